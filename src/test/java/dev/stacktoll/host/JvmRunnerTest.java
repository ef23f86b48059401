package dev.stacktoll.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java runtimes' answers. */
@EnabledOnOs(OS.LINUX)
final class JvmRunnerTest {
  private static JvmRunner runner() throws IOException {
    return new JvmRunner(Files.readAllBytes(Path.of("images/modules/fft.wasm")));
  }

  /** The checksum of every runtime on every machine after one pass: firmware/README.md. */
  @ParameterizedTest
  @CsvSource({
    "chicory, Chicory 1.6.0",
    "chicory-compiled, compiled to Java bytecode",
    "graalwasm, GraalWasm"
  })
  void onePassGivesTheChecksumOfTheBoards(String runtime, String about) throws IOException {
    JvmRunner runner = runner();
    String answer = runner.answer(runtime + " 1");
    assertTrue(answer.matches("ns=[0-9]+ elapsed=[0-9]+ checksum=0x2f484ef4"), answer);
    assertTrue(runner.answer("about " + runtime).contains(about));
  }

  @Test
  void everyRequestFillsTheBufferAgain() throws IOException {
    JvmRunner runner = runner();
    assertEquals(
        runner.answer("chicory 2").replaceAll(".* ", ""),
        runner.answer("chicory 2").replaceAll(".* ", ""));
  }

  @Test
  void whatCannotBeDoneIsAnErrorOfOneLine() throws IOException {
    assertEquals("error=no such runtime", runner().answer("other 1"));
    String broken = new JvmRunner(new byte[] {1, 2, 3, 4}).answer("chicory 1");
    assertTrue(broken.startsWith("error=") && broken.lines().count() == 1, broken);
  }
}

package dev.stacktoll.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WAMR's compiler, where it is built; continuous integration builds it. */
final class WamrcTest {
  private static byte[] fft() throws IOException {
    return Files.readAllBytes(Path.of("images", "modules", "fft.wasm"));
  }

  private static AotModule compiled(AotOptions options) throws IOException {
    return AotModule.parse("fft.aot", WamrcForTests.required().compile("fft.wasm", fft(), options));
  }

  @ParameterizedTest
  @CsvSource({"SOFT, fft-soft.aot", "HARD, fft-hard-m4.aot"})
  void defaultsOfARowGiveTheCommittedModule(AotOptions.Abi abi, String committed)
      throws IOException {
    AotOptions options = AotOptions.forBoard(abi, "cortex-m4", false);
    byte[] bytes = WamrcForTests.required().compile("fft.wasm", fft(), options);
    assertEquals(
        -1,
        java.util.Arrays.mismatch(Files.readAllBytes(Path.of("images/modules", committed)), bytes));
  }

  @Test
  void otherTargetsAreCompiledToo() throws IOException {
    AotModule x86 =
        compiled(
            new AotOptions(
                "x86_64", AotOptions.Abi.HARD, Optional.empty(), false, 3, Optional.of(false)));
    assertEquals("x86_64", x86.target().architecture());
    assertEquals(64, x86.target().bits());
    AotModule xip = compiled(AotOptions.forBoard(AotOptions.Abi.HARD, "cortex-m7", true));
    assertTrue(xip.target().inPlace());
    assertFalse(xip.avoidsFpu());
  }

  @Test
  void whatTheCompilerRefusesIsSaidInItsWordsWithoutItsFiles() {
    byte[] unsound =
        WatCompiler.compile("m.wat", "(module (func))".getBytes(StandardCharsets.UTF_8));
    unsound[unsound.length - 1] = 0x1a; // the body of the function becomes 'drop' without 'end'
    BadInput error =
        assertThrows(
            BadInput.class,
            () ->
                WamrcForTests.required()
                    .compile(
                        "m.wasm",
                        unsound,
                        AotOptions.forBoard(AotOptions.Abi.SOFT, "cortex-m4", false)));
    assertTrue(error.getMessage().startsWith("wamrc refuses m.wasm: "), error.getMessage());
    assertFalse(error.getMessage().contains("module.wasm"), error.getMessage());
    AotOptions unknown = AotOptions.forBoard(AotOptions.Abi.HARD, "cortex-x9", false);
    BadInput cpu = assertThrows(BadInput.class, () -> compiled(unknown));
    assertTrue(cpu.getMessage().contains("cortex-x9"), cpu.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "arm, HARD, 3, no target arm",
    "x86_64, SOFT, 3, no soft-float",
    "thumbv7em, SOFT, 4, level 4"
  })
  void combinationsThatDoNotExistAreRefused(
      String target, AotOptions.Abi abi, int level, String says) {
    BadInput error =
        assertThrows(
            BadInput.class,
            () -> new AotOptions(target, abi, Optional.empty(), false, level, Optional.empty()));
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }

  @Test
  void compilerIsLookedForWhereMakePutsIt(@TempDir Path home) throws IOException {
    Path program = home.resolve("build/wamrc/wamrc");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\necho broken; exit 1\n");
    assertTrue(program.toFile().setExecutable(true));
    AotOptions options = AotOptions.forBoard(AotOptions.Abi.SOFT, "cortex-m4", false);
    BadInput error =
        assertThrows(
            BadInput.class,
            () -> Wamrc.find(home).orElseThrow().compile("fft.wasm", fft(), options));
    assertEquals("wamrc refuses fft.wasm: broken", error.getMessage());
  }
}

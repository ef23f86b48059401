package dev.stacktoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results file does not depend on how Java runs the program. */
final class DeterminismTest {
  @TempDir private Path folder;

  private String results(String name, String jobs, String... jvmOptions)
      throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(jvmOptions));
    words.addAll(
        List.of(
            "-Dstacktoll.home=" + Path.of("").toAbsolutePath(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "dev.stacktoll.cli.Main",
            "run",
            "--fresh",
            "--iterations",
            "1",
            "--jobs",
            jobs,
            "--out",
            out.toString(),
            "nucleo-*/bare-metal/native/*"));
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertTrue(ended && process.exitValue() == 0, () -> "see " + text(log));
    return Files.readString(out.resolve("results.json"));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void interpretedAndCompiledJavaGiveTheSameBytes() throws IOException, InterruptedException {
    String usual = results("usual", "2");
    assertTrue(usual.contains("nucleo-f746zg/bare-metal/native/fft"), "cells were measured");
    assertEquals(usual, results("interpreted", "1", "-Xint"));
    assertEquals(usual, results("serial", "1", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
  }
}

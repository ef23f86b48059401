package dev.stacktoll;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs that some tests call. */
public final class Tools {
  private Tools() {}

  /** Ends the test where a program is missing: skipped at home, failed in CI. */
  public static void require(String... programs) {
    List<String> missing = Stream.of(programs).filter(p -> !onPath(p)).toList();
    if (missing.isEmpty()) {
      return;
    }
    String reason = "not installed: " + String.join(", ", missing);
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason);
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

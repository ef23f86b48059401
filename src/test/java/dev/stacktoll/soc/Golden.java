package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are read in review; {@code -Dgolden.update=true} rewrites them. */
final class Golden {
  private Golden() {}

  static void check(String name, String text) {
    Path file = Path.of("src/test/resources/dev/stacktoll/soc", name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertEquals(Files.readString(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

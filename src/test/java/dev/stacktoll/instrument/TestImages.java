package dev.stacktoll.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The committed firmware images, for tests. */
public final class TestImages {
  private TestImages() {}

  public static Path folder() {
    return Path.of("images");
  }

  public static ElfImage read(String name) {
    return ElfImage.read(folder().resolve(name + ".elf"));
  }

  /** All ELF files of the folder, by name. */
  public static List<Path> all() throws IOException {
    try (var files = Files.list(folder())) {
      return files.filter(f -> f.toString().endsWith(".elf")).sorted().toList();
    }
  }
}

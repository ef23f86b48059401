package dev.stacktoll.cli;

import java.nio.file.Path;

/** Where the program's files are: the launcher says so in a system property. */
final class Home {
  private Home() {}

  static Path images() {
    return root().resolve("images");
  }

  static Path cache() {
    return root().resolve("build").resolve("cache");
  }

  static Path root() {
    return Path.of(System.getProperty("stacktoll.home", ""));
  }
}

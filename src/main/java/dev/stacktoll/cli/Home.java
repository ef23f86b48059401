package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.ZephyrBuilder;
import dev.stacktoll.lab.ZephyrWorkspace;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the program's files are: the launcher says so in a system property. */
final class Home {
  private Home() {}

  static Path images() {
    return root().resolve("images");
  }

  static Path cache() {
    return root().resolve("build").resolve("cache");
  }

  /**
   * Builds cells on Zephyr in the given workspace, else in that of the environment. One of the
   * environment that cannot be used counts as none: nobody asked for it here.
   *
   * @throws BadInput if the given one cannot be used
   */
  static Optional<ZephyrBuilder> zephyr(@Nullable Path given) {
    if (given != null) {
      return Optional.of(builder(given));
    }
    try {
      return Optional.ofNullable(System.getenv("ZEPHYR_BASE")).map(Path::of).map(Home::builder);
    } catch (BadInput _) {
      return Optional.empty();
    }
  }

  private static ZephyrBuilder builder(Path workspace) {
    return new ZephyrBuilder(
        ZephyrWorkspace.at(workspace), root(), root().resolve("build").resolve("zephyr"));
  }

  static Path root() {
    return Path.of(System.getProperty("stacktoll.home", ""));
  }
}

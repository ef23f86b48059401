package dev.stacktoll.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Name and version as reports and {@code --version} print them. */
final class Version implements IVersionProvider {
  static String text() {
    return "Stacktoll "
        + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("(development)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }
}

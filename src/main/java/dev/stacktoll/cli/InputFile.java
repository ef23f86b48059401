package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command reads, or standard input. */
final class InputFile {
  /** Name of standard input on the command line. */
  static final String STANDARD_INPUT = "-";

  private InputFile() {}

  /**
   * All of it.
   *
   * @throws BadInput if it cannot be read
   */
  static byte[] read(String source) throws IOException {
    if (source.equals(STANDARD_INPUT)) {
      return System.in.readAllBytes();
    }
    try {
      return Files.readAllBytes(Path.of(source));
    } catch (NoSuchFileException _) {
      throw new BadInput(source + " does not exist.", "Check the path; '-' reads a pipe.");
    } catch (IOException e) {
      throw new BadInput(
          source + " cannot be read: " + e.getMessage() + ".", "Give a file, or '-' for a pipe.");
    }
  }
}

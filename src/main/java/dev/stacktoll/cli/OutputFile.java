package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes: a file, whole or not at all, or standard output. */
final class OutputFile {
  @Option(
      names = "-o",
      paramLabel = "OUT",
      description = "Output file; default is standard output.")
  private @Nullable Path path;

  @Option(names = "--force", description = "Replace the output file if it exists.")
  private boolean force;

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] bytes) throws IOException {
    if (path == null || path.toString().equals("-")) {
      PrintStream out = System.out;
      out.write(bytes);
      out.flush();
      return;
    }
    if (Files.exists(path) && !force) {
      throw new BadInput(path + " exists.", "Add --force to replace it, or choose another name.");
    }
    try {
      Path part = Files.createTempFile(path.toAbsolutePath().getParent(), "part", null);
      Files.write(part, bytes);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BadInput(path + " cannot be written: " + e.getMessage() + ".", "Check the folder.");
    }
  }
}

package dev.stacktoll.report;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a report folder, each written whole or not at all. */
public final class ReportFiles {
  private ReportFiles() {}

  /**
   * Fails early, before hours of measuring, if the folder cannot be written.
   *
   * @throws BadInput if it cannot
   */
  public static void checkWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "check", null));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** results.json, results.csv, report.md and report.html. */
  public static void write(RunResult result, Path folder) {
    write(folder.resolve("results.json"), ReportFormat.JSON.render(result));
    write(folder.resolve("results.csv"), ReportFormat.CSV.render(result));
    write(folder.resolve("report.md"), ReportFormat.MARKDOWN.render(result));
    write(folder.resolve("report.html"), ReportFormat.HTML.render(result));
  }

  private static void write(Path file, String text) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      Path part = Files.createTempFile(parent, file.getFileName().toString(), ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static BadInput unwritable(Path path, IOException e) {
    return new BadInput(
        path + " cannot be written: " + e.getMessage() + ".", "Choose another folder with --out.");
  }
}

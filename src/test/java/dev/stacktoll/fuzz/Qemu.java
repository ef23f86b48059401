package dev.stacktoll.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** QEMU's system emulation of the same processor; the image writes its log to a file. */
final class Qemu implements Oracle {
  private static final String PROGRAM = "qemu-system-arm";

  private final Target target;
  private final Path folder;
  private final int seconds;

  /**
   * Runs in a folder of the caller's.
   *
   * @param seconds after which an image has not got to its end
   */
  Qemu(Target target, Path folder, int seconds) {
    this.target = target;
    this.folder = folder;
    this.seconds = seconds;
  }

  /** First line of the version; empty if it is not installed. */
  static Optional<String> version() {
    try {
      Process process = new ProcessBuilder(PROGRAM, "--version").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes());
      return text.lines().findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> run(Image image) throws IOException {
    Path elf = folder.resolve("image.elf");
    Path log = folder.resolve("log");
    Files.write(elf, image.elf());
    Files.deleteIfExists(log);
    Process process =
        new ProcessBuilder(
                List.of(
                    PROGRAM,
                    "-machine",
                    target.machine(),
                    "-display",
                    "none",
                    "-monitor",
                    "none",
                    "-serial",
                    "none",
                    "-semihosting-config",
                    "enable=on,target=native",
                    "-kernel",
                    elf.toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("messages").toFile())
            .start();
    boolean ended = waitFor(process);
    return ended && process.exitValue() == 0 && Files.exists(log)
        ? Optional.of(Files.readAllBytes(log))
        : Optional.empty();
  }

  private boolean waitFor(Process process) throws IOException {
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        return true;
      }
      process.destroyForcibly().waitFor();
      return false;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("interrupted while QEMU ran", e);
    }
  }
}

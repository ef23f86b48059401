package dev.stacktoll.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A child process that answers each line with a line; see {@code firmware/host/runner.c}. */
final class Runner implements AutoCloseable {
  private static final String ERROR = "error=";
  private static final Pattern TOOK =
      Pattern.compile("ns=(\\d+) elapsed=(\\d+) checksum=(0x[0-9a-f]{8})");
  private static final Pattern HERTZ = Pattern.compile("hertz=(\\d+)");

  private final Process process;
  private final Path errors;
  private final Writer requests;
  private final BufferedReader answers;

  private Runner(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static Runner start(List<String> command) {
    try {
      Path errors = Files.createTempFile("stacktoll-host-", ".txt");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      return new Runner(process, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer passes(String runtime, int passes) {
    String line = ask(runtime + " " + passes);
    Matcher took = TOOK.matcher(line);
    return took.matches()
        ? new Answer.Took(
            Long.parseLong(took.group(1)), Long.parseLong(took.group(2)), took.group(3))
        : new Answer.Failed(line.startsWith(ERROR) ? line.substring(ERROR.length()) : line);
  }

  /** Cycles a second of the processor's core, calibrated now; 0 if the runner cannot tell. */
  long hertz() {
    Matcher hertz = HERTZ.matcher(ask("clock"));
    return hertz.matches() ? Long.parseLong(hertz.group(1)) : 0;
  }

  /** What a runtime on the JVM says about itself. */
  String about(String runtime) {
    return ask("about " + runtime);
  }

  private String ask(String request) {
    try {
      requests.write(request + "\n");
      requests.flush();
      String line = answers.readLine();
      return line != null ? line : ERROR + lastWords();
    } catch (IOException _) {
      return ERROR + lastWords(); // the pipe is broken: the process has ended
    }
  }

  /** Why the process ended, as far as it said. */
  private String lastWords() {
    try {
      int code = process.waitFor();
      String said = Files.readString(errors).lines().findFirst().orElse("without a word");
      return "the runner ended with exit code %d: %s".formatted(code, said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** Ends the process, which holds nothing that could be lost. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      Files.deleteIfExists(errors);
    } catch (IOException _) {
      // a file of a few bytes stays behind in the system's temporary folder
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.stacktoll.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Timing figures that a model is known to miss, from {@code known-timing-failures.txt}: each line
 * is id, expected figure, the model's figure, and why. A test looks its row up: a listed row must
 * give the model's figure and not the expected one.
 */
public final class KnownTimingFailures {
  /** One line of the file. */
  public record Failure(double expected, double model, String why) {}

  private final Map<String, Failure> failures = new HashMap<>();

  public static KnownTimingFailures read() {
    KnownTimingFailures result = new KnownTimingFailures();
    for (String line : lines("known-timing-failures.txt")) {
      String[] cells = cells(line);
      Failure failure =
          new Failure(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), cells[3]);
      if (result.failures.put(cells[0], failure) != null) {
        throw new IllegalStateException(cells[0] + " is listed twice");
      }
    }
    return result;
  }

  /** What the model is expected to give for a row: its own wrong figure if the row is listed. */
  public double figure(String id, double expected) {
    Failure failure = failures.get(id);
    if (failure == null) {
      return expected;
    }
    if (failure.expected != expected || failure.model == expected) {
      throw new AssertionError(id + " is listed as a failure but passes, or expects otherwise");
    }
    return failure.model;
  }

  public Iterable<String> ids() {
    return failures.keySet().stream().sorted().toList();
  }

  /** Lines of a resource without comments and blank ones. */
  public static Iterable<String> lines(String resource) {
    try (InputStream in =
        KnownTimingFailures.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of a line, which bars separate. */
  public static String[] cells(String line) {
    return line.strip().split("\\s*\\|\\s*", -1);
  }
}

package dev.stacktoll.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@code key=value} lines that an image of ours prints; see firmware/README.md. */
final class Printed implements Consumer<String> {
  private final Map<String, String> values = new HashMap<>();
  private boolean done;

  @Override
  public void accept(String line) {
    int equals = line.indexOf('=');
    if (equals > 0) {
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    done |= line.equals("done");
  }

  /** The image has printed its last line. */
  boolean done() {
    return done;
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Why the firmware gave up, if it did. */
  Optional<String> error() {
    return text("error");
  }

  Optional<Double> number(String key) {
    return text(key).map(Double::valueOf);
  }

  /** Those of the keys that were printed, as figures. */
  void copy(List<String> keys, Map<String, Double> figures) {
    keys.forEach(key -> number(key).ifPresent(value -> figures.put(key, value)));
  }
}

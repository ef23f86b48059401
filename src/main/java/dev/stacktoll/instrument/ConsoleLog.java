package dev.stacktoll.instrument;

import dev.stacktoll.soc.ConsoleListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The terminal at a board's serial port: bytes become lines of text. */
public final class ConsoleLog implements ConsoleListener {
  /** Longest line kept; the rest of a longer one starts a new line. */
  private static final int LONGEST_LINE = 4096;

  private static final int MOST_LINES = 100_000;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> lines = new ArrayList<>();
  private final Consumer<String> onLine;

  public ConsoleLog() {
    this(_ -> {});
  }

  /** Also tells each complete line as it arrives. */
  public ConsoleLog(Consumer<String> onLine) {
    this.onLine = onLine;
  }

  @Override
  public void received(String port, byte value, long cycle) {
    if (value == '\n' || line.size() >= LONGEST_LINE) {
      finishLine();
    } else if (value != '\r') {
      line.write(value);
    }
  }

  private void finishLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (lines.size() < MOST_LINES) {
      lines.add(text);
    }
    onLine.accept(text);
  }

  /** The complete lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Complete lines and the unfinished one. */
  public String text() {
    StringBuilder all = new StringBuilder();
    lines.forEach(l -> all.append(l).append('\n'));
    return all.append(line.toString(StandardCharsets.UTF_8)).toString();
  }
}

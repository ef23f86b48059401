package dev.stacktoll.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to run.
 *
 * @param tool name and version, for the result
 * @param command as typed, for the result
 * @param patterns cells, empty for all
 * @param iterations FFTs per measurement
 * @param fresh measure even what the cache knows
 */
public record RunRequest(
    String tool,
    String command,
    List<String> patterns,
    int jobs,
    int iterations,
    boolean fresh,
    BoardSettings board) {
  /** Passes of the published FFT measurement. */
  public static final int PUBLISHED_ITERATIONS = 100;

  public RunRequest {
    patterns = List.copyOf(patterns);
  }

  /** The same with another value of a timing rule. */
  RunRequest withRule(String id, int value) {
    Map<String, Integer> rules = new TreeMap<>(board.rules());
    rules.put(id, value);
    BoardSettings settings = new BoardSettings(board.hsiHertz(), rules);
    return new RunRequest(tool, command, patterns, jobs, iterations, fresh, settings);
  }
}

package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.BoardSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options about the board's hardware that several commands share. */
final class BoardOptions {
  @Option(
      names = "--hsi",
      paramLabel = "HZ",
      description = "Frequency of the internal RC oscillator (default: ${DEFAULT-VALUE}).")
  private long hsiHertz = BoardSettings.NOMINAL_HSI_HERTZ;

  @Option(
      names = "--rule",
      paramLabel = "ID=VALUE",
      description = "Give a timing rule another value, e.g. to see what rests on it.")
  private Map<String, Integer> rules = new LinkedHashMap<>();

  BoardSettings options() {
    if (hsiHertz < 15_000_000 || hsiHertz > 17_000_000) {
      throw new BadInput(
          "--hsi " + hsiHertz + " is no frequency that this oscillator can have.",
          "Give hertz between 15000000 and 17000000; nominal is 16000000.");
    }
    return new BoardSettings(hsiHertz, rules);
  }

  List<String> words() {
    List<String> words = new ArrayList<>();
    if (hsiHertz != BoardSettings.NOMINAL_HSI_HERTZ) {
      words.add("--hsi " + hsiHertz);
    }
    rules.forEach((id, value) -> words.add("--rule " + id + "=" + value));
    return words;
  }
}

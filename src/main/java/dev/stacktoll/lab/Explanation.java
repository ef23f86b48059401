package dev.stacktoll.lab;

import dev.stacktoll.core.Cause;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.LineTable;
import dev.stacktoll.instrument.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the cycles of a run went.
 *
 * @param title cell or file
 * @param stop why the run ended
 * @param cycles of the whole run; every table's rows add up to it
 * @param causes cycles by cause label
 * @param rules cycles by timing rule
 * @param functions by falling cycles
 * @param lines source lines by falling cycles
 */
public record Explanation(
    String title,
    String stop,
    boolean faulted,
    long cycles,
    long instructions,
    Map<String, Long> causes,
    List<RuleShare> rules,
    List<Share> functions,
    List<Share> lines) {
  /** One function or line. */
  public record Share(String name, long cycles, long instructions, Map<String, Long> causes) {}

  /** One timing rule and what it charged. */
  public record RuleShare(String id, String cause, String status, long cycles, String claim) {}

  /** Runs a firmware with a profiler attached. */
  public static Explanation ofFirmware(
      Path file, String board, BoardSettings settings, double maxSeconds) {
    Simulation.Limits limits =
        new Simulation.Limits(maxSeconds, Optional.empty(), Optional.empty());
    return of(file.toString(), board, ElfImage.read(file), settings, limits, Map.of());
  }

  static Explanation of(
      String title,
      String board,
      ElfImage image,
      BoardSettings settings,
      Simulation.Limits limits,
      Map<String, Integer> patches) {
    Simulation simulation = new Simulation(board, image, settings, limits, patches, _ -> {});
    Profile profile = simulation.attachProfile();
    Simulation.Outcome outcome = simulation.run(limits, title);
    return new Explanation(
        title,
        outcome.stop(),
        outcome.faulted(),
        outcome.cycles(),
        outcome.instructions(),
        outcome.causes(),
        simulation.ruleShares(),
        shares(profile.functions(image)),
        shares(profile.lines(LineTable.of(image))));
  }

  private static List<Share> shares(List<Profile.Entry> entries) {
    List<Share> shares = new ArrayList<>();
    for (Profile.Entry entry : entries) {
      Map<String, Long> causes = new LinkedHashMap<>();
      for (Cause cause : Cause.values()) {
        if (entry.cycles(cause) != 0) {
          causes.put(cause.label(), entry.cycles(cause));
        }
      }
      shares.add(new Share(entry.name(), entry.cycles(), entry.instructions(), causes));
    }
    return shares;
  }
}

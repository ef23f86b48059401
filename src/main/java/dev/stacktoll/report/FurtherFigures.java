package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * Where the study was silent: loading, the first pass against NaN passes, one host call, jitter.
 */
final class FurtherFigures {
  static final String EXPLANATION =
      "Load: cycles to parse, instantiate and link the module. First pass: on finite numbers, alone."
          + " NaN pass: one more after all others. Edge: half a period of the toggle, for a runtime"
          + " one host call. Jitter: standard deviation of the period in cycles.";

  static final List<String> TITLES =
      List.of("cell", "load", "first pass", "NaN pass", "edge", "shortest", "longest", "jitter");

  private FurtherFigures() {}

  static List<List<String>> rows(RunResult result) {
    return result.cells().stream()
        .filter(CellResult.Measured.class::isInstance)
        .map(CellResult.Measured.class::cast)
        .map(
            m ->
                List.of(
                    m.id().toString(),
                    figure(m, "load_cycles", "%,.0f"),
                    figure(m, "first_pass_cycles", "%,.0f"),
                    figure(m, "nan_pass_cycles", "%,.0f"),
                    figure(m, "cycles_per_edge", "%,.2f"),
                    figure(m, "period_cycles_min", "%,.0f"),
                    figure(m, "period_cycles_max", "%,.0f"),
                    figure(m, "period_cycles_jitter", "%,.2f")))
        .toList();
  }

  private static String figure(CellResult.Measured cell, String name, String pattern) {
    return Optional.ofNullable(cell.figures().get(name))
        .map(value -> Rows.format(pattern, value))
        .orElse("");
  }
}

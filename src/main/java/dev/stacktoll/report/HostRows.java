package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Estimate;
import dev.stacktoll.lab.HostClock;
import dev.stacktoll.lab.HostConditions;
import dev.stacktoll.lab.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of this computer, apart from the simulated boards': nanoseconds, and as the figure to
 * compare with the study the slowdown against native code.
 */
final class HostRows {
  static final String HEADING = "This computer";

  static final List<String> TITLES =
      List.of(
          "cell",
          "time",
          "interval",
          "slowdown",
          "interval",
          "published",
          "cycles",
          "outliers",
          "status");

  private HostRows() {}

  /** Under what the rows were measured; empty if none was. */
  static String explanation(RunResult result) {
    return result.cells().stream()
        .filter(CellResult.HostMeasured.class::isInstance)
        .map(CellResult.HostMeasured.class::cast)
        .findFirst()
        .map(HostRows::explanation)
        .orElse("");
  }

  private static String explanation(CellResult.HostMeasured cell) {
    HostConditions conditions = cell.conditions();
    return Rows.format(
        "%s (%s), all runtimes on processor %d, JVM %s. Median processor time of %d samples of %d FFTs"
            + " each, taken in turns after a warm-up; intervals hold the true median with %.1f %% probability."
            + " Slowdown: time divided by native's in the same round; published: the study's"
            + " slowdown on its own computer. Outliers lie beyond 1.5 interquartile ranges and are"
            + " included. %s",
        conditions.model(),
        conditions.architecture(),
        conditions.processor(),
        conditions.java(),
        cell.samples().size(),
        cell.iterations(),
        100 * cell.nanoseconds().confidence(),
        clock(conditions.clock()));
  }

  /** The clock and how it was established, or why there is none. */
  static String clock(HostClock clock) {
    String range =
        Rows.format(
            "%.3f to %.3f GHz by a chain of additions timed in every round",
            clock.lowestHertz() / 1e9, clock.highestHertz() / 1e9);
    return clock
        .hertz()
        .map(f -> Rows.format("Cycles at %.3f GHz: clock %s.", f / 1e9, range))
        .orElse("No cycles, as the clock was not stable: " + range + ".");
  }

  static List<Rows.Row> of(RunResult result) {
    List<Rows.Row> rows = new ArrayList<>();
    for (CellResult cell : result.cells()) {
      if (cell.id().isHost()) {
        rows.add(new Rows.Row(texts(result, cell), cell));
      }
    }
    return rows;
  }

  private static List<String> texts(RunResult result, CellResult cell) {
    String id = cell.id().toString();
    String published =
        result.published().cell(cell.id()).map(p -> slowdown(p.slowdown())).orElse("");
    return switch (cell) {
      case CellResult.HostMeasured m ->
          List.of(
              id,
              Rows.format("%,.0f ns", m.nanoseconds().median()),
              interval(m.nanoseconds(), "%,.0f"),
              slowdown(m.slowdown().median()),
              interval(m.slowdown(), "%.2f"),
              published,
              m.cycles().map(c -> Rows.format("%,.0f", c)).orElse(""),
              Integer.toString(m.outliers().size()),
              "measured");
      case CellResult.Failed _ -> unmeasured(id, published, "failed");
      case CellResult.NotMeasured _ -> unmeasured(id, published, "not measured");
      case CellResult.Measured _ -> throw new IllegalArgumentException(id + " is simulated");
    };
  }

  private static List<String> unmeasured(String id, String published, String status) {
    return List.of(id, "", "", "", "", published, "", "", status);
  }

  private static String slowdown(double value) {
    return Rows.format("%.2f×", value);
  }

  private static String interval(Estimate estimate, String pattern) {
    return Rows.format(pattern + " … " + pattern, estimate.low(), estimate.high());
  }
}

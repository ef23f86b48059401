package dev.stacktoll.report;

import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows that terminal, Markdown and HTML tables share: one a cell of a simulated board, already
 * as text. This computer's are {@link HostRows}.
 */
final class Rows {
  /** Column titles of {@link #of}. */
  static final List<String> TITLES =
      List.of(
          "cell",
          "measured",
          "published",
          "error",
          "±",
          "slowdown",
          "assumed",
          "flash",
          "RAM",
          "status");

  /** A row: the cell's texts by column, and whether it failed. */
  record Row(List<String> texts, CellResult cell) {}

  private Rows() {}

  static List<Row> of(RunResult result) {
    List<Row> rows = new ArrayList<>();
    for (CellResult cell : result.cells()) {
      if (!cell.id().isHost()) {
        rows.add(new Row(texts(result, cell), cell));
      }
    }
    return rows;
  }

  private static List<String> texts(RunResult result, CellResult cell) {
    String published = published(result, cell.id());
    return switch (cell) {
      case CellResult.Measured m ->
          List.of(
              m.id().toString(),
              value(m.metric(), m.value()),
              published,
              error(result, m),
              spread(result, m),
              result.slowdown(m).map(s -> format("%.2f×", s)).orElse(""),
              format("%.1f %%", m.assumedPercent()),
              kib(m.footprint().flash()),
              kib(m.footprint().totalRam()),
              "measured");
      case CellResult.HostMeasured m ->
          throw new IllegalArgumentException(m.id() + " is no cell of a simulated board");
      case CellResult.NotMeasured n ->
          List.of(n.id().toString(), "", published, "", "", "", "", "", "", "not measured");
      case CellResult.Failed f ->
          List.of(f.id().toString(), "", published, "", "", "", "", "", "", "failed");
    };
  }

  private static String published(RunResult result, CellId id) {
    CellResult.Metric metric = id.isFft() ? CellResult.Metric.FFT : CellResult.Metric.TOGGLE;
    Optional<String> own = result.published().cell(id).map(p -> value(metric, p.value()));
    return own.orElseGet(
        () ->
            result
                .published()
                .zephyrRow(id)
                .flatMap(z -> result.published().cell(z))
                .map(p -> "(" + value(metric, p.value()) + " Zephyr)")
                .orElse(""));
  }

  private static String error(RunResult result, CellResult.Measured cell) {
    return result.errorPercent(cell).map(e -> format("%+.2f %%", e)).orElse("");
  }

  private static String spread(RunResult result, CellResult.Measured cell) {
    return result.spread(cell).map(s -> format("%.1f %%", s.percent())).orElse("");
  }

  /** A value with its unit: megahertz and kilohertz for toggles, whole cycles for the FFT. */
  static String value(CellResult.Metric metric, double value) {
    return switch (metric) {
      case TOGGLE ->
          value >= 1e7 ? format("%.3f MHz", value / 1e6) : format("%.1f kHz", value / 1e3);
      case FFT -> format("%,d cycles", Math.round(value));
    };
  }

  static String kib(int bytes) {
    return format("%.1f KiB", bytes / 1024.0);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

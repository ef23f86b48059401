package dev.stacktoll.report;

import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.RunResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows that terminal, Markdown and HTML tables share: one a cell of a simulated board, already
 * as text. This computer's are {@link HostRows}.
 */
final class Rows {
  /** Column titles for cells of the matrix. */
  private static final List<String> MATRIX_TITLES =
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

  /** Column titles for calls of a module of the user. */
  private static final List<String> CALL_TITLES =
      List.of(
          "cell",
          "a call",
          "first call",
          "host calls",
          "returned",
          "memory",
          "assumed",
          "flash",
          "RAM",
          "status");

  /** A row: the cell's texts by column, and whether it failed. */
  record Row(List<String> texts, CellResult cell) {}

  private Rows() {}

  /** Column titles of {@link #of}. */
  static List<String> titles(RunResult result) {
    return hasCalls(result) ? CALL_TITLES : MATRIX_TITLES;
  }

  static List<Row> of(RunResult result) {
    boolean calls = hasCalls(result);
    List<Row> rows = new ArrayList<>();
    for (CellResult cell : result.cells()) {
      if (!cell.id().isHost()) {
        rows.add(new Row(calls ? callTexts(cell) : texts(result, cell), cell));
      }
    }
    return rows;
  }

  private static boolean hasCalls(RunResult result) {
    return result.cells().stream().anyMatch(c -> c.id().isOwnModule());
  }

  private static List<String> callTexts(CellResult cell) {
    return switch (cell) {
      case CellResult.Measured m ->
          List.of(
              m.id().toString(),
              value(m.metric(), m.value()),
              format("%,.0f", m.figures().getOrDefault("first_call_cycles", 0.0)),
              format("%,.0f", m.figures().getOrDefault("host_calls", 0.0)),
              m.checksum().orElse(""),
              format("0x%08x", m.figures().getOrDefault("memory_checksum", 0.0).longValue()),
              format("%.1f %%", m.assumedPercent()),
              kib(m.footprint().flash()),
              kib(m.footprint().totalRam()),
              "measured");
      case CellResult.HostMeasured m -> throw notSimulated(m);
      case CellResult.NotMeasured n -> withoutFigures(n, CALL_TITLES.size(), "not measured");
      case CellResult.Failed f -> withoutFigures(f, CALL_TITLES.size(), "failed");
    };
  }

  private static IllegalArgumentException notSimulated(CellResult cell) {
    return new IllegalArgumentException(cell.id() + " is no cell of a simulated board");
  }

  private static List<String> withoutFigures(CellResult cell, int columns, String status) {
    List<String> texts = new ArrayList<>(Collections.nCopies(columns, ""));
    texts.set(0, cell.id().toString());
    texts.set(columns - 1, status);
    return texts;
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
      case CellResult.HostMeasured m -> throw notSimulated(m);
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
      case FFT, CALL -> format("%,d cycles", Math.round(value));
    };
  }

  static String kib(int bytes) {
    return format("%.1f KiB", bytes / 1024.0);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

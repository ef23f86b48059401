package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.RunResult;
import java.util.List;
import java.util.StringJoiner;

/** One line a cell, numbers without units, as a spreadsheet wants them (RFC 4180). */
final class CsvReport {
  private static final List<String> TITLES =
      List.of(
          "id",
          "status",
          "metric",
          "value",
          "unit",
          "published",
          "error_percent",
          "slowdown",
          "published_slowdown",
          "assumed_percent",
          "cycles",
          "instructions",
          "flash",
          "static_ram",
          "dynamic_ram",
          "total_ram",
          "checksum",
          "reason");

  private CsvReport() {}

  static String render(RunResult result) {
    StringBuilder out = new StringBuilder();
    line(out, TITLES);
    for (CellResult cell : result.cells()) {
      line(out, texts(result, cell));
    }
    return out.toString();
  }

  private static List<String> texts(RunResult result, CellResult cell) {
    String id = cell.id().toString();
    String published =
        result
            .published()
            .cell(cell.id())
            .filter(_ -> !cell.id().isHost()) // in cycles of another computer
            .map(p -> number(p.value()))
            .orElse("");
    String publishedSlowdown =
        result.published().cell(cell.id()).map(p -> number(p.slowdown())).orElse("");
    return switch (cell) {
      case CellResult.Measured m ->
          List.of(
              id,
              "measured",
              m.metric().key(),
              number(m.value()),
              m.metric().unit(),
              published,
              result.errorPercent(m).map(CsvReport::number).orElse(""),
              result.slowdown(m).map(CsvReport::number).orElse(""),
              publishedSlowdown,
              number(m.assumedPercent()),
              Long.toString(m.cycles()),
              Long.toString(m.instructions()),
              Integer.toString(m.footprint().flash()),
              Integer.toString(m.footprint().staticRam()),
              Integer.toString(m.footprint().dynamicRam()),
              Integer.toString(m.footprint().totalRam()),
              m.checksum().orElse(""),
              "");
      case CellResult.HostMeasured m -> host(m, publishedSlowdown);
      case CellResult.NotMeasured n ->
          unmeasured(id, "not-measured", published, publishedSlowdown, n.reason());
      case CellResult.Failed f ->
          unmeasured(id, "failed", published, publishedSlowdown, f.reason());
    };
  }

  private static List<String> host(CellResult.HostMeasured cell, String publishedSlowdown) {
    return List.of(
        cell.id().toString(),
        "measured",
        CellResult.HostMeasured.METRIC,
        number(cell.nanoseconds().median()),
        CellResult.HostMeasured.UNIT,
        "",
        "",
        number(cell.slowdown().median()),
        publishedSlowdown,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        cell.checksum(),
        "");
  }

  private static List<String> unmeasured(
      String id, String status, String published, String publishedSlowdown, String reason) {
    return List.of(
        id,
        status,
        "",
        "",
        "",
        published,
        "",
        "",
        publishedSlowdown,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        reason);
  }

  private static String number(double value) {
    return Rows.format("%.3f", value);
  }

  private static void line(StringBuilder out, List<String> texts) {
    StringJoiner joined = new StringJoiner(",", "", "\r\n");
    for (String text : texts) {
      boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      joined.add(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
    out.append(joined);
  }
}

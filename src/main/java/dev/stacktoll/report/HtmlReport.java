package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Footprint;
import dev.stacktoll.lab.RunResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The report as one self-contained HTML page: no script, no network, readable in print. */
final class HtmlReport {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8884; --bad: #c62828; --muted: #888; }
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 96rem; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
      th:first-child, td:first-child { text-align: left; font-family: ui-monospace, monospace; }
      td.text { text-align: left; white-space: normal; }
      tr.failed td { color: var(--bad); } tr.missing td { color: var(--muted); }
      .bar { display: flex; height: 1.1rem; min-width: 24rem; }
      .bar span { display: block; }
      .key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .8rem 0; }
      .key i { display: inline-block; width: .8rem; height: .8rem; margin-right: .35rem; }
      """;

  /** Distinguishable also with a colour vision deficiency; order is the order of appearance. */
  private static final List<String> COLOURS =
      List.of(
          "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#999999", "#ee8866",
          "#44bb99", "#bbcc33", "#ffaabb", "#99ddff", "#77aadd", "#dddddd", "#555555");

  private HtmlReport() {}

  static String render(RunResult result) {
    StringBuilder out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.append("<title>Stacktoll report</title>\n<style>\n").append(STYLE).append("</style>\n");
    out.append("</head>\n<body>\n<h1>What the stacks cost</h1>\n<p>");
    out.append(escape(result.tool())).append(", <code>").append(escape(result.command()));
    out.append("</code></p>\n<p>Published values: ").append(escape(result.published().source()));
    out.append("</p>\n");
    out.append("<h2>Results</h2>\n");
    results(out, Rows.titles(result), Rows.of(result));
    List<Rows.Row> host = HostRows.of(result);
    if (!host.isEmpty()) {
      out.append("<h2>").append(HostRows.HEADING).append("</h2>\n<p>");
      out.append(escape(HostRows.explanation(result))).append("</p>\n");
      results(out, HostRows.TITLES, host);
    }
    causes(out, result);
    memory(out, result);
    plain(
        out,
        "Further figures",
        FurtherFigures.EXPLANATION,
        FurtherFigures.TITLES,
        FurtherFigures.rows(result));
    plain(
        out,
        "Published footprints, in KiB",
        "Each row of the study followed the rule in its last column.",
        PublishedFootprints.TITLES,
        PublishedFootprints.rows(result));
    remarks(out, result);
    return out.append("</body>\n</html>\n").toString();
  }

  private static void results(StringBuilder out, List<String> titles, List<Rows.Row> rows) {
    out.append("<div class=\"wide\"><table>\n");
    row(out, "", "th", titles);
    for (Rows.Row row : rows) {
      String style =
          switch (row.cell()) {
            case CellResult.Measured _, CellResult.HostMeasured _ -> "";
            case CellResult.NotMeasured _ -> "missing";
            case CellResult.Failed _ -> "failed";
          };
      row(out, style, "td", row.texts());
    }
    out.append("</table></div>\n");
  }

  private static void causes(StringBuilder out, RunResult result) {
    Set<String> seen = new LinkedHashSet<>();
    List<CellResult.Measured> measured = measured(result);
    measured.forEach(m -> m.causes().forEach((cause, cycles) -> addIf(seen, cause, cycles > 0)));
    List<String> order = List.copyOf(seen);
    out.append("<h2>Where the cycles went</h2>\n<div class=\"key\">");
    for (int i = 0; i < order.size(); i++) {
      out.append(
          "<span><i style=\"background:%s\"></i>%s</span>"
              .formatted(colour(i), escape(order.get(i))));
    }
    out.append("</div>\n<div class=\"wide\"><table>\n");
    for (CellResult.Measured m : measured) {
      out.append("<tr><td>").append(escape(m.id().toString()));
      out.append("</td><td class=\"text\"><div class=\"bar\">");
      for (int i = 0; i < order.size(); i++) {
        long cycles = m.causes().getOrDefault(order.get(i), 0L);
        if (cycles > 0 && m.measuredCycles() > 0) {
          double share = 100.0 * cycles / m.measuredCycles();
          out.append(
              Rows.format(
                  "<span style=\"width:%.3f%%;background:%s\" title=\"%s: %.1f %%, %,d cycles\"></span>",
                  share, colour(i), escape(order.get(i)), share, cycles));
        }
      }
      out.append("</div></td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private static void addIf(Set<String> set, String value, boolean condition) {
    if (condition) {
      set.add(value);
    }
  }

  private static void memory(StringBuilder out, RunResult result) {
    out.append("<h2>Memory, in bytes</h2>\n<div class=\"wide\"><table>\n");
    row(
        out,
        "",
        "th",
        List.of("cell", "flash", "static RAM", "dynamic RAM", "total RAM", "used of size"));
    for (CellResult.Measured m : measured(result)) {
      Footprint f = m.footprint();
      StringBuilder parts = new StringBuilder();
      f.parts().stream()
          .filter(p -> p.counted() != Footprint.Where.FLASH)
          .forEach(
              p -> parts.append(Rows.format("%s %,d of %,d; ", p.name(), p.used(), p.bytes())));
      row(
          out,
          "",
          "td",
          List.of(
              m.id().toString(),
              Rows.format("%,d", f.flash()),
              Rows.format("%,d", f.staticRam()),
              Rows.format("%,d", f.dynamicRam()),
              Rows.format("%,d", f.totalRam()),
              parts.toString()));
    }
    out.append("</table></div>\n");
  }

  private static void plain(
      StringBuilder out,
      String title,
      String explanation,
      List<String> titles,
      List<List<String>> rows) {
    out.append("<h2>").append(escape(title)).append("</h2>\n<p>").append(escape(explanation));
    out.append("</p>\n<div class=\"wide\"><table>\n");
    row(out, "", "th", titles);
    rows.forEach(texts -> row(out, "", "td", texts));
    out.append("</table></div>\n");
  }

  private static void remarks(StringBuilder out, RunResult result) {
    out.append("<h2>Remarks</h2>\n<ul>\n");
    for (CellResult cell : result.cells()) {
      switch (cell) {
        case CellResult.Measured m -> m.notes().forEach(n -> remark(out, m, n));
        case CellResult.HostMeasured m -> m.notes().forEach(n -> remark(out, m, n));
        case CellResult.NotMeasured n -> remark(out, n, "not measured: " + n.reason());
        case CellResult.Failed f -> remark(out, f, "failed: " + f.reason());
      }
    }
    out.append("</ul>\n");
  }

  private static void remark(StringBuilder out, CellResult cell, String text) {
    out.append("<li><code>").append(escape(cell.id().toString())).append("</code>: ");
    out.append(escape(text)).append("</li>\n");
  }

  private static List<CellResult.Measured> measured(RunResult result) {
    return result.cells().stream()
        .filter(CellResult.Measured.class::isInstance)
        .map(CellResult.Measured.class::cast)
        .toList();
  }

  private static void row(StringBuilder out, String style, String tag, List<String> texts) {
    out.append(style.isEmpty() ? "<tr>" : "<tr class=\"" + style + "\">");
    for (String text : texts) {
      out.append('<').append(tag).append('>').append(escape(text));
      out.append("</").append(tag).append('>');
    }
    out.append("</tr>\n");
  }

  private static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

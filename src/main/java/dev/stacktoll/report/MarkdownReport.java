package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Footprint;
import dev.stacktoll.lab.RunResult;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The report as Markdown: results, where the cycles went, memory, remarks. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String render(RunResult result) {
    StringBuilder out = new StringBuilder("# Stacktoll report\n\n");
    out.append(result.tool()).append(", `").append(result.command()).append("`\n\n");
    out.append("Published values: ").append(result.published().source()).append("\n\n");
    out.append("## Results\n\n");
    table(out, Rows.titles(result), Rows.of(result).stream().map(Rows.Row::texts).toList());
    List<Rows.Row> host = HostRows.of(result);
    if (!host.isEmpty()) {
      out.append("\n## ").append(HostRows.HEADING).append("\n\n");
      out.append(HostRows.explanation(result)).append("\n\n");
      table(out, HostRows.TITLES, host.stream().map(Rows.Row::texts).toList());
    }
    out.append("\n## Where the cycles went\n\nShare of the measured part by cause.\n\n");
    for (CellResult cell : result.cells()) {
      if (cell instanceof CellResult.Measured m) {
        out.append("- `").append(m.id()).append("`: ").append(causes(m)).append('\n');
      }
    }
    out.append("\n## Memory, in bytes\n\n");
    table(
        out,
        List.of("cell", "flash", "static RAM", "dynamic RAM", "total RAM", "parts (used of size)"),
        result.cells().stream()
            .filter(CellResult.Measured.class::isInstance)
            .map(CellResult.Measured.class::cast)
            .map(m -> footprint(m))
            .toList());
    out.append("\n## Further figures\n\n").append(FurtherFigures.EXPLANATION).append("\n\n");
    table(out, FurtherFigures.TITLES, FurtherFigures.rows(result));
    out.append("\n## Published footprints, in KiB, and the rule each row followed\n\n");
    table(out, PublishedFootprints.TITLES, PublishedFootprints.rows(result));
    out.append("\n## Remarks\n\n");
    for (CellResult cell : result.cells()) {
      switch (cell) {
        case CellResult.Measured m ->
            m.notes().forEach(n -> out.append("- `%s`: %s%n".formatted(m.id(), n)));
        case CellResult.HostMeasured m ->
            m.notes().forEach(n -> out.append("- `%s`: %s%n".formatted(m.id(), n)));
        case CellResult.NotMeasured n ->
            out.append("- `%s`: not measured: %s%n".formatted(n.id(), n.reason()));
        case CellResult.Failed f ->
            out.append("- `%s`: failed: %s%n".formatted(f.id(), f.reason()));
      }
    }
    return out.toString();
  }

  /** Causes as shares, largest first. */
  static String causes(CellResult.Measured cell) {
    StringJoiner joined = new StringJoiner(", ");
    cell.causes().entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            e ->
                joined.add(
                    Rows.format(
                        "%s %.1f %%", e.getKey(), 100.0 * e.getValue() / cell.measuredCycles())));
    return joined.toString();
  }

  private static List<String> footprint(CellResult.Measured cell) {
    Footprint f = cell.footprint();
    StringJoiner parts = new StringJoiner("; ");
    f.parts().stream()
        .filter(p -> p.counted() != Footprint.Where.FLASH)
        .forEach(p -> parts.add("%s %d of %d".formatted(p.name(), p.used(), p.bytes())));
    return List.of(
        cell.id().toString(),
        Integer.toString(f.flash()),
        Integer.toString(f.staticRam()),
        Integer.toString(f.dynamicRam()),
        Integer.toString(f.totalRam()),
        parts.toString());
  }

  private static void table(StringBuilder out, List<String> titles, List<List<String>> rows) {
    out.append("| ").append(String.join(" | ", titles)).append(" |\n");
    out.append("|").append(" --- |".repeat(titles.size())).append('\n');
    for (List<String> row : rows) {
      out.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
  }
}

package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.RunResult;
import java.util.ArrayList;
import java.util.List;

/** The table on the terminal. */
final class TableReport {
  private TableReport() {}

  static String text(RunResult result) {
    StringBuilder out = new StringBuilder();
    List<Rows.Row> host = HostRows.of(result);
    if (host.size() < result.cells().size()) {
      out.append(table(Rows.titles(result), Rows.of(result)));
    }
    if (!host.isEmpty()) {
      out.append(out.isEmpty() ? "" : "\n").append(table(HostRows.TITLES, host));
      out.append(HostRows.explanation(result)).append('\n');
    }
    notes(result, out);
    return out.toString();
  }

  private static String table(List<String> titles, List<Rows.Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(titles);
    rows.forEach(row -> lines.add(row.texts()));
    return aligned(lines);
  }

  /** Columns padded to their widest text; the first is left-aligned, the others right-aligned. */
  static String aligned(List<List<String>> lines) {
    int columns = lines.getFirst().size();
    int[] width = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        width[i] = Math.max(width[i], line.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(width[i] - line.get(i).length());
        row.append(i == 0 ? line.get(i) + pad : "  " + pad + line.get(i));
      }
      out.append(row.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static void notes(RunResult result, StringBuilder out) {
    for (CellResult cell : result.cells()) {
      switch (cell) {
        case CellResult.Failed f ->
            out.append('\n').append("failed: ").append(f.id()).append(": ").append(f.reason());
        case CellResult.NotMeasured n ->
            out.append('\n')
                .append("not measured: ")
                .append(n.id())
                .append(": ")
                .append(n.reason());
        case CellResult.HostMeasured m ->
            m.notes().forEach(n -> out.append('\n').append(m.id()).append(": ").append(n));
        case CellResult.Measured m ->
            m.notes().forEach(n -> out.append('\n').append(m.id()).append(": ").append(n));
      }
    }
    if (out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}

package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.RunResult;
import java.util.ArrayList;
import java.util.List;

/** The table on the terminal. */
final class TableReport {
  private TableReport() {}

  static String text(RunResult result) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Rows.titles(result));
    Rows.of(result).forEach(row -> lines.add(row.texts()));
    StringBuilder out = new StringBuilder(aligned(lines));
    notes(result, out);
    return out.toString();
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
        case CellResult.Measured m ->
            m.notes().forEach(n -> out.append('\n').append(m.id()).append(": ").append(n));
      }
    }
    if (out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}

package dev.stacktoll.report;

import dev.stacktoll.lab.Microbench;
import java.util.ArrayList;
import java.util.List;

/** What {@code accuracy --hardware} prints: a line for each kernel, then what is missing. */
public final class HardwareReport {
  private HardwareReport() {}

  /** As text for people. */
  public static String render(Microbench.Comparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("board: ").append(comparison.board()).append('\n');
    out.append("image: ").append(comparison.image().path());
    out.append(", SHA-256 ").append(comparison.image().sha256()).append("\n\n");
    if (!comparison.rows().isEmpty()) {
      out.append(TableReport.aligned(lines(comparison.rows()))).append('\n');
    }
    missing(out, "not in the recording: ", comparison.notRecorded());
    missing(out, "not in the image: ", comparison.unknown());
    int compared = comparison.rows().size();
    long differing = comparison.differing();
    out.append(
        Rows.format(
            "%d kernels compared: %d equal, %d differ%n",
            compared, compared - differing, differing));
    return out.toString();
  }

  private static List<List<String>> lines(List<Microbench.Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("kernel", "hardware", "model", "difference", "percent"));
    for (Microbench.Row row : rows) {
      lines.add(
          List.of(
              row.kernel(),
              Long.toString(row.hardware()),
              Long.toString(row.model()),
              row.difference() == 0 ? "0" : Rows.format("%+d", row.difference()),
              percent(row)));
    }
    return lines;
  }

  /** Of the hardware's cycles; empty if those are zero. */
  private static String percent(Microbench.Row row) {
    if (row.difference() == 0) {
      return "0.0";
    }
    return row.hardware() == 0
        ? ""
        : Rows.format("%+.1f", 100.0 * row.difference() / row.hardware());
  }

  private static void missing(StringBuilder out, String title, List<String> kernels) {
    if (!kernels.isEmpty()) {
      out.append(title).append(String.join(", ", kernels)).append('\n');
    }
  }
}

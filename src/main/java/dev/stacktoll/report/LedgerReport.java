package dev.stacktoll.report;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Ledger;
import dev.stacktoll.lab.Spreads;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accuracy ledger as Markdown: docs/accuracy.md. */
public final class LedgerReport {
  private LedgerReport() {}

  /** The whole page. */
  public static String render(Ledger ledger) {
    StringBuilder out = new StringBuilder("# How true the figures are\n\n");
    out.append(
        """
        This page is generated: `%s`. It lists every measured cell with its error, then every timing rule with its source.
        A rule is **documented** by Arm or ST, **measured** on silicon by a third party, or **assumed**: a guess, with the range in which it is plausible.
        Each rule has a kernel test of the same id; those that do not hold are in `src/test/resources/known-timing-failures.txt`.

        """
            .formatted(ledger.result().command()));
    cells(out, ledger);
    movements(out, ledger);
    for (Ledger.BoardRules board : ledger.rules()) {
      rules(out, board, ledger);
    }
    return out.toString();
  }

  private static void cells(StringBuilder out, Ledger ledger) {
    out.append("## Cells\n\n");
    out.append(
        """
        "Assumed" is the share of cycles that assumed rules charged. ± is the largest movement of the cell when one assumed rule takes an end of its range,
        or when code or data are linked at another place (`placement.flash`, `placement.ram`), and what moved it.

        """);
    out.append("| cell | measured | published | error | assumed | ± | mostly |\n");
    out.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (CellResult cell : ledger.result().cells()) {
      if (cell instanceof CellResult.Measured m) {
        String published =
            ledger
                .result()
                .published()
                .cell(m.id())
                .map(p -> Rows.value(m.metric(), p.value()))
                .orElse("");
        String error =
            ledger.result().errorPercent(m).map(e -> Rows.format("%+.2f %%", e)).orElse("");
        out.append(
            "| `%s` | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                    m.id(),
                    Rows.value(m.metric(), m.value()),
                    published,
                    error,
                    Rows.format("%.1f %%", m.assumedPercent()),
                    spread(ledger, m),
                    largestAssumed(m)));
      }
    }
  }

  private static String spread(Ledger ledger, CellResult.Measured cell) {
    Optional<Spreads.Spread> spread =
        ledger.movements().isEmpty()
            ? ledger.result().spread(cell)
            : Optional.of(ledger.spread(cell.id()));
    return spread
        .map(
            s ->
                Rows.format(s.rule().isEmpty() ? "%.1f %%" : "%.1f %% `%s`", s.percent(), s.rule()))
        .orElse("not tried");
  }

  private static String largestAssumed(CellResult.Measured cell) {
    return cell.assumedRules().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(
            e ->
                Rows.format(
                    "`%s` %.1f %%", e.getKey(), 100.0 * e.getValue() / cell.measuredCycles()))
        .orElse("");
  }

  private static void movements(StringBuilder out, Ledger ledger) {
    if (ledger.movements().isEmpty()) {
      return;
    }
    out.append("\n## Sensitivity\n\n| cell | rule | value | change |\n| --- | --- | --- | --- |\n");
    for (Ledger.Movement m : ledger.movements()) {
      out.append(
          "| `%s` | `%s` | %d | %s |%n"
              .formatted(m.cell(), m.rule(), m.ruleValue(), Rows.format("%+.2f %%", m.percent())));
    }
  }

  private static void rules(StringBuilder out, Ledger.BoardRules board, Ledger ledger) {
    out.append("\n## Rules of ").append(board.board()).append("\n\n");
    out.append("| rule | claim | value | range | status | source | cycles of native FFT |\n");
    out.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    List<CellResult.Measured> fft =
        ledger.result().cells().stream()
            .filter(CellResult.Measured.class::isInstance)
            .map(CellResult.Measured.class::cast)
            .filter(m -> m.id().toString().equals(board.board() + "/bare-metal/native/fft"))
            .toList();
    for (Ledger.Rule rule : board.rules()) {
      String cycles =
          fft.isEmpty()
              ? ""
              : Rows.format("%,d", fft.getFirst().assumedRules().getOrDefault(rule.id(), 0L));
      out.append(
          "| `%s` | %s | %d | %d … %d | %s | %s | %s |%n"
              .formatted(
                  rule.id(),
                  rule.claim(),
                  rule.value(),
                  rule.low(),
                  rule.high(),
                  rule.status(),
                  rule.source(),
                  rule.assumed() ? cycles : ""));
    }
  }
}

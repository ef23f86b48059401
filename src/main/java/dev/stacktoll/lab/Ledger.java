package dev.stacktoll.lab;

import dev.stacktoll.core.TimingRule;
import dev.stacktoll.soc.Machine;
import dev.stacktoll.soc.MachineOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What every published figure rests on: the rules of both boards, and how far each cell moves when
 * an assumed rule takes the ends of its plausible range.
 *
 * @param rules by board, in the order of the models
 * @param result the cells measured with every rule at its own value
 * @param movements of cells, largest first within a cell
 */
public record Ledger(List<BoardRules> rules, RunResult result, List<Movement> movements) {
  /** All rules that time a board. */
  public record BoardRules(String board, List<Rule> rules) {}

  /**
   * A timing rule as the ledger shows it.
   *
   * @param status documented, measured or assumed
   */
  public record Rule(
      String id, String claim, int value, int low, int high, String status, String source) {
    public boolean assumed() {
      return status.equals(ASSUMED);
    }
  }

  private static final String ASSUMED = "assumed";

  /**
   * A cell's value with one rule at another value, or with its image linked at another place.
   *
   * @param rule id of the rule, or {@code placement.flash} or {@code placement.ram}
   * @param ruleValue value of the rule, or the bytes by which code or data begin later
   * @param percent change of the cell's value in percent
   */
  public record Movement(CellId cell, String rule, int ruleValue, double percent) {}

  /** The rules of a board. */
  static List<BoardRules> allRules() {
    List<BoardRules> all = new ArrayList<>();
    for (String board : CellId.BOARDS) {
      Machine machine = Machine.of(Bench.board(board), MachineOptions.DEFAULT);
      all.add(
          new BoardRules(
              board, machine.core().model().rules().stream().map(Ledger::rule).toList()));
    }
    return all;
  }

  private static Rule rule(TimingRule rule) {
    return new Rule(
        rule.id(),
        rule.claim(),
        rule.value(),
        rule.low(),
        rule.high(),
        rule.status().name().toLowerCase(Locale.ROOT),
        rule.source());
  }

  /** The rules of one board. */
  BoardRules rulesOf(String board) {
    return rules.stream().filter(b -> b.board().equals(board)).findFirst().orElseThrow();
  }

  /** The largest movement of a cell, 0 and no rule if it never moved. */
  public Spreads.Spread spread(CellId cell) {
    return movements.stream()
        .filter(m -> m.cell().equals(cell))
        .max(Comparator.comparingDouble(m -> Math.abs(m.percent())))
        .map(m -> new Spreads.Spread(Math.abs(m.percent()), m.rule()))
        .orElse(new Spreads.Spread(0, ""));
  }
}

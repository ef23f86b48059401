package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.KnownTimingFailures;
import dev.stacktoll.core.TimingRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels of the Cortex-M7: one for each timing rule, and those that were measured on silicon. */
final class CortexM7KernelTest {
  private static final double EXACT = 1e-9;

  /** One line of a table of kernels. */
  record Kernel(String id, double cycles, String text, String setup, String options) {
    static Kernel of(String line) {
      String[] cells = KnownTimingFailures.cells(line);
      return new Kernel(
          cells[0],
          Double.parseDouble(cells[1]),
          cells[2],
          cells.length > 3 ? cells[3] : "",
          cells.length > 4 ? cells[4] : "");
    }

    M7Bench bench() {
      return new M7Bench().setup(setup).options(options);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  private static Stream<Kernel> table(String resource) {
    List<Kernel> kernels = new ArrayList<>();
    KnownTimingFailures.lines(resource).forEach(line -> kernels.add(Kernel.of(line)));
    return kernels.stream();
  }

  static Stream<Kernel> rules() {
    return table("cortex-m7-kernels.txt");
  }

  static Stream<Kernel> silicon() {
    return table("cortex-m7-silicon.txt");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleGivesTheCyclesThatFollowFromIt(Kernel kernel) {
    assertEquals(kernel.cycles(), kernel.bench().measure(kernel.text()), EXACT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleMatters(Kernel kernel) {
    TimingRule rule =
        M7Bench.RULES.stream().filter(r -> r.id().equals(kernel.id())).findFirst().orElseThrow();
    double low = kernel.bench().override(rule.id(), rule.low()).measure(kernel.text());
    double high = kernel.bench().override(rule.id(), rule.high()).measure(kernel.text());
    assertTrue(rule.low() == rule.high() || low != high, "the kernel does not see the rule");
  }

  @ParameterizedTest
  @MethodSource("silicon")
  void aKernelTakesWhatItTakesOnSilicon(Kernel kernel) {
    double expected = KnownTimingFailures.read().figure(kernel.id(), kernel.cycles());
    assertEquals(expected, kernel.bench().measure(kernel.text()), EXACT);
  }

  @Test
  void everyRuleHasAKernel() {
    Set<String> missing = new TreeSet<>();
    M7Bench.RULES.forEach(rule -> missing.add(rule.id()));
    rules().forEach(kernel -> missing.remove(kernel.id()));
    missing.removeAll(CortexM7BusTest.rulesTested());
    missing.removeAll(Set.of("m7.sleep", "m7.stopped-clock", "m7.late-arrival"));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyListedFailureOfTheM7IsARow() {
    Set<String> rows = new HashSet<>();
    silicon().forEach(kernel -> rows.add(kernel.id()));
    for (String id : KnownTimingFailures.read().ids()) {
      assertTrue(rows.contains(id) || id.startsWith("m4."), id);
    }
  }
}

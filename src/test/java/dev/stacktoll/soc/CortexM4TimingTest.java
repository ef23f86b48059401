package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.CortexM4;
import dev.stacktoll.core.KnownTimingFailures;
import dev.stacktoll.core.TimingRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Cortex-M4 and the memories of the STM32F446 against cycles from manuals and from silicon.
 * What does not hold is listed in known-timing-failures.txt, with the model's figure.
 */
final class CortexM4TimingTest {
  private static final KnownTimingFailures FAILURES = KnownTimingFailures.read();
  private static final String LISTED_AS = "m4.";

  static List<TimingKernel> kernels() {
    return Stream.concat(CortexM4Kernels.all().stream(), Stm32f446Kernels.all().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void kernelTakesTheCyclesOfItsSource(TimingKernel kernel) {
    double expected = FAILURES.figure(LISTED_AS + kernel.id(), kernel.expected());
    assertEquals(expected, kernel.measure().getAsLong());
  }

  @Test
  void everyRuleHasAKernel() {
    Set<String> tested = kernels().stream().map(TimingKernel::rule).collect(Collectors.toSet());
    Set<String> rules =
        CortexM4.allRules().stream().map(TimingRule::id).collect(Collectors.toSet());
    assertEquals(rules, tested);
  }

  @Test
  void kernelsHaveNamesOfTheirOwn() {
    List<TimingKernel> all = kernels();
    assertEquals(all.size(), all.stream().map(TimingKernel::id).distinct().count());
    assertTrue(all.size() > 120, "some kernels are missing");
  }

  @Test
  void everyListedFailureIsAKernel() {
    Set<String> ids =
        kernels().stream().map(kernel -> LISTED_AS + kernel.id()).collect(Collectors.toSet());
    FAILURES
        .ids()
        .forEach(id -> assertTrue(!id.startsWith(LISTED_AS) || ids.contains(id), () -> id));
  }
}

package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClockTreeTest {
  private final Surroundings around = new Surroundings();
  private final ClockTree clocks = around.clocks;

  private static ClockTree.Clocks at(long hertz) {
    return new ClockTree.Clocks("PLL", Optional.empty(), Frequency.hertz(hertz), 1, 4, 2, false);
  }

  @Test
  void timeIsPiecewiseOverClockChanges() {
    clocks.change(at(180_000_000), 1_600);
    assertEquals(50_000_000, clocks.picosAt(800));
    assertEquals(100_000_000, clocks.picosAt(1_600));
    assertEquals(200_000_000, clocks.picosAt(1_600 + 18_000));
    assertEquals(0.0002, clocks.secondsAt(1_600 + 18_000), 1e-15);
  }

  @Test
  void cycleAtInvertsSecondsAt() {
    clocks.change(at(180_000_000), 1_600);
    assertEquals(160, clocks.cycleAt(1e-5));
    assertEquals(1_600 + 18_000, clocks.cycleAt(2e-4));
  }

  @Test
  void delaysKeepTheirTimeAndCycleEventsTheirCycle() {
    List<Long> delay = new ArrayList<>();
    List<Long> cycles = new ArrayList<>();
    clocks.after(100_000, 0, delay::add);
    around.scheduler.at(2_000, cycles::add);
    clocks.change(at(180_000_000), 800);
    around.scheduler.runUntil(1_000_000);
    assertEquals(List.of(800L + 9_000), delay);
    assertEquals(List.of(2_000L), cycles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      PPRE | fast  | HCLK a tick
      1    | false | 1
      2    | false | 1
      4    | false | 2
      16   | false | 8
      2    | true  | 1
      4    | true  | 1
      8    | true  | 2
      """)
  void timersRunAtAMultipleOfTheirBusClock(int divisor, boolean fast, int hclkPerTick) {
    ClockTree.Clocks now =
        new ClockTree.Clocks(
            "PLL", Optional.empty(), Frequency.hertz(180_000_000), 1, divisor, 1, fast);
    assertEquals(hclkPerTick, now.hclkPerTimer1Tick());
  }
}

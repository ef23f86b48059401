package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class FrequencyTest {
  private static final Frequency PLL = Frequency.hertz(16_000_000).over(7).times(100);

  @Test
  void aPllThatDoesNotDivideEvenlyStaysExact() {
    assertEquals(new Frequency(1_600_000_000, 7), PLL);
    assertEquals(228_571_429, PLL.hertz());
  }

  @Test
  void periodsTurnIntoPicosecondsRoundedDown() {
    assertEquals(5_555, Frequency.hertz(180_000_000).picos(1));
    assertEquals(1_000_000_000_000L, Frequency.hertz(180_000_000).picos(180_000_000));
    assertEquals(7_000_000_000_000L, PLL.picos(1_600_000_000));
  }

  @Test
  void timeTurnsIntoPeriodsRoundedUp() {
    assertEquals(1, Frequency.hertz(180_000_000).periodsIn(1));
    assertEquals(36, Frequency.hertz(16_000_000).periodsIn(2_200_000));
    assertEquals(1_600_000_000, PLL.periodsIn(7_000_000_000_000L));
  }

  @Test
  void periodsOfOneClockConvertToAnotherRoundedUp() {
    Frequency hclk = Frequency.hertz(180_000_000);
    assertEquals(8, hclk.periodsFor(2, Frequency.hertz(45_000_000)));
    assertEquals(12, hclk.periodsFor(1, Frequency.hertz(16_000_000)));
  }

  @Test
  void zeroIsNoFrequency() {
    assertThrows(IllegalArgumentException.class, () -> Frequency.hertz(0));
  }
}

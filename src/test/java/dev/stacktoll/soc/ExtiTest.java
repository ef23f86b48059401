package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stacktoll.core.UnmodelledAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, EXTI and SYSCFG, with the pins of a chip. */
final class ExtiTest {
  private static final int RCC_AHB1ENR = 0x4002_3830;
  private static final int RCC_APB2ENR = 0x4002_3844;
  private static final int SYSCFG_EXTICR1 = 0x4001_3808;
  private static final int EXTI = 0x4001_3c00;

  private final Surroundings around = new Surroundings();
  private final Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);

  @BeforeEach
  void clocks() {
    soc.store(RCC_AHB1ENR, 0xff, 0);
    soc.store(RCC_APB2ENR, 1 << 14, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      line | interrupt
      0    | 6
      4    | 10
      5    | 23
      9    | 23
      10   | 40
      13   | 40
      15   | 40
      """)
  void eachLineHasItsInterrupt(int line, int interrupt) {
    soc.store(SYSCFG_EXTICR1 + 4 * (line / 4), 2 << 4 * (line % 4), 0);
    soc.store(EXTI + Exti.IMR, 1 << line, 0);
    soc.store(EXTI + Exti.RTSR, 1 << line, 0);
    soc.wiring().port('C').drive(line, true, 10);
    assertEquals(1, around.line(interrupt).risen);
    assertEquals(1 << line, soc.load(EXTI + Exti.PR, 11));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      RTSR | FTSR | after rise | after fall
      0    | 0    | 0          | 0
      1    | 0    | 1          | 1
      0    | 1    | 0          | 1
      1    | 1    | 1          | 2
      """)
  void edgesAreSelected(int rising, int falling, int afterRise, int afterFall) {
    soc.store(EXTI + Exti.IMR, 1, 0);
    soc.store(EXTI + Exti.RTSR, rising, 0);
    soc.store(EXTI + Exti.FTSR, falling, 0);
    soc.wiring().port('A').drive(0, true, 10);
    assertEquals(afterRise, around.line(6).risen);
    soc.store(EXTI + Exti.PR, 1, 11);
    soc.wiring().port('A').drive(0, false, 12);
    assertEquals(afterFall, around.line(6).risen);
  }

  @Test
  void theInterruptStaysUntilThePendingBitIsCleared() {
    soc.store(EXTI + Exti.IMR, 3 << 5, 0);
    soc.store(EXTI + Exti.SWIER, 3 << 5, 1);
    soc.store(EXTI + Exti.PR, 1 << 5, 2);
    assertEquals(true, around.line(23).high);
    soc.store(EXTI + Exti.PR, 1 << 6, 3);
    assertEquals(false, around.line(23).high);
    assertEquals(0, soc.load(EXTI + Exti.SWIER, 4));
  }

  @Test
  void anotherPortDoesNotDisturb() {
    soc.store(EXTI + Exti.IMR, 1, 0);
    soc.store(EXTI + Exti.RTSR, 1, 0);
    soc.wiring().port('B').drive(0, true, 10);
    assertEquals(0, soc.load(EXTI + Exti.PR, 11));
  }

  @Test
  void eventModeStopsTheRun() {
    assertThrows(UnmodelledAccess.class, () -> soc.store(EXTI + Exti.EMR, 1, 0));
  }

  @Test
  void memoryAtZeroFollowsMemoryMode() {
    soc.store(0x4001_3800, 3, 1);
    assertEquals("SRAM alias", soc.memory().region(0).name);
    soc.store(0x4001_3800, 0, 1);
    assertEquals("boot alias", soc.memory().region(0).name);
    assertThrows(UnmodelledAccess.class, () -> soc.store(0x4001_3800, 1, 2));
  }
}

package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.UnmodelledAccess;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, general-purpose and basic timers. */
final class TimerTest {
  private final Surroundings around = new Surroundings();
  private final Timer timer = timer(new Timer.Size(16, false));

  private Timer timer(Timer.Size size) {
    return new Timer(
        "TIM",
        size,
        around.scheduler,
        around.clocks,
        () -> around.clocks.now().hclkPerTimer1Tick(),
        around.irq,
        around::warn);
  }

  private static void start(Timer which, int psc, int arr, int cr1, long cycle) {
    which.write(Timer.PSC, 4, psc, cycle);
    which.write(Timer.ARR, 4, arr, cycle);
    which.write(Timer.EGR, 4, 1, cycle);
    which.write(Timer.SR, 4, 0, cycle);
    which.write(Timer.CR1, 4, cr1 | 1, cycle);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      PSC | ARR   | down  | cycle | CNT   | UIF
      0   | 65535 | false | 1     | 0     | 0
      0   | 65535 | false | 2     | 1     | 0
      0   | 65535 | false | 101   | 100   | 0
      9   | 65535 | false | 101   | 10    | 0
      9   | 65535 | false | 100   | 9     | 0
      0   | 9     | false | 10    | 9     | 0
      0   | 9     | false | 11    | 0     | 1
      0   | 9     | false | 1005  | 4     | 1
      3   | 4     | false | 20    | 4     | 0
      3   | 4     | false | 21    | 0     | 1
      0   | 0     | false | 500   | 0     | 0
      0   | 9     | true  | 1     | 9     | 0
      0   | 9     | true  | 10    | 0     | 0
      0   | 9     | true  | 11    | 9     | 1
      """)
  void theCounterIsWhatTheCyclesSay(int psc, int arr, boolean down, long cycle, int cnt, int flag) {
    timer.write(Timer.CR1, 4, down ? 0x10 : 0, 0);
    start(timer, psc, arr, down ? 0x10 : 0, 0);
    assertEquals(cnt, timer.read(Timer.CNT, 4, cycle));
    assertEquals(flag, timer.read(Timer.SR, 4, cycle));
  }

  @Test
  void aWordTimerCountsThirtyTwoBits() {
    Timer wide = timer(new Timer.Size(32, false));
    start(wide, 0, -1, 0, 0);
    wide.write(Timer.CNT, 4, 0xffff_fff0, 1);
    assertEquals(0xffff_ffff, wide.read(Timer.CNT, 4, 16));
    assertEquals(0, wide.read(Timer.CNT, 4, 17));
    assertEquals(1, wide.read(Timer.SR, 4, 17));
  }

  @Test
  void theUpdateInterruptComesInItsCycleAndAgain() {
    start(timer, 0, 99, 0, 0);
    timer.write(Timer.DIER, 4, 1, 0);
    around.scheduler.runUntil(100);
    assertFalse(around.irq.high);
    around.scheduler.runUntil(101);
    assertTrue(around.irq.high);
    timer.write(Timer.SR, 4, 0, 150);
    assertFalse(around.irq.high);
    around.scheduler.runUntil(201);
    assertEquals(2, around.irq.risen);
  }

  @Test
  void onePulseModeStopsAtTheUpdate() {
    start(timer, 0, 9, 1 << 3, 0);
    assertEquals(0, timer.read(Timer.CNT, 4, 500));
    assertEquals(1 << 3, timer.read(Timer.CR1, 4, 500));
  }

  @Test
  void preloadedValuesWaitForTheUpdate() {
    start(timer, 0, 9, 1 << 7, 0);
    timer.write(Timer.ARR, 4, 4, 3);
    timer.write(Timer.PSC, 4, 1, 3);
    assertEquals(9, timer.read(Timer.CNT, 4, 10));
    assertEquals(0, timer.read(Timer.CNT, 4, 12));
    assertEquals(1, timer.read(Timer.CNT, 4, 13));
    assertEquals(4, timer.read(Timer.CNT, 4, 20));
    assertEquals(0, timer.read(Timer.CNT, 4, 21));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      CR1  | UIF
      0x00 | 1
      0x04 | 0
      0x02 | 0
      """)
  void updateGenerationSetsTheFlagUnlessToldNotTo(int cr1, int flag) {
    timer.write(Timer.CR1, 4, cr1, 0);
    timer.write(Timer.EGR, 4, 1, 0);
    assertEquals(flag, timer.read(Timer.SR, 4, 0));
  }

  @Test
  void aSlowerBusMakesTheTimerSlower() {
    start(timer, 0, 0xffff, 0, 0);
    around.clocks.change(
        new ClockTree.Clocks("HSI", Optional.empty(), Surroundings.HSI, 1, 8, 1, false), 101);
    assertEquals(100, timer.read(Timer.CNT, 4, 102));
    assertEquals(101, timer.read(Timer.CNT, 4, 104));
    assertEquals(200, timer.read(Timer.CNT, 4, 500));
  }

  @Test
  void aBasicTimerHasNoChannels() {
    Timer basic = timer(new Timer.Size(16, true));
    assertThrows(UnmodelledAccess.class, () -> basic.read(Timer.CCMR1, 4, 0));
    basic.write(Timer.CR2, 4, 0x20, 0);
    assertEquals(0x20, basic.read(Timer.CR2, 4, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      what             | offset | value
      compare output   | 0x20   | 0x0001
      slave mode       | 0x08   | 0x0004
      compare interrupt| 0x0c   | 0x0002
      center-aligned   | 0x00   | 0x0020
      """)
  void whatIsNotModelledStopsTheRun(String what, int offset, int value) {
    assertThrows(UnmodelledAccess.class, () -> timer.write(offset, 4, value, 0));
  }
}

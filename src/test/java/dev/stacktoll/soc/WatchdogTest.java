package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RM0390 and RM0385, IWDG and WWDG, at 16 MHz. */
final class WatchdogTest {
  private static final int IWDG = 0x4000_3000;
  private static final int WWDG = 0x4000_2c00;

  private final Surroundings around = new Surroundings();

  @Test
  void theIndependentWatchdogBitesWhenItRunsOut() {
    Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
    soc.store(IWDG, 0x5555, 0);
    soc.store(IWDG + Iwdg.PR, 1, 0);
    soc.store(IWDG + Iwdg.RLR, 99, 0);
    soc.store(IWDG, 0xcccc, 0);
    soc.store(IWDG, 0xaaaa, 100_000);
    around.scheduler.runUntil(499_999);
    assertTrue(around.events.isEmpty());
    around.scheduler.runUntil(600_000);
    assertEquals(List.of("independent watchdog at 500000"), around.events, "100 · 8 / 32 kHz");
  }

  @Test
  void aLockedRegisterKeepsItsValue() {
    Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
    soc.store(IWDG + Iwdg.RLR, 5, 0);
    assertEquals(0xfff, soc.load(IWDG + Iwdg.RLR, 0));
    assertEquals(1, around.warnings.size());
  }

  @Test
  void updatesTakeFiveLsiPeriods() {
    Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
    soc.store(IWDG, 0x5555, 0);
    soc.store(IWDG + Iwdg.RLR, 5, 0);
    assertEquals(2, soc.load(IWDG + Iwdg.SR, 2_499));
    assertEquals(0, soc.load(IWDG + Iwdg.SR, 2_500));
  }

  @Test
  void theF7WindowForbidsAnEarlyReload() {
    Surroundings.Soc soc = around.chip(Stm32f746zg.CHIP);
    soc.store(IWDG, 0x5555, 0);
    soc.store(IWDG + Iwdg.RLR, 100, 0);
    soc.store(IWDG + Iwdg.WINR, 50, 0);
    soc.store(IWDG, 0xcccc, 0);
    soc.store(IWDG, 0xaaaa, 110_000);
    assertTrue(around.events.isEmpty(), "the counter is at 45");
    soc.store(IWDG, 0xaaaa, 112_000);
    assertEquals(List.of("independent watchdog at 112000"), around.events);
  }

  @Test
  void theWindowWatchdogWarnsThenBites() {
    Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
    soc.store(0x4002_3840, 1 << 11, 0);
    soc.store(WWDG + Wwdg.CFR, 0x27f, 0);
    soc.store(WWDG, 0xc1, 0);
    around.scheduler.runUntil(4_096);
    assertTrue(around.line(0).high);
    around.scheduler.runUntil(8_192);
    assertEquals(List.of("window watchdog at 8192"), around.events);
  }

  @Test
  void theWindowWatchdogBitesAtAnEarlyRefresh() {
    Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
    soc.store(0x4002_3840, 1 << 11, 0);
    soc.store(WWDG + Wwdg.CFR, 0x50, 0);
    soc.store(WWDG, 0xff, 0);
    assertEquals(0xfe, soc.load(WWDG, 4_096));
    soc.store(WWDG, 0xff, 5_000);
    assertEquals(List.of("window watchdog at 5000"), around.events);
  }
}

package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** ARMv7-M ARM, C1.8; the lock as observed on an STM32F746. */
final class DwtTest {
  private static final int CTRL = 0xe000_1000;
  private static final int CYCCNT = 0xe000_1004;
  private static final int EXCCNT = 0xe000_100c;
  private static final int LAR = 0xe000_1fb0;
  private static final int LSR = 0xe000_1fb4;
  private static final int DEMCR = 0xe000_edfc;
  private static final int TRCENA = 1 << 24;
  private static final String READ_TWICE =
      "ldr r0, =0xe0001004\n ldr r1, [r0]\n ldr r2, [r0]\n wfi\n b .";

  private static Rig counting() {
    return Rig.m4(READ_TWICE).word(DEMCR, TRCENA).word(CTRL, 1);
  }

  @Test
  void twoReadsDifferByOneCycle() {
    var rig = counting().run(3);
    assertEquals(1, rig.get(R1));
    assertEquals(2, rig.get(R2));
  }

  @Test
  void theCounterIsWritableAndWraps() {
    var rig = counting().word(CYCCNT, -2).run(3);
    assertEquals(-1, rig.get(R1));
    assertEquals(0, rig.get(R2));
  }

  @Test
  void theCounterStopsWithItsEnable() {
    var rig = counting().run(2).word(CTRL, 0).run(1);
    assertEquals(2, rig.word(CYCCNT));
    rig.word(CTRL, 1).run(0);
    assertEquals(2, rig.word(CYCCNT));
  }

  @Test
  void nothingCountsWithoutTraceEnable() {
    var rig = Rig.m4(READ_TWICE).word(CTRL, 1).run(3);
    assertEquals(0, rig.get(R2));
  }

  @Test
  void sleepIsNotCounted() {
    var rig = counting().word(0xe000_e100, 1);
    rig.scheduler().at(1_000, _ -> rig.core().irq(0).pulse());
    rig.run(5);
    assertEquals(4 + UnitModel.ENTRY + 1, rig.word(CYCCNT));
  }

  @Test
  void sleepIsCountedWhereTheDebugUnitKeepsTheClock() {
    var rig = counting().word(0xe000_e100, 1);
    rig.core().countCyclesInSleep(true);
    rig.scheduler().at(1_000, _ -> rig.core().irq(0).pulse());
    rig.run(5);
    assertEquals(1_000 + UnitModel.ENTRY + 1, rig.word(CYCCNT));
  }

  @Test
  void theLockOfTheCortexM7IsOpenedByItsKey() {
    var rig = Rig.m7(READ_TWICE);
    assertEquals(0, rig.word(CTRL));
    rig.word(DEMCR, TRCENA);
    assertEquals(3, rig.word(LSR));
    assertEquals(0x4000_0000, rig.word(CTRL));
    rig.word(CTRL, 0x4000_0001);
    assertEquals(0x4000_0000, rig.word(CTRL));
    rig.word(LAR, 0xc5ac_ce55);
    assertEquals(1, rig.word(LSR));
    rig.word(CTRL, 0x4000_0001);
    assertEquals(0x4000_0001, rig.word(CTRL));
    rig.run(3);
    assertEquals(2, rig.get(R2));
  }

  @Test
  void aDebuggerLeavesTheLockOpen() {
    var rig = Rig.m7(READ_TWICE);
    rig.core().unlockDwt();
    rig.word(DEMCR, TRCENA).word(CTRL, 1).run(3);
    assertEquals(2, rig.get(R2));
  }

  @Test
  void aResetKeepsTheCounterRunningAndPowerUpStopsIt() {
    var rig = counting().run(2);
    rig.core().reset(Rig.FLASH + 0x8_0000);
    rig.run(2);
    assertEquals(4, rig.word(CYCCNT));
    rig.core().powerUp(Rig.FLASH + 0x8_0000);
    assertEquals(0, rig.word(CYCCNT));
    assertEquals(0, rig.word(DEMCR));
  }

  @Test
  void profilingCountersHaveEightBits() {
    var rig = Rig.m4("1: svc #0\n b 1b").vector(11, "bx lr");
    rig.word(DEMCR, TRCENA).word(CTRL, 1 << 18);
    rig.run(3 * 30);
    assertEquals(30 * UnitModel.ENTRY & 0xff, rig.word(EXCCNT));
  }

  @Test
  void traceThatIsNotModelledIsRefused() {
    var rig = counting();
    assertThrows(UnmodelledAccess.class, () -> rig.word(CTRL, 1 << 16));
  }
}

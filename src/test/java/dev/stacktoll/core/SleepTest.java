package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R0;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ARMv7-M ARM, B1.5.18 and B1.5.19: WFI, WFE, SEV, SLEEPONEXIT. */
final class SleepTest {
  private static final int ISER0 = 0xe000_e100;
  private static final int ISPR0 = 0xe000_e200;
  private static final int SCR = 0xe000_ed10;

  @Test
  void waitingForAnInterruptSkipsToTheEventThatRaisesIt() {
    var rig = Rig.m4("wfi\n movs r0, #1\n b .").vector(16, "bx lr").word(ISER0, 1);
    rig.scheduler().at(1_000_000, _ -> rig.core().irq(0).pulse());
    rig.run(2);
    assertEquals(16, rig.exception());
    assertEquals(1_000_000 + UnitModel.ENTRY + 1, rig.cycles());
    rig.step();
    assertEquals(1, rig.get(R0));
  }

  @Test
  void primaskDoesNotKeepTheCoreAsleep() {
    var rig = Rig.m4("cpsid i\n wfi\n movs r0, #1\n b .").word(ISER0, 1);
    rig.scheduler().at(500, _ -> rig.core().irq(0).pulse());
    rig.run(3);
    assertEquals(1, rig.get(R0));
    assertEquals(0, rig.exception());
    assertEquals(501, rig.cycles());
  }

  @Test
  void aDisabledInterruptDoesNotEndWfi() {
    var rig = Rig.m4("wfi\n b .");
    rig.scheduler().at(500, _ -> rig.core().irq(0).pulse());
    rig.run(2);
    assertInstanceOf(StopReason.SleepingForEver.class, rig.stop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wfi", "wfe"})
  void sleepThatNothingCanEndIsReported(String instruction) {
    var rig = Rig.m4(instruction + "\n b .").run(2);
    var stop = assertInstanceOf(StopReason.SleepingForEver.class, rig.stop());
    assertEquals(rig.pc(), stop.state().pc());
  }

  @Test
  void aSleepEndsTheRunAtItsLimitAndGoesOnInTheNext() {
    var rig = Rig.m4("wfi\n movs r0, #1\n b .").word(ISER0, 1);
    rig.scheduler().at(5_000, _ -> rig.core().irq(0).pulse());
    rig.runCycles(2_000);
    assertInstanceOf(StopReason.ReachedCycle.class, rig.stop());
    assertEquals(2_000, rig.cycles());
    rig.runCycles(5_050);
    assertEquals(16, rig.exception());
  }

  @Test
  void sendEventMakesTheNextWaitReturnAtOnce() {
    var rig = Rig.m4("sev\n wfe\n movs r0, #1\n wfe\n b .").run(3);
    assertEquals(1, rig.get(R0));
    rig.run(2);
    assertInstanceOf(StopReason.SleepingForEver.class, rig.stop());
  }

  @Test
  void aPendingInterruptIsAnEventWhereScrSaysSo() {
    var rig = Rig.m4("wfe\n movs r0, #1\n b .").word(SCR, 0x10);
    rig.scheduler().at(300, _ -> rig.core().irq(5).pulse());
    rig.run(2);
    assertEquals(1, rig.get(R0));
    assertEquals(301, rig.cycles());
  }

  @Test
  void sleepOnExitSleepsAfterTheLastHandler() {
    var rig =
        Rig.m4("nop\n movs r0, #1\n b .")
            .vector(16, "adds r7, #1\n bx lr")
            .word(ISER0, 1)
            .word(SCR, 2)
            .word(ISPR0, 1);
    rig.scheduler().at(1_000, _ -> rig.core().irq(0).pulse());
    rig.runCycles(2_000);
    assertEquals(2, rig.get(7));
    assertEquals(0, rig.get(R0));
  }

  @Test
  void deepSleepIsRefused() {
    var rig = Rig.m4("wfi\n b .").word(SCR, 4).run(1);
    var stop = assertInstanceOf(StopReason.Unmodelled.class, rig.stop());
    assertEquals(Rig.FLASH, stop.state().pc());
  }
}

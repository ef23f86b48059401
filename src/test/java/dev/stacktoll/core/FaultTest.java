package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.FLASH;
import static dev.stacktoll.core.Rig.SP;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, B1.5.14, B1.5.15 and B3.2.15. */
final class FaultTest {
  private static final int CCR = 0xe000_ed14;
  private static final int SHCSR = 0xe000_ed24;
  private static final int CFSR = 0xe000_ed28;
  private static final int HFSR = 0xe000_ed2c;
  private static final int MMFAR = 0xe000_ed34;
  private static final int BFAR = 0xe000_ed38;
  private static final int CPACR = 0xe000_ed88;
  private static final int ALL_FAULTS = 7 << 16;
  private static final int FORCED = 1 << 30;

  private static final String FAULTS =
      """
      source                                          | exception | cfsr
      udf #1                                          | 6         | 0x00010000
      ldr r0, =0x08000100 / bx r0                     | 6         | 0x00020000
      ldr r0, =0x08000100 / blx r0                    | 6         | 0x00020000
      cdp p1, #0, c0, c0, c0, #0                      | 6         | 0x00080000
      movs r0, #0 / movs r1, #7 / udiv r2, r1, r0     | 6         | 0x02000000
      movs r0, #0 / movs r1, #7 / sdiv r2, r1, r0     | 6         | 0x02000000
      ldr r0, =0x20000001 / ldm r0, {r1, r2}          | 6         | 0x01000000
      ldr r0, =0x20000002 / ldrd r1, r2, [r0]         | 6         | 0x01000000
      ldr r0, =0x20000001 / ldr r1, [r0]              | 6         | 0x01000000
      ldr r0, =0x20000001 / strh r1, [r0]             | 6         | 0x01000000
      ldr r0, =0x30000000 / ldr r1, [r0]              | 5         | 0x00008200
      ldr r0, =0x30000000 / str r1, [r0]              | 5         | 0x00000400
      ldr r0, =0x30000001 / bx r0                     | 5         | 0x00000100
      ldr r0, =0x40000001 / bx r0                     | 4         | 0x00000001
      ldr r0, =0xe000e001 / bx r0                     | 4         | 0x00000001
      """;

  private static Rig faulting(String source) {
    var rig = Rig.m4(source.replace(" / ", "\n") + "\n b .\n .align 2\n .ltorg\n .space 256");
    return rig.word(CCR, 0x218);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = FAULTS)
  void anEnabledFaultIsTakenWithItsStatusBit(String source, int exception, @Word int cfsr) {
    var rig = faulting(source).word(SHCSR, ALL_FAULTS);
    rig.run((int) source.chars().filter(c -> c == '/').count() + 3);
    assertAll(
        () -> assertEquals(exception, rig.exception()),
        () -> assertEquals(cfsr, rig.word(CFSR)),
        () -> assertEquals(0, rig.word(HFSR)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = FAULTS)
  void aDisabledFaultBecomesAHardFault(String source, int exception, @Word int cfsr) {
    var rig = faulting(source);
    rig.run((int) source.chars().filter(c -> c == '/').count() + 3);
    assertAll(
        () -> assertEquals(3, rig.exception(), "instead of " + exception),
        () -> assertEquals(cfsr, rig.word(CFSR)),
        () -> assertEquals(FORCED, rig.word(HFSR)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          source                                | returnAddress
          udf #1                                | 0x08000000
          nop / ldr r0, =0x30000000 / ldr r1, [r0] | 0x08000004
          ldr r0, =0x08000100 / bx r0           | 0x08000100
          ldr r0, =0x40000001 / bx r0           | 0x40000000
          """)
  void theFramePointsToTheInstructionThatFaulted(String source, @Word int returnAddress) {
    var rig = faulting(source).word(SHCSR, ALL_FAULTS);
    rig.run((int) source.chars().filter(c -> c == '/').count() + 3);
    assertEquals(returnAddress, rig.word(rig.get(SP) + 0x18));
  }

  @Test
  void aPreciseFaultGivesItsAddress() {
    var rig = faulting("ldr r0, =0x30000040 / ldr r1, [r0, #4]").run(3);
    assertEquals(0x3000_0044, rig.word(BFAR));
    assertEquals(
        "CFSR.PRECISERR: no memory or device behind a data access at 0x30000044",
        rig.core().snapshot().faults().getFirst());
    assertEquals(0, rig.word(MMFAR));
  }

  @Test
  void anImpreciseStoreCompletesItsInstruction() {
    var rig = faulting("ldr r0, =0x30000000 / str r1, [r0], #4").word(SHCSR, ALL_FAULTS);
    rig.run(2);
    assertEquals(0x3000_0004, rig.get(0));
    rig.step();
    assertEquals(5, rig.exception());
    assertEquals(FLASH + 6, rig.word(rig.get(SP) + 0x18));
  }

  @Test
  void statusBitsAreClearedByWritingOnes() {
    var rig = faulting("udf #1").run(2);
    rig.word(CFSR, 1 << 16).word(HFSR, FORCED);
    assertEquals(0, rig.word(CFSR));
    assertEquals(0, rig.word(HFSR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          cpacr      | source              | nocp
          0          | vadd.f32 s0, s0, s0 | true
          0x00f00000 | vadd.f32 s0, s0, s0 | false
          0x00500000 | vadd.f32 s0, s0, s0 | false
          0          | vldr s0, [sp, #-8]  | true
          0          | vmrs r0, fpscr      | true
          """)
  void theFpuNeedsAccessRights(@Word int cpacr, String source, boolean nocp) {
    var rig = faulting(source).word(CPACR, cpacr).word(SHCSR, ALL_FAULTS).run(2);
    assertEquals(nocp ? 1 << 19 : 0, rig.word(CFSR));
    assertEquals(nocp ? 6 : 0, rig.exception());
  }

  @Test
  void breakpointWithoutADebuggerIsAHardFault() {
    var rig = faulting("bkpt #1").run(2);
    assertEquals(3, rig.exception());
    assertEquals(1 << 31, rig.word(HFSR));
    assertEquals(FLASH, rig.word(rig.get(SP) + 0x18));
  }

  @Test
  void breakpointGoesToTheDebugMonitorWhereItIsEnabled() {
    var rig = faulting("bkpt #1").word(0xe000_edfc, 1 << 16).run(2);
    assertEquals(12, rig.exception());
    assertEquals(0, rig.word(HFSR));
    assertEquals(2, rig.word(0xe000_ed30));
    assertEquals(FLASH, rig.word(rig.get(SP) + 0x18));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          mask
          cpsid i
          cpsid f
          """)
  void supervisorCallThatCannotPreemptIsAHardFaultOrLocksUp(String mask) {
    var rig = faulting(mask + " / svc #0").run(3);
    if (mask.endsWith("i")) {
      assertEquals(3, rig.exception());
      assertEquals(FORCED, rig.word(HFSR));
    } else {
      assertInstanceOf(StopReason.Lockup.class, rig.stop());
    }
  }

  @Test
  void aFaultInTheHardFaultHandlerLocksUpAndSaysWhy() {
    var rig = faulting("udf #1").vector(3, "ldr r0, =0x30000000\n ldr r1, [r0]").run(5);
    var lockup = assertInstanceOf(StopReason.Lockup.class, rig.stop());
    assertTrue(lockup.state().faults().toString().contains("PRECISERR"));
    assertTrue(lockup.state().faults().toString().contains("UNDEFINSTR"));
    assertEquals(rig.pc(), lockup.state().pc());
  }

  @Test
  void aVectorWithoutTheThumbBitFaultsAtTheHandler() {
    var rig = faulting("svc #0").word(SHCSR, ALL_FAULTS);
    rig.word(0xe000_ed1c, 0x80 << 24).word(FLASH + 0x8_0000 + 44, FLASH + 0x40).run(2);
    assertEquals(6, rig.exception());
    assertEquals(1 << 17, rig.word(CFSR));
    assertEquals(FLASH + 0x40, rig.word(rig.get(SP) + 0x18));
  }

  @Test
  void aVectorTableWithoutMemoryLocksUp() {
    var rig = faulting("svc #0").word(0xe000_ed08, 0x3000_0000).run(3);
    assertInstanceOf(StopReason.Lockup.class, rig.stop());
    assertEquals(2, rig.word(HFSR) & 2);
  }

  @Test
  void aStackWithoutMemoryIsAStackingFault() {
    var rig = faulting("svc #0").set(SP, 0x3000_0100).word(SHCSR, ALL_FAULTS).run(2);
    assertEquals(5, rig.exception());
    assertEquals(1 << 12, rig.word(CFSR));
  }

  @Test
  void aFrameWithoutMemoryIsAnUnstackingFault() {
    var rig =
        faulting("svc #0")
            .vector(11, "ldr r0, =0x30000000\n mov sp, r0\n bx lr")
            .word(SHCSR, ALL_FAULTS)
            .run(5);
    assertEquals(5, rig.exception());
    assertEquals(1 << 11, rig.word(CFSR));
  }
}

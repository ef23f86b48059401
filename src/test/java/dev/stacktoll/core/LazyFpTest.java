package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.LR;
import static dev.stacktoll.core.Rig.SP;
import static dev.stacktoll.core.Rig.STACK;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** ARMv7-M ARM, B1.5.7: the FP context in exception frames. */
final class LazyFpTest {
  private static final int FPCCR = 0xe000_ef34;
  private static final int FPCAR = 0xe000_ef38;
  private static final int FPDSCR = 0xe000_ef3c;
  private static final int ASPEN = 1 << 31;
  private static final int LSPEN = 1 << 30;
  private static final int LSPACT = 1;
  private static final int ONE = 0x3f80_0000;
  private static final int FRAME = STACK - 0x68;

  private static Rig interrupted(String handler) {
    var rig = Rig.m4("vmov.f32 s0, #1.0\n svc #0\n vadd.f32 s1, s0, s0\n b .").vector(11, handler);
    rig.word(FRAME + 0x20, 0xdead_beef);
    return rig;
  }

  @Test
  void entryReservesTheFrameWithoutWritingIt() {
    var rig = interrupted("nop\n bx lr").run(3);
    assertAll(
        () -> assertEquals(FRAME, rig.get(SP)),
        () -> assertEquals(0xffff_ffe9, rig.get(LR)),
        () -> assertEquals(FRAME + 0x20, rig.word(FPCAR)),
        () -> assertEquals(LSPACT, rig.word(FPCCR) & LSPACT),
        () -> assertEquals(0xdead_beef, rig.word(FRAME + 0x20)),
        () -> assertEquals(false, rig.cpu().fpContext));
  }

  @Test
  void aHandlerWithoutFpLeavesTheRegistersWhereTheyAre() {
    var rig = interrupted("nop\n bx lr").run(5);
    assertAll(
        () -> assertEquals(STACK, rig.get(SP)),
        () -> assertEquals(0, rig.word(FPCCR) & LSPACT),
        () -> assertEquals(0x4000_0000, rig.s(1)),
        () -> assertEquals(0xdead_beef, rig.word(FRAME + 0x20)),
        () -> assertEquals(5 + UnitModel.ENTRY + UnitModel.RETURN, rig.cycles()));
  }

  @Test
  void theFirstFpInstructionOfTheHandlerSavesTheContext() {
    var rig = interrupted("vmov.f32 s0, #3.0\n bx lr").run(3);
    assertAll(
        () -> assertEquals(ONE, rig.word(FRAME + 0x20)),
        () -> assertEquals(0, rig.word(FPCCR) & LSPACT),
        () -> assertEquals(3 + UnitModel.ENTRY + 18, rig.cycles()));
    rig.run(2);
    assertEquals(ONE, rig.s(0));
    assertEquals(0x4000_0000, rig.s(1));
  }

  @Test
  void withoutLazinessEntryWritesTheWholeFrame() {
    var rig = interrupted("nop\n bx lr").word(FPCCR, ASPEN).fpscr(0x8000_0000).run(3);
    assertEquals(ONE, rig.word(FRAME + 0x20));
    assertEquals(0x8000_0000, rig.word(FRAME + 0x60));
    assertEquals(0, rig.word(FPCCR) & LSPACT);
  }

  @Test
  void withoutAutomaticPreservationTheFrameIsBasic() {
    var rig = interrupted("nop\n bx lr").word(FPCCR, LSPEN).run(3);
    assertEquals(STACK - 0x20, rig.get(SP));
    assertEquals(0xffff_fff9, rig.get(LR));
  }

  @Test
  void aNewContextStartsWithTheDefaultStatus() {
    var rig = Rig.m4("vmov.f32 s0, #1.0").word(FPDSCR, 0x03c0_0000).fpscr(0x8000_0010).step();
    assertEquals(0x83c0_0010, rig.fpscr());
    assertEquals(true, rig.cpu().fpContext);
  }

  @Test
  void aTailChainedHandlerFindsTheReservedFrame() {
    var rig = interrupted("nop\n bx lr").vector(16, "vmov.f32 s0, #3.0\n bx lr");
    rig.word(0xe000_e100, 1).byteAt(0xe000_e400, 0);
    rig.run(3).word(0xe000_e200, 1).run(2);
    assertEquals(16, rig.exception());
    assertEquals(ONE, rig.word(FRAME + 0x20));
    assertEquals(0xffff_ffe9, rig.get(LR));
    rig.run(2);
    assertEquals(ONE, rig.s(0));
  }

  @Test
  void aNestedInterruptOfAnFpHandlerSavesBothContexts() {
    var rig =
        interrupted("vmov.f32 s0, #3.0\n nop\n bx lr")
            .vector(16, "vmov.f32 s0, #5.0\n bx lr")
            .word(0xe000_ed1c, 0x80 << 24)
            .word(0xe000_e100, 1);
    rig.run(3).word(0xe000_e200, 1).step();
    assertEquals(16, rig.exception());
    assertEquals(0xffff_ffe1, rig.get(LR));
    rig.run(2);
    assertEquals(0x4040_0000, rig.s(0));
    rig.run(2);
    assertEquals(ONE, rig.s(0));
  }

  @Test
  void preservationIntoMissingMemoryIsABusFault() {
    var rig = interrupted("nop\n vmov.f32 s0, #3.0\n bx lr").word(0xe000_ed24, 7 << 16);
    rig.word(0xe000_ed1c, 0x80 << 24).run(3);
    rig.word(FPCAR, 0x3000_0000).run(2);
    assertEquals(5, rig.exception());
    assertEquals(1 << 13, rig.word(0xe000_ed28));
  }
}

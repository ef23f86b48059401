package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.FLASH;
import static dev.stacktoll.core.Rig.LR;
import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R7;
import static dev.stacktoll.core.Rig.SP;
import static dev.stacktoll.core.Rig.STACK;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.stacktoll.isa.Insn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, B1.5.4 to B1.5.8. */
final class ExceptionTest {
  private static final int ISER0 = 0xe000_e100;
  private static final int ISPR0 = 0xe000_e200;
  private static final int IPR0 = 0xe000_e400;
  private static final int ICSR = 0xe000_ed04;
  private static final int AIRCR = 0xe000_ed0c;
  private static final int CCR = 0xe000_ed14;
  private static final int SHPR2 = 0xe000_ed1c;
  private static final int SHPR3 = 0xe000_ed20;
  private static final int CFSR = 0xe000_ed28;
  private static final int INVPC = 1 << 18;

  @Test
  void supervisorCallEntersItsHandlerAndComesBackToTheNextInstruction() {
    var rig = Rig.m4("svc #3\n movs r0, #9\n b .").vector(11, "movs r7, #1\n bx lr").set(R0, 5);
    rig.run(3);
    assertEquals(1, rig.get(R7));
    rig.step();
    assertEquals(9, rig.get(R0));
    assertEquals(4 + UnitModel.ENTRY + UnitModel.RETURN, rig.cycles());
  }

  @Test
  void theFrameHoldsTheCallersRegistersInTheOrderOfTheManual() {
    var rig = Rig.m4("svc #0\n nop").flags("N.CV");
    for (int i = 0; i < 13; i++) {
      rig.set(i, 0x100 + i);
    }
    rig.set(LR, 0x0800_1235).run(2);
    int frame = rig.get(SP);
    assertAll(
        () -> assertEquals(STACK - 0x20, frame),
        () -> assertEquals(0x100, rig.word(frame)),
        () -> assertEquals(0x101, rig.word(frame + 4)),
        () -> assertEquals(0x102, rig.word(frame + 8)),
        () -> assertEquals(0x103, rig.word(frame + 0xc)),
        () -> assertEquals(0x10c, rig.word(frame + 0x10)),
        () -> assertEquals(0x0800_1235, rig.word(frame + 0x14)),
        () -> assertEquals(FLASH + 2, rig.word(frame + 0x18)),
        () -> assertEquals(0xb100_0000, rig.word(frame + 0x1c)),
        () -> assertEquals(0xffff_fff9, rig.get(LR)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          align | sp         | frame      | bit9
          0x200 | 0x20001000 | 0x20000fe0 | 0
          0x200 | 0x20001004 | 0x20000fe0 | 0x200
          0     | 0x20001000 | 0x20000fe0 | 0
          0     | 0x20001004 | 0x20000fe4 | 0
          """)
  void stackAlignmentIsNotedInTheFrameAndUndoneByTheReturn(
      @Word int align, @Word int sp, @Word int frame, @Word int bit9) {
    var rig = Rig.m4("svc #0\n nop\n b .").vector(11, "nop\n bx lr").word(CCR, align);
    rig.set(SP, sp).run(2);
    assertEquals(frame, rig.get(SP));
    assertEquals(bit9, rig.word(frame + 0x1c) & 0x200);
    rig.run(2);
    assertEquals(sp, rig.get(SP));
  }

  @Test
  void threadOnTheProcessStackIsResumedThere() {
    var rig =
        Rig.m4(
                """
                ldr r0, =0x20001000
                msr psp, r0
                movs r0, #2
                msr control, r0
                isb
                svc #0
                b .
                """)
            .vector(11, "mrs r1, psp\n bx lr");
    rig.run(7);
    assertEquals(0xffff_fffd, rig.get(LR));
    assertEquals(STACK, rig.get(SP));
    assertEquals(0x2000_0fe0, rig.get(R1));
    rig.run(2);
    assertEquals(0x2000_1000, rig.get(SP));
    assertEquals(0, rig.exception());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          first | second | group | preempts
          0x80  | 0x40   | 0     | true
          0x40  | 0x80   | 0     | false
          0x80  | 0x80   | 0     | false
          0x80  | 0x70   | 0     | true
          0xb0  | 0x80   | 5     | false
          0xc0  | 0x80   | 5     | true
          0xf0  | 0x00   | 7     | false
          0x8f  | 0x80   | 0     | false
          """)
  void onlyAMoreUrgentGroupPreempts(
      @Word int first, @Word int second, @Word int group, boolean preempts) {
    var rig = Rig.m4("b .").word(AIRCR, 0x05fa_0000 | group << 8);
    rig.word(ISER0, 3).byteAt(IPR0, 0);
    rig.word(IPR0, first | second << 8);
    rig.word(ISPR0, 1).step();
    assertEquals(16, rig.exception());
    rig.word(ISPR0, 2).step();
    assertEquals(preempts ? 17 : 16, rig.exception());
  }

  @Test
  void equalPrioritiesGoByNumberAndSubpriorityDecidesAmongPending() {
    var rig = Rig.m4("b .").word(AIRCR, 0x05fa_0000 | 7 << 8).word(ISER0, 7);
    rig.word(IPR0, 0x80 | 0x40 << 8 | 0x40 << 16).word(ISPR0, 7).step();
    assertEquals(17, rig.exception());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          source                                 | priority | taken
          cpsid i                                | 0x00     | false
          cpsid f                                | 0x00     | false
          movs r0, #0x40 / msr basepri, r0       | 0x40     | false
          movs r0, #0x40 / msr basepri, r0       | 0x30     | true
          movs r0, #0x4f / msr basepri, r0       | 0x40     | false
          movs r0, #0x40 / msr basepri_max, r0   | 0x40     | false
          movs r0, #0x40 / msr basepri, r0 / movs r0, #0x80 / msr basepri_max, r0 | 0x40 | false
          movs r0, #0x80 / msr basepri, r0 / movs r0, #0x40 / msr basepri_max, r0 | 0x40 | false
          movs r0, #0 / msr basepri, r0          | 0xf0     | true
          cpsid i / cpsie i                      | 0xf0     | true
          """)
  void maskRegistersHoldInterruptsBack(String source, @Word int priority, boolean taken) {
    String program = source.replace(" / ", "\n");
    var rig = Rig.m4(program + "\n b .").word(ISER0, 1).byteAt(IPR0, 0);
    rig.word(IPR0, priority);
    rig.run((int) program.lines().count());
    rig.word(ISPR0, 1).run(2);
    assertEquals(taken ? 16 : 0, rig.exception());
  }

  @Test
  void pendingExceptionsAreChainedWithoutUnstacking() {
    var rig =
        Rig.m4("b .")
            .vector(16, "movs r0, #1\n bx lr")
            .vector(17, "movs r1, #2\n bx lr")
            .word(ISER0, 3)
            .word(ISPR0, 3);
    rig.run(5);
    assertAll(
        () -> assertEquals(0, rig.exception()),
        () -> assertEquals(STACK, rig.get(SP)),
        () ->
            assertEquals(
                UnitModel.ENTRY + 2 + UnitModel.CHAIN + 2 + UnitModel.RETURN + 1, rig.cycles()));
  }

  @Test
  void aMoreUrgentInterruptThatComesDuringStackingGoesFirstOnTheSameFrame() {
    var rig =
        Rig.m4("nop\n b .")
            .vector(16, "movs r0, #1\n bx lr")
            .vector(17, "movs r1, #2\n bx lr")
            .word(ISER0, 3)
            .word(IPR0, 0x80 | 0x40 << 8);
    List<Integer> order = new ArrayList<>();
    rig.core().probe(new EntryList(order));
    rig.scheduler().at(rig.cycles() + 5, _ -> rig.core().irq(1).pulse());
    rig.word(ISPR0, 1).step();
    assertEquals(17, rig.exception());
    assertEquals(STACK - 0x20, rig.get(SP));
    rig.run(4);
    assertEquals(List.of(17, 16), order);
    assertEquals(0, rig.exception());
    assertEquals(STACK, rig.get(SP));
  }

  private record EntryList(List<Integer> order) implements Probe {
    @Override
    public void retired(Insn insn, int pc, long from, long to) {}

    @Override
    public void exception(int number, boolean entry, long cycle) {
      if (entry) {
        order.add(number);
      }
    }
  }

  @Test
  void nestedHandlersUnwindInOrder() {
    var rig =
        Rig.m4("nop\n b .")
            .vector(16, "nop\n nop\n bx lr")
            .vector(17, "movs r1, #2\n bx lr")
            .word(ISER0, 3)
            .word(IPR0, 0x80 | 0x40 << 8)
            .word(ISPR0, 1);
    rig.step().word(ISPR0, 2).step();
    assertEquals(17, rig.exception());
    assertEquals(0xffff_fff1, rig.get(LR));
    assertEquals(STACK - 0x40, rig.get(SP));
    rig.step().run(1);
    assertEquals(16, rig.exception());
    rig.run(2);
    assertEquals(0, rig.exception());
    assertEquals(STACK, rig.get(SP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          value
          0xfffffff0
          0xfffffff5
          0xfffffff1
          0xfffffffb
          0xf0000009
          """)
  void aReturnWithAnInvalidValueIsAUsageFault(@Word int value) {
    var rig = Rig.m4("svc #0\n b .").vector(11, "bx r0").set(R0, value);
    rig.word(0xe000_ed24, 1 << 18).run(3);
    assertEquals(6, rig.exception());
    assertEquals(INVPC, rig.word(CFSR));
    assertEquals(0xf000_0000 | value, rig.get(LR));
  }

  @Test
  void pendSvSysTickAndNmiArePendedAndClearedByIcsr() {
    var rig = Rig.m4("cpsid i\n b .");
    rig.step().word(ICSR, 1 << 28 | 1 << 26);
    assertEquals(1 << 28 | 1 << 26 | 14 << 12, rig.word(ICSR) & ~(1 << 11));
    rig.word(ICSR, 1 << 27);
    assertEquals(1 << 26 | 15 << 12, rig.word(ICSR) & ~(1 << 11));
    rig.word(ICSR, 1 << 25 | 1 << 31).step();
    assertEquals(2, rig.exception());
  }

  @Test
  void aHandlerReturnsToTheMiddleOfAnItBlock() {
    var rig =
        Rig.m4("cmp r0, r0\n itte eq\n moveq r1, #1\n moveq r2, #2\n movne r3, #3\n b .")
            .word(ISER0, 1)
            .vector(16, "cmp r0, #77\n bx lr");
    rig.run(3).word(ISPR0, 1).run(2).run(3);
    assertAll(
        () -> assertEquals(1, rig.get(R1)),
        () -> assertEquals(2, rig.get(2)),
        () -> assertEquals(0, rig.get(3)));
  }

  @Test
  void faultmaskIsClearedByEveryReturnButThatOfNmi() {
    var rig = Rig.m4("nop\n b .").vector(16, "cpsid f\n bx lr").word(ISER0, 1).word(ISPR0, 1);
    rig.run(3);
    assertEquals(false, rig.cpu().faultmask);
    rig = Rig.m4("nop\n b .").vector(2, "cpsid f\n bx lr").word(ICSR, 1 << 31);
    rig.run(3);
    assertEquals(false, rig.cpu().faultmask);
  }

  @Test
  void systemHandlersHaveConfigurablePriorities() {
    var rig = Rig.m4("svc #0\n b .").word(SHPR2, 0x50 << 24).word(SHPR3, 0x20 << 16);
    rig.run(2);
    assertEquals(11, rig.exception());
    rig.word(ICSR, 1 << 28).step();
    assertEquals(14, rig.exception());
  }

  @Test
  void resetTakesStackPointerAndStartFromTheTable() {
    var rig = Rig.m4("nop");
    rig.core().reset(FLASH + 0x8_0000);
    assertEquals(STACK, rig.get(SP));
    assertEquals(FLASH, rig.pc());
    assertEquals(-1, rig.get(LR));
  }

  @Test
  void requestedResetEndsTheRun() {
    var rig = Rig.m4("ldr r0, =0xe000ed0c\n ldr r1, =0x05fa0004\n str r1, [r0]\n b .");
    rig.run(4);
    assertInstanceOf(StopReason.ResetRequested.class, rig.stop());
  }
}

package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, B3.2 and B3.4. */
final class SystemControlTest {
  private static final int ISER0 = 0xe000_e100;
  private static final int ICER0 = 0xe000_e180;
  private static final int ISPR0 = 0xe000_e200;
  private static final int ICPR0 = 0xe000_e280;
  private static final int IABR0 = 0xe000_e300;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          register   | m4         | m7
          0xe000ed00 | 0x410fc241 | 0x410fc271
          0xe000ed14 | 0x00000200 | 0x00040200
          0xe000ed0c | 0xfa050000 | 0xfa050000
          0xe000ed60 | 0x01141110 | 0x01101110
          0xe000ef34 | 0xc0000000 | 0xc0000000
          0xe000ef40 | 0x10110021 | 0x10110021
          0xe000ef48 | 0x00000000 | 0x00000040
          0xe000ed90 | 0x00000800 | 0x00000800
          0xe000e004 | 3          | 3
          """)
  void registersHaveTheirResetValues(@Word int register, @Word int m4, @Word int m7) {
    assertEquals(m4, Rig.m4("nop").word(register));
    assertEquals(m7, Rig.m7("nop").word(register));
  }

  @Test
  void unknownRegistersStopTheRunAndSayWhere() {
    var rig = Rig.m4("ldr r0, =0xe000e050\n ldr r1, [r0]\n b .").run(2);
    var stop = assertInstanceOf(StopReason.Unmodelled.class, rig.stop());
    assertEquals("System Control Space", stop.block());
    assertEquals(0x50, stop.offset());
    assertEquals(Rig.FLASH + 2, stop.state().pc());
  }

  @Test
  void enableAndPendingAreSetAndClearedByOnes() {
    var rig = Rig.m4("cpsid i\n b .").step();
    rig.word(ISER0 + 8, 0x30).word(ICER0 + 8, 0x10);
    assertEquals(0x20, rig.word(ISER0 + 8));
    rig.word(ISPR0, 0x90).word(ICPR0, 0x10);
    assertEquals(0x80, rig.word(ISPR0));
    assertEquals(0x80, rig.word(ICPR0));
    rig.word(0xe000_ef00, 3);
    assertEquals(0x88, rig.word(ISPR0));
    rig.word(ISER0 + 12, -1);
    assertEquals(1, rig.word(ISER0 + 12));
  }

  @Test
  void prioritiesHaveFourBitsAndByteAccess() {
    var rig = Rig.m4("nop").word(0xe000_e404, 0x12345678).byteAt(0xe000_e405, 0xff);
    assertEquals(0x1030_f070, rig.word(0xe000_e404));
    rig.byteAt(0xe000_ed23, 0x4f);
    assertEquals(0x4000_0000, rig.word(0xe000_ed20));
  }

  @Test
  void aLevelThatStaysHighPendsAgainAfterTheHandler() {
    var rig = Rig.m4("b .").vector(16, "adds r7, #1\n bx lr").word(ISER0, 1);
    var line = rig.core().irq(0);
    line.set(true);
    rig.step();
    assertEquals(1, rig.word(IABR0));
    assertEquals(0, rig.word(ISPR0));
    rig.run(4);
    assertEquals(3, rig.get(7));
    line.set(false);
    rig.run(3);
    assertEquals(0, rig.exception());
  }

  @Test
  void anEdgeDuringTheHandlerPendsOnceMore() {
    var rig = Rig.m4("b .").vector(16, "adds r7, #1\n bx lr").word(ISER0, 1);
    rig.core().irq(0).pulse();
    rig.step();
    rig.core().irq(0).pulse();
    rig.core().irq(0).pulse();
    rig.run(6);
    assertEquals(2, rig.get(7));
    assertEquals(0, rig.exception());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          source                                    | control | psp
          movs r0, #3 / msr control, r0             | 3       | 0
          movs r0, #1 / msr control, r0 / movs r0, #0 / msr control, r0 | 1 | 0
          movs r0, #127 / msr psp, r0               | 0       | 124
          """)
  void controlAndStackPointersAreGuarded(String source, int control, int psp) {
    String program = source.replace(" / ", "\n");
    var rig = Rig.m4(program + "\n mrs r1, control\n mrs r2, psp\n b .");
    rig.run((int) program.lines().count() + 2);
    assertEquals(control, rig.get(R1));
    assertEquals(psp, rig.get(R2));
  }

  @Test
  void apsrIsWrittenByItsParts() {
    var rig = Rig.m4("msr apsr_nzcvq, r0\n msr apsr_g, r1\n mrs r2, apsr");
    rig.set(R0, 0xf80f_0000).set(R1, 0x000a_0000).run(3);
    assertEquals("NZCV", rig.flags());
    assertEquals(0xf80a_0000, rig.get(R2));
  }

  @Test
  void debugBlocksWithoutAModelAreRefused() {
    assertThrows(UnmodelledAccess.class, () -> Rig.m4("nop").word(0xe000_2000));
    assertThrows(UnmodelledAccess.class, () -> Rig.m4("nop").word(0xe004_0000));
    assertThrows(UnmodelledAccess.class, () -> Rig.m4("nop").halfword(0xe000_ed14, 0));
  }

  @Test
  void cacheRegistersOfTheCortexM7DescribeAndDriveTheCaches() {
    var rig = Rig.m7("nop");
    List<String> calls = new ArrayList<>();
    rig.core().caches(new Recorder(calls));
    assertEquals(0x0900_0003, rig.word(0xe000_ed78));
    assertEquals(0x8303_c003, rig.word(0xe000_ed7c));
    assertEquals(0xf003_e019, rig.word(0xe000_ed80));
    rig.word(0xe000_ed84, 1);
    assertEquals(0xf007_e009, rig.word(0xe000_ed80));
    rig.word(0xe000_ef50, 0).word(0xe000_ef60, 0x4000_0020).word(0xe000_ed14, 0x3_0200);
    assertEquals(List.of("ICIALLU 0", "DCISW 40000020", "I true", "D true"), calls);
    assertEquals(0x7_0200, rig.word(0xe000_ed14));
  }

  private record Recorder(List<String> calls) implements CacheMaintenance {
    @Override
    public void enableInstructionCache(boolean enabled, long cycle) {
      calls.add("I " + enabled);
    }

    @Override
    public void enableDataCache(boolean enabled, long cycle) {
      calls.add("D " + enabled);
    }

    @Override
    public void maintain(Operation operation, int operand, long cycle) {
      calls.add(operation + " " + Integer.toHexString(operand));
    }
  }
}

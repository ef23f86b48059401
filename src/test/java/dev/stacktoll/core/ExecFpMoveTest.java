package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R2;
import static dev.stacktoll.core.Rig.RAM;
import static dev.stacktoll.core.Rig.SP;
import static dev.stacktoll.core.Rig.STACK;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: moves, loads and stores of FP registers. */
final class ExecFpMoveTest {
  private static final int CFSR = 0xe000_ed28;
  private static final int UNALIGNED = 1 << 24;

  private static Rig rig(String assembly) {
    Rig rig = Rig.m4(assembly);
    rig.cpu().fpContext = true;
    for (int i = 0; i < 32; i++) {
      rig.s(i, 0x100 + i);
      rig.word(RAM + 0x100 + 4 * i, 0x200 + i);
    }
    return rig.set(R0, RAM + 0x100).set(R1, 0x1111).set(R2, 0x2222);
  }

  /** The S registers that are not what they were. */
  private static String changed(Rig rig) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      if (rig.s(i) != 0x100 + i) {
        text.append(String.format(Locale.ROOT, "s%d=%x ", i, rig.s(i)));
      }
    }
    return text.toString().strip();
  }

  /** The words of memory around r0 that are not what they were, by index from there. */
  private static String stored(Rig rig) {
    StringBuilder text = new StringBuilder();
    for (int i = -32; i < 64; i++) {
      int word = rig.word(RAM + 0x100 + 4 * i);
      if (word != (i >= 0 && i < 32 ? 0x200 + i : 0)) {
        text.append(String.format(Locale.ROOT, "%d:%x ", i, word));
      }
    }
    return text.toString().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          assembly              | registers                 | r1     | r2
          vmov.f32 s3, s30      | s3=11e                    | 0x1111 | 0x2222
          vmov.f32 s31, #1.0    | s31=3f800000              | 0x1111 | 0x2222
          vmov.f32 s0, #-31.0   | s0=c1f80000               | 0x1111 | 0x2222
          vmov.f32 s0, #0.125   | s0=3e000000               | 0x1111 | 0x2222
          vmov s7, r1           | s7=1111                   | 0x1111 | 0x2222
          vmov r1, s7           | ''                        | 0x107  | 0x2222
          vmov s7, s8, r1, r2   | s7=1111 s8=2222           | 0x1111 | 0x2222
          vmov r1, r2, s7, s8   | ''                        | 0x107  | 0x108
          vmov d3, r1, r2       | s6=1111 s7=2222           | 0x1111 | 0x2222
          vmov r1, r2, d15      | ''                        | 0x11e  | 0x11f
          vmov.32 d3[0], r1     | s6=1111                   | 0x1111 | 0x2222
          vmov.32 d3[1], r1     | s7=1111                   | 0x1111 | 0x2222
          vmov.32 r1, d3[0]     | ''                        | 0x106  | 0x2222
          vmov.32 r2, d3[1]     | ''                        | 0x1111 | 0x107
          """)
  void moves(String assembly, String registers, @Word int r1, @Word int r2) {
    Rig rig = rig(assembly).step();
    assertAll(
        () -> assertEquals(registers, changed(rig)),
        () -> assertEquals(r1, rig.get(R1)),
        () -> assertEquals(r2, rig.get(R2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                | registers                     | r0
          vldr s5, [r0]           | s5=200                        | 0x20000100
          vldr s5, [r0, #20]      | s5=205                        | 0x20000100
          vldr d5, [r0, #8]       | s10=202 s11=203               | 0x20000100
          vldmia r0, {s1-s3}      | s1=200 s2=201 s3=202          | 0x20000100
          vldmia r0!, {s1-s3}     | s1=200 s2=201 s3=202          | 0x2000010c
          vldmia r0!, {d1-d2}     | s2=200 s3=201 s4=202 s5=203   | 0x20000110
          """)
  void loads(String assembly, String registers, @Word int r0) {
    Rig rig = rig(assembly).step();
    assertAll(
        () -> assertEquals(registers, changed(rig)),
        () -> assertEquals(r0, rig.get(R0)),
        () -> assertEquals("", stored(rig)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | registers              | r0
          vldr s5, [r0, #-4]    | s5=207                 | 0x20000120
          vldr d5, [r0, #-8]    | s10=206 s11=207        | 0x20000120
          vldmdb r0!, {s1-s3}   | s1=205 s2=206 s3=207   | 0x20000114
          vldmdb r0!, {d2}      | s4=206 s5=207          | 0x20000118
          """)
  void loadsBelowTheBase(String assembly, String registers, @Word int r0) {
    Rig rig = rig(assembly).set(R0, RAM + 0x120).step();
    assertAll(() -> assertEquals(registers, changed(rig)), () -> assertEquals(r0, rig.get(R0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                | memory                    | r0
          vstr s5, [r0]           | 0:105                     | 0x20000100
          vstr s5, [r0, #-8]      | -2:105                    | 0x20000100
          vstr d5, [r0, #8]       | 2:10a 3:10b               | 0x20000100
          vstmia r0, {s1-s3}      | 0:101 1:102 2:103         | 0x20000100
          vstmia r0!, {d1-d2}     | 0:102 1:103 2:104 3:105   | 0x20000110
          vstmdb r0!, {s1-s3}     | -3:101 -2:102 -1:103      | 0x200000f4
          vstmdb r0!, {d1}        | -2:102 -1:103             | 0x200000f8
          """)
  void stores(String assembly, String memory, @Word int r0) {
    Rig rig = rig(assembly).step();
    assertAll(
        () -> assertEquals(memory, stored(rig)),
        () -> assertEquals(r0, rig.get(R0)),
        () -> assertEquals("", changed(rig)));
  }

  @Test
  void literalsAreRelativeToTheAlignedPc() {
    Rig rig =
        rig("nop\n vldr s1, there\n vldr d1, there\n b .\n .align 2\nthere: .word 0x55, 0x66");
    rig.run(3);
    assertEquals("s1=55 s2=55 s3=66", changed(rig));
  }

  @Test
  void everyRegisterGoesToTheStackAndBack() {
    Rig rig = rig("vpush {s0-s31}\n vldmia r0, {s0-s31}\n vpop {d0-d15}").step();
    assertEquals(STACK - 128, rig.get(SP));
    assertEquals(0x11f, rig.word(STACK - 4));
    rig.step();
    assertEquals(0x21f, rig.s(31));
    rig.step();
    assertEquals("", changed(rig));
    assertEquals(STACK, rig.get(SP));
  }

  @Test
  void accessesAreNotedInTheOrderOfTheRegisters() {
    Rig rig = rig("vstmdb r0!, {s1-s3}").step();
    Cpu cpu = rig.cpu();
    assertAll(
        () -> assertEquals(3, cpu.accesses),
        () -> assertEquals(RAM + 0xf4, cpu.accessAddress[0]),
        () -> assertEquals(RAM + 0xfc, cpu.accessAddress[2]),
        () -> assertEquals(4 | Cpu.WRITE, cpu.accessInfo[0]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly            | base
          vldr s5, [r0]       | 0x20000102
          vldr d5, [r0]       | 0x20000101
          vstr s5, [r0]       | 0x20000101
          vstr d5, [r0]       | 0x20000102
          vldmia r0!, {s1-s2} | 0x20000102
          vldmdb r0!, {s1-s2} | 0x20000102
          vstmia r0!, {d1}    | 0x20000103
          vstmdb r0!, {d1}    | 0x20000103
          """)
  void addressesMustBeWordAligned(String assembly, @Word int base) {
    Rig rig = rig(assembly).set(R0, base).run(2);
    assertAll(
        () -> assertEquals(3, rig.exception()),
        () -> assertEquals(UNALIGNED, rig.word(CFSR) & UNALIGNED),
        () -> assertEquals("", changed(rig)),
        () -> assertEquals("", stored(rig)),
        () -> assertEquals(base, rig.get(R0)));
  }

  @Test
  void doublesNeedNoMoreThanWordAlignment() {
    Rig rig = rig("vldr d5, [r0]").set(R0, RAM + 0x104).step();
    assertEquals("s10=201 s11=202", changed(rig));
  }

  @Test
  void vmsrKeepsOnlyTheBitsThatExist() {
    Rig rig = rig("vmsr fpscr, r1\n vmrs r2, fpscr").set(R1, -1).run(2);
    assertEquals("f7c0009f", Integer.toHexString(rig.get(R2)));
  }
}

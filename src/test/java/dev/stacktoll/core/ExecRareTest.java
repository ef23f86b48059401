package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: encodings that compilers seldom choose, each once. */
final class ExecRareTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                   | before                   | after
          lsrs.w r8, r1, #1          | r1=3                     | r8=1 ..C.
          lsr.w r8, r1, #32          | r1=-1 N...               | r8=0
          add.w r8, sp, r1, lsl #2   | sp=0x20000100 r1=3       | r8=0x2000010c
          adds.w r8, sp, r1          | sp=0x20000100 r1=-0x20000100 | r8=0 .ZC.
          subs.w r8, sp, #0x20000000 | sp=0x20000000            | r8=0 .ZC.
          sub.w sp, sp, #0x1000      | sp=0x20002000            | sp=0x20001000
          addw r8, sp, #4095         | sp=0x20000000 N...       | r8=0x20000fff
          cbnz r1, 0x08000108        | r1=1                     | pc=0x08000108
          cbnz r1, 0x08000108        | r1=0                     | -
          """)
  void arithmetic(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before        | after
          nop {5}           | N.C. r0=1     | -
          nop.w {5}         | N.C. r0=1     | -
          yield.w           | N.C. r0=1     | -
          csdb              | N.C. r0=1     | -
          pld [r0, #-4]     | r0=0x30000000 | -
          pld [pc, #4]      | r0=0x30000000 | -
          pli [r0, #4095]   | r0=0x30000000 | -
          pli [pc, #-4]     | r0=0x30000000 | -
          pli [r0, r1]      | r0=0x30000000 | -
          """)
  void hintsChangeNothing(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                     | before | after
          ldc 1, cr0, [r4, #16]        | r4=1   | fault=NOCP
          ldc 1, cr0, [pc, #16]        | r4=1   | fault=NOCP
          stc 1, cr0, [r4, #16]        | r4=1   | fault=NOCP
          stc2 1, cr0, [r4, #16]       | r4=1   | fault=NOCP
          ldc2 1, cr0, [r4, #16]       | r4=1   | fault=NOCP
          ldc2 1, cr0, [pc, #16]       | r4=1   | fault=NOCP
          mcrr2 15, 0, r1, r2, cr0     | r4=1   | fault=NOCP
          mrrc2 15, 0, r1, r2, cr0     | r4=1   | fault=NOCP
          cdp2 1, 0, cr0, cr0, cr0, {0} | r4=1  | fault=NOCP
          mcr2 15, 0, r1, cr0, cr0, {0} | r4=1  | fault=NOCP
          mrc2 15, 0, r1, cr0, cr0, {0} | r4=1  | fault=NOCP
          .inst.n 0xba80               | r4=1   | fault=UNDEFINSTR
          .inst.w 0xfb91f0e2           | r4=1   | fault=UNDEFINSTR
          """)
  void whatIsNotThereFaults(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly     | before                      | after
          vpush {d0}   | sp=0x20000100 [0x200000f8]=7 [0x200000fc]=7 | sp=0x200000f8 [0x200000f8]=0 [0x200000fc]=0
          vpop {s0}    | sp=0x20000100               | sp=0x20000104
          """)
  void floatingPointStack(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}

package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: arithmetic, logic, moves and shifts. */
final class ExecAluTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly           | before                          | after
          adcs r0, r1        | r0=0x7fffffff r1=0 C            | r0=0x80000000 N..V
          adcs r0, r1        | r0=0 r1=0x7fffffff C            | r0=0x80000000 N..V
          adcs r0, r1        | r0=0xffffffff r1=0 C            | r0=0 .ZC.
          adcs r0, r1        | r0=0 r1=0xffffffff C            | r0=0 .ZC.
          adcs r0, r1        | r0=0x80000000 r1=0x80000000     | r0=0 .ZCV
          adcs r0, r1        | r0=0xffffffff r1=0xffffffff C   | r0=0xffffffff N.C.
          adc r2, r0, #255   | r0=1 C                          | r2=0x101
          adcs r2, r0, #0    | r0=0xffffffff C                 | r2=0 .ZC.
          adc.w r2, r0, r1, lsl #4 | r0=1 r1=0x10 C            | r2=0x102
          sbcs r0, r1        | r0=0 r1=0                       | r0=0xffffffff N...
          sbcs r0, r1        | r0=0x80000000 r1=0x7fffffff C   | r0=1 ..CV
          sbcs r0, r1        | r0=0x80000000 r1=0x7fffffff     | r0=0 .ZCV
          sbcs r0, r1        | r0=5 r1=5 C                     | r0=0 .ZC.
          sbc r2, r0, #1     | r0=3                            | r2=1
          sbcs.w r2, r0, r1, asr #31 | r0=0 r1=0x80000000 C    | r2=1 ....
          adds r2, r0, r1    | r0=0xffffffff r1=1              | r2=0 .ZC.
          adds r2, r0, r1    | r0=0x7fffffff r1=1              | r2=0x80000000 N..V
          adds r2, r0, #7    | r0=0xfffffffa                   | r2=1 ..C.
          adds r0, #255      | r0=0x7fffff01                   | r0=0x80000000 N..V
          add.w r2, r0, #0xff00ff00 | r0=0x00ff00ff ..C.       | r2=0xffffffff
          adds.w r2, r0, r1, lsr #1 | r0=1 r1=0xffffffff       | r2=0x80000000 N..V
          addw r2, r0, #4095 | r0=1 N...                       | r2=0x1000
          subs r2, r0, r1    | r0=0 r1=0x80000000              | r2=0x80000000 N..V
          subs r2, r0, r1    | r0=0x80000000 r1=1              | r2=0x7fffffff ..CV
          subs r2, r0, r1    | r0=1 r1=2                       | r2=0xffffffff N...
          subs r2, r0, #7    | r0=7                            | r2=0 .ZC.
          subs r0, #255      | r0=0                            | r0=0xffffff01 N...
          sub.w r2, r0, #0x1000 | r0=0x1001 N.CV               | r2=1
          subs.w r2, r0, r1, ror #8 | r0=0 r1=1                | r2=0xff000000 N...
          subw r2, r0, #4095 | r0=4096                         | r2=1
          negs r2, r0        | r0=0x80000000                   | r2=0x80000000 N..V
          negs r2, r0        | r0=0                            | r2=0 .ZC.
          rsb.w r2, r0, #10  | r0=3                            | r2=7
          rsbs r2, r0, r1, lsl #31 | r0=1 r1=1                 | r2=0x7fffffff ..CV
          """)
  void addsAndSubtractsWithAllFourFlags(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly               | before                      | after
          cmp r0, r1             | r0=5 r1=5                   | .ZC.
          cmp r0, r8             | r0=0x80000000 r8=1          | ..CV
          cmp r0, #255           | r0=254                      | N...
          cmp.w r0, #0x80000000  | r0=0                        | N..V
          cmp.w r0, r1, lsl #1   | r0=2 r1=1                   | .ZC.
          cmn r0, r1             | r0=0xffffffff r1=1          | .ZC.
          cmn.w r0, #1           | r0=0x7fffffff               | N..V
          cmn.w r0, r1, lsr #32  | r0=0 r1=0xffffffff          | .Z..
          tst r0, r1             | r0=0xf0 r1=0x0f ..CV        | .ZCV
          tst r0, #0x80000000    | r0=0xffffffff ...V          | N.CV
          tst.w r0, r1, lsr #1   | r0=1 r1=3                   | ..C.
          teq r0, r1             | r0=7 r1=7 ...V              | .Z.V
          teq r0, #0x00ff00ff    | r0=0x80000000 ..C.          | N.C.
          teq r0, r1, lsl #1     | r0=0 r1=0x80000000          | .ZC.
          """)
  void comparesWithoutAResult(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                   | before                        | after
          ands r0, r1                | r0=0xff00 r1=0x0ff0 ..CV      | r0=0x0f00 ..CV
          ands r2, r0, #0xff000000   | r0=0x80000001 ...V            | r2=0x80000000 N.CV
          ands r2, r0, #0x7f0        | r0=0 ..C.                     | r2=0 .Z..
          ands r2, r0, #0xff         | r0=0x100 ..C.                 | r2=0 .ZC.
          and.w r2, r0, r1, ror #4   | r0=0xf0000000 r1=0xf          | r2=0xf0000000
          bics r0, r1                | r0=0xff r1=0x0f               | r0=0xf0 ....
          bic r2, r0, #0x00ff00ff    | r0=0xffffffff                 | r2=0xff00ff00
          bics.w r2, r0, r1, asr #4  | r0=0xffffffff r1=0x80000008   | r2=0x07ffffff ..C.
          orrs r0, r1                | r0=1 r1=0x80000000 ..C.       | r0=0x80000001 N.C.
          orr r2, r0, #0xab00ab00    | r0=1                          | r2=0xab00ab01
          orrs.w r2, r0, r1, rrx     | r0=0 r1=1 .ZC.                | r2=0x80000000 N.C.
          orn r2, r0, #0xff          | r0=0                          | r2=0xffffff00
          orns r2, r0, r1, lsl #1    | r0=0 r1=0xffffffff            | r2=1 ..C.
          eors r0, r1                | r0=5 r1=5                     | r0=0 .Z..
          eor r2, r0, #0xffffffff    | r0=0x55555555                 | r2=0xaaaaaaaa
          eor.w r2, r0, r1, lsl #8   | r0=0xff00 r1=0xff             | r2=0
          mvns r0, r1                | r1=0xffffffff ..C.            | r0=0 .ZC.
          mvn r0, #0x100             | r0=0                          | r0=0xfffffeff
          mvns.w r0, r1, lsr #1      | r1=1                          | r0=0xffffffff N.C.
          """)
  void combinesBitsAndTakesTheCarryFromTheShifter(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly            | before              | after
          movs r0, #0         | r0=1 N.CV           | r0=0 .ZCV
          movs.w r0, #0xff000000 | ...V             | r0=0xff000000 N.CV
          mov.w r0, #0x00ab00ab  | N...             | r0=0x00ab00ab
          movw r0, #0xffff    | N...                | r0=0xffff
          movt r0, #0x8000    | r0=0x12345678       | r0=0x80005678
          movs r0, r1         | r1=0x80000000 .ZCV  | r0=0x80000000 N.CV
          mov r8, r1          | r1=0 N...           | r8=0
          mov r0, pc          | -                   | r0=0x08000104
          movs.w r8, r9       | ..C.                | r8=0 .ZC.
          mov sp, r1          | r1=0x20000107       | sp=0x20000104
          mov pc, r1          | r1=0x08000201       | pc=0x08000200
          mov pc, r1          | r1=0x08000200       | pc=0x08000200
          add pc, r1          | r1=0x11             | pc=0x08000114
          add sp, r1          | r1=0x7              | sp=0x20008004
          add sp, #508        | -                   | sp=0x200081fc
          sub sp, #508        | -                   | sp=0x20007e04
          add r0, sp, #1020   | -                   | r0=0x200083fc
          add r0, sp          | r0=4                | r0=0x20008004
          add.w sp, sp, #0x1000 | -                 | sp=0x20009000
          subw sp, sp, #4     | -                   | sp=0x20007ffc
          sub.w sp, sp, r1, lsl #2 | r1=3           | sp=0x20007ff4
          add r0, pc, #1020   | -                   | r0=0x08000500
          addw r0, pc, #4095  | -                   | r0=0x08001103
          subw r0, pc, #4095  | -                   | r0=0x07fff105
          """)
  void movesAndAddressesLeaveOrSetTheFlags(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before                    | after
          lsls r0, r1, #1   | r1=0xc0000000 ...V        | r0=0x80000000 N.CV
          lsls r0, r1, #31  | r1=2 ..C.                 | r0=0 .ZC.
          lsls r0, r1, #31  | r1=1 ..C.                 | r0=0x80000000 N...
          lsrs r0, r1, #1   | r1=1                      | r0=0 .ZC.
          lsrs r0, r1, #32  | r1=0x80000000             | r0=0 .ZC.
          lsrs r0, r1, #32  | r1=0x7fffffff ..C.        | r0=0 .Z..
          asrs r0, r1, #32  | r1=0x80000000             | r0=0xffffffff N.C.
          asrs r0, r1, #1   | r1=0x80000001             | r0=0xc0000000 N.C.
          rors.w r0, r1, #1 | r1=1                      | r0=0x80000000 N.C.
          rrx r0, r1        | r1=2 ..C.                 | r0=0x80000001
          rrxs r0, r1       | r1=3                      | r0=1 ..C.
          lsl.w r8, r1, #4  | r1=0x11 NZCV              | r8=0x110
          asrs.w r8, r1, #4 | r1=0x8                    | r8=0 .ZC.
          """)
  void shiftsByAConstantUpTo32(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly           | before                      | after
          lsls r0, r1        | r0=0x80000001 r1=0 ..C.     | r0=0x80000001 N.C.
          lsls r0, r1        | r0=0x80000001 r1=1          | r0=2 ..C.
          lsls r0, r1        | r0=1 r1=32                  | r0=0 .ZC.
          lsls r0, r1        | r0=2 r1=32 ..C.             | r0=0 .Z..
          lsls r0, r1        | r0=0xffffffff r1=33 ..C.    | r0=0 .Z..
          lsls r0, r1        | r0=0xffffffff r1=255 ..C.   | r0=0 .Z..
          lsls r0, r1        | r0=1 r1=0x104               | r0=0x10 ....
          lsrs r0, r1        | r0=0x80000000 r1=32         | r0=0 .ZC.
          lsrs r0, r1        | r0=0xffffffff r1=33 ..C.    | r0=0 .Z..
          lsrs r0, r1        | r0=0xffffffff r1=0x100 ..C. | r0=0xffffffff N.C.
          asrs r0, r1        | r0=0x80000000 r1=31         | r0=0xffffffff N...
          asrs r0, r1        | r0=0x80000000 r1=32         | r0=0xffffffff N.C.
          asrs r0, r1        | r0=0x80000000 r1=200        | r0=0xffffffff N.C.
          asrs r0, r1        | r0=0x7fffffff r1=200 ..C.   | r0=0 .Z..
          rors r0, r1        | r0=0x80000001 r1=32         | r0=0x80000001 N.C.
          rors r0, r1        | r0=1 r1=33                  | r0=0x80000000 N.C.
          rors r0, r1        | r0=0x12345678 r1=0 ..C.     | r0=0x12345678 ..C.
          lsl.w r2, r0, r1   | r0=3 r1=4 N...              | r2=0x30
          lsrs.w r2, r0, r1  | r0=0x18 r1=4                | r2=1 ..C.
          asr.w r2, r0, r1   | r0=0xf0000000 r1=28         | r2=0xffffffff
          rors.w r2, r0, r1  | r0=0xf r1=4                 | r2=0xf0000000 N.C.
          """)
  void shiftsByTheLowByteOfARegister(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before                      | after
          adds r0, r0, r1   | it=0x08 r0=0xffffffff r1=1  | r0=0
          movs r0, #0       | it=0x08 r0=1 N.CV           | r0=0
          lsls r0, r1       | it=0x08 r0=3 r1=31          | r0=0x80000000
          muls r0, r1, r0   | it=0x08 r0=0 r1=3 N...      | r0=0
          adds.w r0, r0, #1 | it=0x08 r0=0xffffffff       | r0=0 .ZC.
          cmp r0, r1        | it=0x08 r0=1 r1=1           | .ZC.
          """)
  void narrowFormsKeepTheFlagsInsideAnItBlock(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}

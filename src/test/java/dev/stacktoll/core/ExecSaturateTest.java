package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: saturation with Q, sums of absolute differences. */
final class ExecSaturateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                 | before        | after
          ssat r0, #8, r1          | r1=127        | r0=127
          ssat r0, #8, r1          | r1=128        | r0=127 Q
          ssat r0, #8, r1          | r1=-128       | r0=-128
          ssat r0, #8, r1          | r1=-129       | r0=-128 Q
          ssat r0, #1, r1          | r1=0          | r0=0
          ssat r0, #1, r1          | r1=1          | r0=0 Q
          ssat r0, #1, r1          | r1=-2         | r0=-1 Q
          ssat r0, #32, r1         | r1=0x80000000 | r0=0x80000000
          ssat r0, #16, r1, lsl #4 | r1=0x0fff     | r0=0x7fff Q
          ssat r0, #16, r1, asr #4 | r1=0xfff80000 | r0=0xffff8000
          usat r0, #8, r1          | r1=255        | r0=255
          usat r0, #8, r1          | r1=256        | r0=255 Q
          usat r0, #8, r1          | r1=-1         | r0=0 Q
          usat r0, #0, r1          | r1=0          | r0=0
          usat r0, #0, r1          | r1=1          | r0=0 Q
          usat r0, #31, r1         | r1=0x7fffffff | r0=0x7fffffff
          usat r0, #31, r1, lsl #1 | r1=0x40000000 | r0=0 Q
          usat r0, #4, r1, asr #31 | r1=0x80000000 | r0=0 Q
          ssat16 r0, #8, r1        | r1=0x007fff80 | r0=0x007fff80
          ssat16 r0, #8, r1        | r1=0x0080ff7f | r0=0x007fff80 Q
          usat16 r0, #8, r1        | r1=0x00ff0000 | r0=0x00ff0000
          usat16 r0, #8, r1        | r1=0x0100ffff | r0=0x00ff0000 Q
          usat16 r0, #0, r1        | r1=0x00010000 | r0=0 Q
          """)
  void saturatesToABitWidth(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly        | before | after
          ssat r0, #8, r1 | Q r1=1 | r0=1 Q
          """)
  void leavesQSetWhereNothingSaturates(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly         | before                      | after
          qadd r0, r1, r2  | r1=0x7fffffff r2=0          | r0=0x7fffffff
          qadd r0, r1, r2  | r1=0x7fffffff r2=1          | r0=0x7fffffff Q
          qadd r0, r1, r2  | r1=0x80000000 r2=0xffffffff | r0=0x80000000 Q
          qsub r0, r1, r2  | r1=0x80000000 r2=1          | r0=0x80000000 Q
          qsub r0, r1, r2  | r1=0 r2=0x80000000          | r0=0x7fffffff Q
          qsub r0, r1, r2  | r1=5 r2=7                   | r0=-2
          qdadd r0, r1, r2 | r1=1 r2=0x3fffffff          | r0=0x7fffffff
          qdadd r0, r1, r2 | r1=0xffffffff r2=0x40000000 | r0=0x7ffffffe Q
          qdadd r0, r1, r2 | r1=2 r2=0x3fffffff          | r0=0x7fffffff Q
          qdsub r0, r1, r2 | r1=0 r2=0xc0000000          | r0=0x7fffffff Q
          qdsub r0, r1, r2 | r1=0x80000000 r2=0x80000001 | r0=0 Q
          qdsub r0, r1, r2 | r1=10 r2=3                  | r0=4
          """)
  void addsAndSubtractsWithSaturation(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                        | after
          usad8 r0, r1, r2      | r1=0xff00ff00 r2=0x00ff00ff   | r0=1020
          usad8 r0, r1, r2      | r1=0x01020304 r2=0x04030201   | r0=8
          usada8 r0, r1, r2, r3 | r1=0x80 r2=0x7f r3=0xffffffff | r0=0
          """)
  void sumsAbsoluteDifferences(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}

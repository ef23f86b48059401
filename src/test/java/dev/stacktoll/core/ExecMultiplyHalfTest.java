package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: multiplications of halfwords. */
final class ExecMultiplyHalfTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before                      | after
          smulbb r0, r1, r2 | r1=0x00020003 r2=0x00050007 | r0=21
          smulbt r0, r1, r2 | r1=0x00020003 r2=0x00050007 | r0=15
          smultb r0, r1, r2 | r1=0x00020003 r2=0x00050007 | r0=14
          smultt r0, r1, r2 | r1=0x00020003 r2=0x00050007 | r0=10
          smulbb r0, r1, r2 | r1=0x8000 r2=0x8000         | r0=0x40000000
          smultt r0, r1, r2 | r1=0xffff0000 r2=0x00010000 | r0=-1
          smulwb r0, r1, r2 | r1=0x00010000 r2=0x0003     | r0=3
          smulwt r0, r1, r2 | r1=0x00018000 r2=0xfffe0000 | r0=-3
          smulwb r0, r1, r2 | r1=-1 r2=1                  | r0=-1
          """)
  void multipliesOneHalfwordOfEach(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                                    | after
          smlabb r0, r1, r2, r3 | r1=3 r2=7 r3=1                            | r0=22
          smlabt r0, r1, r2, r3 | r1=0x00020003 r2=0x00050007 r3=-15        | r0=0
          smlatb r0, r1, r2, r3 | r1=0x00020003 r2=0x00050007 r3=0x7ffffff2 | r0=0x80000000 Q
          smlatt r0, r1, r2, r3 | r1=0xffff0000 r2=0x00010000 r3=0x80000000 | r0=0x7fffffff Q
          smlawb r0, r1, r2, r3 | r1=0x00010000 r2=1 r3=0x7fffffff          | r0=0x80000000 Q
          smlawt r0, r1, r2, r3 | r1=0x00010000 r2=0xffff0000 r3=1          | r0=0
          """)
  void accumulatesAndSetsQOnOverflow(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                                    | after
          smuad r0, r1, r2      | r1=0x00020003 r2=0x00050007               | r0=31
          smuadx r0, r1, r2     | r1=0x00020003 r2=0x00050007               | r0=29
          smuad r0, r1, r2      | r1=0x80008000 r2=0x80008000               | r0=0x80000000 Q
          smusd r0, r1, r2      | r1=0x00020003 r2=0x00050007               | r0=11
          smusdx r0, r1, r2     | r1=0x00020003 r2=0x00050007               | r0=1
          smlad r0, r1, r2, r3  | r1=0x00020003 r2=0x00050007 r3=-31        | r0=0
          smlad r0, r1, r2, r3  | r1=0x80008000 r2=0x80008000 r3=-1         | r0=0x7fffffff
          smladx r0, r1, r2, r3 | r1=0x00010001 r2=0x00010001 r3=0x7fffffff | r0=0x80000001 Q
          smlsd r0, r1, r2, r3  | r1=0x00010000 r2=0x00010000 r3=0x80000000 | r0=0x7fffffff Q
          smlsdx r0, r1, r2, r3 | r1=0x00020003 r2=0x00050007 r3=-1         | r0=0
          """)
  void multipliesBothHalfwords(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly               | before                                   | after
          smlalbb r0, r1, r2, r3 | r0=0xffffffff r2=1 r3=1                  | r0=0 r1=1
          smlalbt r0, r1, r2, r3 | r2=0xffff r3=0x00010000                  | r0=-1 r1=-1
          smlaltb r0, r1, r2, r3 | r2=0x00020003 r3=0x00050007              | r0=14
          smlaltt r0, r1, r2, r3 | r2=0x00020003 r3=0x00050007              | r0=10
          smlald r0, r1, r2, r3  | r2=0x80008000 r3=0x80008000              | r0=0x80000000
          smlaldx r0, r1, r2, r3 | r0=-29 r1=-1 r2=0x00020003 r3=0x00050007 | r0=0 r1=0
          smlsld r0, r1, r2, r3  | r2=0x00010000 r3=0x00010000              | r0=-1 r1=-1
          smlsldx r0, r1, r2, r3 | r2=0x00020003 r3=0x00050007              | r0=1
          """)
  void accumulatesSixtyFourBits(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}

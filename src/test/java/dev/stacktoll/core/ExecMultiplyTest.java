package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: multiplications of words. */
final class ExecMultiplyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                                    | after
          muls r0, r1, r0       | r0=0x10000 r1=0x10000 N.CV                | r0=0 .ZCV
          muls r0, r1, r0       | r0=-1 r1=3                                | r0=-3 N...
          mul.w r8, r1, r2      | r1=7 r2=-6 .Z..                           | r8=-42
          mla r0, r1, r2, r3    | r1=7 r2=6 r3=-2                           | r0=40
          mla r0, r1, r2, r3    | r1=0xffffffff r2=0xffffffff r3=0xffffffff | r0=0
          mls r0, r1, r2, r3    | r1=7 r2=6 r3=40                           | r0=-2
          smmul r0, r1, r2      | r1=0x80000000 r2=0x80000000               | r0=0x40000000
          smmul r0, r1, r2      | r1=-1 r2=1                                | r0=-1
          smmulr r0, r1, r2     | r1=-1 r2=1                                | r0=0
          smmulr r0, r1, r2     | r1=0x10000 r2=0x8000                      | r0=1
          smmla r0, r1, r2, r3  | r1=0x10000 r2=0x20000 r3=5                | r0=7
          smmlar r0, r1, r2, r3 | r1=0x10000 r2=0x8000 r3=5                 | r0=6
          smmls r0, r1, r2, r3  | r1=1 r2=1 r3=5                            | r0=4
          smmlsr r0, r1, r2, r3 | r1=1 r2=1 r3=5                            | r0=5
          """)
  void multipliesToThirtyTwoBits(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly             | before                                                  | after
          smull r0, r1, r2, r3 | r2=-1 r3=2                                              | r0=-2 r1=-1
          smull r0, r1, r2, r3 | r2=0x80000000 r3=0x80000000                             | r0=0 r1=0x40000000
          umull r0, r1, r2, r3 | r2=0xffffffff r3=0xffffffff                             | r0=1 r1=0xfffffffe
          smlal r0, r1, r2, r3 | r0=1 r1=0 r2=-1 r3=1                                    | r0=0 r1=0
          smlal r0, r1, r2, r3 | r0=0xffffffff r1=0 r2=1 r3=1                            | r0=0 r1=1
          umlal r0, r1, r2, r3 | r0=0xffffffff r1=1 r2=0xffffffff r3=1                   | r0=0xfffffffe r1=2
          umaal r0, r1, r2, r3 | r0=0xffffffff r1=0xffffffff r2=0xffffffff r3=0xffffffff | r0=0xffffffff r1=0xffffffff
          umaal r0, r1, r2, r3 | r0=3 r1=4 r2=5 r3=6                                     | r0=37 r1=0
          """)
  void multipliesToSixtyFourBits(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}

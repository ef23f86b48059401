package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: parallel additions and subtractions. */
final class ExecParallelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before                      | after
          sadd8 r0, r1, r2  | r1=0x7f80ff01 r2=0x018001fe | r0=0x800000ff ge=1010
          ssub8 r0, r1, r2  | r1=0x00010080 r2=0x01000001 | r0=0xff01007f ge=0110
          sadd16 r0, r1, r2 | r1=0x7fff8000 r2=0x0001ffff | r0=0x80007fff ge=1100
          ssub16 r0, r1, r2 | r1=0x00008000 r2=0x00018000 | r0=0xffff0000 ge=0011
          sasx r0, r1, r2   | r1=0x00010002 r2=0x00030004 | r0=0x0005ffff ge=1100
          ssax r0, r1, r2   | r1=0x00010002 r2=0x00030004 | r0=0xfffd0005 ge=0011
          """)
  void signedFormsWrapAndSetGe(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before                      | after
          qadd8 r0, r1, r2  | r1=0x7f80ff01 r2=0x01800102 | r0=0x7f800003
          qsub8 r0, r1, r2  | r1=0x7f800001 r2=0xff010180 | r0=0x7f80ff7f
          qadd16 r0, r1, r2 | r1=0x7fff8000 r2=0x0001ffff | r0=0x7fff8000
          qsub16 r0, r1, r2 | r1=0x80007fff r2=0x0001ffff | r0=0x80007fff
          qasx r0, r1, r2   | r1=0x7fff8000 r2=0x00010001 | r0=0x7fff8000
          qsax r0, r1, r2   | r1=0x80007fff r2=0x00010001 | r0=0x80007fff
          qadd16 r0, r1, r2 | ge=1001 r1=1 r2=1           | r0=2
          """)
  void signedFormsSaturateWithoutQ(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly           | before                      | after
          shadd8 r0, r1, r2  | r1=0x7f80ff01 r2=0x7f800002 | r0=0x7f80ff01
          shsub8 r0, r1, r2  | r1=0x7f800001 r2=0x807f0100 | r0=0x7f80ff00
          shadd16 r0, r1, r2 | r1=0x7fff8000 r2=0x7fff8001 | r0=0x7fff8000
          shsub16 r0, r1, r2 | r1=0x7fff0000 r2=0x80000001 | r0=0x7fffffff
          shasx r0, r1, r2   | r1=0x7fff8000 r2=0x7fff7fff | r0=0x7fff8000
          shsax r0, r1, r2   | r1=0x00000003 r2=0x00010002 | r0=0xffff0002
          """)
  void signedFormsHalve(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before                      | after
          uadd8 r0, r1, r2  | r1=0xff7f01fe r2=0x01010101 | r0=0x008002ff ge=1000
          usub8 r0, r1, r2  | r1=0x00ff0100 r2=0x01ff0001 | r0=0xff0001ff ge=0110
          uadd16 r0, r1, r2 | r1=0xffff0001 r2=0x0001fffe | r0=0x0000ffff ge=1100
          usub16 r0, r1, r2 | r1=0x00000001 r2=0x00010001 | r0=0xffff0000 ge=0011
          uasx r0, r1, r2   | r1=0xffff0001 r2=0x00020001 | r0=0x0000ffff ge=1100
          usax r0, r1, r2   | r1=0x0001ffff r2=0x00010001 | r0=0x00000000 ge=1111
          usax r0, r1, r2   | r1=0x00010000 r2=0x00010002 | r0=0xffff0001 ge=0000
          """)
  void unsignedFormsWrapAndSetGe(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly           | before                      | after
          uqadd8 r0, r1, r2  | r1=0xff7f01fe r2=0x01010101 | r0=0xff8002ff
          uqsub8 r0, r1, r2  | r1=0x00ff0100 r2=0x01ff0001 | r0=0x00000100
          uqadd16 r0, r1, r2 | r1=0xffff0001 r2=0x0001fffe | r0=0xffffffff
          uqsub16 r0, r1, r2 | r1=0x00000001 r2=0x00010001 | r0=0x00000000
          uqasx r0, r1, r2   | r1=0xffff0001 r2=0x00020001 | r0=0xffff0000
          uqsax r0, r1, r2   | r1=0x0001ffff r2=0x00010002 | r0=0x0000ffff
          """)
  void unsignedFormsSaturate(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly           | before                      | after
          uhadd8 r0, r1, r2  | r1=0xff7f01fe r2=0xff010100 | r0=0xff40017f
          uhsub8 r0, r1, r2  | r1=0x00ff0100 r2=0x01000001 | r0=0xff7f00ff
          uhadd16 r0, r1, r2 | r1=0xffff0001 r2=0xffff0002 | r0=0xffff0001
          uhsub16 r0, r1, r2 | r1=0x0000ffff r2=0x00010000 | r0=0xffff7fff
          uhasx r0, r1, r2   | r1=0xffff0000 r2=0x0001ffff | r0=0xffffffff
          uhsax r0, r1, r2   | r1=0x0000ffff r2=0xffff0001 | r0=0xffffffff
          """)
  void unsignedFormsHalve(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}

package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: extends, bit fields, reversals, packing, SEL, division. */
final class ExecBitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly               | before        | after
          sxtb r0, r1            | r1=0x1280     | r0=0xffffff80
          sxtb.w r0, r1, ror #8  | r1=0x1280     | r0=0x12
          sxth r0, r1            | r1=0x128000   | r0=0xffff8000
          sxth.w r0, r1, ror #16 | r1=0x80010000 | r0=0xffff8001
          uxtb r0, r1            | r1=0x1280     | r0=0x80
          uxtb.w r0, r1, ror #24 | r1=0x81000000 | r0=0x81
          uxth r0, r1            | r1=0x128000   | r0=0x8000
          uxth.w r0, r1, ror #24 | r1=0x12345678 | r0=0x7812
          sxtb16 r0, r1          | r1=0x007f0080 | r0=0x007fff80
          sxtb16 r0, r1, ror #8  | r1=0x80007f00 | r0=0xff80007f
          uxtb16 r0, r1          | r1=0xffffff80 | r0=0x00ff0080
          uxtb16 r0, r1, ror #24 | r1=0x12345678 | r0=0x00560012
          """)
  void extendsBytesAndHalfwordsAfterRotation(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                   | before                      | after
          sxtab r0, r2, r1           | r1=0xff r2=5                | r0=4
          sxtab r0, r2, r1, ror #16  | r1=0x00800000 r2=0          | r0=0xffffff80
          sxtah r0, r2, r1           | r1=0x8000 r2=0x8000         | r0=0
          uxtab r0, r2, r1           | r1=0xff r2=0xffffffff       | r0=0xfe
          uxtah r0, r2, r1, ror #8   | r1=0x00ffff00 r2=1          | r0=0x10000
          sxtab16 r0, r2, r1         | r1=0x00ff0001 r2=0xffff     | r0=0xffff0000
          uxtab16 r0, r2, r1         | r1=0x00ff0001 r2=0xff01ffff | r0=0
          uxtab16 r0, r2, r1, ror #8 | r1=0x0100ff00 r2=0x00010001 | r0=0x00020100
          """)
  void addsTheExtendedValue(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly             | before                | after
          bfi r0, r1, #8, #4   | r0=0xffffffff r1=0x05 | r0=0xfffff5ff
          bfi r0, r1, #0, #32  | r0=1 r1=0x12345678    | r0=0x12345678
          bfi r0, r1, #31, #1  | r0=0 r1=3             | r0=0x80000000
          bfc r0, #4, #8       | r0=0xffffffff         | r0=0xfffff00f
          bfc r0, #0, #32      | r0=0xffffffff         | r0=0
          sbfx r0, r1, #4, #4  | r1=0x80               | r0=0xfffffff8
          sbfx r0, r1, #4, #5  | r1=0x80               | r0=8
          sbfx r0, r1, #0, #32 | r1=0x80000000         | r0=0x80000000
          ubfx r0, r1, #31, #1 | r1=0x80000000         | r0=1
          ubfx r0, r1, #0, #32 | r1=0xffffffff         | r0=0xffffffff
          ubfx r0, r1, #8, #16 | r1=0x12345678         | r0=0x3456
          """)
  void insertsAndExtractsBitFields(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly       | before        | after
          rev r0, r1     | r1=0x12345678 | r0=0x78563412
          rev.w r8, r1   | r1=0x000000ff | r8=0xff000000
          rev16 r0, r1   | r1=0x12345678 | r0=0x34127856
          rev16.w r8, r1 | r1=0x00ff     | r8=0xff00
          revsh r0, r1   | r1=0x12340080 | r0=0xffff8000
          revsh.w r8, r1 | r1=0x12348000 | r8=0x80
          rbit r0, r1    | r1=0x80000002 | r0=0x40000001
          clz r0, r1     | r1=0          | r0=32
          clz r0, r1     | r1=1          | r0=31
          clz r0, r1     | r1=0x80000000 | r0=0
          """)
  void reversesAndCounts(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                  | before                              | after
          pkhbt r0, r1, r2          | r1=0x11112222 r2=0x33334444         | r0=0x33332222
          pkhbt r0, r1, r2, lsl #16 | r1=0x11112222 r2=0x33334444         | r0=0x44442222
          pkhbt r0, r1, r2, lsl #31 | r1=0 r2=1                           | r0=0x80000000
          pkhtb r0, r1, r2, asr #16 | r1=0x11112222 r2=0x33334444         | r0=0x11113333
          pkhtb r0, r1, r2, asr #32 | r1=0x11112222 r2=0x80000000         | r0=0x1111ffff
          sel r0, r1, r2            | ge=0000 r1=0x11223344 r2=0xaabbccdd | r0=0xaabbccdd
          sel r0, r1, r2            | ge=0101 r1=0x11223344 r2=0xaabbccdd | r0=0xaa22cc44
          sel r0, r1, r2            | ge=1000 r1=0x11223344 r2=0xaabbccdd | r0=0x11bbccdd
          sel r0, r1, r2            | ge=1111 r1=0x11223344 r2=0xaabbccdd | r0=0x11223344
          """)
  void packsAndSelects(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly        | before                      | after
          sdiv r0, r1, r2 | r1=7 r2=2                   | r0=3
          sdiv r0, r1, r2 | r1=-7 r2=2                  | r0=-3
          sdiv r0, r1, r2 | r1=7 r2=-2                  | r0=-3
          sdiv r0, r1, r2 | r1=0x80000000 r2=0xffffffff | r0=0x80000000
          sdiv r0, r1, r2 | r0=9 r1=0x80000000 r2=0     | r0=0
          udiv r0, r1, r2 | r1=0x80000000 r2=0xffffffff | r0=0
          udiv r0, r1, r2 | r1=0xffffffff r2=2          | r0=0x7fffffff
          udiv r0, r1, r2 | r1=0xffffffff r2=1          | r0=0xffffffff
          udiv r0, r1, r2 | r0=9 r1=1 r2=0              | r0=0
          """)
  void dividesTowardZero(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource({"'sdiv r0, r1, r2'", "'udiv r0, r1, r2'"})
  void faultsOnDivisionByZeroWhereTheTrapIsOn(String assembly) {
    Meaning meaning = new Meaning();
    meaning.control.trapsDivideByZero = true;
    meaning.set("r0=9 r1=5 r2=0");
    meaning.execute(Meaning.assemble(assembly));
    assertEquals("fault=DIVBYZERO", meaning.control.calls());
    assertEquals(9, meaning.cpu.r[0]);
  }

  @Test
  void leavesTheOperandsOfADivisionForThePipelineModel() {
    Meaning meaning = new Meaning();
    meaning.set("r1=0xf0000000 r2=3");
    meaning.execute(Meaning.assemble("udiv r1, r1, r2"));
    assertEquals(0xf000_0000, meaning.cpu.dividend);
    assertEquals(3, meaning.cpu.divisor);
  }
}

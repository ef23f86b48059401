package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ARMv7-M ARM, A7.7: which operands each FP data-processing instruction takes, and where to. */
final class ExecFpTest {
  private static final int FPDSCR = 0xe000_ef3c;
  private static final int UP = 1 << 22;
  private static final int NOCP = 1 << 19;

  /** A Cortex-M7 that has used its FPU before, so that FPSCR stays what the test makes it. */
  private static Rig rig(String assembly) {
    Rig rig = Rig.m7(assembly);
    rig.cpu().fpContext = true;
    return rig;
  }

  private static String hex(int bits) {
    return String.format(Locale.ROOT, "0x%08x", bits);
  }

  /** 1.0 is 0x3f800000, 2.0 0x40000000, 3.0 0x40400000, 6.0 0x40c00000, 7.0 0x40e00000. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | s0         | s1         | s2         | result     | flags
          vadd.f32 s0, s1, s2   | 0          | 0x40400000 | 0xbf800000 | 0x40000000 | 0x00
          vsub.f32 s0, s1, s2   | 0          | 0x40400000 | 0x3f800000 | 0x40000000 | 0x00
          vmul.f32 s0, s1, s2   | 0          | 0x40400000 | 0x40000000 | 0x40c00000 | 0x00
          vnmul.f32 s0, s1, s2  | 0          | 0x40400000 | 0x40000000 | 0xc0c00000 | 0x00
          vdiv.f32 s0, s1, s2   | 0          | 0x40c00000 | 0x40000000 | 0x40400000 | 0x00
          vsqrt.f32 s0, s1      | 0          | 0x40800000 | 0          | 0x40000000 | 0x00
          # With 3 · 2 and 1: 7, -5, -7, 5, in all four pairs of signs, chained and fused.
          vmla.f32 s0, s1, s2   | 0x3f800000 | 0x40400000 | 0x40000000 | 0x40e00000 | 0x00
          vmls.f32 s0, s1, s2   | 0x3f800000 | 0x40400000 | 0x40000000 | 0xc0a00000 | 0x00
          vnmla.f32 s0, s1, s2  | 0x3f800000 | 0x40400000 | 0x40000000 | 0xc0e00000 | 0x00
          vnmls.f32 s0, s1, s2  | 0x3f800000 | 0x40400000 | 0x40000000 | 0x40a00000 | 0x00
          vfma.f32 s0, s1, s2   | 0x3f800000 | 0x40400000 | 0x40000000 | 0x40e00000 | 0x00
          vfms.f32 s0, s1, s2   | 0x3f800000 | 0x40400000 | 0x40000000 | 0xc0a00000 | 0x00
          vfnma.f32 s0, s1, s2  | 0x3f800000 | 0x40400000 | 0x40000000 | 0xc0e00000 | 0x00
          vfnms.f32 s0, s1, s2  | 0x3f800000 | 0x40400000 | 0x40000000 | 0x40a00000 | 0x00
          # Chained rounds the product, (1 + 2^-23)², which fused keeps.
          vmla.f32 s0, s1, s2   | 0xbf800002 | 0x3f800001 | 0x3f800001 | 0x00000000 | 0x10
          vfma.f32 s0, s1, s2   | 0xbf800002 | 0x3f800001 | 0x3f800001 | 0x28800000 | 0x00
          # NaNs: negation turns their sign too, of the product (VNMUL) or operand (VFMS).
          vnmul.f32 s0, s1, s2  | 0          | 0x7fc12345 | 0x40000000 | 0xffc12345 | 0x00
          vmls.f32 s0, s1, s2   | 0          | 0x7fc12345 | 0x40000000 | 0xffc12345 | 0x00
          vnmla.f32 s0, s1, s2  | 0x7fc00001 | 0x7fc12345 | 0x40000000 | 0xffc00001 | 0x00
          vnmls.f32 s0, s1, s2  | 0x3f800000 | 0x7fc12345 | 0x40000000 | 0x7fc12345 | 0x00
          vfms.f32 s0, s1, s2   | 0          | 0x7fc12345 | 0x40000000 | 0xffc12345 | 0x00
          vfms.f32 s0, s1, s2   | 0          | 0x40000000 | 0x7fc12345 | 0x7fc12345 | 0x00
          # Sign operations compute nothing and raise nothing.
          vabs.f32 s0, s1       | 0          | 0xff800001 | 0          | 0x7f800001 | 0x00
          vneg.f32 s0, s1       | 0          | 0x7f800001 | 0          | 0xff800001 | 0x00
          vneg.f32 s0, s1       | 0          | 0x00000000 | 0          | 0x80000000 | 0x00
          vmov.f32 s0, s1       | 0          | 0x7f800001 | 0          | 0x7f800001 | 0x00
          vmaxnm.f32 s0, s1, s2 | 0          | 0x3f800000 | 0x40000000 | 0x40000000 | 0x00
          vmaxnm.f32 s0, s1, s2 | 0          | 0x7fc00000 | 0xbf800000 | 0xbf800000 | 0x00
          vminnm.f32 s0, s1, s2 | 0          | 0x3f800000 | 0x40000000 | 0x3f800000 | 0x00
          """)
  void arithmetic(
      String assembly,
      @Word int s0,
      @Word int s1,
      @Word int s2,
      @Word int result,
      @Word int flags) {
    Rig rig = rig(assembly).s(0, s0).s(1, s1).s(2, s2).step();
    assertAll(
        () -> assertEquals(hex(result), hex(rig.s(0))),
        () -> assertEquals(hex(s1), hex(rig.s(1))),
        () -> assertEquals(hex(s2), hex(rig.s(2))),
        () -> assertEquals(flags, rig.fpscr()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly               | s0         | s1         | fpscr      | result     | flags
          # Towards zero whatever RMode says; VCVTR does what it says (0x00400000: up).
          vcvt.s32.f32 s0, s1    | 0          | 0x40200000 | 0x00400000 | 2          | 0x10
          vcvt.u32.f32 s0, s1    | 0          | 0x40200000 | 0x00400000 | 2          | 0x10
          vcvtr.s32.f32 s0, s1   | 0          | 0x40200000 | 0x00400000 | 3          | 0x10
          vcvtr.u32.f32 s0, s1   | 0          | 0x40200000 | 0x00400000 | 3          | 0x10
          vcvtr.s32.f32 s0, s1   | 0          | 0x40200000 | 0x00000000 | 2          | 0x10
          vcvt.s32.f32 s0, s1    | 0          | 0xcf800000 | 0x00000000 | 0x80000000 | 0x01
          vcvt.u32.f32 s0, s1    | 0          | 0x4f000000 | 0x00000000 | 0x80000000 | 0x00
          # 2.5 and -2.5 by the mode in the mnemonic.
          vcvta.s32.f32 s0, s1   | 0          | 0x40200000 | 0x00000000 | 3          | 0x10
          vcvtn.s32.f32 s0, s1   | 0          | 0x40200000 | 0x00400000 | 2          | 0x10
          vcvtp.s32.f32 s0, s1   | 0          | 0xc0200000 | 0x00000000 | -2         | 0x10
          vcvtm.s32.f32 s0, s1   | 0          | 0xc0200000 | 0x00000000 | -3         | 0x10
          vcvta.u32.f32 s0, s1   | 0          | 0x40200000 | 0x00000000 | 3          | 0x10
          vcvtn.u32.f32 s0, s1   | 0          | 0x40200000 | 0x00000000 | 2          | 0x10
          vcvtp.u32.f32 s0, s1   | 0          | 0x40200000 | 0x00000000 | 3          | 0x10
          vcvtm.u32.f32 s0, s1   | 0          | 0xc0200000 | 0x00000000 | 0          | 0x01
          vrinta.f32 s0, s1      | 0          | 0xc0200000 | 0x00000000 | 0xc0400000 | 0x00
          vrintn.f32 s0, s1      | 0          | 0xc0200000 | 0x00400000 | 0xc0000000 | 0x00
          vrintp.f32 s0, s1      | 0          | 0xc0200000 | 0x00000000 | 0xc0000000 | 0x00
          vrintm.f32 s0, s1      | 0          | 0xc0200000 | 0x00000000 | 0xc0400000 | 0x00
          vrintz.f32 s0, s1      | 0          | 0xc0300000 | 0x00800000 | 0xc0000000 | 0x00
          vrintr.f32 s0, s1      | 0          | 0xc0200000 | 0x00800000 | 0xc0400000 | 0x00
          vrintx.f32 s0, s1      | 0          | 0xc0200000 | 0x00800000 | 0xc0400000 | 0x10
          # From integers: rounded by RMode; from fixed point: to nearest.
          vcvt.f32.s32 s0, s1    | 0          | 0xffffffff | 0x00000000 | 0xbf800000 | 0x00
          vcvt.f32.u32 s0, s1    | 0          | 0xffffffff | 0x00000000 | 0x4f800000 | 0x10
          vcvt.f32.u32 s0, s1    | 0          | 0xffffffff | 0x00c00000 | 0x4f7fffff | 0x10
          vcvt.f32.u32 s0, s0, #32 | 0xffffffff | 0        | 0x00c00000 | 0x3f800000 | 0x10
          vcvt.f32.s32 s0, s0, #1 | 0xffffffff | 0         | 0x00000000 | 0xbf000000 | 0x00
          # 16-bit fixed point takes the lower half and gives an extended one.
          vcvt.f32.s16 s0, s0, #4 | 0x1234fff0 | 0         | 0x00000000 | 0xbf800000 | 0x00
          vcvt.f32.u16 s0, s0, #16 | 0x12348000 | 0        | 0x00000000 | 0x3f000000 | 0x00
          vcvt.s16.f32 s0, s0, #4 | 0xbf800000 | 0         | 0x00000000 | 0xfffffff0 | 0x00
          vcvt.u16.f32 s0, s0, #16 | 0x3f800000 | 0        | 0x00000000 | 0x0000ffff | 0x01
          vcvt.s32.f32 s0, s0, #16 | 0xbfc00000 | 0        | 0x00000000 | 0xfffe8000 | 0x00
          vcvt.u32.f32 s0, s0, #32 | 0x3f000000 | 0        | 0x00000000 | 0x80000000 | 0x00
          # Half precision: bottom and top, the other half stays.
          vcvtb.f32.f16 s0, s1   | 0          | 0x3c00c000 | 0x00000000 | 0xc0000000 | 0x00
          vcvtt.f32.f16 s0, s1   | 0          | 0x3c00c000 | 0x00000000 | 0x3f800000 | 0x00
          vcvtb.f16.f32 s0, s1   | 0x12345678 | 0xc0000000 | 0x00000000 | 0x1234c000 | 0x00
          vcvtt.f16.f32 s0, s1   | 0x12345678 | 0xc0000000 | 0x00000000 | 0xc0005678 | 0x00
          vcvtb.f32.f16 s0, s1   | 0          | 0x00007c00 | 0x04000000 | 0x47800000 | 0x00
          """)
  void conversions(
      String assembly,
      @Word int s0,
      @Word int s1,
      @Word int fpscr,
      @Word int result,
      @Word int flags) {
    Rig rig = rig(assembly).s(0, s0).s(1, s1).fpscr(fpscr).step();
    assertAll(
        () -> assertEquals(hex(result), hex(rig.s(0))),
        () -> assertEquals(hex(fpscr | flags), hex(rig.fpscr())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly           | s0         | s1         | flags | cumulative
          vcmp.f32 s0, s1    | 0x3f800000 | 0x40000000 | N...  | 0x00
          vcmp.f32 s0, s1    | 0x40000000 | 0x3f800000 | ..C.  | 0x00
          vcmp.f32 s0, s1    | 0x7fc00000 | 0x3f800000 | ..CV  | 0x00
          vcmpe.f32 s0, s1   | 0x7fc00000 | 0x3f800000 | ..CV  | 0x01
          vcmp.f32 s0, #0.0  | 0x80000000 | 0x3f800000 | .ZC.  | 0x00
          vcmp.f32 s0, #0.0  | 0x7fc00000 | 0x3f800000 | ..CV  | 0x00
          vcmpe.f32 s0, #0.0 | 0xbf800000 | 0x3f800000 | N...  | 0x00
          vcmpe.f32 s0, #0.0 | 0x7fc00000 | 0x3f800000 | ..CV  | 0x01
          """)
  void comparisonsSetFpscrAndVmrsMovesTheFlags(
      String assembly, @Word int s0, @Word int s1, String flags, @Word int cumulative) {
    Rig rig = rig(assembly + "\n vmrs apsr_nzcv, fpscr").s(0, s0).s(1, s1);
    rig.fpscr(0xf000_0000).flags("NZCV").step();
    assertEquals("NZCV", rig.flags());
    rig.step();
    assertAll(
        () -> assertEquals(flags, rig.flags()),
        () -> assertEquals(cumulative, rig.fpscr() & 0x0fff_ffff));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | flags | result
          vseleq.f32 s0, s1, s2 | .Z..  | 1
          vseleq.f32 s0, s1, s2 | N.CV  | 2
          vselvs.f32 s0, s1, s2 | ...V  | 1
          vselvs.f32 s0, s1, s2 | NZC.  | 2
          vselge.f32 s0, s1, s2 | N..V  | 1
          vselge.f32 s0, s1, s2 | N...  | 2
          vselgt.f32 s0, s1, s2 | ....  | 1
          vselgt.f32 s0, s1, s2 | .Z..  | 2
          """)
  void vselTakesTheFirstOperandIfTheConditionHolds(String assembly, String flags, int result) {
    assertEquals(result, rig(assembly).s(1, 1).s(2, 2).flags(flags).step().s(0));
  }

  /** Whatever RMode was before, a new FP context takes FPDSCR's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly             | result
          vcvtr.s32.f32 s0, s1 | 2
          vcvtr.u32.f32 s0, s1 | 2
          vrintr.f32 s0, s1    | 0x40000000
          vrintx.f32 s0, s1    | 0x40000000
          """)
  void theFirstInstructionOfAContextRoundsAsTheDefaultSays(String assembly, @Word int result) {
    Rig rig = Rig.m7(assembly).word(FPDSCR, UP).s(1, 0x3fa0_0000).fpscr(0).step();
    assertEquals(hex(result), hex(rig.s(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vadd.f32 s0, s1, s2",
        "vfma.f32 s0, s1, s2",
        "vabs.f32 s0, s1",
        "vcmp.f32 s0, s1",
        "vcvt.s32.f32 s0, s1",
        "vcvtr.s32.f32 s0, s1",
        "vcvtb.f32.f16 s0, s1",
        "vsqrt.f32 s0, s1",
        "vrintx.f32 s0, s1",
        "vseleq.f32 s0, s1, s2",
        "vmov.f32 s0, #1.0",
        "vmov s0, r0",
        "vmov r0, s1",
        "vmsr fpscr, r0",
        "vldr s0, [r0]",
        "vpush {s0}",
      })
  void withoutAccessToTheFpuNothingHappensButTheFault(String assembly) {
    Rig rig = Rig.m7(assembly).word(0xe000_ed88, 0).s(0, 5).s(1, 0x40a0_0000).set(Rig.R0, 9);
    rig.step();
    rig.step();
    assertAll(
        () -> assertEquals(3, rig.exception()),
        () -> assertEquals(NOCP, rig.word(0xe000_ed28) & NOCP),
        () -> assertEquals(5, rig.s(0)),
        () -> assertEquals(9, rig.get(Rig.R0)));
  }

  @Test
  void theCortexM4HasNoneOfTheInstructionsOfFpv5() {
    Rig rig = Rig.m4("vrintx.f32 s0, s1").s(0, 5).s(1, 0x40a0_0000).run(2);
    assertEquals(3, rig.exception());
    assertEquals(5, rig.s(0));
  }
}

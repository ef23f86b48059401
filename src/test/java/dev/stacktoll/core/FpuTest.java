package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules of FP arithmetic, one row each: values that can be worked out by hand. FPSCR holds RMode in
 * bits 23:22 (0x0040_0000 is towards plus infinity), FZ in bit 24, DN in bit 25; the flags are IOC
 * 0x01, DZC 0x02, OFC 0x04, UFC 0x08, IXC 0x10, IDC 0x80.
 */
final class FpuTest {
  private enum Operation {
    ADD,
    SUB,
    MUL,
    DIV,
    SQRT,
    FMA,
    MAX,
    MIN
  }

  private static Cpu cpu(int fpscr) {
    Cpu cpu = new Cpu(new Memory(), false);
    cpu.fpscr = fpscr;
    return cpu;
  }

  private static int apply(Operation operation, Cpu cpu, int a, int b, int c) {
    return switch (operation) {
      case ADD -> Fpu.add(cpu, a, b);
      case SUB -> Fpu.subtract(cpu, a, b);
      case MUL -> Fpu.multiply(cpu, a, b);
      case DIV -> Fpu.divide(cpu, a, b);
      case SQRT -> Fpu.squareRoot(cpu, a);
      case FMA -> FpuFused.multiplyAdd(cpu, c, a, b);
      case MAX -> Fpu.maximumNumber(cpu, a, b, false);
      case MIN -> Fpu.maximumNumber(cpu, a, b, true);
    };
  }

  private static void check(
      Operation operation, int a, int b, int c, int fpscr, int result, int flags) {
    Cpu cpu = cpu(fpscr);
    int actual = apply(operation, cpu, a, b, c);
    assertAll(
        () -> assertEquals(hex(result), hex(actual)), () -> assertEquals(fpscr | flags, cpu.fpscr));
  }

  private static String hex(int bits) {
    return String.format(Locale.ROOT, "0x%08x", bits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          operation | a          | b          | fpscr      | result     | flags
          # 1 + 2^-24 lies half-way between 1 and its successor.
          ADD       | 0x3f800000 | 0x33800000 | 0x00000000 | 0x3f800000 | 0x10
          ADD       | 0x3f800000 | 0x33800000 | 0x00400000 | 0x3f800001 | 0x10
          ADD       | 0x3f800000 | 0x33800000 | 0x00800000 | 0x3f800000 | 0x10
          ADD       | 0x3f800000 | 0x33800000 | 0x00c00000 | 0x3f800000 | 0x10
          ADD       | 0x3f800001 | 0x33800000 | 0x00000000 | 0x3f800002 | 0x10
          ADD       | 0x3f800000 | 0x33800001 | 0x00000000 | 0x3f800001 | 0x10
          ADD       | 0xbf800000 | 0xb3800000 | 0x00400000 | 0xbf800000 | 0x10
          ADD       | 0xbf800000 | 0xb3800000 | 0x00800000 | 0xbf800001 | 0x10
          # 1 + 2^-23 fits.
          ADD       | 0x3f800000 | 0x34000000 | 0x00000000 | 0x3f800001 | 0x00
          # Far apart: only the flag and directed rounding notice the smaller operand.
          ADD       | 0x3f800000 | 0x00000001 | 0x00000000 | 0x3f800000 | 0x10
          ADD       | 0x3f800000 | 0x00000001 | 0x00400000 | 0x3f800001 | 0x10
          ADD       | 0x3f800000 | 0x80000001 | 0x00c00000 | 0x3f7fffff | 0x10
          ADD       | 0x20000000 | 0x5f800000 | 0x00000000 | 0x5f800000 | 0x10
          SUB       | 0x3f800000 | 0x20000000 | 0x00000000 | 0x3f800000 | 0x10
          # Sums of zeros and what cancels.
          ADD       | 0x3f800000 | 0xbf800000 | 0x00000000 | 0x00000000 | 0x00
          ADD       | 0x3f800000 | 0xbf800000 | 0x00800000 | 0x80000000 | 0x00
          ADD       | 0x80000000 | 0x80000000 | 0x00000000 | 0x80000000 | 0x00
          ADD       | 0x80000000 | 0x00000000 | 0x00000000 | 0x00000000 | 0x00
          SUB       | 0x00000000 | 0x00000000 | 0x00800000 | 0x80000000 | 0x00
          # 3 × 1/3, 1/3 and 2/3.
          MUL       | 0x40400000 | 0x3eaaaaab | 0x00000000 | 0x3f800000 | 0x10
          MUL       | 0x40400000 | 0x3eaaaaab | 0x00400000 | 0x3f800001 | 0x10
          DIV       | 0x3f800000 | 0x40400000 | 0x00000000 | 0x3eaaaaab | 0x10
          DIV       | 0x3f800000 | 0x40400000 | 0x00c00000 | 0x3eaaaaaa | 0x10
          DIV       | 0x40000000 | 0x40400000 | 0x00800000 | 0x3f2aaaaa | 0x10
          DIV       | 0x40c00000 | 0x40400000 | 0x00000000 | 0x40000000 | 0x00
          # Roots of 4, 2 and the smallest denormal, 2^-149 = 2 · 2^-150.
          SQRT      | 0x40800000 | 0          | 0x00000000 | 0x40000000 | 0x00
          SQRT      | 0x40000000 | 0          | 0x00000000 | 0x3fb504f3 | 0x10
          SQRT      | 0x40000000 | 0          | 0x00400000 | 0x3fb504f4 | 0x10
          SQRT      | 0x00000001 | 0          | 0x00000000 | 0x1a3504f3 | 0x10
          SQRT      | 0x80000000 | 0          | 0x00000000 | 0x80000000 | 0x00
          SQRT      | 0xbf800000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          SQRT      | 0x7f800000 | 0          | 0x00000000 | 0x7f800000 | 0x00
          SQRT      | 0xff800000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          """)
  void resultsAreRoundedOnce(
      Operation operation,
      @Word int a,
      @Word int b,
      @Word int fpscr,
      @Word int result,
      @Word int flags) {
    check(operation, a, b, 0, fpscr, result, flags);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          operation | a          | b          | fpscr      | result     | flags
          # Beyond the largest number.
          ADD       | 0x7f7fffff | 0x7f7fffff | 0x00000000 | 0x7f800000 | 0x14
          ADD       | 0x7f7fffff | 0x7f7fffff | 0x00800000 | 0x7f7fffff | 0x14
          ADD       | 0x7f7fffff | 0x7f7fffff | 0x00c00000 | 0x7f7fffff | 0x14
          MUL       | 0xff000000 | 0x40000000 | 0x00400000 | 0xff7fffff | 0x14
          MUL       | 0xff000000 | 0x40000000 | 0x00800000 | 0xff800000 | 0x14
          ADD       | 0x7f7fffff | 0x72ffffff | 0x00000000 | 0x7f7fffff | 0x10
          ADD       | 0x7f7fffff | 0x73000000 | 0x00000000 | 0x7f800000 | 0x14
          # Below the smallest normal number; exact denormals raise nothing.
          MUL       | 0x00800000 | 0x3f000000 | 0x00000000 | 0x00400000 | 0x00
          MUL       | 0x00800001 | 0x3f000000 | 0x00000000 | 0x00400000 | 0x18
          MUL       | 0x00800001 | 0x3f000000 | 0x00400000 | 0x00400001 | 0x18
          MUL       | 0x00000001 | 0x3f000000 | 0x00000000 | 0x00000000 | 0x18
          MUL       | 0x00000001 | 0x3f000001 | 0x00000000 | 0x00000001 | 0x18
          DIV       | 0x80000001 | 0x7f7fffff | 0x00800000 | 0x80000001 | 0x18
          # Rounded up to the smallest normal number: tiny before rounding, so it underflows.
          MUL       | 0x00ffffff | 0x3f000000 | 0x00000000 | 0x00800000 | 0x18
          MUL       | 0x00ffffff | 0x3f000000 | 0x00c00000 | 0x007fffff | 0x18
          # Flush-to-zero: denormal operands, and tiny results even if rounding would lift them.
          ADD       | 0x00000001 | 0x00000001 | 0x01000000 | 0x00000000 | 0x80
          ADD       | 0x80000001 | 0x80000001 | 0x01000000 | 0x80000000 | 0x80
          ADD       | 0x00800001 | 0x80800000 | 0x01000000 | 0x00000000 | 0x08
          ADD       | 0x80800001 | 0x00800000 | 0x01000000 | 0x80000000 | 0x08
          MUL       | 0x00800000 | 0x3f000000 | 0x01000000 | 0x00000000 | 0x08
          MUL       | 0x00ffffff | 0x3f000000 | 0x01000000 | 0x00000000 | 0x08
          DIV       | 0x3f800000 | 0x00000001 | 0x01000000 | 0x7f800000 | 0x82
          SQRT      | 0x80000001 | 0          | 0x01000000 | 0x80000000 | 0x80
          MAX       | 0x00000001 | 0x80000002 | 0x01000000 | 0x00000000 | 0x80
          # The other operand being a NaN does not hide the denormal one.
          ADD       | 0x00000001 | 0x7fc00000 | 0x01000000 | 0x7fc00000 | 0x80
          """)
  void overflowUnderflowAndFlushing(
      Operation operation,
      @Word int a,
      @Word int b,
      @Word int fpscr,
      @Word int result,
      @Word int flags) {
    check(operation, a, b, 0, fpscr, result, flags);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          operation | a          | b          | c          | fpscr      | result     | flags
          # Infinities.
          ADD       | 0x7f800000 | 0xff800000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          ADD       | 0x7f800000 | 0xff7fffff | 0          | 0x00000000 | 0x7f800000 | 0x00
          SUB       | 0x7f800000 | 0x7f800000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          SUB       | 0x3f800000 | 0x7f800000 | 0          | 0x00000000 | 0xff800000 | 0x00
          MUL       | 0x7f800000 | 0x80000000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          MUL       | 0xff800000 | 0x40000000 | 0          | 0x00000000 | 0xff800000 | 0x00
          DIV       | 0x3f800000 | 0x80000000 | 0          | 0x00000000 | 0xff800000 | 0x02
          DIV       | 0x7f800000 | 0x80000000 | 0          | 0x00000000 | 0xff800000 | 0x00
          DIV       | 0x00000000 | 0x80000000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          DIV       | 0x7f800000 | 0xff800000 | 0          | 0x00000000 | 0x7fc00000 | 0x01
          DIV       | 0xbf800000 | 0x7f800000 | 0          | 0x00000000 | 0x80000000 | 0x00
          FMA       | 0x7f800000 | 0x3f800000 | 0xff800000 | 0x00000000 | 0x7fc00000 | 0x01
          FMA       | 0x7f800000 | 0x3f800000 | 0x7f800000 | 0x00000000 | 0x7f800000 | 0x00
          # A signalling NaN goes before a quiet one, the first operand before the second.
          ADD       | 0x7fc12345 | 0x7fc54321 | 0          | 0x00000000 | 0x7fc12345 | 0x00
          ADD       | 0x3f800000 | 0xffc54321 | 0          | 0x00000000 | 0xffc54321 | 0x00
          ADD       | 0x7fc12345 | 0xff812345 | 0          | 0x00000000 | 0xffc12345 | 0x01
          ADD       | 0x7f800001 | 0x7f800002 | 0          | 0x00000000 | 0x7fc00001 | 0x01
          SUB       | 0x3f800000 | 0x7fc54321 | 0          | 0x00000000 | 0x7fc54321 | 0x00
          ADD       | 0x7fc12345 | 0x3f800000 | 0          | 0x02000000 | 0x7fc00000 | 0x00
          ADD       | 0xffc12345 | 0x7f800001 | 0          | 0x02000000 | 0x7fc00000 | 0x01
          SQRT      | 0xff800001 | 0          | 0          | 0x00000000 | 0xffc00001 | 0x01
          # Of a multiply-add the addend is the first operand.
          FMA       | 0x7fc00001 | 0x7fc00002 | 0x7fc00003 | 0x00000000 | 0x7fc00003 | 0x00
          FMA       | 0x7fc00001 | 0x7fc00002 | 0x3f800000 | 0x00000000 | 0x7fc00001 | 0x00
          FMA       | 0x7fc00001 | 0x7f800002 | 0x7fc00003 | 0x00000000 | 0x7fc00002 | 0x01
          FMA       | 0x7f800001 | 0x7f800002 | 0x7f800003 | 0x00000000 | 0x7fc00003 | 0x01
          # Infinity times zero is invalid even if a quiet NaN is added, which is lost.
          FMA       | 0x7f800000 | 0x00000000 | 0x7fc12345 | 0x00000000 | 0x7fc00000 | 0x01
          FMA       | 0x00000000 | 0xff800000 | 0xffc12345 | 0x00000000 | 0x7fc00000 | 0x01
          FMA       | 0x00000000 | 0xff800000 | 0x7f812345 | 0x00000000 | 0x7fc12345 | 0x01
          FMA       | 0x00000001 | 0xff800000 | 0xffc12345 | 0x01000000 | 0x7fc00000 | 0x81
          # One quiet NaN is no number at all; a signalling one is invalid.
          MAX       | 0x7fc00000 | 0x3f800000 | 0          | 0x00000000 | 0x3f800000 | 0x00
          MAX       | 0xff7fffff | 0xffc00000 | 0          | 0x00000000 | 0xff7fffff | 0x00
          MIN       | 0x7fc00000 | 0x7f7fffff | 0          | 0x00000000 | 0x7f7fffff | 0x00
          MIN       | 0x7fc12345 | 0x7fc54321 | 0          | 0x00000000 | 0x7fc12345 | 0x00
          MAX       | 0x7f800001 | 0x00000000 | 0          | 0x00000000 | 0x7fc00001 | 0x01
          MAX       | 0x7fc00000 | 0x7f800001 | 0          | 0x00000000 | 0x7fc00001 | 0x01
          MAX       | 0x80000000 | 0x00000000 | 0          | 0x00000000 | 0x00000000 | 0x00
          MIN       | 0x00000000 | 0x80000000 | 0          | 0x00000000 | 0x80000000 | 0x00
          MIN       | 0xbf800000 | 0xc0000000 | 0          | 0x00000000 | 0xc0000000 | 0x00
          """)
  void infinitiesAndNans(
      Operation operation,
      @Word int a,
      @Word int b,
      @Word int c,
      @Word int fpscr,
      @Word int result,
      @Word int flags) {
    check(operation, a, b, c, fpscr, result, flags);
  }

  /** {@code a · b + c}; "chained" is VMLA, which rounds the product too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          a          | b          | c          | fpscr      | fused      | chained    | flags
          # (1 + 2^-23)² - (1 + 2^-22) = 2^-46: the product's last bit survives only if fused.
          0x3f800001 | 0x3f800001 | 0xbf800002 | 0x00000000 | 0x28800000 | 0x00000000 | 0x00
          # (2 - 2^-23)² - (4 - 2^-21) = 2^-46.
          0x3fffffff | 0x3fffffff | 0xc07ffffe | 0x00000000 | 0x28800000 | 0x00000000 | 0x00
          # (1 + 2^-12)² - 1 = 2^-11 + 2^-24, against the product rounded to even.
          0x3f800800 | 0x3f800800 | 0xbf800000 | 0x00000000 | 0x3a000400 | 0x3a000000 | 0x00
          # 1 + 2^-24 is a tie, 1 + (2^-12 + 2^-35)² is above it.
          0x33800000 | 0x3f800000 | 0x3f800000 | 0x00000000 | 0x3f800000 | 0x3f800000 | 0x10
          0x39800001 | 0x39800001 | 0x3f800000 | 0x00000000 | 0x3f800001 | 0x3f800001 | 0x10
          # 97 · 172961 = 2^24 + 1 is a tie that the least addend decides, though it is lost in
          # double precision.
          0x42c20000 | 0x4828e840 | 0x29800000 | 0x00000000 | 0x4b800001 | 0x4b800000 | 0x10
          0x42c20000 | 0x4828e840 | 0xa9800000 | 0x00000000 | 0x4b800000 | 0x4b800000 | 0x10
          0x42c20000 | 0x4828e840 | 0x00000001 | 0x00000000 | 0x4b800001 | 0x4b800000 | 0x10
          0x42c20000 | 0x4828e840 | 0x80000001 | 0x00000000 | 0x4b800000 | 0x4b800000 | 0x10
          0xc2c20000 | 0x4828e840 | 0xa9800000 | 0x00000000 | 0xcb800001 | 0xcb800000 | 0x10
          0x42c20000 | 0x4828e840 | 0x00000001 | 0x01000000 | 0x4b800000 | 0x4b800000 | 0x90
          # A product beyond the largest number comes back into range.
          0x7f000000 | 0x40000000 | 0xff000000 | 0x00000000 | 0x7f000000 | 0x7f800000 | 0x00
          # Cancelled out, and the sign of that zero.
          0x3f800000 | 0x3f800000 | 0xbf800000 | 0x00000000 | 0x00000000 | 0x00000000 | 0x00
          0x3f800000 | 0x3f800000 | 0xbf800000 | 0x00800000 | 0x80000000 | 0x80000000 | 0x00
          0x80000000 | 0x3f800000 | 0x80000000 | 0x00000000 | 0x80000000 | 0x80000000 | 0x00
          # A tiny product plus zero underflows once.
          0x20000000 | 0x1f800001 | 0x00000000 | 0x00000000 | 0x00400000 | 0x00400000 | 0x18
          """)
  void fusedMultiplyAddRoundsOnceAndChainedTwice(
      @Word int a,
      @Word int b,
      @Word int c,
      @Word int fpscr,
      @Word int fused,
      @Word int chained,
      @Word int flags) {
    check(Operation.FMA, a, b, c, fpscr, fused, flags);
    Cpu cpu = cpu(fpscr);
    assertEquals(hex(chained), hex(Fpu.add(cpu, c, Fpu.multiply(cpu, a, b))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          a          | b          | signalling | fpscr      | nzcv | flags
          0x3f800000 | 0x40000000 | false      | 0x00000000 | N... | 0x00
          0xbf800000 | 0xc0000000 | true       | 0x00000000 | ..C. | 0x00
          0x40000000 | 0x40000000 | false      | 0x00000000 | .ZC. | 0x00
          0x80000000 | 0x00000000 | false      | 0x00000000 | .ZC. | 0x00
          0xff800000 | 0xff7fffff | false      | 0x00000000 | N... | 0x00
          0x7f800000 | 0x7f800000 | false      | 0x00000000 | .ZC. | 0x00
          0x00000001 | 0x00000000 | false      | 0x00000000 | ..C. | 0x00
          0x00000001 | 0x80000002 | false      | 0x01000000 | .ZC. | 0x80
          0x7fc00000 | 0x00000000 | false      | 0x00000000 | ..CV | 0x00
          0x00000000 | 0x7fc00000 | true       | 0x00000000 | ..CV | 0x01
          0x7f800001 | 0x00000000 | false      | 0x00000000 | ..CV | 0x01
          0x7fc00000 | 0xff800001 | false      | 0x00000000 | ..CV | 0x01
          """)
  void comparisonOrdersNumbersAndSetsNansApart(
      @Word int a, @Word int b, boolean signalling, @Word int fpscr, String nzcv, @Word int flags) {
    Cpu cpu = cpu(fpscr);
    int actual = Fpu.compare(cpu, a, b, signalling);
    assertAll(
        () -> assertEquals(nzcv, letters(actual)), () -> assertEquals(fpscr | flags, cpu.fpscr));
  }

  private static String letters(int flags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append((flags >>> 31 - i & 1) != 0 ? "NZCV".charAt(i) : '.');
    }
    return text.toString();
  }
}

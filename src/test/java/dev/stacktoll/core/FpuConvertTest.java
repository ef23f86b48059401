package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conversions of the FPU at their edges, and half precision completely. Modes: 0 nearest, 1 up, 2
 * down, 3 towards zero, 4 nearest with ties away from zero.
 */
final class FpuConvertTest {
  private static final int ALTERNATIVE_HALF = 1 << 26;
  private static final int HALVES = 1 << 16;

  private final Cpu cpu = new Cpu(new Memory(), false);

  private static String hex(int bits) {
    return String.format(Locale.ROOT, "0x%08x", bits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          value        | width | fraction | unsigned | mode | result      | flags
          1.5          | 32    | 0        | false    | 3    | 1           | 0x10
          -1.5         | 32    | 0        | false    | 3    | -1          | 0x10
          1.5          | 32    | 0        | false    | 0    | 2           | 0x10
          2.5          | 32    | 0        | false    | 0    | 2           | 0x10
          2.5          | 32    | 0        | false    | 4    | 3           | 0x10
          -2.5         | 32    | 0        | false    | 4    | -3          | 0x10
          0.49999997   | 32    | 0        | false    | 4    | 0           | 0x10
          2.25         | 32    | 0        | false    | 1    | 3           | 0x10
          -2.75        | 32    | 0        | false    | 1    | -2          | 0x10
          -2.25        | 32    | 0        | false    | 2    | -3          | 0x10
          1e-40        | 32    | 0        | false    | 1    | 1           | 0x10
          -1e-40       | 32    | 0        | false    | 2    | -1          | 0x10
          -0.0         | 32    | 0        | false    | 3    | 0           | 0x00
          # The ends of the ranges: saturation is invalid, not inexact.
          2147483520   | 32    | 0        | false    | 3    | 2147483520  | 0x00
          2147483648   | 32    | 0        | false    | 3    | 2147483647  | 0x01
          -2147483648  | 32    | 0        | false    | 3    | -2147483648 | 0x00
          -2147483904  | 32    | 0        | false    | 3    | -2147483648 | 0x01
          4294967040   | 32    | 0        | true     | 3    | 0xffffff00  | 0x00
          4294967296   | 32    | 0        | true     | 3    | 0xffffffff  | 0x01
          3.4028235e38 | 32    | 32       | true     | 3    | 0xffffffff  | 0x01
          -3.4028235e38| 32    | 0        | false    | 3    | -2147483648 | 0x01
          -0.5         | 32    | 0        | true     | 3    | 0           | 0x10
          -0.5         | 32    | 0        | true     | 0    | 0           | 0x10
          -0.5         | 32    | 0        | true     | 4    | 0           | 0x01
          -0.5         | 32    | 0        | true     | 2    | 0           | 0x01
          -1           | 32    | 0        | true     | 3    | 0           | 0x01
          NaN          | 32    | 0        | false    | 3    | 0           | 0x01
          NaN          | 16    | 4        | true     | 3    | 0           | 0x01
          Infinity     | 32    | 0        | true     | 3    | 0xffffffff  | 0x01
          -Infinity    | 32    | 0        | true     | 3    | 0           | 0x01
          Infinity     | 16    | 8        | false    | 3    | 32767       | 0x01
          -Infinity    | 16    | 8        | false    | 3    | -32768      | 0x01
          # Fixed point: 16 bits are extended to the register.
          1.25         | 16    | 4        | false    | 3    | 20          | 0x00
          -1.25        | 16    | 4        | false    | 3    | -20         | 0x00
          0.5          | 16    | 16       | true     | 3    | 0x8000      | 0x00
          0.5          | 16    | 16       | false    | 3    | 0x7fff      | 0x01
          0.99999994   | 32    | 32       | true     | 3    | 0xffffff00  | 0x00
          0.1          | 16    | 8        | false    | 3    | 25          | 0x10
          65535.996    | 16    | 0        | true     | 3    | 65535       | 0x10
          """)
  void numbersBecomeIntegersOrSaturate(
      float value,
      int width,
      int fraction,
      boolean unsigned,
      int mode,
      @Word int result,
      @Word int flags) {
    int bits = Float.floatToRawIntBits(value);
    int actual = FpuConvert.toFixed(cpu, bits, width, fraction, unsigned, mode);
    assertAll(() -> assertEquals(result, actual), () -> assertEquals(flags, cpu.fpscr));
  }

  @Test
  void denormalsAreFlushedBeforeTheyAreConverted() {
    cpu.fpscr = FpuFormat.FLUSH_TO_ZERO;
    assertEquals(0, FpuConvert.toFixed(cpu, 1, 32, 0, false, FpuFormat.TO_PLUS));
    assertEquals(FpuFormat.FLUSH_TO_ZERO | FpuFormat.IDC, cpu.fpscr);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          integer     | fraction | nearest | fpscr      | result     | flags
          0           | 0        | false   | 0x00800000 | 0x00000000 | 0x00
          1           | 0        | false   | 0x00000000 | 0x3f800000 | 0x00
          -1          | 0        | false   | 0x00000000 | 0xbf800000 | 0x00
          16777216    | 0        | false   | 0x00000000 | 0x4b800000 | 0x00
          16777217    | 0        | false   | 0x00000000 | 0x4b800000 | 0x10
          16777219    | 0        | false   | 0x00000000 | 0x4b800002 | 0x10
          16777217    | 0        | false   | 0x00400000 | 0x4b800001 | 0x10
          16777217    | 0        | true    | 0x00400000 | 0x4b800000 | 0x10
          -16777217   | 0        | false   | 0x00800000 | 0xcb800001 | 0x10
          -2147483648 | 0        | false   | 0x00000000 | 0xcf000000 | 0x00
          2147483647  | 0        | false   | 0x00000000 | 0x4f000000 | 0x10
          4294967295  | 0        | false   | 0x00c00000 | 0x4f7fffff | 0x10
          4294967295  | 0        | false   | 0x00000000 | 0x4f800000 | 0x10
          1           | 32       | true    | 0x00000000 | 0x2f800000 | 0x00
          -32768      | 15       | true    | 0x00000000 | 0xbf800000 | 0x00
          65535       | 16       | true    | 0x00000000 | 0x3f7fff00 | 0x00
          """)
  void integersBecomeNumbers(
      long integer,
      int fraction,
      boolean nearest,
      @Word int fpscr,
      @Word int result,
      @Word int flags) {
    cpu.fpscr = fpscr;
    int actual = FpuConvert.fromFixed(cpu, integer, fraction, nearest);
    assertAll(
        () -> assertEquals(hex(result), hex(actual)), () -> assertEquals(fpscr | flags, cpu.fpscr));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          value      | mode | exact | result     | flags
          0x3f000000 | 0    | false | 0x00000000 | 0x00
          0x3f000000 | 0    | true  | 0x00000000 | 0x10
          0x3f000000 | 4    | true  | 0x3f800000 | 0x10
          0x3fc00000 | 0    | false | 0x40000000 | 0x00
          0xbf000000 | 0    | false | 0x80000000 | 0x00
          0xbf000000 | 4    | false | 0xbf800000 | 0x00
          0xbf000000 | 2    | false | 0xbf800000 | 0x00
          0xbf000000 | 1    | false | 0x80000000 | 0x00
          0x00000001 | 1    | true  | 0x3f800000 | 0x10
          0x4b000001 | 0    | true  | 0x4b000001 | 0x00
          0x4affffff | 0    | true  | 0x4b000000 | 0x10
          0x4affffff | 3    | true  | 0x4afffffe | 0x10
          0x7f7fffff | 0    | true  | 0x7f7fffff | 0x00
          0xff800000 | 0    | true  | 0xff800000 | 0x00
          0x80000000 | 1    | true  | 0x80000000 | 0x00
          0x7f800001 | 0    | false | 0x7fc00001 | 0x01
          0xffc12345 | 0    | false | 0xffc12345 | 0x00
          """)
  void roundingToIntegralKeepsTheSignAndReportsOnlyIfAsked(
      @Word int value, int mode, boolean exact, @Word int result, @Word int flags) {
    int actual = FpuConvert.roundToIntegral(cpu, value, mode, exact);
    assertAll(() -> assertEquals(hex(result), hex(actual)), () -> assertEquals(flags, cpu.fpscr));
  }

  @Test
  void everyHalfBecomesTheSingleThatJavaSays() {
    for (int half = 0; half < HALVES; half++) {
      float expected = Float.float16ToFloat((short) half);
      cpu.fpscr = 0;
      int actual = FpuConvert.halfToSingle(cpu, half);
      boolean signalling = (half & 0x7e00) == 0x7c00 && (half & 0x1ff) != 0;
      int bits = Float.floatToRawIntBits(expected) | (signalling ? 0x0040_0000 : 0);
      assertEquals(bits, actual);
      assertEquals(signalling ? FpuFormat.IOC : 0, cpu.fpscr);
    }
  }

  /** AHP, DN and FZ in all combinations. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void everyHalfBecomesASingle(int control) {
    int fpscr = control << 24;
    for (int half = 0; half < HALVES; half++) {
      FpuOracle oracle = new FpuOracle(fpscr);
      int expected = oracle.fromHalf(half);
      cpu.fpscr = fpscr;
      assertEquals(expected, FpuConvert.halfToSingle(cpu, half));
      assertEquals(fpscr | oracle.flags(), cpu.fpscr);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, ALTERNATIVE_HALF})
  void everyHalfComesBackFromSinglePrecision(int fpscr) {
    for (int half = 0; half < HALVES; half++) {
      cpu.fpscr = fpscr;
      int back = FpuConvert.singleToHalf(cpu, FpuConvert.halfToSingle(cpu, half));
      boolean nan = fpscr == 0 && (half & 0x7fff) > 0x7c00;
      assertEquals(nan ? half | 0x200 : half, back);
    }
  }

  /** Each half, the middle to the next one, and the singles around both: RMode, AHP, FZ. */
  @ParameterizedTest
  @ValueSource(ints = {0x0, 0x1, 0x2, 0x3, 0x4, 0x10, 0x11, 0x12, 0x13})
  void everySingleNextToAHalfOrATieIsRounded(int control) {
    int fpscr = control << 22;
    int checked = 0;
    for (int half = 0; half < HALVES; half++) {
      int exact = new FpuOracle(ALTERNATIVE_HALF).fromHalf(half);
      for (int k = -1; k <= 1; k++) {
        int middle = (half & 0x7c00) == 0 ? middleOfDenormals(exact) : exact + (1 << 12);
        checkHalf(exact + k, fpscr);
        checkHalf(middle + k, fpscr);
        checked += 2;
      }
    }
    assertEquals(6 * HALVES, checked);
  }

  private static int middleOfDenormals(int exact) {
    float value = Float.intBitsToFloat(exact);
    return Float.floatToRawIntBits(value + Math.copySign(0x1p-25f, value));
  }

  private void checkHalf(int single, int fpscr) {
    FpuOracle oracle = new FpuOracle(fpscr);
    int expected = oracle.toHalf(single);
    cpu.fpscr = fpscr;
    int actual = FpuConvert.singleToHalf(cpu, single);
    if (expected != actual || (fpscr | oracle.flags()) != cpu.fpscr) {
      assertEquals(
          hex(expected) + " FPSCR " + hex(fpscr | oracle.flags()),
          hex(actual) + " FPSCR " + hex(cpu.fpscr),
          "half of " + hex(single));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          single     | fpscr      | half   | flags
          # 65504 is the largest; 65520 is half-way to what would be next.
          0x477fe000 | 0x00000000 | 0x7bff | 0x00
          0x477fefff | 0x00000000 | 0x7bff | 0x10
          0x477ff000 | 0x00000000 | 0x7c00 | 0x14
          0x477ff000 | 0x00c00000 | 0x7bff | 0x10
          0x47800000 | 0x00c00000 | 0x7bff | 0x14
          0x7f800000 | 0x00000000 | 0x7c00 | 0x00
          # Alternative half precision reaches 131008 and has no infinities or NaNs.
          0x47ffe000 | 0x04000000 | 0x7fff | 0x00
          0x47fff000 | 0x04000000 | 0x7fff | 0x01
          0xff800000 | 0x04000000 | 0xffff | 0x01
          0xffc00000 | 0x04000000 | 0x8000 | 0x01
          # Denormals: 2^-24 and half of it.
          0x33800000 | 0x00000000 | 0x0001 | 0x00
          0x33000000 | 0x00000000 | 0x0000 | 0x18
          0x33000001 | 0x00000000 | 0x0001 | 0x18
          0x33000000 | 0x00400000 | 0x0001 | 0x18
          # Flush-to-zero is for single precision: it takes operands, not half results.
          0x33800000 | 0x01000000 | 0x0001 | 0x00
          0x80000001 | 0x01000000 | 0x8000 | 0x80
          # NaNs keep the upper bits of the payload.
          0x7fc02000 | 0x00000000 | 0x7e01 | 0x00
          0xff802000 | 0x00000000 | 0xfe01 | 0x01
          0xff802000 | 0x02000000 | 0x7e00 | 0x01
          """)
  void singlesBecomeHalves(@Word int single, @Word int fpscr, @Word int half, @Word int flags) {
    cpu.fpscr = fpscr;
    int actual = FpuConvert.singleToHalf(cpu, single);
    assertAll(
        () -> assertEquals(hex(half), hex(actual)), () -> assertEquals(fpscr | flags, cpu.fpscr));
  }
}

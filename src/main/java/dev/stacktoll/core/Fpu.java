package dev.stacktoll.core;

/**
 * Arithmetic of the single-precision FPU on bit patterns, exact to the last bit and flag (ARMv7-M
 * ARM, A2.5: FPAdd, FPMul, FPDiv, FPSqrt, FPMulAdd, FPCompare and what they call). Flags accumulate
 * in the FPSCR of the {@link Cpu} that is passed.
 *
 * <p>A value in work is {@code significand · 2^exponent} with a 63-bit significand whose lowest bit
 * also stands for anything smaller ("sticky").
 *
 * <p>Not modelled: trapped exceptions, which these FPUs do not have.
 */
@Hot
final class Fpu {
  static final int IOC = 1;
  static final int DZC = 1 << 1;
  static final int OFC = 1 << 2;
  static final int UFC = 1 << 3;
  static final int IXC = 1 << 4;
  static final int IDC = 1 << 7;
  static final int FLUSH_TO_ZERO = 1 << 24;
  static final int DEFAULT_NAN = 1 << 25;
  static final int ALTERNATIVE_HALF = 1 << 26;
  private static final int ROUNDING = 3 << 22;

  static final int SIGN = 0x8000_0000;
  static final int INFINITY = 0x7f80_0000;
  static final int NAN = 0x7fc0_0000;
  private static final int QUIET = 1 << 22;
  private static final int LARGEST = 0x7f7f_ffff;

  /** Modes of FPSCR.RMode, and one that only conversions name. */
  static final int NEAREST = 0;

  static final int TO_PLUS = 1;
  static final int TO_MINUS = 2;
  static final int TO_ZERO = 3;
  static final int AWAY = 4;

  private Fpu() {}

  static int roundingMode(Cpu cpu) {
    return cpu.fpscr >>> 22 & 3;
  }

  /**
   * Nothing but the host's own arithmetic is needed: round to nearest, no flushing, NaNs as they
   * come, and the inexact flag, which almost every operation sets, is set already.
   */
  private static boolean plain(Cpu cpu) {
    return (cpu.fpscr & (ROUNDING | FLUSH_TO_ZERO | DEFAULT_NAN | IXC)) == IXC;
  }

  /** Neither zero, denormal, infinite nor NaN. */
  private static boolean normal(int bits) {
    int exponent = bits & INFINITY;
    return exponent != 0 && exponent != INFINITY;
  }

  /** Normal and not so small that rounding might have lifted it from below. */
  private static boolean safe(int bits) {
    int exponent = bits & INFINITY;
    return exponent > 1 << 23 && exponent != INFINITY;
  }

  static int add(Cpu cpu, int a, int b) {
    if (plain(cpu) && normal(a) && normal(b)) {
      int sum = Float.floatToRawIntBits(Float.intBitsToFloat(a) + Float.intBitsToFloat(b));
      if (safe(sum)) {
        return sum;
      }
    }
    return addExactly(cpu, flush(cpu, a), flush(cpu, b));
  }

  static int subtract(Cpu cpu, int a, int b) {
    if (plain(cpu) && normal(a) && normal(b)) {
      int difference = Float.floatToRawIntBits(Float.intBitsToFloat(a) - Float.intBitsToFloat(b));
      if (safe(difference)) {
        return difference;
      }
    }
    int x = flush(cpu, a);
    int y = flush(cpu, b);
    return isNan(x) || isNan(y) ? propagate(cpu, x, y) : addExactly(cpu, x, y ^ SIGN);
  }

  private static int addExactly(Cpu cpu, int a, int b) {
    if (isNan(a) || isNan(b)) {
      return propagate(cpu, a, b);
    }
    if (isInfinite(a) || isInfinite(b)) {
      if (isInfinite(a) && isInfinite(b) && (a ^ b) < 0) {
        return invalid(cpu);
      }
      return isInfinite(a) ? a : b;
    }
    if (isZero(a) && isZero(b)) {
      return a == b ? a : exactZero(cpu);
    }
    if (isZero(a) || isZero(b)) {
      int other = isZero(a) ? b : a;
      return round(cpu, other >>> 31, exponent(other), significand(other));
    }
    return sum(
        cpu, a >>> 31, exponent(a), significand(a), b >>> 31, exponent(b), significand(b));
  }

  /** Sum of two non-zero values, each below 2^62 in significand. */
  private static int sum(
      Cpu cpu, int signA, int exponentA, long a, int signB, int exponentB, long b) {
    int shiftA = Long.numberOfLeadingZeros(a) - 2;
    int shiftB = Long.numberOfLeadingZeros(b) - 2;
    long x = a << shiftA;
    long y = b << shiftB;
    int ex = exponentA - shiftA;
    int ey = exponentB - shiftB;
    int sx = signA;
    int sy = signB;
    if (ex < ey || ex == ey && x < y) {
      long swap = x;
      x = y;
      y = swap;
      int e = ex;
      ex = ey;
      ey = e;
      int s = sx;
      sx = sy;
      sy = s;
    }
    y = shiftRight(y, ex - ey);
    long result = sx == sy ? x + y : x - y;
    return result == 0 ? exactZero(cpu) : round(cpu, sx, ex, result);
  }

  static int multiply(Cpu cpu, int a, int b) {
    if (plain(cpu) && normal(a) && normal(b)) {
      int product = Float.floatToRawIntBits(Float.intBitsToFloat(a) * Float.intBitsToFloat(b));
      if (safe(product)) {
        return product;
      }
    }
    return multiplyExactly(cpu, flush(cpu, a), flush(cpu, b));
  }

  private static int multiplyExactly(Cpu cpu, int a, int b) {
    if (isNan(a) || isNan(b)) {
      return propagate(cpu, a, b);
    }
    int sign = (a ^ b) & SIGN;
    if (isInfinite(a) || isInfinite(b)) {
      return isZero(a) || isZero(b) ? invalid(cpu) : sign | INFINITY;
    }
    if (isZero(a) || isZero(b)) {
      return sign;
    }
    return round(cpu, sign >>> 31, exponent(a) + exponent(b), significand(a) * significand(b));
  }

  static int divide(Cpu cpu, int dividend, int divisor) {
    int a = flush(cpu, dividend);
    int b = flush(cpu, divisor);
    if (isNan(a) || isNan(b)) {
      return propagate(cpu, a, b);
    }
    int sign = (a ^ b) & SIGN;
    if (isInfinite(a)) {
      return isInfinite(b) ? invalid(cpu) : sign | INFINITY;
    }
    if (isZero(b)) {
      if (isZero(a)) {
        return invalid(cpu);
      }
      cpu.fpscr |= DZC;
      return sign | INFINITY;
    }
    if (isZero(a) || isInfinite(b)) {
      return sign;
    }
    int shift = Long.numberOfLeadingZeros(significand(a)) - 2;
    long numerator = significand(a) << shift;
    long quotient = numerator / significand(b);
    long sticky = quotient * significand(b) == numerator ? 0 : 1;
    return round(cpu, sign >>> 31, exponent(a) - shift - exponent(b), quotient | sticky);
  }

  static int squareRoot(Cpu cpu, int operand) {
    int a = flush(cpu, operand);
    if (isNan(a)) {
      return propagate(cpu, a, a);
    }
    if (isZero(a)) {
      return a;
    }
    if (a < 0) {
      return invalid(cpu);
    }
    if (isInfinite(a)) {
      return a;
    }
    int shift = Long.numberOfLeadingZeros(significand(a)) - 2;
    shift -= exponent(a) - shift & 1;
    long radicand = significand(a) << shift;
    long root = (long) Math.sqrt((double) radicand);
    while (root * root > radicand) {
      root--;
    }
    while ((root + 1) * (root + 1) <= radicand) {
      root++;
    }
    long sticky = root * root == radicand ? 0 : 1;
    // Two more bits, so that the sticky one is below the rounding bit.
    return round(cpu, 0, (exponent(a) - shift) / 2 - 2, root << 2 | sticky);
  }

  /** {@code addend + a · b}, rounded once. */
  static int fusedMultiplyAdd(Cpu cpu, int addend, int a, int b) {
    if (plain(cpu) && normal(addend) && normal(a) && normal(b)) {
      int result =
          Float.floatToRawIntBits(
              Math.fma(
                  Float.intBitsToFloat(a), Float.intBitsToFloat(b), Float.intBitsToFloat(addend)));
      if (safe(result)) {
        return result;
      }
    }
    return fuseExactly(cpu, flush(cpu, addend), flush(cpu, a), flush(cpu, b));
  }

  private static int fuseExactly(Cpu cpu, int addend, int a, int b) {
    boolean infinityTimesZero = isInfinite(a) && isZero(b) || isZero(a) && isInfinite(b);
    if (isQuietNan(addend) && infinityTimesZero) {
      return invalid(cpu);
    }
    if (isNan(addend) || isNan(a) || isNan(b)) {
      return propagate(cpu, addend, a, b);
    }
    int sign = (a ^ b) & SIGN;
    boolean infiniteProduct = isInfinite(a) || isInfinite(b);
    if (infinityTimesZero
        || isInfinite(addend) && infiniteProduct && ((addend ^ sign) & SIGN) != 0) {
      return invalid(cpu);
    }
    if (isInfinite(addend)) {
      return addend;
    }
    if (infiniteProduct) {
      return sign | INFINITY;
    }
    if (isZero(a) || isZero(b)) {
      if (isZero(addend)) {
        return addend == sign ? addend : exactZero(cpu);
      }
      return round(cpu, addend >>> 31, exponent(addend), significand(addend));
    }
    int exponent = exponent(a) + exponent(b);
    long product = significand(a) * significand(b);
    if (isZero(addend)) {
      return round(cpu, sign >>> 31, exponent, product);
    }
    return sum(
        cpu,
        addend >>> 31,
        exponent(addend),
        significand(addend),
        sign >>> 31,
        exponent,
        product);
  }

  /** FPCompare: N, Z, C, V in bits 31 to 28. */
  static int compare(Cpu cpu, int left, int right, boolean quietNansSignal) {
    int a = flush(cpu, left);
    int b = flush(cpu, right);
    if (isNan(a) || isNan(b)) {
      if (quietNansSignal || isSignallingNan(a) || isSignallingNan(b)) {
        cpu.fpscr |= IOC;
      }
      return 0x3000_0000;
    }
    float x = Float.intBitsToFloat(a);
    float y = Float.intBitsToFloat(b);
    return x == y ? 0x6000_0000 : x < y ? 0x8000_0000 : 0x2000_0000;
  }

  /** VMAXNM and VMINNM: a quiet NaN stands for "no number" if the other is one. */
  static int maximumNumber(Cpu cpu, int left, int right, boolean minimum) {
    int missing = minimum ? INFINITY : SIGN | INFINITY;
    int a = isQuietNan(left) && !isQuietNan(right) ? missing : left;
    int b = isQuietNan(right) && !isQuietNan(left) ? missing : right;
    a = flush(cpu, a);
    b = flush(cpu, b);
    if (isNan(a) || isNan(b)) {
      return propagate(cpu, a, b);
    }
    float x = Float.intBitsToFloat(a);
    float y = Float.intBitsToFloat(b);
    return Float.floatToRawIntBits(minimum ? Math.min(x, y) : Math.max(x, y));
  }

  /**
   * FPRound for single precision of a non-zero value.
   *
   * @param sign 0 or 1
   * @param significand positive; its lowest bit also stands for anything smaller
   */
  static int round(Cpu cpu, int sign, int exponent, long significand) {
    int shift = Long.numberOfLeadingZeros(significand) - 1;
    long value = significand << shift;
    int leading = exponent - shift + 62;
    boolean tiny = leading < -126;
    if (tiny && (cpu.fpscr & FLUSH_TO_ZERO) != 0) {
      cpu.fpscr |= UFC;
      return sign << 31;
    }
    // 24 bits stay above the point at bit 39, fewer if the result is denormal.
    long aligned = tiny ? shiftRight(value, -126 - leading) : value;
    long error = aligned & (1L << 39) - 1;
    int mantissa = (int) (aligned >>> 39);
    if (error != 0) {
      cpu.fpscr |= tiny ? IXC | UFC : IXC;
      mantissa += roundsUp(roundingMode(cpu), sign, mantissa & 1, error, 1L << 38) ? 1 : 0;
    }
    int biased = tiny ? 0 : leading + 126;
    // The hidden bit adds one to the exponent field, and so does a carry out of the mantissa.
    long packed = ((long) biased << 23) + mantissa;
    if (packed >= INFINITY) {
      return overflow(cpu, sign);
    }
    return sign << 31 | (int) packed;
  }

  private static int overflow(Cpu cpu, int sign) {
    cpu.fpscr |= OFC | IXC;
    boolean infinite =
        switch (roundingMode(cpu)) {
          case NEAREST -> true;
          case TO_PLUS -> sign == 0;
          case TO_MINUS -> sign == 1;
          default -> false;
        };
    return sign << 31 | (infinite ? INFINITY : LARGEST);
  }

  /** Away from zero by one unit? {@code error} is what was cut off, {@code half} half a unit. */
  static boolean roundsUp(int mode, int sign, int lowest, long error, long half) {
    return switch (mode) {
      case NEAREST -> error > half || error == half && lowest == 1;
      case TO_PLUS -> error != 0 && sign == 0;
      case TO_MINUS -> error != 0 && sign == 1;
      case AWAY -> error >= half;
      default -> false;
    };
  }

  /** Logical shift that keeps a trace of lost ones in the lowest bit. */
  static long shiftRight(long value, int shift) {
    if (shift >= 63) {
      return value == 0 ? 0 : 1;
    }
    long lost = value & (1L << shift) - 1;
    return value >>> shift | (lost == 0 ? 0 : 1);
  }

  /** A denormal operand under flush-to-zero is a zero of its sign. */
  static int flush(Cpu cpu, int bits) {
    if ((cpu.fpscr & FLUSH_TO_ZERO) != 0 && (bits & INFINITY) == 0 && (bits & ~SIGN) != 0) {
      cpu.fpscr |= IDC;
      return bits & SIGN;
    }
    return bits;
  }

  static int invalid(Cpu cpu) {
    cpu.fpscr |= IOC;
    return NAN;
  }

  private static int exactZero(Cpu cpu) {
    return roundingMode(cpu) == TO_MINUS ? SIGN : 0;
  }

  /** FPProcessNaNs: a signalling NaN before a quiet one, the first operand before the second. */
  static int propagate(Cpu cpu, int a, int b) {
    if (isSignallingNan(a)) {
      return quieted(cpu, a);
    }
    if (isSignallingNan(b)) {
      return quieted(cpu, b);
    }
    return quieted(cpu, isNan(a) ? a : b);
  }

  private static int propagate(Cpu cpu, int a, int b, int c) {
    if (isSignallingNan(a)) {
      return quieted(cpu, a);
    }
    if (isSignallingNan(b) || isSignallingNan(c)) {
      return propagate(cpu, b, c);
    }
    return isNan(a) ? quieted(cpu, a) : propagate(cpu, b, c);
  }

  private static int quieted(Cpu cpu, int nan) {
    if (isSignallingNan(nan)) {
      cpu.fpscr |= IOC;
    }
    return (cpu.fpscr & DEFAULT_NAN) != 0 ? NAN : nan | QUIET;
  }

  static boolean isNan(int bits) {
    return (bits & ~SIGN) > INFINITY;
  }

  static boolean isSignallingNan(int bits) {
    return isNan(bits) && (bits & QUIET) == 0;
  }

  private static boolean isQuietNan(int bits) {
    return isNan(bits) && (bits & QUIET) != 0;
  }

  static boolean isInfinite(int bits) {
    return (bits & ~SIGN) == INFINITY;
  }

  static boolean isZero(int bits) {
    return (bits & ~SIGN) == 0;
  }

  /** Exponent of the significand's lowest bit. */
  static int exponent(int bits) {
    return Math.max(1, bits >>> 23 & 0xff) - 150;
  }

  /** 24 bits, the hidden one included. */
  static long significand(int bits) {
    int fraction = bits & 0x7f_ffff;
    return (bits & INFINITY) == 0 ? fraction : fraction | 0x80_0000;
  }
}

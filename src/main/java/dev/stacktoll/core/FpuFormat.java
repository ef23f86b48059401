package dev.stacktoll.core;

/**
 * Single-precision values as bit patterns: what kind of value one is, taking it apart, NaNs and
 * rounding (ARMv7-M ARM DDI 0403E, A2.5: FPUnpack, FPRound, FPProcessNaNs). Flags accumulate in the
 * FPSCR of the {@link Cpu} that is passed.
 *
 * <p>A value in work is {@code significand · 2^exponent} with a 63-bit significand whose lowest bit
 * also stands for anything smaller ("sticky").
 *
 * <p>Not modelled: trapped exceptions, which these FPUs do not have.
 */
@Hot
final class FpuFormat {
  static final int IOC = 1;
  static final int DZC = 1 << 1;
  static final int OFC = 1 << 2;
  static final int UFC = 1 << 3;
  static final int IXC = 1 << 4;
  static final int IDC = 1 << 7;
  static final int FLUSH_TO_ZERO = 1 << 24;
  static final int DEFAULT_NAN = 1 << 25;
  static final int ALTERNATIVE_HALF = 1 << 26;

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

  private FpuFormat() {}

  static int roundingMode(Cpu cpu) {
    return cpu.fpscr >>> 22 & 3;
  }

  /**
   * FPRound for single precision of a non-zero value. The exponent before rounding decides whether
   * the result is tiny.
   *
   * @param mode a rounding mode of FPSCR
   * @param sign 0 or 1
   * @param significand positive; its lowest bit also stands for anything smaller
   */
  static int round(Cpu cpu, int mode, int sign, int exponent, long significand) {
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
      mantissa += roundsUp(mode, sign, mantissa & 1, error, 1L << 38) ? 1 : 0;
    }
    int biased = tiny ? 0 : leading + 126;
    // The hidden bit adds one to the exponent field, and so does a carry out of the mantissa.
    long packed = ((long) biased << 23) + mantissa;
    if (packed >= INFINITY) {
      return overflow(cpu, mode, sign);
    }
    return sign << 31 | (int) packed;
  }

  private static int overflow(Cpu cpu, int mode, int sign) {
    cpu.fpscr |= OFC | IXC;
    return sign << 31 | (overflowsToInfinity(mode, sign) ? INFINITY : LARGEST);
  }

  /** Otherwise the largest number is the result. */
  static boolean overflowsToInfinity(int mode, int sign) {
    return switch (mode) {
      case NEAREST -> true;
      case TO_PLUS -> sign == 0;
      case TO_MINUS -> sign == 1;
      default -> false;
    };
  }

  /** Away from zero by one unit? {@code error} is what was cut off, {@code half} half a unit. */
  static boolean roundsUp(int mode, int sign, int lowest, long error, long half) {
    return switch (mode) {
      case NEAREST -> error > half || (error == half && lowest == 1);
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

  /** A sum of numbers that cancel out. */
  static int exactZero(Cpu cpu) {
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

  /** FPProcessNaNs3. */
  static int propagate(Cpu cpu, int a, int b, int c) {
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

  static boolean isQuietNan(int bits) {
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

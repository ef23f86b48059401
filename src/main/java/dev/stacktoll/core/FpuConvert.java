package dev.stacktoll.core;

/**
 * Conversions of the FPU: to and from integers and fixed point, to integral values, to and from
 * half precision (ARMv7-M ARM, A2.5: FPToFixed, FixedToFP, FPHalfToSingle, FPSingleToHalf; FPv5:
 * FPRoundInt).
 */
@Hot
final class FpuConvert {
  private FpuConvert() {}

  /**
   * FPToFixed.
   *
   * @param bits width of the result, 16 or 32
   * @param fraction bits after the binary point
   * @param mode a rounding mode of {@link Fpu}
   * @return the result, sign- or zero-extended to 32 bits
   */
  static int toFixed(Cpu cpu, int operand, int bits, int fraction, boolean unsigned, int mode) {
    int value = FpuFormat.flush(cpu, operand);
    long least = unsigned ? 0 : -(1L << (bits - 1));
    long most = unsigned ? (1L << bits) - 1 : (1L << (bits - 1)) - 1;
    if (FpuFormat.isNan(value)) {
      cpu.fpscr |= FpuFormat.IOC;
      return 0;
    }
    boolean negative = value < 0;
    if (FpuFormat.isInfinite(value)) {
      cpu.fpscr |= FpuFormat.IOC;
      return (int) (negative ? least : most);
    }
    int exponent = FpuFormat.exponent(value) + fraction;
    long significand = FpuFormat.significand(value);
    if (exponent > 38 && significand != 0) {
      cpu.fpscr |= FpuFormat.IOC;
      return (int) (negative ? least : most);
    }
    // 24 bits above 38 to 0 fraction bits: exact for every exponent that can matter.
    long scaled =
        exponent >= 0
            ? significand << exponent
            : FpuFormat.shiftRight(significand << 38, -exponent);
    int point = exponent >= 0 ? 0 : 38;
    long whole = scaled >>> point;
    long error = scaled & (1L << point) - 1;
    if (error != 0
        && FpuFormat.roundsUp(mode, negative ? 1 : 0, (int) whole & 1, error, 1L << (point - 1))) {
      whole++;
    }
    long result = negative ? -whole : whole;
    if (result < least || result > most) {
      cpu.fpscr |= FpuFormat.IOC;
      return (int) (result < least ? least : most);
    }
    if (error != 0) {
      cpu.fpscr |= FpuFormat.IXC;
    }
    return (int) result;
  }

  /**
   * FixedToFP.
   *
   * @param operand already sign- or zero-extended
   * @param nearest rounds to nearest whatever FPSCR says
   */
  static int fromFixed(Cpu cpu, long operand, int fraction, boolean nearest) {
    if (operand == 0) {
      return 0;
    }
    int mode = nearest ? FpuFormat.NEAREST : FpuFormat.roundingMode(cpu);
    return FpuFormat.round(cpu, mode, operand < 0 ? 1 : 0, -fraction, Math.abs(operand));
  }

  /** FPRoundInt: an integral value in floating point; {@code exact} reports inexactness. */
  static int roundToIntegral(Cpu cpu, int operand, int mode, boolean exact) {
    int value = FpuFormat.flush(cpu, operand);
    if (FpuFormat.isNan(value)) {
      return FpuFormat.propagate(cpu, value, value);
    }
    int exponent = FpuFormat.exponent(value);
    if (FpuFormat.isInfinite(value) || FpuFormat.isZero(value) || exponent >= 0) {
      return value;
    }
    int sign = value >>> 31;
    long scaled = FpuFormat.shiftRight(FpuFormat.significand(value) << 38, -exponent);
    long whole = scaled >>> 38;
    long error = scaled & (1L << 38) - 1;
    if (error != 0) {
      whole += FpuFormat.roundsUp(mode, sign, (int) whole & 1, error, 1L << 37) ? 1 : 0;
      cpu.fpscr |= exact ? FpuFormat.IXC : 0;
    }
    return sign << 31 | Float.floatToRawIntBits((float) whole);
  }

  /** FPHalfToSingle of the low 16 bits. */
  static int halfToSingle(Cpu cpu, int half) {
    int sign = half >>> 15 & 1;
    int exponent = half >>> 10 & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0x1f && (cpu.fpscr & FpuFormat.ALTERNATIVE_HALF) == 0) {
      if (fraction == 0) {
        return sign << 31 | FpuFormat.INFINITY;
      }
      if ((fraction & 0x200) == 0) {
        cpu.fpscr |= FpuFormat.IOC;
      }
      return (cpu.fpscr & FpuFormat.DEFAULT_NAN) != 0
          ? FpuFormat.NAN
          : sign << 31 | FpuFormat.NAN | (fraction & 0x1ff) << 13;
    }
    if (exponent == 0) {
      return sign << 31 | Float.floatToRawIntBits(fraction * 0x1p-24f);
    }
    return sign << 31 | (exponent + 112) << 23 | fraction << 13;
  }

  /** FPSingleToHalf. */
  static int singleToHalf(Cpu cpu, int operand) {
    int value = FpuFormat.flush(cpu, operand);
    int sign = value >>> 31;
    boolean alternative = (cpu.fpscr & FpuFormat.ALTERNATIVE_HALF) != 0;
    if (FpuFormat.isNan(value)) {
      return halfNan(cpu, value, alternative);
    }
    if (FpuFormat.isInfinite(value)) {
      if (alternative) {
        cpu.fpscr |= FpuFormat.IOC;
        return sign << 15 | 0x7fff;
      }
      return sign << 15 | 0x7c00;
    }
    return FpuFormat.isZero(value) ? sign << 15 : roundToHalf(cpu, value, alternative);
  }

  private static int halfNan(Cpu cpu, int nan, boolean alternative) {
    if (FpuFormat.isSignallingNan(nan) || alternative) {
      cpu.fpscr |= FpuFormat.IOC;
    }
    if (alternative) {
      return nan >>> 16 & 0x8000;
    }
    return (cpu.fpscr & FpuFormat.DEFAULT_NAN) != 0
        ? 0x7e00
        : (nan >>> 16 & 0x8000) | 0x7e00 | (nan >>> 13 & 0x1ff);
  }

  private static int roundToHalf(Cpu cpu, int value, boolean alternative) {
    int sign = value >>> 31;
    int shift = Long.numberOfLeadingZeros(FpuFormat.significand(value)) - 1;
    long significand = FpuFormat.significand(value) << shift;
    int leading = FpuFormat.exponent(value) - shift + 62;
    boolean tiny = leading < -14;
    long aligned = tiny ? FpuFormat.shiftRight(significand, -14 - leading) : significand;
    long error = aligned & (1L << 52) - 1;
    int mantissa = (int) (aligned >>> 52);
    int mode = FpuFormat.roundingMode(cpu);
    if (error != 0) {
      mantissa += FpuFormat.roundsUp(mode, sign, mantissa & 1, error, 1L << 51) ? 1 : 0;
    }
    long packed = ((long) (tiny ? 0 : leading + 14) << 10) + mantissa;
    if (packed >= (alternative ? 0x8000 : 0x7c00)) {
      return halfOverflow(cpu, sign, mode, alternative);
    }
    if (error != 0) {
      cpu.fpscr |= tiny ? FpuFormat.IXC | FpuFormat.UFC : FpuFormat.IXC;
    }
    return sign << 15 | (int) packed;
  }

  private static int halfOverflow(Cpu cpu, int sign, int mode, boolean alternative) {
    if (alternative) {
      cpu.fpscr |= FpuFormat.IOC;
      return sign << 15 | 0x7fff;
    }
    cpu.fpscr |= FpuFormat.OFC | FpuFormat.IXC;
    return sign << 15 | (FpuFormat.overflowsToInfinity(mode, sign) ? 0x7c00 : 0x7bff);
  }
}

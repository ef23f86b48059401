package dev.stacktoll.core;

import static dev.stacktoll.core.FpuFormat.DZC;
import static dev.stacktoll.core.FpuFormat.INFINITY;
import static dev.stacktoll.core.FpuFormat.IOC;
import static dev.stacktoll.core.FpuFormat.IXC;
import static dev.stacktoll.core.FpuFormat.SIGN;
import static dev.stacktoll.core.FpuFormat.exactZero;
import static dev.stacktoll.core.FpuFormat.exponent;
import static dev.stacktoll.core.FpuFormat.flush;
import static dev.stacktoll.core.FpuFormat.invalid;
import static dev.stacktoll.core.FpuFormat.isInfinite;
import static dev.stacktoll.core.FpuFormat.isNan;
import static dev.stacktoll.core.FpuFormat.isQuietNan;
import static dev.stacktoll.core.FpuFormat.isSignallingNan;
import static dev.stacktoll.core.FpuFormat.isZero;
import static dev.stacktoll.core.FpuFormat.propagate;
import static dev.stacktoll.core.FpuFormat.shiftRight;
import static dev.stacktoll.core.FpuFormat.significand;

/**
 * Arithmetic of the single-precision FPU on bit patterns, exact to the last bit and flag (ARMv7-M
 * ARM DDI 0403E, A2.5: FPAdd, FPMul, FPDiv, FPSqrt, FPCompare, FPMaxNum).
 *
 * <p>Rounding to nearest with normal operands and a normal result is left to the arithmetic of the
 * host, which IEEE 754 binds to the same result; everything else is computed on integers.
 *
 * <p>Not modelled: trapped exceptions, which these FPUs do not have.
 */
@Hot
final class Fpu {
  private static final int ROUNDING = 3 << 22;

  private Fpu() {}

  static boolean roundsToNearest(Cpu cpu) {
    return (cpu.fpscr & ROUNDING) == 0;
  }

  /** Neither zero, denormal, infinite nor NaN. */
  static boolean normal(int bits) {
    int exponent = bits & INFINITY;
    return exponent != 0 && exponent != INFINITY;
  }

  /** Normal and not so small that rounding might have lifted it from below. */
  static boolean safe(float result) {
    int exponent = Float.floatToRawIntBits(result) & INFINITY;
    return exponent > 1 << 23 && exponent != INFINITY;
  }

  /** A result of the host's arithmetic. */
  static int plain(Cpu cpu, float result, boolean exact) {
    if (!exact) {
      cpu.fpscr |= IXC;
    }
    return Float.floatToRawIntBits(result);
  }

  static int add(Cpu cpu, int a, int b) {
    if (roundsToNearest(cpu) && normal(a) && normal(b)) {
      float x = Float.intBitsToFloat(a);
      float y = Float.intBitsToFloat(b);
      float sum = x + y;
      if (safe(sum)) {
        return plain(cpu, sum, isSum(sum, x, y));
      }
    }
    return addExactly(cpu, flush(cpu, a), flush(cpu, b));
  }

  static int subtract(Cpu cpu, int a, int b) {
    if (roundsToNearest(cpu) && normal(a) && normal(b)) {
      float x = Float.intBitsToFloat(a);
      float y = -Float.intBitsToFloat(b);
      float sum = x + y;
      if (safe(sum)) {
        return plain(cpu, sum, isSum(sum, x, y));
      }
    }
    int x = flush(cpu, a);
    int y = flush(cpu, b);
    return isNan(x) || isNan(y) ? propagate(cpu, x, y) : addExactly(cpu, x, y ^ SIGN);
  }

  /** Taking the larger operand away is exact (Dekker), and then shows the smaller one. */
  private static boolean isSum(double sum, double x, double y) {
    return sum - x == y && sum - y == x;
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
      return isZero(a) ? b : a;
    }
    return sum(cpu, a >>> 31, exponent(a), significand(a), b >>> 31, exponent(b), significand(b));
  }

  static int round(Cpu cpu, int sign, int exponent, long significand) {
    return FpuFormat.round(cpu, FpuFormat.roundingMode(cpu), sign, exponent, significand);
  }

  /** Sum of two non-zero values, each below 2^62 in significand. */
  static int sum(Cpu cpu, int signA, int exponentA, long a, int signB, int exponentB, long b) {
    int shiftA = Long.numberOfLeadingZeros(a) - 2;
    int shiftB = Long.numberOfLeadingZeros(b) - 2;
    long x = a << shiftA;
    long y = b << shiftB;
    int ex = exponentA - shiftA;
    int ey = exponentB - shiftB;
    int sx = signA;
    int sy = signB;
    if (ex < ey || (ex == ey && x < y)) {
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
    if (roundsToNearest(cpu) && normal(a) && normal(b)) {
      double product = (double) Float.intBitsToFloat(a) * Float.intBitsToFloat(b);
      float result = (float) product;
      if (safe(result)) {
        return plain(cpu, result, result == product);
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

  static int divide(Cpu cpu, int a, int b) {
    if (roundsToNearest(cpu) && normal(a) && normal(b)) {
      float x = Float.intBitsToFloat(a);
      float y = Float.intBitsToFloat(b);
      float quotient = x / y;
      if (safe(quotient)) {
        return plain(cpu, quotient, (double) quotient * y == x);
      }
    }
    return divideExactly(cpu, flush(cpu, a), flush(cpu, b));
  }

  private static int divideExactly(Cpu cpu, int a, int b) {
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
    if (roundsToNearest(cpu) && normal(operand) && operand > 0) {
      float x = Float.intBitsToFloat(operand);
      float root = (float) Math.sqrt(x);
      return plain(cpu, root, (double) root * root == x);
    }
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
}

package dev.stacktoll.core;

import static dev.stacktoll.core.FpuFormat.INFINITY;
import static dev.stacktoll.core.FpuFormat.SIGN;
import static dev.stacktoll.core.FpuFormat.exactZero;
import static dev.stacktoll.core.FpuFormat.exponent;
import static dev.stacktoll.core.FpuFormat.flush;
import static dev.stacktoll.core.FpuFormat.invalid;
import static dev.stacktoll.core.FpuFormat.isInfinite;
import static dev.stacktoll.core.FpuFormat.isNan;
import static dev.stacktoll.core.FpuFormat.isQuietNan;
import static dev.stacktoll.core.FpuFormat.isZero;
import static dev.stacktoll.core.FpuFormat.propagate;
import static dev.stacktoll.core.FpuFormat.significand;

/**
 * The multiply-add of the FPU that rounds once (ARMv7-M ARM DDI 0403E, A2.5: FPMulAdd). The usual
 * case is worked out in double precision, where the product is exact.
 *
 * <p>Not modelled: trapped exceptions, which these FPUs do not have.
 */
@Hot
final class FpuFused {
  private FpuFused() {}

  /** {@code addend + a · b}, rounded once. */
  static int multiplyAdd(Cpu cpu, int addend, int a, int b) {
    if (Fpu.roundsToNearest(cpu) && Fpu.normal(addend) && Fpu.normal(a) && Fpu.normal(b)) {
      double product = (double) Float.intBitsToFloat(a) * Float.intBitsToFloat(b);
      double z = Float.intBitsToFloat(addend);
      double sum = product + z;
      double lost = lostBySum(sum, product, z);
      float result = (float) (lost == 0 ? sum : roundedToOdd(sum, lost));
      if (Fpu.safe(result)) {
        return Fpu.plain(cpu, result, lost == 0 && result == sum);
      }
    }
    return fuseExactly(cpu, flush(cpu, addend), flush(cpu, a), flush(cpu, b));
  }

  /** What rounding took from a sum, exactly (Knuth). */
  private static double lostBySum(double sum, double x, double y) {
    double added = sum - x;
    return x - (sum - added) + (y - added);
  }

  /**
   * An inexact sum with its last bit set, so that rounding it once more decides as the true one.
   */
  private static double roundedToOdd(double sum, double lost) {
    long bits = Double.doubleToRawLongBits(sum);
    if ((bits & 1) != 0) {
      return sum;
    }
    return Double.longBitsToDouble((lost > 0) == (sum > 0) ? bits + 1 : bits - 1);
  }

  private static int fuseExactly(Cpu cpu, int addend, int a, int b) {
    boolean infinityTimesZero = (isInfinite(a) && isZero(b)) || (isZero(a) && isInfinite(b));
    if (isQuietNan(addend) && infinityTimesZero) {
      return invalid(cpu);
    }
    if (isNan(addend) || isNan(a) || isNan(b)) {
      return propagate(cpu, addend, a, b);
    }
    int sign = (a ^ b) & SIGN;
    boolean infiniteProduct = isInfinite(a) || isInfinite(b);
    if (infinityTimesZero
        || (isInfinite(addend) && infiniteProduct && ((addend ^ sign) & SIGN) != 0)) {
      return invalid(cpu);
    }
    if (isInfinite(addend)) {
      return addend;
    }
    if (infiniteProduct) {
      return sign | INFINITY;
    }
    if (isZero(a) || isZero(b)) {
      return isZero(addend) && addend != sign ? exactZero(cpu) : addend;
    }
    int exponent = exponent(a) + exponent(b);
    long product = significand(a) * significand(b);
    if (isZero(addend)) {
      return Fpu.round(cpu, sign >>> 31, exponent, product);
    }
    return Fpu.sum(
        cpu, addend >>> 31, exponent(addend), significand(addend), sign >>> 31, exponent, product);
  }
}

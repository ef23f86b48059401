package dev.stacktoll.core;

import java.math.BigInteger;

/**
 * What the FPU has to answer, worked out on exact fractions and rounded from the definitions in
 * ARMv7-M ARM DDI 0403E, A2.5. Shares no code with the FPU.
 */
final class FpuOracle {
  static final int IOC = 0x01;
  static final int DZC = 0x02;
  static final int OFC = 0x04;
  static final int UFC = 0x08;
  static final int IXC = 0x10;
  static final int IDC = 0x80;
  static final int ALL = 0x9f;

  private static final int DEFAULT_NAN = 0x7fc0_0000;

  /** Rounding modes: those of FPSCR, and ties away from zero. */
  enum Mode {
    NEAREST,
    UP,
    DOWN,
    ZERO,
    AWAY
  }

  private enum Kind {
    ZERO,
    NUMBER,
    INFINITE,
    QUIET,
    SIGNALLING
  }

  /** {@code over / under · 2^power}; the denominator is positive. */
  private record Exact(BigInteger over, BigInteger under, int power) {
    static final Exact ZERO = of(BigInteger.ZERO, 0);

    static Exact of(BigInteger value, int power) {
      return new Exact(value, BigInteger.ONE, power);
    }

    Exact negated() {
      return new Exact(over.negate(), under, power);
    }

    Exact scaled(int by) {
      return new Exact(over, under, power + by);
    }

    /** Only sums of whole numbers times powers of two are asked for. */
    Exact plus(Exact other) {
      int least = Math.min(power, other.power);
      BigInteger left = over.shiftLeft(power - least);
      return of(left.add(other.over.shiftLeft(other.power - least)), least);
    }

    Exact times(Exact other) {
      return of(over.multiply(other.over), power + other.power);
    }

    Exact dividedBy(Exact other) {
      BigInteger top = other.over.signum() < 0 ? over.negate() : over;
      return new Exact(top, other.over.abs(), power - other.power);
    }

    /** Close enough to the root that no rounding can tell the difference. */
    Exact root() {
      int even = 64 + (power & 1);
      BigInteger[] root = over.shiftLeft(even).sqrtAndRemainder();
      BigInteger trace = root[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
      return of(root[0].shiftLeft(1).add(trace), (power - even) / 2 - 1);
    }

    int compareTo(Exact other) {
      int least = Math.min(power, other.power);
      BigInteger left = over.multiply(other.under).shiftLeft(power - least);
      return left.compareTo(other.over.multiply(under).shiftLeft(other.power - least));
    }

    /** Largest power of two that is not above the magnitude. */
    int logarithm() {
      int guess = over.abs().bitLength() - under.bitLength();
      BigInteger magnitude = over.abs();
      int shift = Math.max(guess, 0);
      boolean reached = magnitude.shiftLeft(shift - guess).compareTo(under.shiftLeft(shift)) >= 0;
      return power + (reached ? guess : guess - 1);
    }

    /** Whole part and rest of the magnitude, and what the rest is a part of. */
    BigInteger[] parts() {
      BigInteger top = over.abs().shiftLeft(Math.max(power, 0));
      BigInteger unit = under.shiftLeft(Math.max(-power, 0));
      BigInteger[] parts = top.divideAndRemainder(unit);
      return new BigInteger[] {parts[0], parts[1], unit};
    }
  }

  private record Value(int bits, Kind kind, boolean negative, Exact exact) {
    boolean isNan() {
      return kind == Kind.QUIET || kind == Kind.SIGNALLING;
    }

    boolean is(Kind other) {
      return kind == other;
    }
  }

  private final boolean flushes;
  private final boolean defaultNan;
  private final boolean alternative;
  private final Mode mode;
  private int flags;

  FpuOracle(int fpscr) {
    flushes = (fpscr >> 24 & 1) == 1;
    defaultNan = (fpscr >> 25 & 1) == 1;
    alternative = (fpscr >> 26 & 1) == 1;
    mode = Mode.values()[fpscr >> 22 & 3];
  }

  /** Cumulative flags that the operations so far have raised. */
  int flags() {
    return flags;
  }

  private Value unpack(int bits) {
    boolean negative = bits < 0;
    int exponent = bits >> 23 & 0xff;
    int fraction = bits & 0x7f_ffff;
    if (exponent == 0xff) {
      Kind nan = fraction >= 0x40_0000 ? Kind.QUIET : Kind.SIGNALLING;
      return new Value(bits, fraction == 0 ? Kind.INFINITE : nan, negative, Exact.ZERO);
    }
    if (exponent == 0 && fraction != 0 && flushes) {
      flags |= IDC;
      return new Value(bits, Kind.ZERO, negative, Exact.ZERO);
    }
    BigInteger digits = BigInteger.valueOf(exponent == 0 ? fraction : fraction + 0x80_0000);
    Exact exact = Exact.of(negative ? digits.negate() : digits, Math.max(exponent, 1) - 150);
    return new Value(bits, digits.signum() == 0 ? Kind.ZERO : Kind.NUMBER, negative, exact);
  }

  private int invalid() {
    flags |= IOC;
    return DEFAULT_NAN;
  }

  private static int signed(boolean negative, int magnitude) {
    return negative ? magnitude | 0x8000_0000 : magnitude;
  }

  private static int infinity(boolean negative) {
    return signed(negative, 0x7f80_0000);
  }

  private int nan(Value... operands) {
    Value chosen = null;
    for (Value operand : operands) {
      boolean better =
          operand.is(Kind.SIGNALLING) && (chosen == null || !chosen.is(Kind.SIGNALLING));
      if (better || chosen == null && operand.isNan()) {
        chosen = operand;
      }
    }
    if (chosen == null) {
      throw new IllegalStateException("no NaN");
    }
    flags |= chosen.is(Kind.SIGNALLING) ? IOC : 0;
    return defaultNan ? DEFAULT_NAN : chosen.bits | 0x40_0000;
  }

  int add(int a, int b) {
    return sum(unpack(a), unpack(b), false);
  }

  int subtract(int a, int b) {
    return sum(unpack(a), unpack(b), true);
  }

  private int sum(Value x, Value y, boolean minus) {
    if (x.isNan() || y.isNan()) {
      return nan(x, y);
    }
    boolean ySign = y.negative ^ minus;
    if (x.is(Kind.INFINITE) && y.is(Kind.INFINITE) && x.negative != ySign) {
      return invalid();
    }
    if (x.is(Kind.INFINITE) || y.is(Kind.INFINITE)) {
      return infinity(x.is(Kind.INFINITE) ? x.negative : ySign);
    }
    if (x.is(Kind.ZERO) && y.is(Kind.ZERO) && x.negative == ySign) {
      return signed(x.negative, 0);
    }
    Exact right = minus ? y.exact.negated() : y.exact;
    return rounded(x.exact.plus(right));
  }

  int multiply(int a, int b) {
    Value x = unpack(a);
    Value y = unpack(b);
    if (x.isNan() || y.isNan()) {
      return nan(x, y);
    }
    boolean negative = x.negative != y.negative;
    if (infinityTimesZero(x, y)) {
      return invalid();
    }
    if (x.is(Kind.INFINITE) || y.is(Kind.INFINITE)) {
      return infinity(negative);
    }
    if (x.is(Kind.ZERO) || y.is(Kind.ZERO)) {
      return signed(negative, 0);
    }
    return rounded(x.exact.times(y.exact));
  }

  private static boolean infinityTimesZero(Value x, Value y) {
    return x.is(Kind.INFINITE) && y.is(Kind.ZERO) || x.is(Kind.ZERO) && y.is(Kind.INFINITE);
  }

  int divide(int a, int b) {
    Value x = unpack(a);
    Value y = unpack(b);
    if (x.isNan() || y.isNan()) {
      return nan(x, y);
    }
    boolean negative = x.negative != y.negative;
    if (x.kind == y.kind && !x.is(Kind.NUMBER)) {
      return invalid();
    }
    if (x.is(Kind.INFINITE) || y.is(Kind.ZERO)) {
      flags |= x.is(Kind.INFINITE) ? 0 : DZC;
      return infinity(negative);
    }
    if (x.is(Kind.ZERO) || y.is(Kind.INFINITE)) {
      return signed(negative, 0);
    }
    return rounded(x.exact.dividedBy(y.exact));
  }

  int squareRoot(int a) {
    Value x = unpack(a);
    if (x.isNan()) {
      return nan(x);
    }
    if (x.is(Kind.ZERO)) {
      return signed(x.negative, 0);
    }
    if (x.negative) {
      return invalid();
    }
    return x.is(Kind.INFINITE) ? x.bits : rounded(x.exact.root());
  }

  int multiplyAdd(int addend, int a, int b) {
    Value z = unpack(addend);
    Value x = unpack(a);
    Value y = unpack(b);
    boolean impossible = infinityTimesZero(x, y);
    if (z.is(Kind.QUIET) && impossible) {
      return invalid();
    }
    if (x.isNan() || y.isNan() || z.isNan()) {
      return nan(z, x, y);
    }
    boolean productSign = x.negative != y.negative;
    boolean infiniteProduct = x.is(Kind.INFINITE) || y.is(Kind.INFINITE);
    boolean zeroProduct = x.is(Kind.ZERO) || y.is(Kind.ZERO);
    if (impossible || infiniteProduct && z.is(Kind.INFINITE) && z.negative != productSign) {
      return invalid();
    }
    if (infiniteProduct || z.is(Kind.INFINITE)) {
      return infinity(infiniteProduct ? productSign : z.negative);
    }
    if (zeroProduct && z.is(Kind.ZERO) && z.negative == productSign) {
      return signed(productSign, 0);
    }
    return rounded(z.exact.plus(x.exact.times(y.exact)));
  }

  /** NZCV in the top four bits. */
  int compare(int a, int b, boolean quietSignals) {
    Value x = unpack(a);
    Value y = unpack(b);
    if (x.isNan() || y.isNan()) {
      boolean signals = quietSignals || x.is(Kind.SIGNALLING) || y.is(Kind.SIGNALLING);
      flags |= signals ? IOC : 0;
      return 0b0011 << 28;
    }
    int order = order(x, y);
    return (order == 0 ? 0b0110 : order < 0 ? 0b1000 : 0b0010) << 28;
  }

  private static int order(Value x, Value y) {
    int left = x.is(Kind.INFINITE) ? x.negative ? -1 : 1 : 0;
    int right = y.is(Kind.INFINITE) ? y.negative ? -1 : 1 : 0;
    return left != right ? Integer.compare(left, right) : x.exact.compareTo(y.exact);
  }

  int extremum(int a, int b, boolean minimum) {
    int none = infinity(!minimum);
    Value x = unpack(a);
    Value y = unpack(b);
    if (x.is(Kind.QUIET) && !y.is(Kind.QUIET)) {
      x = unpack(none);
    } else if (y.is(Kind.QUIET) && !x.is(Kind.QUIET)) {
      y = unpack(none);
    }
    if (x.isNan() || y.isNan()) {
      return nan(x, y);
    }
    int order = minimum ? -order(x, y) : order(x, y);
    if (x.is(Kind.ZERO) && y.is(Kind.ZERO)) {
      return signed(minimum ? x.negative || y.negative : x.negative && y.negative, 0);
    }
    Value chosen = order > 0 ? x : y;
    return chosen.is(Kind.ZERO) ? signed(chosen.negative, 0) : chosen.bits;
  }

  int toFixed(int a, int width, int fraction, boolean unsigned, Mode by) {
    Value x = unpack(a);
    if (x.isNan()) {
      flags |= IOC;
      return 0;
    }
    BigInteger least = unsigned ? BigInteger.ZERO : BigInteger.TWO.pow(width - 1).negate();
    BigInteger most = BigInteger.TWO.pow(unsigned ? width : width - 1).subtract(BigInteger.ONE);
    Exact scaled = x.exact.scaled(fraction);
    BigInteger whole =
        x.is(Kind.INFINITE)
            ? BigInteger.valueOf(x.negative ? -1 : 1).shiftLeft(200)
            : integral(scaled, x.negative, by);
    BigInteger result = whole.min(most).max(least);
    if (!result.equals(whole)) {
      flags |= IOC;
    } else if (scaled.compareTo(Exact.of(whole, 0)) != 0) {
      flags |= IXC;
    }
    return result.intValue();
  }

  int fromFixed(long operand, int fraction, boolean nearest) {
    Exact exact = Exact.of(BigInteger.valueOf(operand), -fraction);
    return operand == 0 ? 0 : rounded(exact, nearest ? Mode.NEAREST : mode, 8, 23);
  }

  int roundToIntegral(int a, Mode by, boolean reports) {
    Value x = unpack(a);
    if (x.isNan()) {
      return nan(x);
    }
    if (x.is(Kind.INFINITE)) {
      return x.bits;
    }
    BigInteger whole = integral(x.exact, x.negative, by);
    flags |= reports && x.exact.compareTo(Exact.of(whole, 0)) != 0 ? IXC : 0;
    return whole.signum() == 0 ? signed(x.negative, 0) : rounded(Exact.of(whole, 0));
  }

  /** An integer next to the exact value, found by its distance. */
  private static BigInteger integral(Exact exact, boolean negative, Mode by) {
    BigInteger[] parts = exact.parts();
    boolean up = awayFromZero(parts[0], parts[1], parts[2], negative, by);
    BigInteger magnitude = up ? parts[0].add(BigInteger.ONE) : parts[0];
    return negative ? magnitude.negate() : magnitude;
  }

  private static boolean awayFromZero(
      BigInteger whole, BigInteger rest, BigInteger unit, boolean negative, Mode by) {
    int half = rest.shiftLeft(1).compareTo(unit);
    return switch (by) {
      case NEAREST -> half > 0 || half == 0 && whole.testBit(0);
      case AWAY -> half >= 0;
      case UP -> rest.signum() != 0 && !negative;
      case DOWN -> rest.signum() != 0 && negative;
      case ZERO -> false;
    };
  }

  int fromHalf(int half) {
    boolean negative = (half & 0x8000) != 0;
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0x1f && !alternative) {
      if (fraction == 0) {
        return infinity(negative);
      }
      flags |= fraction < 0x200 ? IOC : 0;
      return defaultNan ? DEFAULT_NAN : signed(negative, 0x7fc0_0000 | fraction << 13);
    }
    long digits = exponent == 0 ? fraction : fraction + 0x400;
    BigInteger value = BigInteger.valueOf(negative ? -digits : digits);
    return digits == 0 ? signed(negative, 0) : rounded(Exact.of(value, Math.max(exponent, 1) - 25));
  }

  int toHalf(int a) {
    Value x = unpack(a);
    int sign = x.negative ? 0x8000 : 0;
    if (x.isNan()) {
      flags |= x.is(Kind.SIGNALLING) || alternative ? IOC : 0;
      int kept = defaultNan ? 0x7e00 : sign | 0x7e00 | a >> 13 & 0x1ff;
      return alternative ? sign : kept;
    }
    if (x.is(Kind.INFINITE)) {
      flags |= alternative ? IOC : 0;
      return sign | (alternative ? 0x7fff : 0x7c00);
    }
    return x.is(Kind.ZERO) ? sign : rounded(x.exact, mode, 5, 10);
  }

  private int rounded(Exact exact) {
    if (exact.over.signum() == 0) {
      return signed(mode == Mode.DOWN, 0);
    }
    return rounded(exact, mode, 8, 23);
  }

  /** FPRound of a number that is not zero, to a format of so many exponent and fraction bits. */
  private int rounded(Exact exact, Mode by, int exponentBits, int fractionBits) {
    boolean half = exponentBits == 5;
    boolean negative = exact.over.signum() < 0;
    int sign = negative ? 1 << exponentBits + fractionBits : 0;
    int least = 2 - (1 << exponentBits - 1);
    int exponent = exact.logarithm();
    boolean tiny = exponent < least;
    if (tiny && flushes && !half) {
      flags |= UFC;
      return sign;
    }
    int unit = Math.max(exponent, least) - fractionBits;
    Exact inUnits = exact.scaled(-unit);
    BigInteger digits = integral(inUnits, negative, by).abs();
    boolean inexact = inUnits.compareTo(Exact.of(negative ? digits.negate() : digits, 0)) != 0;
    Exact limit = Exact.of(BigInteger.ONE, (1 << exponentBits - 1) + (half && alternative ? 1 : 0));
    if (Exact.of(digits, unit).compareTo(limit) >= 0) {
      return sign | overflow(negative, by, exponentBits, fractionBits);
    }
    flags |= inexact ? IXC : 0;
    flags |= inexact && tiny ? UFC : 0;
    if (digits.bitLength() <= fractionBits) {
      return sign | digits.intValueExact();
    }
    int carry = digits.bitLength() - 1 - fractionBits;
    int field = unit + carry + fractionBits - least + 1;
    int mask = (1 << fractionBits) - 1;
    return sign | field << fractionBits | digits.shiftRight(carry).intValueExact() & mask;
  }

  private int overflow(boolean negative, Mode by, int exponentBits, int fractionBits) {
    if (exponentBits == 5 && alternative) {
      flags |= IOC;
      return 0x7fff;
    }
    flags |= OFC | IXC;
    int infinite = (1 << exponentBits) - 1 << fractionBits;
    boolean reaches =
        by == Mode.NEAREST || by == Mode.UP && !negative || by == Mode.DOWN && negative;
    return reaches ? infinite : infinite - 1;
  }
}

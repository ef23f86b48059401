package dev.stacktoll.soc;

import java.math.BigInteger;

/** An exact frequency in hertz, as a fraction in lowest terms: PLLs do not divide evenly. */
public record Frequency(long numerator, long denominator) {
  private static final long MILLION = 1_000_000;
  private static final long PICOS_PER_SECOND = MILLION * MILLION;

  public Frequency {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("a frequency is positive");
    }
    long divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  public static Frequency hertz(long hertz) {
    return new Frequency(hertz, 1);
  }

  public Frequency times(long factor) {
    return new Frequency(Math.multiplyExact(numerator, factor), denominator);
  }

  public Frequency over(long divisor) {
    return new Frequency(numerator, Math.multiplyExact(denominator, divisor));
  }

  /** The nearest whole number of hertz. */
  public long hertz() {
    return (numerator + denominator / 2) / denominator;
  }

  /** Picoseconds that so many periods take, rounded down. */
  public long picos(long periods) {
    long scaled = Math.multiplyExact(periods, denominator);
    long seconds = scaled / numerator;
    long rest = scaled % numerator * MILLION;
    long micros = rest / numerator;
    long picos = rest % numerator * MILLION / numerator;
    return Math.addExact(Math.multiplyExact(seconds, PICOS_PER_SECOND), micros * MILLION + picos);
  }

  /** Whole periods in a time, rounded up. */
  public long periodsIn(long picos) {
    BigInteger[] parts =
        BigInteger.valueOf(picos)
            .multiply(BigInteger.valueOf(numerator))
            .divideAndRemainder(
                BigInteger.valueOf(PICOS_PER_SECOND).multiply(BigInteger.valueOf(denominator)));
    return parts[0].longValueExact() + parts[1].signum();
  }

  /** Periods of this clock that so many periods of another one take, rounded up. */
  public long periodsFor(long periods, Frequency other) {
    Frequency ratio = ratioTo(other);
    return Math.ceilDiv(Math.multiplyExact(periods, ratio.numerator), ratio.denominator);
  }

  /** This over the other, a pure number. */
  Frequency ratioTo(Frequency other) {
    long above = gcd(numerator, other.numerator);
    long below = gcd(denominator, other.denominator);
    return new Frequency(
        Math.multiplyExact(numerator / above, other.denominator / below),
        Math.multiplyExact(denominator / below, other.numerator / above));
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public String toString() {
    return hertz() + " Hz";
  }
}

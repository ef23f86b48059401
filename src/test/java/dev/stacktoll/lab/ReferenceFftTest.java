package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference against the definition of the discrete Fourier transform, in double precision. */
final class ReferenceFftTest {
  @ParameterizedTest
  @EnumSource(ReferenceFft.Rounding.class)
  void isWithinOneHundredThousandthOfTheLargestBin(ReferenceFft.Rounding rounding) {
    float[] computed = ReferenceFft.onePass(rounding);
    double largest = 0;
    double worst = 0;
    for (int k = 0; k < ReferenceFft.POINTS; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < ReferenceFft.POINTS; i++) {
        double angle = -2 * Math.PI * ((long) i * k % ReferenceFft.POINTS) / ReferenceFft.POINTS;
        re += i * Math.cos(angle) - 0.5 * i * Math.sin(angle);
        im += i * Math.sin(angle) + 0.5 * i * Math.cos(angle);
      }
      largest = Math.max(largest, Math.hypot(re, im));
      worst = Math.max(worst, Math.hypot(re - computed[2 * k], im - computed[2 * k + 1]));
    }
    assertTrue(worst < 1e-5 * largest, "worst bin is off by " + worst + " of " + largest);
  }

  @Test
  void fusedAndSeparateRoundingDiffer() {
    assertNotEquals(
        ReferenceFft.checksumAfterOnePass(ReferenceFft.Rounding.FUSED),
        ReferenceFft.checksumAfterOnePass(ReferenceFft.Rounding.SEPARATE));
  }
}

package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples 1 … n, whose ranks are their values; probabilities by hand from binomials. */
final class SampleStatisticsTest {
  private static List<Double> upTo(int n) {
    return IntStream.rangeClosed(1, n).map(i -> n + 1 - i).mapToObj(i -> (double) i).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          n  | median | low | high | confidence
          1  | 1      | 1   | 1    | 0
          5  | 3      | 1   | 5    | 0.9375
          6  | 3.5    | 1   | 6    | 0.96875
          8  | 4.5    | 1   | 8    | 0.9921875
          9  | 5      | 2   | 8    | 0.9609375
          10 | 5.5    | 2   | 9    | 0.978515625
          """)
  void intervalIsTheNarrowestPairOfRanksThatHoldsTheMedianOften(
      int n, double median, double low, double high, double confidence) {
    Estimate estimate = SampleStatistics.estimate(upTo(n));
    assertAll(
        () -> assertEquals(median, estimate.median()),
        () -> assertEquals(low, estimate.low()),
        () -> assertEquals(high, estimate.high()),
        () -> assertEquals(confidence, estimate.confidence(), 1e-12));
  }

  /** Tables of order statistics give ranks 10 and 21 of 30, with 95.7 %. */
  @Test
  void thirtySamplesGiveTheTabulatedRanks() {
    Estimate estimate = SampleStatistics.estimate(upTo(30));
    assertEquals(10, estimate.low());
    assertEquals(21, estimate.high());
    assertEquals(0.957, estimate.confidence(), 0.0005);
  }

  @Test
  void outliersLieBeyondOneAndAHalfQuartileRanges() {
    // Quartiles 3 and 7: fences at -3 and 13.
    List<Double> sample = List.of(100.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    assertEquals(List.of(100.0), SampleStatistics.outliers(sample));
    assertEquals(List.of(), SampleStatistics.outliers(upTo(9)));
  }

  @Test
  void noValueHasNoMedian() {
    assertThrows(IllegalArgumentException.class, () -> SampleStatistics.estimate(List.of()));
  }

  @Test
  void clockIsStableUpToOnePercent() {
    HostClock stable = HostClock.of(List.of(3.02e9, 3.00e9, 3.01e9));
    assertEquals(3.01e9, stable.hertz().orElseThrow());
    assertEquals(3010, stable.cycles(1000).orElseThrow(), 1e-9);
    HostClock unstable = HostClock.of(List.of(3.00e9, 3.04e9, 3.01e9));
    assertEquals(100 * 0.04 / 3.01, unstable.spreadPercent(), 1e-9);
    assertEquals(java.util.Optional.empty(), unstable.cycles(1000));
  }

  @Test
  void clockThatCouldNotBeReadIsNotStable() {
    assertEquals(java.util.Optional.empty(), HostClock.of(List.of(0.0, 0.0)).hertz());
  }

  @Test
  void halvesThatDifferAreTold() {
    String told = HostTrial.drift(List.of(100.0, 100.0, 55.0, 90.0, 90.0)).orElseThrow();
    assertEquals(
        "not steady: the median of the second half of the samples is -10 % from that of the first",
        told);
    assertEquals(java.util.Optional.empty(), HostTrial.drift(List.of(100.0, 100.0, 104.0, 104.0)));
  }
}

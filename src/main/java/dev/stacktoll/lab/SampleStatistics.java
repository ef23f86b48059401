package dev.stacktoll.lab;

import java.util.List;

/** Order statistics of a sample: nothing is assumed of the distribution that it comes from. */
final class SampleStatistics {
  /** Wanted probability that the interval holds the true median. */
  private static final double CONFIDENCE = 0.95;

  /** Tukey's distance of a fence from its quartile, in interquartile ranges. */
  private static final double FENCE = 1.5;

  private SampleStatistics() {}

  /**
   * The median, and two values of the sample between which the true median lies with at least 95 %
   * probability: the number of values below it is binomial with p = ½. Fewer than six values cannot
   * give that much, and their whole range is taken.
   *
   * @throws IllegalArgumentException if there is no value
   */
  static Estimate estimate(List<Double> values) {
    double[] sorted = sorted(values);
    int n = sorted.length;
    double below = Math.pow(0.5, n); // P(at most rank - 1 values lie below the median)
    double term = below;
    int rank = 1;
    while (rank < n) {
      term *= (double) (n - rank + 1) / rank;
      if (2 * (below + term) > 1 - CONFIDENCE) {
        break;
      }
      below += term;
      rank++;
    }
    return new Estimate(
        quantile(sorted, 0.5), sorted[rank - 1], sorted[n - rank], Math.max(0, 1 - 2 * below));
  }

  /** Values beyond Tukey's fences, ascending. They stay in the sample: a median bears them. */
  static List<Double> outliers(List<Double> values) {
    double[] sorted = sorted(values);
    double lower = quantile(sorted, 0.25);
    double upper = quantile(sorted, 0.75);
    double reach = FENCE * (upper - lower);
    return values.stream().filter(v -> v < lower - reach || v > upper + reach).sorted().toList();
  }

  private static double[] sorted(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a sample without values");
    }
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Between the two neighbours of position p·(n − 1), linearly. */
  private static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}

package dev.stacktoll.lab;

import java.util.List;
import java.util.Optional;

/**
 * The clock of this computer's core as calibrated in every round: the time of a chain of additions
 * that take one cycle each. What the system calls the processor's frequency is not asked, as cores
 * raise and lower it.
 *
 * @param lowestHertz of all rounds
 * @param highestHertz of all rounds
 * @param medianHertz of all rounds
 */
public record HostClock(double lowestHertz, double highestHertz, double medianHertz) {
  /** Spread of the rounds up to which the clock counts as one frequency. */
  public static final double STABLE_PERCENT = 1;

  static HostClock of(List<Double> hertz) {
    double[] sorted = hertz.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new HostClock(
        sorted[0], sorted[sorted.length - 1], SampleStatistics.estimate(hertz).median());
  }

  /** Highest against lowest, in percent of the median. */
  public double spreadPercent() {
    return medianHertz > 0 ? 100 * (highestHertz - lowestHertz) / medianHertz : 100;
  }

  /** The frequency, if all rounds agree on one. */
  public Optional<Double> hertz() {
    return spreadPercent() <= STABLE_PERCENT ? Optional.of(medianHertz) : Optional.empty();
  }

  /** The time as cycles, if there is a frequency. */
  Optional<Double> cycles(double nanoseconds) {
    return hertz().map(f -> nanoseconds * f / 1e9);
  }
}

package dev.stacktoll.lab;

import dev.stacktoll.host.Answer;
import dev.stacktoll.host.HostSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One runtime's turns in a session. After a failure it takes no more. */
final class HostTrial {
  private static final int FEWEST_WARM_UP_SAMPLES = 2;

  /** Change from which on it is told. */
  private static final double DRIFT_PERCENT = 5;

  /** Time that passed against the processor's own from which on it is told. */
  private static final double DISTURBED = 1.05;

  private final HostSession session;
  private final String runtime;
  private final int iterations;
  private final List<Double> samples = new ArrayList<>();
  private int warmUpSamples;
  private long nanoseconds;
  private long elapsed;
  private String checksum = "";
  private @Nullable String failure;

  HostTrial(HostSession session, String runtime, int iterations) {
    this.session = session;
    this.runtime = runtime;
    this.iterations = iterations;
  }

  /** One pass, on finite numbers: its result is known. */
  void firstPass() {
    String expected =
        "0x%08x".formatted(ReferenceFft.checksumAfterOnePass(ReferenceFft.Rounding.SEPARATE));
    switch (session.passes(runtime, 1)) {
      case Answer.Took(_, _, String sum) when sum.equals(expected) -> {}
      case Answer.Took(_, _, String sum) ->
          failure = "wrong result: after one pass the buffer's checksum is " + sum;
      case Answer.Failed(String why) -> failure = why;
    }
  }

  /** Works for so long without being counted. */
  void warmUp(long nanoseconds) {
    long worked = 0;
    while (failure == null && (worked < nanoseconds || warmUpSamples < FEWEST_WARM_UP_SAMPLES)) {
      worked += measure().nanoseconds();
      warmUpSamples++;
    }
  }

  void sample() {
    if (failure == null) {
      Answer.Took took = measure();
      samples.add((double) took.nanoseconds() / iterations);
      nanoseconds += took.nanoseconds();
      elapsed += took.elapsed();
    }
  }

  /** All passes of a sample; after a failure, no time. */
  private Answer.Took measure() {
    switch (session.passes(runtime, iterations)) {
      case Answer.Took took -> {
        if (!checksum.isEmpty() && !checksum.equals(took.checksum())) {
          failure = "the buffer's checksum was %s, then %s".formatted(checksum, took.checksum());
        }
        checksum = took.checksum();
        return took;
      }
      case Answer.Failed(String why) -> {
        failure = why;
        return new Answer.Took(0, 0, checksum);
      }
    }
  }

  int iterations() {
    return iterations;
  }

  int warmUpSamples() {
    return warmUpSamples;
  }

  /** Nanoseconds of the processor's time for one pass, by round. */
  List<Double> samples() {
    return Collections.unmodifiableList(samples);
  }

  /** Of the buffer after all passes of every sample. */
  String checksum() {
    return checksum;
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** A sentence if the second half of the samples took longer or shorter than the first. */
  static Optional<String> drift(List<Double> samples) {
    int half = samples.size() / 2;
    if (half == 0) {
      return Optional.empty();
    }
    double first = SampleStatistics.estimate(samples.subList(0, half)).median();
    double second =
        SampleStatistics.estimate(samples.subList(samples.size() - half, samples.size())).median();
    double percent = 100 * (second - first) / first;
    return Math.abs(percent) < DRIFT_PERCENT
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "not steady: the median of the second half of the samples is %+.0f %% from that of"
                    + " the first",
                percent));
  }

  /** What a reader must know. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    session.about(runtime).ifPresent(notes::add);
    if (elapsed > nanoseconds * DISTURBED) {
      notes.add(
          String.format(
              Locale.ROOT,
              "not alone: other processes had the processor for %.0f %% of the time",
              100.0 * (elapsed - nanoseconds) / elapsed));
    }
    drift(samples).ifPresent(notes::add);
    if (iterations != RunRequest.PUBLISHED_ITERATIONS) {
      notes.add("%d passes instead of the published 100".formatted(iterations));
    }
    return notes;
  }
}

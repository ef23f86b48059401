package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.core.Core;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.instrument.Oscilloscope;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The measured part of a run: the second call of the firmware's {@code measure}, which reads the
 * counter, does all the work and reads it again. The first call is the work once, alone.
 */
final class MeasuredRegion {
  private static final String MEASURE_SYMBOL = "measure";
  private static final int MEASURED_CALL = 2;

  private final Bench bench;
  private long[] from = new long[0];
  private long[] to = new long[0];
  private long edges;

  MeasuredRegion(Bench bench) {
    this.bench = bench;
  }

  /**
   * Runs the firmware to its end.
   *
   * @param limit cycle at which to give up
   */
  StopReason watch(long limit) {
    Core core = bench.machine.core();
    int measure =
        bench
            .address(MEASURE_SYMBOL)
            .orElseThrow(
                () ->
                    new BadInput(
                        bench.image.name() + " has no function " + MEASURE_SYMBOL + ".",
                        "Use an image built by 'make firmware'."));
    core.addBreakpoint(measure);
    StopReason stop = bench.run(limit);
    for (int call = 1; call < MEASURED_CALL && stop instanceof StopReason.Breakpoint; call++) {
      stop = bench.run(limit);
    }
    if (!(stop instanceof StopReason.Breakpoint)) {
      return stop;
    }
    from = bench.charged();
    long edgesBefore = edgesSoFar();
    int end = core.cpu().r[14] & ~1;
    core.removeBreakpoint(measure);
    core.addBreakpoint(end);
    stop = bench.run(limit);
    if (stop instanceof StopReason.Breakpoint) {
      to = bench.charged();
      edges = edgesSoFar() - edgesBefore;
      core.removeBreakpoint(end);
      stop = bench.run(limit);
    }
    return stop;
  }

  private long edgesSoFar() {
    return bench.scope.trace(ToggleExperiment.PIN).map(Oscilloscope.Trace::edgeCount).orElse(0L);
  }

  long cycles() {
    return LongStream.of(to).sum() - LongStream.of(from).sum();
  }

  /** Edges on the pin that {@code env.gpio_toggle} moves: one for each call of it. */
  long edges() {
    return edges;
  }

  Map<String, Long> causes() {
    return bench.causes(from, to);
  }

  Map<String, Long> assumed() {
    return bench.assumed(from, to);
  }
}

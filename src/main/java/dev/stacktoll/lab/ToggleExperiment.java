package dev.stacktoll.lab;

import dev.stacktoll.core.StopReason;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.Oscilloscope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Frequency of the square wave on PA5 as a scope reads it: warm-up of 1 ms after the first edge,
 * then 5 ms. The value is that of the steady wave; the mean, in which the tick interrupts take
 * their part, and the jitter they cause are figures beside it.
 */
final class ToggleExperiment implements Experiment {
  static final String PIN = "PA5";
  private static final double WARM_UP_SECONDS = 0.001;
  private static final double SECONDS = 0.005;
  private static final double LONGEST_START_SECONDS = 5;

  @Override
  public CellResult run(CellId id, ElfImage image, String shownPath, BoardSettings settings) {
    Printed printed = new Printed();
    Bench bench = new Bench(Bench.board(id.board()), image, settings, Map.of(), printed);
    StopReason stop = untilToggling(bench, printed);
    if (printed.error().isPresent()) {
      return new CellResult.Failed(id, "the firmware reports: " + printed.error().get());
    }
    if (bench.scope.trace(PIN).isEmpty()) {
      return new CellResult.Failed(id, PIN + " never moved: " + new StopText(image).of(stop));
    }
    runFor(bench, WARM_UP_SECONDS);
    bench.scope.restart();
    long[] from = bench.charged();
    stop = runFor(bench, SECONDS);
    Optional<Oscilloscope.Wave> wave = bench.scope.trace(PIN).flatMap(Oscilloscope.Trace::wave);
    if (!(stop instanceof StopReason.ReachedCycle) || wave.isEmpty()) {
      return new CellResult.Failed(id, PIN + " stopped moving: " + new StopText(image).of(stop));
    }
    return result(id, bench, wave.get(), from, printed, shownPath);
  }

  private static StopReason untilToggling(Bench bench, Printed printed) {
    StopReason stop = runFor(bench, 0.0001);
    while (stop instanceof StopReason.ReachedCycle
        && printed.error().isEmpty()
        && edges(bench) < 4
        && bench.machine.clocks().secondsAt(bench.cycle()) < LONGEST_START_SECONDS) {
      stop = runFor(bench, 0.0001);
    }
    return stop;
  }

  private static long edges(Bench bench) {
    return bench.scope.trace(PIN).map(Oscilloscope.Trace::edgeCount).orElse(0L);
  }

  private static StopReason runFor(Bench bench, double seconds) {
    return bench.run(bench.cycle() + Math.round(seconds * bench.machine.clocks().hertz()));
  }

  private static CellResult result(
      CellId id,
      Bench bench,
      Oscilloscope.Wave wave,
      long[] from,
      Printed printed,
      String shownPath) {
    long[] to = bench.charged();
    long hertz = bench.machine.clocks().hertz();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("period_cycles", wave.steadyPeriod());
    figures.put("period_cycles_mean", wave.meanPeriod());
    figures.put("mean_hz", wave.meanHertz(hertz));
    figures.put("period_cycles_min", (double) wave.minPeriod());
    figures.put("period_cycles_max", (double) wave.maxPeriod());
    figures.put("period_cycles_jitter", wave.jitter());
    figures.put("duty", wave.duty());
    figures.put("cycles_per_edge", wave.steadyPeriod() / 2);
    printed.copy(List.of("load_cycles", "heap_peak", "pool_peak", "linear_memory"), figures);
    List<String> notes = new ArrayList<>(bench.warnings());
    if (id.runtime().startsWith("wasm3")) {
      TailCalls.remark(bench.image).ifPresent(notes::add);
    }
    return new CellResult.Measured(
        id,
        CellResult.Metric.TOGGLE,
        wave.hertz(hertz),
        bench.cycle(),
        bench.instructions(),
        LongStream.of(to).sum() - LongStream.of(from).sum(),
        bench.causes(from, to),
        bench.assumed(from, to),
        Optional.empty(),
        new CellResult.Image(shownPath, Hashes.sha256(bench.image.bytes())),
        bench.clock(),
        FootprintMeter.measure(bench, printed),
        figures,
        notes);
  }
}

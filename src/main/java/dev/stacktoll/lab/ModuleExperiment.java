package dev.stacktoll.lab;

import dev.stacktoll.core.StopReason;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.wasm.ExportCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mean cycles of one call of an export of the user's module, as the firmware itself measures and
 * prints them: reads of the cycle counter around so many calls. Calls of the host are counted at
 * the pin that they move, so that counting costs nothing.
 */
final class ModuleExperiment implements Experiment {
  static final String FIRST_CALL = "first_call_cycles";
  static final String HOST_CALLS = "host_calls";
  static final String MEMORY_CHECKSUM = "memory_checksum";

  /** What a function without a result returns, for the report. */
  private static final String NOTHING = "nothing";

  private static final List<String> FIGURES =
      List.of("load_cycles", FIRST_CALL, "calls", "heap_peak", "pool_peak", "linear_memory");

  private static final double FASTEST_HERTZ = 216_000_000;

  private final OwnModule own;

  ModuleExperiment(OwnModule own) {
    this.own = own;
  }

  @Override
  public CellResult run(CellId id, ElfImage image, String shownPath, BoardSettings settings) {
    Printed printed = new Printed();
    Bench[] self = new Bench[1];
    self[0] =
        new Bench(
            Bench.board(id.board()),
            image,
            settings,
            Map.of(),
            line -> {
              printed.accept(line);
              if (printed.done()) {
                self[0].machine.core().requestStop("done");
              }
            });
    Bench bench = self[0];
    MeasuredRegion region = new MeasuredRegion(bench);
    StopReason stop = region.watch(Math.round(own.maxSeconds() * FASTEST_HERTZ));
    if (printed.error().isPresent()) {
      return new CellResult.Failed(id, "the firmware reports: " + printed.error().get());
    }
    if (stop instanceof StopReason.ReachedCycle) {
      return new CellResult.Failed(
          id,
          "no result within %s s of simulated time, at %s; ask for less work, fewer --calls or a longer --max-time"
              .formatted(own.maxSeconds(), new StopText(image).place(bench.machine.core().pc())));
    }
    if (!printed.done()) {
      return new CellResult.Failed(id, "no result: " + new StopText(image).of(stop));
    }
    if (FootprintMeter.stackReachedHeap(bench)) {
      return new CellResult.Failed(
          id, "the main stack ran into the heap: the module's calls are nested too deeply");
    }
    return result(id, bench, region, printed, shownPath);
  }

  private CellResult result(
      CellId id, Bench bench, MeasuredRegion region, Printed printed, String shownPath) {
    Optional<Double> total = printed.number("total_cycles");
    Optional<String> memory = printed.text(MEMORY_CHECKSUM);
    if (total.isEmpty() || memory.isEmpty()) {
      return new CellResult.Failed(id, "the firmware printed no total_cycles or memory_checksum");
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    printed.copy(FIGURES, figures);
    figures.put(HOST_CALLS, (double) region.edges() / own.calls());
    figures.put(MEMORY_CHECKSUM, (double) Long.parseLong(memory.get().substring(2), 16));
    return new CellResult.Measured(
        id,
        CellResult.Metric.CALL,
        total.get() / own.calls(),
        bench.cycle(),
        bench.instructions(),
        region.cycles(),
        region.causes(),
        region.assumed(),
        Optional.of(returned(printed)),
        new CellResult.Image(shownPath, Hashes.sha256(bench.image.bytes())),
        bench.clock(),
        FootprintMeter.measure(bench, printed),
        figures,
        notes(id, bench));
  }

  private List<String> notes(CellId id, Bench bench) {
    List<String> notes = new ArrayList<>(bench.warnings());
    if (id.runtime().startsWith("wasm3")) {
      TailCalls.remark(bench.image).ifPresent(notes::add);
    }
    return notes;
  }

  /** The first call's result, and the last one's if the module remembers. */
  private String returned(Printed printed) {
    if (own.call().resultType().isEmpty()) {
      return NOTHING;
    }
    String type = own.call().resultType().get();
    String first = value(type, printed, "first_result");
    String last = value(type, printed, "result");
    return first.equals(last)
        ? type + " " + first
        : "%s %s, at last %s".formatted(type, first, last);
  }

  private static String value(String type, Printed printed, String key) {
    long high = hexadecimal(printed, key + "_high");
    long low = hexadecimal(printed, key + "_low");
    return new ExportCall.Value(type, high << 32 | low).toString();
  }

  private static long hexadecimal(Printed printed, String key) {
    return printed.text(key).map(t -> Long.parseLong(t.substring(2), 16)).orElseThrow();
  }
}

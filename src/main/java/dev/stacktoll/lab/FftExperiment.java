package dev.stacktoll.lab;

import dev.stacktoll.core.StopReason;
import dev.stacktoll.instrument.ElfImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mean cycles of one 1024-point FFT as the firmware itself measures and prints them: reads of the
 * cycle counter around so many passes in one call.
 *
 * <p>The cycles are split by cause over the second call of the firmware's {@code measure}, which
 * reads the counter, runs all passes and reads it again.
 */
final class FftExperiment implements Experiment {
  /** Figure: 1 if the code rounds products and sums once (fused multiply-add). */
  static final String FUSED = "fused_multiply_add";

  static final String ITERATIONS = "iterations";

  static final String ITERATIONS_SYMBOL = "fft_iterations";
  private static final long LONGEST_SECONDS = 120;
  private static final long FASTEST_HERTZ = 216_000_000;

  private static final List<String> FIGURES =
      List.of(
          "load_cycles",
          "first_pass_cycles",
          "nan_pass_cycles",
          ITERATIONS,
          "heap_peak",
          "pool_peak",
          "linear_memory");

  private final int iterations;

  FftExperiment(int iterations) {
    this.iterations = iterations;
  }

  /** Arithmetic by software routines: the published AOT modules. */
  static boolean isSoftFloat(CellId id) {
    return id.runtime().equals("wamr-aot");
  }

  @Override
  public CellResult run(CellId id, ElfImage image, String shownPath, BoardSettings settings) {
    Printed printed = new Printed();
    Map<String, Integer> patches =
        iterations == RunRequest.PUBLISHED_ITERATIONS
            ? Map.of()
            : Map.of(ITERATIONS_SYMBOL, iterations);
    Bench[] self = new Bench[1];
    Bench bench =
        new Bench(
            Bench.board(id.board()),
            image,
            settings,
            patches,
            line -> {
              printed.accept(line);
              if (printed.done()) {
                self[0].machine.core().requestStop("done");
              }
            });
    self[0] = bench;
    MeasuredRegion region = new MeasuredRegion(bench);
    StopReason stop = region.watch(LONGEST_SECONDS * FASTEST_HERTZ);
    boolean finished = stop instanceof StopReason.Requested r && r.why().equals("done");
    if (!finished) {
      return new CellResult.Failed(id, "no result: " + new StopText(image).of(stop));
    }
    if (printed.error().isPresent()) {
      return new CellResult.Failed(id, "the firmware reports: " + printed.error().get());
    }
    return result(id, bench, region, printed, shownPath);
  }

  private CellResult result(
      CellId id, Bench bench, MeasuredRegion region, Printed printed, String shownPath) {
    List<String> notes = new ArrayList<>(bench.warnings());
    if (id.runtime().startsWith("wasm3")) {
      TailCalls.remark(bench.image).ifPresent(notes::add);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    printed.copy(FIGURES, figures);
    int first =
        printed
            .text("checksum_first")
            .map(t -> Integer.parseUnsignedInt(t.substring(2), 16))
            .orElse(0);
    if (first == ReferenceFft.checksumAfterOnePass(ReferenceFft.Rounding.FUSED)) {
      figures.put(FUSED, 1.0);
      notes.add(
          "compiled with fused multiply-adds: each butterfly is rounded once less than in Wasm, so"
              + " the buffer differs in last bits; it equals the reference rounded that way");
    } else if (first == ReferenceFft.checksumAfterOnePass(ReferenceFft.Rounding.SEPARATE)) {
      figures.put(FUSED, 0.0);
    } else {
      return new CellResult.Failed(
          id, "wrong result: after one pass the buffer's checksum is 0x%08x".formatted(first));
    }
    if (isSoftFloat(id)) {
      notes.add(
          "soft float: on finite numbers the buffer equals the other runtimes'; after many passes"
              + " it holds NaNs, whose payloads libgcc chooses otherwise than the FPU, so that the"
              + " last checksum is compared among soft-float cells only");
    }
    if (iterations != RunRequest.PUBLISHED_ITERATIONS) {
      notes.add("%d passes instead of the published 100".formatted(iterations));
    }
    Optional<Double> total = printed.number("total_cycles");
    Optional<Double> passes = printed.number(ITERATIONS);
    if (total.isEmpty() || passes.isEmpty()) {
      return new CellResult.Failed(id, "the firmware printed no total_cycles or iterations");
    }
    return new CellResult.Measured(
        id,
        CellResult.Metric.FFT,
        total.get() / passes.get(),
        bench.cycle(),
        bench.instructions(),
        region.cycles(),
        region.causes(),
        region.assumed(),
        printed.text("checksum"),
        new CellResult.Image(shownPath, Hashes.sha256(bench.image.bytes())),
        bench.clock(),
        FootprintMeter.measure(bench, printed),
        figures,
        notes);
  }
}

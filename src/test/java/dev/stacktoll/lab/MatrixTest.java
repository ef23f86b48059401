package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix on committed images: native figures, relations between runtimes, determinism. */
final class MatrixTest {
  @TempDir private Path cache;

  private RunResult run(int jobs, int iterations, String... patterns) {
    Lab lab = new Lab(Path.of("images"), cache.resolve("jobs" + jobs));
    RunRequest request =
        new RunRequest(
            "test", "test", List.of(patterns), jobs, iterations, true, BoardSettings.DEFAULT);
    return lab.run(request, (_, _, _) -> {});
  }

  private static Map<CellId, CellResult.Measured> measured(RunResult result) {
    return result.cells().stream()
        .map(CellResult.Measured.class::cast)
        .collect(Collectors.toMap(CellResult.Measured::id, m -> m));
  }

  @ParameterizedTest
  @CsvSource({
    "nucleo-f446re/bare-metal/native/toggle, 5, 36000000",
    "nucleo-f446re/freertos/native/toggle, 5, 36000000",
    "nucleo-f746zg/bare-metal/native/toggle, 2, 108000000",
    "nucleo-f746zg/freertos/native/toggle, 2, 108000000"
  })
  void nativeToggleTakesExactlySoManyCyclesAPeriod(String cell, double cycles, double hertz) {
    CellResult.Measured m = measured(run(1, 1, cell)).get(CellId.parse(cell));
    assertEquals(cycles, m.figures().get("period_cycles"));
    assertEquals(hertz, m.value());
    assertTrue(m.figures().get("period_cycles_max") > cycles, "no tick was seen");
  }

  @Test
  void secondRunTakesTheResultFromTheCache() {
    Lab lab = new Lab(Path.of("images"), cache);
    RunRequest request =
        new RunRequest(
            "test",
            "test",
            List.of("*f446re/bare-metal/native/toggle"),
            1,
            1,
            false,
            BoardSettings.DEFAULT);
    List<Boolean> fromCache = new ArrayList<>();
    RunResult first = lab.run(request, (_, _, cached) -> fromCache.add(cached));
    RunResult second = lab.run(request, (_, _, cached) -> fromCache.add(cached));
    assertEquals(List.of(false, true), fromCache);
    assertEquals(first.cells(), second.cells());
  }

  @Test
  void sameResultWithOneAndTwoWorkers() {
    String[] cells = {"*f446re/bare-metal/native/*", "*f746zg/bare-metal/native/*"};
    RunResult one = run(1, 2, cells);
    assertTrue(one.passed(), one.cells().toString());
    assertEquals(one.cells(), run(2, 2, cells).cells());
  }

  @ParameterizedTest
  @CsvSource({"nucleo-f446re", "nucleo-f746zg"})
  void runtimesStandInTheUsualRelationsAndDoTheSameWork(String board) {
    RunResult result =
        run(
            2,
            1,
            board + "/bare-metal/native/fft",
            board + "/bare-metal/native-nofma/fft",
            board + "/bare-metal/wamr-*/fft");
    assertTrue(result.passed(), result.cells().toString());
    Map<String, CellResult.Measured> cells =
        measured(result).values().stream().collect(Collectors.toMap(m -> m.id().runtime(), m -> m));
    between(1.3, 2.5, cells.get("wamr-classic"), cells.get("wamr-fast"));
    between(1.2, 4, cells.get("wamr-aot-hard"), cells.get("native"));
    between(1.01, 100, cells.get("wamr-aot"), cells.get("wamr-aot-hard"));
    assertEquals(cells.get("native-nofma").checksum(), cells.get("wamr-classic").checksum());
    for (CellResult.Measured m : cells.values()) {
      long causes = m.causes().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(m.measuredCycles(), causes, m.id().toString());
    }
  }

  @Test
  void softFloatEndsInTheSameBufferWhileNumbersAreFinite() {
    RunResult result =
        run(2, 10, "*f446re/bare-metal/wamr-aot/fft", "*f446re/bare-metal/native-nofma/fft");
    List<String> sums =
        measured(result).values().stream().map(m -> m.checksum().orElseThrow()).distinct().toList();
    assertEquals(1, sums.size(), sums.toString());
  }

  private static void between(
      double low, double high, CellResult.Measured slow, CellResult.Measured fast) {
    double ratio = slow.value() / fast.value();
    assertTrue(ratio >= low && ratio <= high, slow.id() + " against " + fast.id() + ": " + ratio);
  }

  @Test
  void footprintPartsAddUpToTheTotals() {
    for (CellResult.Measured m : measured(run(1, 1, "*/freertos/wasm3/toggle")).values()) {
      Footprint f = m.footprint();
      assertEquals(f.flash(), sum(f, Footprint.Where.FLASH));
      assertEquals(f.staticRam(), sum(f, Footprint.Where.STATIC_RAM));
      assertEquals(f.dynamicRam(), sum(f, Footprint.Where.DYNAMIC_RAM));
      assertEquals(f.staticRam() + f.dynamicRam(), f.totalRam());
      assertTrue(f.dynamicRam() > 4096, "wasm3 keeps its stack and code on the heap");
    }
  }

  private static int sum(Footprint footprint, Footprint.Where where) {
    return footprint.parts().stream()
        .filter(p -> p.counted() == where)
        .mapToInt(Footprint.Part::bytes)
        .sum();
  }

  @Test
  void wasm3ImagesHaveTheirTailCallsEliminated() {
    int images = 0;
    for (CellResult.Measured m :
        measured(run(2, 1, "*/bare-metal/wasm3/toggle", "*/freertos/wasm3/toggle")).values()) {
      assertFalse(m.notes().stream().anyMatch(n -> n.contains("tail calls")), m.notes().toString());
      images++;
    }
    assertEquals(4, images);
  }

  @Test
  void nativeCodeIsNotTakenForTailCallingWasm3() {
    var image = dev.stacktoll.instrument.TestImages.read("nucleo-f446re-bare-metal-native-fft");
    assertTrue(TailCalls.remark(image).orElseThrow().contains("names no operations"));
  }

  @Test
  void changedBufferIsAFailureNotANumber() {
    CellResult.Measured good =
        measured(run(1, 1, "*f446re/bare-metal/native/fft")).values().iterator().next();
    List<CellResult> cells =
        List.of(
            good,
            renamed(good, "freertos", good.checksum()),
            renamed(good, "zephyr", java.util.Optional.of("0xdeadbeef")));
    List<CellResult> judged = Agreement.check(cells);
    assertTrue(judged.get(0) instanceof CellResult.Measured);
    assertTrue(judged.get(2) instanceof CellResult.Failed f && f.reason().contains("0xdeadbeef"));
  }

  private static CellResult.Measured renamed(
      CellResult.Measured m, String os, java.util.Optional<String> checksum) {
    CellId id = new CellId(m.id().board(), os, m.id().runtime(), m.id().workload());
    return new CellResult.Measured(
        id,
        m.metric(),
        m.value(),
        m.cycles(),
        m.instructions(),
        m.measuredCycles(),
        m.causes(),
        m.assumedRules(),
        checksum,
        m.image(),
        m.clock(),
        m.footprint(),
        m.figures(),
        m.notes());
  }
}

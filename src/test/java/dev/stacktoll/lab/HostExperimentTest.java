package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short runs on this computer: what is computed, not how fast. */
final class HostExperimentTest {
  private static final Path IMAGES = Path.of("images");
  private static final HostExperiment.Effort SHORT = new HostExperiment.Effort(3, 0, 0);

  @TempDir private Path folder;

  @BeforeEach
  void onLinuxWithARunner() {
    assumeTrue(
        new HostExperiment(IMAGES).missing().isEmpty(),
        () -> new HostExperiment(IMAGES).missing().orElseThrow());
  }

  @Test
  void allRuntimesDoTheSameWorkAndAreMeasuredInEveryRound() {
    List<CellId> cells = HostExperiment.cells();
    assertEquals(8, cells.size());
    List<CellResult> results = new HostExperiment(IMAGES).run(cells, 20, SHORT);
    assertEquals(cells, results.stream().map(CellResult::id).toList());
    for (CellResult result : results) {
      CellResult.HostMeasured m = (CellResult.HostMeasured) result;
      assertEquals(3, m.samples().size());
      assertEquals(2, m.warmUpSamples());
      assertTrue(m.nanoseconds().low() > 0, m.toString());
      assertTrue(m.nanoseconds().low() <= m.nanoseconds().median());
      assertEquals(checksum(results.getFirst()), m.checksum());
    }
    assertEquals(1.0, ((CellResult.HostMeasured) results.getFirst()).slowdown().median());
  }

  private static String checksum(CellResult result) {
    return ((CellResult.HostMeasured) result).checksum();
  }

  /** A runner that is a script: {@code answers} is a shell case over a request's runtime. */
  private List<CellResult> runWith(String answers, String... runtimes) throws IOException {
    Path images = folder.resolve("images");
    Files.createDirectories(images.resolve("modules"));
    Files.copy(IMAGES.resolve("modules/fft.wasm"), images.resolve("modules/fft.wasm"));
    String script =
        """
        #!/bin/sh
        shift
        if [ $# -gt 0 ]; then exec "$@"; fi
        while read -r runtime passes; do
          case $runtime-$passes in
          clock-*) echo hertz=1000000000 ;;
          %s
          *-1) echo ns=10 elapsed=10 checksum=0x2f484ef4 ;;
          *) echo ns=1000 elapsed=1000 checksum=0x00000001 ;;
          esac
        done
        """
            .formatted(answers);
    for (Path place : List.of(images.resolve("host"), folder.resolve("build/host"))) {
      Files.createDirectories(place);
      Path file = Files.writeString(place.resolve("stacktoll-host"), script);
      assertTrue(file.toFile().setExecutable(true));
    }
    List<CellId> cells =
        List.of(runtimes).stream().map(r -> CellId.parse("host/linux/" + r + "/fft")).toList();
    return new HostExperiment(images).run(cells, 100, SHORT);
  }

  @Test
  void slowdownIsTakenAgainstNativeEvenWhereItIsNotAskedFor() throws IOException {
    List<CellResult> results =
        runWith("wasm3-100) echo ns=30000 elapsed=40000 checksum=0x00000001 ;;", "wasm3");
    assertEquals(1, results.size());
    CellResult.HostMeasured wasm3 = (CellResult.HostMeasured) results.getFirst();
    assertEquals(List.of(300.0, 300.0, 300.0), wasm3.samples());
    assertEquals(30.0, wasm3.slowdown().median());
    assertEquals(300.0, wasm3.cycles().orElseThrow(), 1e-9);
    assertEquals(
        List.of("not alone: other processes had the processor for 25 % of the time"),
        wasm3.notes());
  }

  @Test
  void wrongFirstPassIsAnErrorNotANumber() throws IOException {
    failure("wasm3-1) echo ns=1 elapsed=1 checksum=0x12345678 ;;", "after one pass", "0x12345678");
  }

  @Test
  void otherBufferThanNativesIsAnErrorNotANumber() throws IOException {
    failure(
        "wasm3-100) echo ns=1 elapsed=1 checksum=0x12345678 ;;",
        "0x12345678 differs from 0x00000001");
  }

  @Test
  void runtimesOwnErrorIsTheReason() throws IOException {
    failure("wasm3-100) echo error=trap: no more memory ;;", "trap: no more memory");
  }

  @Test
  void runnerThatDiesLeavesItsLastWords() throws IOException {
    failure("wasm3-100) echo gone >&2; exit 3 ;;", "exit code 3: gone");
  }

  private void failure(String answers, String... words) throws IOException {
    List<CellResult> results = runWith(answers, "wasm3");
    String reason = ((CellResult.Failed) results.getFirst()).reason();
    for (String word : words) {
      assertTrue(reason.contains(word), reason);
    }
  }
}

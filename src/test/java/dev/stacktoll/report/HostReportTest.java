package dev.stacktoll.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Estimate;
import dev.stacktoll.lab.HostClock;
import dev.stacktoll.lab.HostConditions;
import dev.stacktoll.lab.Published;
import dev.stacktoll.lab.RunResult;
import dev.stacktoll.lab.Spreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of this computer in every format, and how two of them are compared. */
final class HostReportTest {
  @TempDir private Path folder;

  private static CellResult wasm3(String model, double slowdown, Optional<Double> cycles) {
    double highest = cycles.isPresent() ? 3.21e9 : 3.5e9;
    return new CellResult.HostMeasured(
        CellId.parse("host/linux/wasm3/fft"),
        List.of(4000.0, 4001.0, 9000.0),
        new Estimate(4001, 4000, 9000, 0.75),
        new Estimate(slowdown, slowdown - 0.5, slowdown + 0.5, 0.75),
        List.of(9000.0),
        cycles,
        100,
        2,
        "0x176fddc5",
        new CellResult.Image("images/host/stacktoll-host", "00"),
        new HostConditions(model, "x86_64", 1, "25", new HostClock(3.2e9, highest, 3.205e9)),
        List.of("a note"));
  }

  private static RunResult result(CellResult cell) {
    return new RunResult(
        "Stacktoll test",
        "stacktoll run",
        Published.load(),
        Spreads.load(),
        List.of(
            cell,
            new CellResult.NotMeasured(CellId.parse("host/linux/native/fft"), "no runner here")));
  }

  private static final RunResult STEADY = result(wasm3("CPU", 25, Optional.of(12823.0)));

  @Test
  void jsonSaysWhatWasMeasuredAndHow() throws IOException {
    JsonNode cells = new ObjectMapper().readTree(ReportFormat.JSON.render(STEADY)).path("cells");
    JsonNode cell = cells.get(0);
    assertEquals("measured", cell.path("status").asText());
    assertEquals("nanoseconds_per_fft", cell.path("metric").asText());
    assertEquals("ns", cell.path("unit").asText());
    assertEquals(4001, cell.path("value").asInt());
    assertEquals(25, cell.path("slowdown").asDouble());
    assertEquals(784509, cell.path("published").asInt());
    assertEquals("cycles", cell.path("published_unit").asText());
    assertEquals(27.2, cell.path("published_slowdown").asDouble());
    assertEquals(4000, cell.path("interval").path("low").asInt());
    assertEquals("order statistics", cell.path("interval").path("method").asText());
    assertEquals(24.5, cell.path("slowdown_interval").path("low").asDouble());
    assertEquals(3, cell.path("samples").size());
    assertEquals(9000, cell.path("outliers").get(0).asInt());
    assertEquals(12823, cell.path("cycles_per_fft").asInt());
    assertTrue(cell.path("host").path("clock").path("stable").asBoolean());
    assertFalse(cell.has("error_percent"));
    assertEquals("no runner here", cells.get(1).path("reason").asText());
    assertEquals(28875, cells.get(1).path("published").asInt());
  }

  @Test
  void unsteadyClockGivesNoCycles() throws IOException {
    RunResult unsteady = result(wasm3("CPU", 25, Optional.empty()));
    String json = ReportFormat.JSON.render(unsteady);
    JsonNode cell = new ObjectMapper().readTree(json).path("cells").get(0);
    assertFalse(cell.has("cycles_per_fft"));
    assertFalse(cell.path("host").path("clock").has("hertz"));
    String table = ReportFormat.TABLE.render(unsteady);
    assertTrue(table.contains("No cycles, as the clock was not stable: 3.200 to 3.500 GHz"), table);
  }

  @Test
  void readersFindTheRowsApartFromSimulatedOnes() {
    String table = ReportFormat.TABLE.render(STEADY);
    assertTrue(table.contains("4,001 ns"), table);
    assertTrue(table.contains("25.00×"), table);
    assertTrue(table.contains("27.20×"), table);
    assertFalse(table.contains("assumed"), "no table of simulated cells without such cells");
    for (ReportFormat format : List.of(ReportFormat.MARKDOWN, ReportFormat.HTML)) {
      String text = format.render(STEADY);
      assertTrue(text.contains("This computer") && text.contains("24.50 … 25.50"), text);
    }
  }

  @Test
  void csvHasOneLineACellAndNoPublishedCyclesBesideNanoseconds() {
    List<String> lines = ReportFormat.CSV.render(STEADY).lines().toList();
    assertEquals(
        "host/linux/wasm3/fft,measured,nanoseconds_per_fft,4001.000,ns,,,25.000,27.200,,,,,,,,"
            + "0x176fddc5,",
        lines.get(1));
    assertEquals(commas(lines.get(0)), commas(lines.get(1)));
    assertEquals(commas(lines.get(0)), commas(lines.get(2)));
  }

  private static long commas(String line) {
    return line.chars().filter(c -> c == ',').count();
  }

  private Path file(String name, CellResult cell) throws IOException {
    return Files.writeString(folder.resolve(name), ReportFormat.JSON.render(result(cell)));
  }

  @Test
  void onlyClearlySlowerRuntimesOfOneComputerAreRegressions() throws IOException {
    Path before = file("before", wasm3("CPU", 25, Optional.empty()));
    Path noise = file("noise", wasm3("CPU", 27, Optional.empty()));
    Path slower = file("slower", wasm3("CPU", 28, Optional.empty()));
    Path elsewhere = file("elsewhere", wasm3("Other CPU", 40, Optional.empty()));
    assertTrue(Comparison.of(before, noise, 0.1).table().startsWith("no differences"));
    assertTrue(Comparison.of(before, slower, 0.1).regressed());
    assertFalse(Comparison.of(slower, before, 0.1).regressed());
    Comparison other = Comparison.of(before, elsewhere, 0.1);
    assertFalse(other.regressed());
    assertTrue(other.table().contains("incomparable"), other.table());
  }
}

package dev.stacktoll.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Footprint;
import dev.stacktoll.lab.Published;
import dev.stacktoll.lab.RunResult;
import dev.stacktoll.lab.Spreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format of one small result, figures computed by hand. */
final class ReportTest {
  private static final CellId NATIVE = CellId.parse("nucleo-f446re/bare-metal/native/fft");
  private static final CellId WASM3 = CellId.parse("nucleo-f446re/bare-metal/wasm3/fft");

  private static CellResult.Measured measured(CellId id, double value, int flash) {
    return new CellResult.Measured(
        id,
        CellResult.Metric.FFT,
        value,
        1000,
        800,
        400,
        Map.of("issue", 300L, "fetch", 100L),
        Map.of("m4.guess", 4L),
        Optional.of("0x00000001"),
        new CellResult.Image("images/a.elf", "00"),
        new CellResult.Clock("PLL", 180_000_000, 45_000_000, 90_000_000),
        new Footprint(
            flash,
            100,
            20,
            List.of(
                new Footprint.Part("main stack", Footprint.Where.DYNAMIC_RAM, 20, 20),
                new Footprint.Part("data and bss", Footprint.Where.STATIC_RAM, 100, 100))),
        Map.of("first_pass_cycles", 12.0),
        List.of("a <note>"));
  }

  private static RunResult result(double wasm3) {
    return new RunResult(
        "Stacktoll test",
        "stacktoll run",
        Published.load(),
        Spreads.load(),
        List.of(
            measured(NATIVE, 219022 * 1.01, 2048),
            measured(WASM3, wasm3, 4096),
            new CellResult.NotMeasured(
                CellId.parse("nucleo-f446re/zephyr/native/fft"), "no workspace"),
            new CellResult.Failed(
                CellId.parse("nucleo-f446re/freertos/native/fft"), "heap, \"full\"")));
  }

  @Test
  void jsonHasTheDocumentedNames() throws IOException {
    JsonNode root = new ObjectMapper().readTree(ReportFormat.JSON.render(result(2_212_122.2)));
    JsonNode cell = root.path("cells").get(0);
    assertEquals(1, root.path("schema").asInt());
    assertEquals("measured", cell.path("status").asText());
    assertEquals(219022, cell.path("published").asInt());
    assertEquals(1.0, cell.path("error_percent").asDouble(), 1e-6);
    assertEquals(1.0, cell.path("slowdown").asDouble());
    assertEquals(1.0, cell.path("assumed_percent").asDouble());
    assertEquals(120, cell.path("footprint").path("total_ram").asInt());
    assertEquals(10.0, root.path("cells").get(1).path("slowdown").asDouble(), 1e-3);
    JsonNode absent = root.path("cells").get(2);
    assertEquals("not-measured", absent.path("status").asText());
    assertEquals("no workspace", absent.path("reason").asText());
    assertEquals(228196, absent.path("published").asInt());
  }

  @Test
  void tableShowsErrorAndReason() {
    String table = ReportFormat.TABLE.render(result(2_212_122.2));
    assertTrue(table.contains("+1.00 %"), table);
    assertTrue(table.contains("10.00×"), table);
    assertTrue(table.contains("failed: nucleo-f446re/freertos/native/fft: heap"), table);
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    List<String> lines = ReportFormat.CSV.render(result(1)).lines().toList();
    assertEquals(5, lines.size());
    assertTrue(lines.get(4).endsWith("\"heap, \"\"full\"\"\""), lines.get(4));
    assertEquals(17, lines.get(1).chars().filter(c -> c == ',').count());
  }

  @Test
  void htmlEscapesTextAndNeedsNothingElse() {
    String html = ReportFormat.HTML.render(result(1));
    assertTrue(html.contains("a &lt;note&gt;"));
    assertFalse(html.contains("<script") || html.contains("http"));
  }

  @Test
  void markdownListsCausesBySize() {
    String markdown = ReportFormat.MARKDOWN.render(result(1));
    assertTrue(markdown.contains("issue 75.0 %, fetch 25.0 %"), markdown);
  }

  @Test
  void slowerCellIsARegressionAndFasterIsNot(@TempDir Path folder) throws IOException {
    Path slow = Files.writeString(folder.resolve("slow"), ReportFormat.JSON.render(result(3e6)));
    Path fast = Files.writeString(folder.resolve("fast"), ReportFormat.JSON.render(result(2e6)));
    assertTrue(Comparison.of(fast, slow, 0.1).regressed());
    assertFalse(Comparison.of(slow, fast, 0.1).regressed());
    assertFalse(Comparison.of(slow, slow, 0.1).regressed());
    assertTrue(Comparison.of(slow, fast, 0.1).table().contains("better"));
  }
}

package dev.stacktoll.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Footprint;
import dev.stacktoll.lab.Published;
import dev.stacktoll.lab.RunResult;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The results file, schema 1. */
final class JsonReport {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  static String render(RunResult result) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", 1);
    root.put("tool", result.tool());
    root.put("command", result.command());
    root.put("published_source", result.published().source());
    ArrayNode cells = root.putArray("cells");
    for (CellResult cell : result.cells()) {
      ObjectNode node = cells.addObject();
      node.put("id", cell.id().toString());
      switch (cell) {
        case CellResult.Measured measured -> measured(node, result, measured);
        case CellResult.HostMeasured measured -> HostJson.put(node, result, measured);
        case CellResult.NotMeasured other ->
            reason(node, result, other, "not-measured", other.reason());
        case CellResult.Failed other -> reason(node, result, other, "failed", other.reason());
      }
    }
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void reason(
      ObjectNode node, RunResult result, CellResult cell, String status, String reason) {
    node.put("status", status);
    node.put("reason", reason);
    if (cell.id().isHost()) {
      HostJson.published(node, result, cell.id());
    } else {
      result.published().cell(cell.id()).ifPresent(p -> published(node, p));
    }
  }

  private static void published(ObjectNode node, Published.Value value) {
    node.put("published", number(value.value(), 3));
  }

  private static void measured(ObjectNode node, RunResult result, CellResult.Measured cell) {
    node.put("status", "measured");
    node.put("metric", cell.metric().key());
    node.put("value", number(cell.value(), 3));
    node.put("unit", cell.metric().unit());
    result.published().cell(cell.id()).ifPresent(p -> published(node, p));
    result.errorPercent(cell).ifPresent(e -> node.put("error_percent", number(e, 3)));
    result
        .spread(cell)
        .ifPresent(
            s ->
                node.putObject("spread")
                    .put("percent", number(s.percent(), 3))
                    .put("rule", s.rule()));
    result.slowdown(cell).ifPresent(s -> node.put("slowdown", number(s, 3)));
    node.put("cycles", cell.cycles());
    node.put("instructions", cell.instructions());
    node.put("assumed_percent", number(cell.assumedPercent(), 3));
    cell.checksum().ifPresent(c -> node.put("checksum", c));
    node.putObject("image").put("path", cell.image().path()).put("sha256", cell.image().sha256());
    node.putObject("clock")
        .put("source", cell.clock().source())
        .put("hclk_hertz", cell.clock().hclkHertz())
        .put("pclk1_hertz", cell.clock().pclk1Hertz())
        .put("pclk2_hertz", cell.clock().pclk2Hertz());
    footprint(node.putObject("footprint"), cell.footprint());
    node.put("measured_cycles", cell.measuredCycles());
    ObjectNode causes = node.putObject("causes");
    cell.causes().forEach(causes::put);
    ObjectNode assumed = node.putObject("assumed_rules");
    cell.assumedRules().forEach(assumed::put);
    ObjectNode figures = node.putObject("figures");
    cell.figures().forEach((name, value) -> figures.put(name, number(value, 3)));
    ArrayNode notes = node.putArray("notes");
    cell.notes().forEach(notes::add);
  }

  private static void footprint(ObjectNode node, Footprint footprint) {
    node.put("flash", footprint.flash());
    node.put("static_ram", footprint.staticRam());
    node.put("dynamic_ram", footprint.dynamicRam());
    node.put("total_ram", footprint.totalRam());
    ArrayNode parts = node.putArray("parts");
    for (Footprint.Part part : footprint.parts()) {
      parts
          .addObject()
          .put("name", part.name())
          .put("counted", part.counted().name().toLowerCase(java.util.Locale.ROOT))
          .put("bytes", part.bytes())
          .put("used", part.used());
    }
  }

  static BigDecimal number(double value, int decimals) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
  }
}

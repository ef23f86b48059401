package dev.stacktoll.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stacktoll.lab.Footprint;
import dev.stacktoll.lab.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code sim} prints. */
public final class SimulationReport {
  private SimulationReport() {}

  /** For people: console text first, then what the instruments saw. */
  public static String text(Simulation.Outcome o) {
    StringBuilder out = new StringBuilder();
    section(out, "console", o.console());
    section(out, "debug output", o.debugText());
    out.append("stopped: ").append(o.stop()).append('\n');
    out.append(
        Rows.format(
            "board:   %s, %s, core %.6f MHz, APB1 %.6f MHz, APB2 %.6f MHz%n",
            o.board(),
            o.clock().source(),
            o.clock().hclkHertz() / 1e6,
            o.clock().pclk1Hertz() / 1e6,
            o.clock().pclk2Hertz() / 1e6));
    out.append(
        Rows.format(
            "time:    %.9f s, %,d cycles, %,d instructions%n",
            o.seconds(), o.cycles(), o.instructions()));
    Footprint f = o.footprint();
    out.append(
        Rows.format(
            "memory:  flash %,d bytes, static RAM %,d bytes, dynamic RAM %,d bytes%n",
            f.flash(), f.staticRam(), f.dynamicRam()));
    f.parts().stream()
        .filter(part -> part.counted() == Footprint.Where.INSIDE_STATIC)
        .forEach(
            part ->
                out.append(
                    Rows.format(
                        "         %s: %,d of %,d bytes used%n",
                        part.name(), part.used(), part.bytes())));
    causes(out, o);
    pins(out, o.pins());
    o.warnings().forEach(w -> out.append("warning: ").append(w).append('\n'));
    return out.toString();
  }

  private static void section(StringBuilder out, String title, String text) {
    if (!text.isEmpty()) {
      out.append("--- ").append(title).append(" ---\n").append(text);
      out.append(text.endsWith("\n") ? "" : "\n").append("---\n");
    }
  }

  private static void causes(StringBuilder out, Simulation.Outcome o) {
    out.append("cycles: ");
    o.causes().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            e ->
                out.append(
                    Rows.format(" %s %.1f %%", e.getKey(), 100.0 * e.getValue() / o.cycles())));
    out.append('\n');
  }

  private static void pins(StringBuilder out, List<Simulation.Pin> pins) {
    if (pins.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("pin", "edges", "frequency", "period mean", "min", "max", "jitter", "duty"));
    for (Simulation.Pin pin : pins) {
      List<String> figures =
          pin.wave()
              .map(
                  w ->
                      List.of(
                          Rows.format("%.1f Hz", pin.hertz()),
                          Rows.format("%.3f cycles", w.meanPeriod()),
                          Long.toString(w.minPeriod()),
                          Long.toString(w.maxPeriod()),
                          Rows.format("%.3f", w.jitter()),
                          Rows.format("%.1f %%", 100 * w.duty())))
              .orElse(List.of("", "", "", "", "", ""));
      List<String> row = new ArrayList<>(List.of(pin.name(), Long.toString(pin.edges())));
      row.addAll(figures);
      rows.add(row);
    }
    out.append(TableReport.aligned(rows));
  }

  /** For programs. */
  public static String json(Simulation.Outcome o) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("schema", 1).put("board", o.board()).put("stop", o.stop());
    root.put("faulted", o.faulted());
    o.exitCode().ifPresent(code -> root.put("exit_code", code));
    root.put("cycles", o.cycles()).put("instructions", o.instructions());
    root.put("seconds", o.seconds()).put("hclk_hertz", o.clock().hclkHertz());
    root.put("console", o.console()).put("debug_output", o.debugText());
    root.putObject("image").put("path", o.image().path()).put("sha256", o.image().sha256());
    ObjectNode causes = root.putObject("causes");
    o.causes().forEach(causes::put);
    ObjectNode assumed = root.putObject("assumed_rules");
    o.assumedRules().forEach(assumed::put);
    ArrayNode pins = root.putArray("pins");
    for (Simulation.Pin pin : o.pins()) {
      ObjectNode node = pins.addObject().put("name", pin.name()).put("edges", pin.edges());
      pin.wave()
          .ifPresent(
              w ->
                  node.put("hertz", pin.hertz())
                      .put("period_cycles", w.meanPeriod())
                      .put("period_cycles_min", w.minPeriod())
                      .put("period_cycles_max", w.maxPeriod())
                      .put("period_cycles_jitter", w.jitter())
                      .put("duty", w.duty()));
    }
    ArrayNode warnings = root.putArray("warnings");
    o.warnings().forEach(warnings::add);
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

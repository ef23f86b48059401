package dev.stacktoll.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stacktoll.BadInput;
import dev.stacktoll.lab.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The differences between two results files. */
public final class Comparison {
  /** What a difference means. */
  enum Verdict {
    SAME,
    BETTER,
    WORSE,
    NEW,
    /** Of another computer: no difference that means anything. */
    INCOMPARABLE
  }

  /**
   * Smallest change of a slowdown on this computer that counts, in percent: between two runs on one
   * computer it moves by more than the intervals of either tell.
   */
  private static final double HOST_TOLERANCE_PERCENT = 10;

  private record Line(String cell, String what, String before, String after, Verdict verdict) {}

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Line> lines = new ArrayList<>();
  private int compared;

  private Comparison() {}

  /**
   * Reads and compares two files.
   *
   * @param tolerancePercent smallest change of a value that counts
   * @throws BadInput if one is no results file of schema 1
   */
  public static Comparison of(Path old, Path recent, double tolerancePercent) {
    Map<String, JsonNode> before = read(old);
    Map<String, JsonNode> after = read(recent);
    Comparison comparison = new Comparison();
    before.forEach((id, cell) -> comparison.compare(id, cell, after.get(id), tolerancePercent));
    after.forEach(
        (id, cell) -> {
          if (!before.containsKey(id)) {
            comparison.lines.add(new Line(id, "status", "", status(cell), Verdict.NEW));
          }
        });
    return comparison;
  }

  public boolean regressed() {
    return lines.stream().anyMatch(l -> l.verdict() == Verdict.WORSE);
  }

  private void compare(
      String id,
      JsonNode before,
      @org.jspecify.annotations.Nullable JsonNode after,
      double tolerance) {
    compared++;
    String statusBefore = status(before);
    String statusAfter = after == null ? "absent" : status(after);
    if (!statusBefore.equals(statusAfter)) {
      Verdict verdict = statusBefore.equals("measured") ? Verdict.WORSE : Verdict.BETTER;
      lines.add(new Line(id, "status", statusBefore, statusAfter, verdict));
    }
    if (after == null || !statusBefore.equals("measured") || !statusAfter.equals("measured")) {
      return;
    }
    if (before.path("metric").asText().equals(CellResult.HostMeasured.METRIC)) {
      compareHost(id, before, after, tolerance);
      return;
    }
    boolean higherIsBetter = before.path("metric").asText().equals("toggle_hz");
    number(id, "value", before.path("value"), after.path("value"), higherIsBetter, tolerance);
    for (String part : List.of("flash", "total_ram")) {
      number(
          id,
          part,
          before.path("footprint").path(part),
          after.path("footprint").path(part),
          false,
          tolerance);
    }
    checksum(id, before, after);
  }

  /** Slowdowns, where their intervals have nothing in common; nanoseconds are noise. */
  private void compareHost(String id, JsonNode before, JsonNode after, double tolerance) {
    String oldModel = before.path("host").path("model").asText();
    String newModel = after.path("host").path("model").asText();
    if (!oldModel.equals(newModel)) {
      lines.add(new Line(id, "computer", oldModel, newModel, Verdict.INCOMPARABLE));
      return;
    }
    JsonNode a = before.path("slowdown_interval");
    JsonNode b = after.path("slowdown_interval");
    if (a.path("high").asDouble() < b.path("low").asDouble()
        || b.path("high").asDouble() < a.path("low").asDouble()) {
      number(
          id,
          "slowdown",
          before.path("slowdown"),
          after.path("slowdown"),
          false,
          Math.max(tolerance, HOST_TOLERANCE_PERCENT));
    }
    checksum(id, before, after);
  }

  private void checksum(String id, JsonNode before, JsonNode after) {
    String oldSum = before.path("checksum").asText();
    String newSum = after.path("checksum").asText();
    if (!oldSum.equals(newSum)) {
      lines.add(new Line(id, "checksum", oldSum, newSum, Verdict.WORSE));
    }
  }

  private void number(
      String id,
      String what,
      JsonNode before,
      JsonNode after,
      boolean higherIsBetter,
      double tolerance) {
    double a = before.asDouble();
    double b = after.asDouble();
    double percent = a == 0 ? (b == 0 ? 0 : 100) : 100 * (b - a) / a;
    if (Math.abs(percent) > tolerance) {
      Verdict verdict = percent > 0 == higherIsBetter ? Verdict.BETTER : Verdict.WORSE;
      String change = Rows.format("%.3f (%+.2f %%)", b, percent);
      lines.add(new Line(id, what, Rows.format("%.3f", a), change, verdict));
    }
  }

  private static String status(JsonNode cell) {
    return cell.path("status").asText("absent");
  }

  /** Differences as an aligned table, or a sentence if there are none. */
  public String table() {
    if (lines.isEmpty()) {
      return "no differences in %d cells%n".formatted(compared);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("cell", "what", "before", "after", "verdict"));
    lines.forEach(
        l -> rows.add(List.of(l.cell(), l.what(), l.before(), l.after(), name(l.verdict()))));
    return TableReport.aligned(rows);
  }

  /** Differences as JSON. */
  public String json() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("compared", compared).put("regressed", regressed());
    ArrayNode array = root.putArray("differences");
    lines.forEach(
        l ->
            array
                .addObject()
                .put("id", l.cell())
                .put("what", l.what())
                .put("before", l.before())
                .put("after", l.after())
                .put("verdict", name(l.verdict())));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Verdict verdict) {
    return verdict.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Map<String, JsonNode> read(Path file) {
    JsonNode root;
    try {
      root = MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new BadInput(
          file + " is not JSON: " + e.getOriginalMessage() + ".", "Give a results.json of 'run'.");
    } catch (IOException e) {
      throw new BadInput(
          file + " cannot be read: " + e.getMessage() + ".", "Give a results.json of 'run'.");
    }
    if (root == null || root.path("schema").asInt() != 1 || !root.path("cells").isArray()) {
      throw new BadInput(
          file + " is not a results file of schema 1.", "Give a results.json of 'run'.");
    }
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    for (JsonNode cell : root.path("cells")) {
      Optional.of(cell.path("id").asText())
          .filter(id -> !id.isEmpty())
          .ifPresent(id -> cells.put(id, cell));
    }
    return cells;
  }
}

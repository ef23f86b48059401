package dev.stacktoll.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The values of the published study, as data ({@code published.json} beside this class). */
public final class Published {
  /** A measured value of the study and its slowdown against native bare metal. */
  public record Value(double value, double slowdown) {}

  /** A footprint row of the study, in KiB; absent columns are empty. */
  public record Footprint(
      OptionalDouble flashKib,
      OptionalDouble staticRamKib,
      OptionalDouble dynamicRamKib,
      OptionalDouble totalRamKib,
      String rule) {}

  private final String source;
  private final Map<CellId, Value> cells;
  private final Map<CellId, Footprint> footprints;

  private Published(String source, Map<CellId, Value> cells, Map<CellId, Footprint> footprints) {
    this.source = source;
    this.cells = cells;
    this.footprints = footprints;
  }

  /** Reads the table that is part of the program. */
  public static Published load() {
    try (InputStream in = Published.class.getResourceAsStream("published.json")) {
      if (in == null) {
        throw new IllegalStateException("published.json is missing from the program");
      }
      return read(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Published read(JsonNode root) {
    Map<CellId, Value> cells = new LinkedHashMap<>();
    for (JsonNode cell : root.path("cells")) {
      cells.put(
          CellId.parse(cell.path("id").asText()),
          new Value(cell.path("published").asDouble(), cell.path("published_slowdown").asDouble()));
    }
    Map<CellId, Footprint> footprints = new LinkedHashMap<>();
    for (JsonNode row : root.path("footprints")) {
      footprints.put(
          CellId.parse(row.path("id").asText()),
          new Footprint(
              number(row, "flash_kib"),
              number(row, "static_ram_kib"),
              number(row, "dynamic_ram_kib"),
              number(row, "total_ram_kib"),
              row.path("note").asText()));
    }
    return new Published(
        root.path("source").asText(),
        Collections.unmodifiableMap(cells),
        Collections.unmodifiableMap(footprints));
  }

  private static OptionalDouble number(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }

  public String source() {
    return source;
  }

  /** All published cells in the order of the study. */
  public Map<CellId, Value> cells() {
    return cells;
  }

  public Optional<Value> cell(CellId id) {
    return Optional.ofNullable(cells.get(id));
  }

  public Map<CellId, Footprint> footprints() {
    return footprints;
  }

  /**
   * The published cell that a WAMR cell on bare metal or FreeRTOS is shown beside, because the
   * study measured WAMR under Zephyr only.
   */
  public Optional<CellId> zephyrRow(CellId id) {
    CellId zephyr = new CellId(id.board(), "zephyr", id.runtime(), id.workload());
    return !cells.containsKey(id) && cells.containsKey(zephyr)
        ? Optional.of(zephyr)
        : Optional.empty();
  }
}

package dev.stacktoll.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far assumed rules can move each cell: recorded once for the images and rules of this version
 * ({@code spreads.json} beside this class, written by {@code stacktoll accuracy --sensitivity
 * --record}), so that a run can show it without measuring every cell fifty times.
 *
 * <p>A record holds for one image and one set of rules; with another of either the cell has none.
 */
public final class Spreads {
  /**
   * The largest movement of a cell by one assumed rule at an end of its range.
   *
   * @param percent of the cell's value, not negative
   * @param rule which rule that is; empty if none moves the cell
   */
  public record Spread(double percent, String rule) {}

  private record Entry(String image, String rules, Spread spread) {}

  private final Map<CellId, Entry> entries;
  private final Map<String, String> ruleHashes = new HashMap<>();

  private Spreads(Map<CellId, Entry> entries, List<Ledger.BoardRules> rules) {
    this.entries = entries;
    rules.forEach(b -> ruleHashes.put(b.board(), hash(b)));
  }

  /** Reads the records that are part of the program. */
  public static Spreads load() {
    try (InputStream in = Spreads.class.getResourceAsStream("spreads.json")) {
      if (in == null) {
        throw new IllegalStateException("spreads.json is missing from the program");
      }
      return read(new ObjectMapper().readTree(in), Ledger.allRules());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Spreads read(JsonNode root, List<Ledger.BoardRules> rules) {
    Map<CellId, Entry> entries = new HashMap<>();
    for (JsonNode cell : root.path("cells")) {
      Spread spread = new Spread(cell.path("percent").asDouble(), cell.path("rule").asText());
      entries.put(
          CellId.parse(cell.path("id").asText()),
          new Entry(cell.path("image").asText(), cell.path("rules").asText(), spread));
    }
    return new Spreads(entries, rules);
  }

  /** The spread of a cell, if it was recorded for this image and these rules. */
  public Optional<Spread> of(CellResult.Measured cell) {
    return of(cell.id(), cell.image().sha256());
  }

  /**
   * The same for a cell that need not be measured.
   *
   * @param image SHA-256 of its image
   */
  Optional<Spread> of(CellId id, String image) {
    return Optional.ofNullable(entries.get(id))
        .filter(e -> e.image().equals(image))
        .filter(e -> e.rules().equals(ruleHashes.get(id.board())))
        .map(Entry::spread);
  }

  /** What {@link #load} reads, from a ledger whose sensitivities were measured. */
  public static String record(Ledger ledger) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("command", ledger.result().command());
    ArrayNode cells = root.putArray("cells");
    for (CellResult cell : ledger.result().cells()) {
      if (cell instanceof CellResult.Measured m) {
        Spread spread = ledger.spread(m.id());
        cells
            .addObject()
            .put("id", m.id().toString())
            .put("image", m.image().sha256())
            .put("rules", hash(ledger.rulesOf(m.id().board())))
            .put("percent", Math.round(spread.percent() * 100) / 100.0)
            .put("rule", spread.rule());
      }
    }
    try {
      return mapper.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(Ledger.BoardRules board) {
    StringBuilder text = new StringBuilder();
    for (Ledger.Rule rule : board.rules()) {
      text.append(rule.id())
          .append(' ')
          .append(rule.value())
          .append(' ')
          .append(rule.low())
          .append(' ')
          .append(rule.high())
          .append(' ')
          .append(rule.status())
          .append('\n');
    }
    return Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }
}

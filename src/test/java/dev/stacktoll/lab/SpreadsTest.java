package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpreadsTest {
  private static final String TOGGLE = "nucleo-f746zg/bare-metal/native/toggle";

  @TempDir private Path folder;

  private Ledger ledger(boolean sensitivity, Optional<Path> placements, String... cells) {
    RunRequest request =
        new RunRequest("test", "test", List.of(cells), 2, 1, false, BoardSettings.DEFAULT);
    return new Lab(Path.of("images"), folder.resolve("cache"))
        .ledger(request, sensitivity, placements, (_, _, _) -> {});
  }

  private static CellResult.Measured only(Ledger ledger) {
    return (CellResult.Measured) ledger.result().cells().getFirst();
  }

  /** A loop of two cycles that is mispredicted each time takes five: the BTAC decides. */
  @Test
  void theLargestMovementIsTheSpread() {
    Ledger ledger = ledger(true, Optional.empty(), TOGGLE);
    Spreads.Spread spread = ledger.spread(only(ledger).id());
    assertEquals("m7.btac", spread.rule());
    assertEquals(60, spread.percent(), 1e-9);
  }

  @Test
  void imagesLinkedElsewhereAreFoundByName() throws IOException {
    String name = only(ledger(false, Optional.empty(), TOGGLE)).id().imageName();
    Path other = Path.of("images", "nucleo-f746zg-bare-metal-wasm3-toggle.elf");
    Files.copy(other, folder.resolve(name + "+flash8.elf"));
    Files.copy(other, folder.resolve("another+flash8.elf"));
    Files.copy(other, folder.resolve(name + ".elf"));
    List<Ledger.Movement> movements = ledger(false, Optional.of(folder), TOGGLE).movements();
    assertEquals(1, movements.size());
    assertEquals("placement.flash", movements.getFirst().rule());
    assertEquals(8, movements.getFirst().ruleValue());
  }

  @Test
  void aRecordHoldsForItsImageAndRulesOnly() throws IOException {
    Ledger ledger = ledger(true, Optional.empty(), TOGGLE);
    String recorded = Spreads.record(ledger);
    ObjectMapper json = new ObjectMapper();
    Spreads same = Spreads.read(json.readTree(recorded), ledger.rules());
    assertEquals(Optional.of(60.0), same.of(only(ledger)).map(Spreads.Spread::percent));

    String otherImage = recorded.replaceAll("\"image\" : \"..", "\"image\" : \"zz");
    assertEquals(
        Optional.empty(), Spreads.read(json.readTree(otherImage), ledger.rules()).of(only(ledger)));
    List<Ledger.BoardRules> fewer =
        ledger.rules().stream()
            .map(b -> new Ledger.BoardRules(b.board(), b.rules().subList(1, b.rules().size())))
            .toList();
    assertEquals(Optional.empty(), Spreads.read(json.readTree(recorded), fewer).of(only(ledger)));
  }

  /** Fails when images or rules changed and the spreads were not recorded anew. */
  @Test
  void everyPublishedCellOfOurFirmwareHasASpread() {
    Spreads spreads = Spreads.load();
    List<CellId> cells =
        Published.load().cells().keySet().stream()
            .filter(id -> !id.isHost() && !id.os().equals(CellId.ZEPHYR))
            .toList();
    assertEquals(16, cells.size());
    for (CellId id : cells) {
      Path image = Path.of("images", id.imageName() + ".elf");
      assertTrue(
          spreads.of(id, Hashes.sha256(bytes(image))).isPresent(),
          () -> id + " has no spread: stacktoll accuracy --sensitivity --record, docs/accuracy.md");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package dev.stacktoll.lab;

import java.util.List;
import java.util.Optional;

/**
 * Everything a run yields; reports are rendered from this and nothing else.
 *
 * @param tool name and version
 * @param command as the user typed it
 * @param spreads what is known about the uncertainty of cells
 * @param cells in the order of the matrix
 */
public record RunResult(
    String tool, String command, Published published, Spreads spreads, List<CellResult> cells) {
  public RunResult {
    cells = List.copyOf(cells);
  }

  /** How many times slower a cell is than native bare metal on its board, if both were measured. */
  public Optional<Double> slowdown(CellResult.Measured cell) {
    CellId reference = cell.id().reference();
    return cells.stream()
        .filter(other -> other.id().equals(reference))
        .filter(CellResult.Measured.class::isInstance)
        .map(CellResult.Measured.class::cast)
        .findFirst()
        .map(native_ -> cell.metric().slowdown(cell.value(), native_.value()));
  }

  /** Signed error against the published value in percent, if the cell has one. */
  public Optional<Double> errorPercent(CellResult.Measured cell) {
    return published.cell(cell.id()).map(p -> 100.0 * (cell.value() - p.value()) / p.value());
  }

  /** How far one assumed rule can move a cell, if that was recorded for its image and rules. */
  public Optional<Spreads.Spread> spread(CellResult.Measured cell) {
    return spreads.of(cell);
  }

  /** No cell failed. */
  public boolean passed() {
    return cells.stream().noneMatch(CellResult.Failed.class::isInstance);
  }
}

package dev.stacktoll.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Have all FFT cells of a board done the same work? Cells whose first pass was rounded alike must
 * end in the same buffer after all passes; one that does not is an error, not a number.
 */
final class Agreement {
  private Agreement() {}

  /** The results, with disagreeing cells turned into failures. */
  static List<CellResult> check(List<CellResult> results) {
    Map<String, Map<String, List<CellResult.Measured>>> groups = new TreeMap<>();
    for (CellResult result : results) {
      if (result instanceof CellResult.Measured m && m.checksum().isPresent()) {
        groups
            .computeIfAbsent(groupOf(m), _ -> new TreeMap<>())
            .computeIfAbsent(m.checksum().get(), _ -> new ArrayList<>())
            .add(m);
      }
    }
    List<CellResult> checked = new ArrayList<>();
    for (CellResult result : results) {
      checked.add(result instanceof CellResult.Measured m ? judge(m, groups) : result);
    }
    return checked;
  }

  private static CellResult judge(
      CellResult.Measured cell, Map<String, Map<String, List<CellResult.Measured>>> groups) {
    Map<String, List<CellResult.Measured>> byChecksum = groups.get(groupOf(cell));
    if (byChecksum == null || byChecksum.size() < 2 || cell.checksum().isEmpty()) {
      return cell;
    }
    List<CellResult.Measured> most =
        byChecksum.values().stream()
            .max((a, b) -> Integer.compare(a.size(), b.size()))
            .orElseThrow();
    if (most.contains(cell)) {
      return cell;
    }
    return new CellResult.Failed(
        cell.id(),
        "the buffer's checksum %s differs from %s of %s"
            .formatted(
                cell.checksum().get(), most.getFirst().checksum().get(), most.getFirst().id()));
  }

  /**
   * Passes after which the buffer holds NaNs: their payloads depend on who adds and multiplies, so
   * soft float (libgcc) and FPU agree only before.
   */
  private static final double FINITE_PASSES = 10;

  private static String groupOf(CellResult.Measured cell) {
    boolean fused = cell.figures().getOrDefault(FftExperiment.FUSED, 0.0) != 0;
    double iterations = cell.figures().getOrDefault(FftExperiment.ITERATIONS, 0.0);
    boolean softNans = FftExperiment.isSoftFloat(cell.id()) && iterations > FINITE_PASSES;
    return "%s %s %s %.0f"
        .formatted(
            cell.id().board(),
            fused ? "fused" : "separate",
            softNans ? "soft-float NaNs" : "",
            iterations);
  }
}

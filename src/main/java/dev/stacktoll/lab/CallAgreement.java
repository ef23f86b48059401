package dev.stacktoll.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Have all cells that called the same export got the same answer, and left the same in linear
 * memory? One that has not is an error, not a number.
 */
final class CallAgreement {
  private CallAgreement() {}

  /** The results, with disagreeing cells turned into failures. */
  static List<CellResult> check(List<CellResult> results) {
    List<CellResult> checked = against(results, "returned", CallAgreement::returned);
    return against(checked, "left linear memory with checksum", CallAgreement::memory);
  }

  private static String returned(CellResult.Measured cell) {
    return cell.checksum().orElse("");
  }

  private static String memory(CellResult.Measured cell) {
    return "0x%08x"
        .formatted(cell.figures().getOrDefault(ModuleExperiment.MEMORY_CHECKSUM, 0.0).longValue());
  }

  private static List<CellResult> against(
      List<CellResult> results, String what, Function<CellResult.Measured, String> property) {
    Map<String, List<CellId>> groups = new LinkedHashMap<>();
    for (CellResult result : results) {
      if (result instanceof CellResult.Measured m) {
        groups.computeIfAbsent(property.apply(m), _ -> new ArrayList<>()).add(m.id());
      }
    }
    if (groups.size() < 2) {
      return results;
    }
    Map.Entry<String, List<CellId>> most =
        groups.entrySet().stream()
            .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
            .orElseThrow();
    List<CellResult> checked = new ArrayList<>();
    for (CellResult result : results) {
      checked.add(
          result instanceof CellResult.Measured m && !most.getValue().contains(m.id())
              ? new CellResult.Failed(
                  m.id(),
                  "%s %s; %d of %d cells say %s"
                      .formatted(
                          what,
                          property.apply(m),
                          most.getValue().size(),
                          groups.values().stream().mapToInt(List::size).sum(),
                          most.getKey()))
              : result);
    }
    return checked;
  }
}

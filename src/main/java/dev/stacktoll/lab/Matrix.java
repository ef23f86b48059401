package dev.stacktoll.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All cells there are, in the order of reports. */
final class Matrix {
  private static final List<String> SYSTEMS = List.of("bare-metal", "freertos");
  private static final List<String> RUNTIMES =
      List.of("native", "wasm3", "wamr-classic", "wamr-fast", "wamr-aot", "wamr-aot-hard");

  /** Rows beyond the matrix proper: shown where their images exist. */
  private static final List<String> FURTHER_RUNTIMES =
      List.of("native-aligned", "native-nofma", "wasm3-0.9", "wamr-aot-xip");

  private static final List<String> WORKLOADS = List.of("toggle", "fft");

  private Matrix() {}

  /**
   * The cells of our firmware, then those that only the study has (Zephyr), then this computer's.
   */
  static List<CellId> cells(Published published, ImageStore images, boolean buildsZephyr) {
    Set<CellId> cells = new LinkedHashSet<>();
    for (String board : CellId.BOARDS) {
      for (String workload : WORKLOADS) {
        for (String os : SYSTEMS) {
          RUNTIMES.forEach(runtime -> cells.add(new CellId(board, os, runtime, workload)));
          FURTHER_RUNTIMES.stream()
              .map(runtime -> new CellId(board, os, runtime, workload))
              .filter(images::has)
              .forEach(cells::add);
        }
      }
    }
    published.cells().keySet().stream().filter(id -> !id.isHost()).forEach(cells::add);
    if (buildsZephyr) {
      for (String board : CellId.BOARDS) {
        for (String workload : WORKLOADS) {
          ZephyrBuilder.FURTHER_RUNTIMES.forEach(
              runtime -> cells.add(new CellId(board, CellId.ZEPHYR, runtime, workload)));
        }
      }
    }
    cells.addAll(HostExperiment.cells());
    return new ArrayList<>(cells);
  }
}

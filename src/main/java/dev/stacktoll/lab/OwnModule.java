package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.wasm.ExportCall;
import dev.stacktoll.wasm.HostImports;
import dev.stacktoll.wasm.WasmBuilder;
import dev.stacktoll.wasm.WasmModule;

/**
 * A module of the user and the call of it that is measured.
 *
 * @param workload the module's name as the last part of cell names; unlike a workload of ours it
 *     ends in {@code .wasm}
 * @param calls measured after a first one
 * @param maxSeconds simulated time after which a cell is given up
 */
public record OwnModule(
    String workload, WasmModule module, ExportCall call, int calls, double maxSeconds) {
  static final String SUFFIX = ".wasm";

  /** Seconds in which the boards' 32-bit cycle counter cannot go round. */
  private static final double LONGEST_SECONDS = 19;

  /**
   * Checks everything that can be known before a board runs it.
   *
   * @param fileName of the module, for its cells' names
   * @param call as typed
   * @throws BadInput if the module is malformed, wants imports that there are not, or has no such
   *     export
   */
  public static OwnModule of(
      String fileName, byte[] bytes, String call, int calls, double maxSeconds) {
    if (calls < 1) {
      throw new BadInput("--calls takes a number of at least 1.", "Leave it out for the default.");
    }
    if (!(maxSeconds > 0) || maxSeconds > LONGEST_SECONDS) {
      throw new BadInput(
          "--max-time takes seconds above 0 and up to %.0f.".formatted(LONGEST_SECONDS),
          "Ask for less work in a call: the boards' cycle counter goes round after that.");
    }
    WasmBuilder.validate(fileName, bytes);
    WasmModule module = WasmModule.parse(fileName, bytes);
    HostImports.check(module);
    return new OwnModule(
        workload(fileName), module, ExportCall.parse(module, call), calls, maxSeconds);
  }

  /** {@code my.wasm} of {@code src/my.wat}; other characters than a cell's name may have go. */
  private static String workload(String fileName) {
    String name = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    String stem = name.replaceFirst("\\.(wasm|wat|c)$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return (stem.isEmpty() ? "module" : stem) + SUFFIX;
  }
}

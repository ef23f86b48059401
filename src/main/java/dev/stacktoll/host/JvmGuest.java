package dev.stacktoll.host;

import java.util.List;

/** The FFT module in a runtime on the JVM. */
interface JvmGuest {
  String CHICORY = "chicory";
  String CHICORY_COMPILED = "chicory-compiled";
  String GRAALWASM = "graalwasm";

  /** All there are, in the order of reports. */
  List<String> NAMES = List.of(CHICORY, CHICORY_COMPILED, GRAALWASM);

  /** Bytes of the workload's buffer: 1024 complex numbers in single precision. */
  int BUFFER_BYTES = 2 * 1024 * Float.BYTES;

  /** Loads the module into the runtime of that name. */
  static JvmGuest load(String name, byte[] module) {
    return switch (name) {
      case CHICORY -> ChicoryGuest.interpreted(module);
      case CHICORY_COMPILED -> ChicoryGuest.compiled(module);
      case GRAALWASM -> new GraalWasmGuest(module);
      default -> throw new IllegalArgumentException("no such runtime");
    };
  }

  /** Fills the buffer. */
  void init();

  /** Transforms it so often, in one call. */
  void bench(int passes);

  byte[] buffer();

  /** What it is, for a report. */
  String about();
}

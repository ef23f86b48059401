package dev.stacktoll.wasm;

import java.util.List;

/** Ids of sections (WebAssembly specification, 5.5.2) and the order they must come in. */
final class SectionId {
  static final int CUSTOM = 0;
  static final int TYPE = 1;
  static final int IMPORT = 2;
  static final int FUNCTION = 3;
  static final int MEMORY = 5;
  static final int EXPORT = 7;
  static final int CODE = 10;
  static final int DATA = 11;

  private static final List<String> NAMES =
      List.of(
          "custom",
          "type",
          "import",
          "function",
          "table",
          "memory",
          "global",
          "export",
          "start",
          "element",
          "code",
          "data",
          "data count");

  /** The data count section (12) stands before code. */
  private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 10};

  private SectionId() {}

  static String nameOf(int id) {
    return NAMES.get(id);
  }

  /** Position in a module, or -1 if there is no such section. */
  static int order(int id) {
    return id < ORDER.length ? ORDER[id] : -1;
  }
}

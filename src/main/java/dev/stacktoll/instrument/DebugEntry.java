package dev.stacktoll.instrument;

import java.util.ArrayList;
import java.util.List;

/** One entry of {@code .debug_info} with the few attributes that {@link DebugTypes} needs. */
final class DebugEntry {
  static final int ARRAY = 0x01;
  static final int STRUCTURE = 0x13;
  static final int TYPEDEF = 0x16;
  static final int CONST = 0x26;
  static final int VARIABLE = 0x34;
  static final int VOLATILE = 0x35;

  final int offset;
  final int tag;
  final List<DebugEntry> children = new ArrayList<>();
  String name = "";

  /** Offset of the entry of its type; 0 if none. */
  int type;

  /** Offset of the declaration that this entry completes; 0 if none. */
  int specification;

  /** In bytes, of a structure. */
  int size;

  /** Elements, of an array's range. */
  int count;

  /** A variable's address, or a member's offset in its structure. */
  int value;

  boolean hasAddress;

  DebugEntry(int offset, int tag) {
    this.offset = offset;
    this.tag = tag;
  }

  boolean isAnotherName() {
    return tag == TYPEDEF || tag == CONST || tag == VOLATILE;
  }
}

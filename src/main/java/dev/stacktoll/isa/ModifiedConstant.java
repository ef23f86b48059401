package dev.stacktoll.isa;

import java.util.OptionalInt;

/** Modified immediate constants of data processing (ARM DDI 0403E, A5.3.2, ThumbExpandImm_C). */
final class ModifiedConstant {
  private ModifiedConstant() {}

  static int expand(int field) {
    int low = field & 0xff;
    return switch (field >> 8) {
      case 0 -> low;
      case 1 -> low << 16 | low;
      case 2 -> low << 24 | low << 8;
      case 3 -> low << 24 | low << 16 | low << 8 | low;
      default -> Integer.rotateRight(0x80 | (field & 0x7f), field >> 7);
    };
  }

  /** The carry that a rotated constant sets, or -1. */
  static int carry(int field) {
    return field >> 10 == 0 ? -1 : expand(field) >>> 31;
  }

  /** The field that expands to the constant; repeated bytes come before rotations. */
  static OptionalInt encode(int constant) {
    int low = constant & 0xff;
    int second = constant >>> 8 & 0xff;
    if (constant == low) {
      return OptionalInt.of(low);
    }
    if (constant == (low << 16 | low)) {
      return OptionalInt.of(1 << 8 | low);
    }
    if (constant == (second << 24 | second << 8)) {
      return OptionalInt.of(2 << 8 | second);
    }
    if (constant == low * 0x0101_0101) {
      return OptionalInt.of(3 << 8 | low);
    }
    for (int rotation = 8; rotation < 32; rotation++) {
      int unrotated = Integer.rotateLeft(constant, rotation);
      if ((unrotated & ~0x7f) == 0x80) {
        return OptionalInt.of(rotation << 7 | (unrotated & 0x7f));
      }
    }
    return OptionalInt.empty();
  }
}

package dev.stacktoll.isa;

import java.io.ByteArrayOutputStream;

/** The bytes of a program so far, little endian. */
final class Output {
  private static final int NOP = 0xbf00;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int origin;

  Output(int origin) {
    this.origin = origin;
  }

  int address() {
    return origin + bytes.size();
  }

  void bytes(int value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write(value >>> (8 * i));
    }
  }

  /** A 32-bit instruction is two halfwords, the upper one first. */
  void instruction(int encoding, int size) {
    if (size == 4) {
      bytes(encoding >>> 16, 2);
    }
    bytes(encoding, 2);
  }

  void align(int alignment, int fill) {
    while (address() % alignment != 0) {
      bytes(fill >>> (8 * (address() & 1)), 1);
    }
  }

  void alignWithNops(int alignment) {
    align(alignment, NOP);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}

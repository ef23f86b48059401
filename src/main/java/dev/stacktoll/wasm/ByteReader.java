package dev.stacktoll.wasm;

import dev.stacktoll.BadInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a binary file front to back and refuses damage with the offset at which it stands. */
final class ByteReader {
  private final String name;
  private final String remedy;
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(String name, String remedy, byte[] bytes) {
    this(name, remedy, bytes, 0, bytes.length);
  }

  private ByteReader(String name, String remedy, byte[] bytes, int position, int end) {
    this.name = name;
    this.remedy = remedy;
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= end;
  }

  int remaining() {
    return end - position;
  }

  /** A reader of the next {@code length} bytes, over which this one steps. */
  ByteReader part(long length, String what) {
    need(length, what);
    ByteReader part = new ByteReader(name, remedy, bytes, position, position + (int) length);
    position += (int) length;
    return part;
  }

  /** A reader of the rest of this part, from another place in it. */
  ByteReader from(int offset) {
    return new ByteReader(name, remedy, bytes, offset, end);
  }

  void skip(long length, String what) {
    need(length, what);
    position += (int) length;
  }

  /** Steps to the next multiple of {@code bytes}, counted from the start of the file. */
  void align(int alignment) {
    int aligned = (position + alignment - 1) / alignment * alignment;
    position = Math.min(aligned, end);
  }

  int u8(String what) {
    need(1, what);
    return bytes[position++] & 0xff;
  }

  int u16(String what) {
    return u8(what) | u8(what) << 8;
  }

  int u32(String what) {
    return u16(what) | u16(what) << 16;
  }

  long u64(String what) {
    return (u32(what) & 0xffff_ffffL) | (long) u32(what) << 32;
  }

  /** Unsigned LEB128 of at most 32 bits (WebAssembly specification, 5.2.2). */
  long leb(String what) {
    int start = position;
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = u8(what);
      value |= (long) (b & 0x7f) << shift;
      if ((b & 0x80) == 0) {
        if (value > 0xffff_ffffL) {
          throw error(start, what + " does not fit in 32 bits");
        }
        return value;
      }
    }
    throw error(start, what + " is longer than five bytes");
  }

  /** Signed LEB128 of at most {@code bits} bits. */
  long signedLeb(int bits, String what) {
    int start = position;
    long value = 0;
    int shift = 0;
    int b;
    do {
      if (shift >= bits) {
        throw error(start, "%s is longer than %d bits".formatted(what, bits));
      }
      b = u8(what);
      value |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while ((b & 0x80) != 0);
    return shift < 64 && (b & 0x40) != 0 ? value | -1L << shift : value;
  }

  /** A count of things that each need at least one byte. */
  int count(String what) {
    int start = position;
    long count = leb("the number of " + what);
    if (count > remaining()) {
      throw error(
          start, "%d %s cannot fit in the %d bytes left".formatted(count, what, remaining()));
    }
    return (int) count;
  }

  /** A name: its length in bytes, then UTF-8. */
  String name(String what) {
    long length = leb("the length of " + what);
    int start = position;
    need(length, what);
    position += (int) length;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, (int) length))
          .toString();
    } catch (CharacterCodingException _) {
      throw error(start, what + " is not UTF-8");
    }
  }

  private void need(long length, String what) {
    if (length < 0 || length > remaining()) {
      throw error(
          position, "%s needs %d bytes, but only %d are left".formatted(what, length, remaining()));
    }
  }

  BadInput error(int offset, String what) {
    return new BadInput("%s: at byte 0x%x: %s.".formatted(name, offset, what), remedy);
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import org.jspecify.annotations.Nullable;

/** A stretch of plain memory in the address map. Aliases share bytes and decoded instructions. */
@Hot
public final class Region {
  public final String name;
  public final int base;
  public final byte[] bytes;

  /** Stores are plain; otherwise they go to the device that owns the memory, or fault. */
  public final boolean writable;

  /** Decoded instruction at each halfword, filled on execution; dropped by stores. */
  final @Nullable Insn[] code;

  public Region(String name, int base, byte[] bytes, boolean writable) {
    this(name, base, bytes, writable, new Insn[bytes.length / 2]);
  }

  private Region(String name, int base, byte[] bytes, boolean writable, @Nullable Insn[] code) {
    this.name = name;
    this.base = base;
    this.bytes = bytes;
    this.writable = writable;
    this.code = code;
  }

  /** The same memory seen at another address. */
  public Region aliasAt(String aliasName, int aliasBase) {
    return new Region(aliasName, aliasBase, bytes, writable, code);
  }

  /** Are aligned bytes part of a decoded instruction, perhaps one that begins before them? */
  boolean holdsCode(int offset, int length) {
    int at = offset >> 1;
    return code[at] != null
        || (at > 0 && code[at - 1] != null)
        || (length == 4 && code[at + 1] != null);
  }

  /**
   * Forgets decoded instructions that the bytes {@code offset … offset + length - 1} are part of.
   */
  public void dropCode(int offset, int length) {
    int first = Math.max(0, (offset >> 1) - 1);
    int last = Math.min(code.length - 1, (offset + length - 1) >> 1);
    for (int i = first; i <= last; i++) {
      code[i] = null;
    }
  }
}

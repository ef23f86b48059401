package dev.stacktoll.soc;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Registers of a block that hold what is written and have no effect on the model. */
final class PlainRegisters {
  /** One register: its place, its name in the manual, its reset value and the bits that exist. */
  record Plain(int offset, String name, int reset, int mask) {}

  private final List<Plain> registers;
  private final TreeMap<Integer, Plain> byOffset = new TreeMap<>();
  private final TreeMap<Integer, Integer> values = new TreeMap<>();

  PlainRegisters(List<Plain> registers) {
    this.registers = List.copyOf(registers);
    for (Plain register : registers) {
      if (byOffset.put(register.offset(), register) != null) {
        throw new IllegalArgumentException("two registers at offset of " + register.name());
      }
    }
    reset();
  }

  void reset() {
    for (Plain register : registers) {
      values.put(register.offset(), register.reset());
    }
  }

  boolean has(int offset) {
    return byOffset.containsKey(offset);
  }

  int get(int offset) {
    Integer value = values.get(offset);
    if (value == null) {
      throw new IllegalArgumentException("no plain register at offset " + offset);
    }
    return value;
  }

  /** Bits that do not exist keep their reset value. */
  void set(int offset, int value) {
    @Nullable Plain register = byOffset.get(offset);
    if (register == null) {
      throw new IllegalArgumentException("no plain register at offset " + offset);
    }
    values.put(offset, value & register.mask() | register.reset() & ~register.mask());
  }
}

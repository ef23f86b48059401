package dev.stacktoll.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One program: vector table, harness, initial state, and units with a checkpoint after every few of
 * them.
 */
final class Image {
  /** PUSH {LR}; BL checkpoint; POP {LR}. */
  private static final int CALL_BYTES = 10;

  private static final int CALL_INSTRUCTIONS = 3;
  private static final int VECTORS = 16;

  /** One stretch between two checkpoints: the units from here up to the next stretch. */
  record Stretch(int firstUnit, int endUnit) {}

  private final List<Unit> units;
  private final List<Stretch> stretches = new ArrayList<>();
  private final byte[] memory;
  private final int entry;

  /**
   * Lays out a program.
   *
   * @param unitsPerStretch a checkpoint comes after so many units, or earlier where one asks for it
   */
  Image(Target target, State state, List<Unit> units, int unitsPerStretch) {
    this.units = List.copyOf(units);
    divide(unitsPerStretch);
    int code = units.stream().mapToInt(Unit::size).sum() + CALL_BYTES * stretches.size();
    ByteBuffer out = ByteBuffer.allocate(Layout.UNITS + code + 4).order(ByteOrder.LITTLE_ENDIAN);
    if (out.capacity() > Layout.CODE_BYTES || stretches.size() * Record.BYTES > Layout.LOG_BYTES) {
      throw new IllegalArgumentException("too many units for one image: " + units.size());
    }
    Harness harness = Harness.of(target);
    entry = harness.address("start") | 1;
    out.putInt(Layout.STACK).putInt(entry);
    for (int i = 2; i < VECTORS; i++) {
      out.putInt(harness.address("handler") | 1);
    }
    out.position(Layout.HARNESS).put(harness.code());
    if (out.position() > Layout.STATE) {
      throw new IllegalStateException("the harness is too long");
    }
    out.position(Layout.STATE);
    for (int i = 0; i < State.WORDS; i++) {
      out.putInt(state.get(i));
    }
    pool(out);
    emit(out, harness);
    memory = out.array();
  }

  private void divide(int unitsPerStretch) {
    int first = 0;
    for (int next = 1; next <= units.size(); next++) {
      boolean end =
          next == units.size()
              || next - first == unitsPerStretch
              || units.get(next - 1).alone()
              || units.get(next).alone();
      if (end) {
        stretches.add(new Stretch(first, next));
        first = next;
      }
    }
  }

  /** Always the same operands. */
  private static void pool(ByteBuffer out) {
    SplittableRandom random = new SplittableRandom(Layout.POOL);
    out.position(Layout.POOL);
    for (int i = 0; i < Layout.POOL_WORDS; i++) {
      out.putInt(random.nextBoolean() ? Operands.single(random) : Operands.word(random));
    }
  }

  private void emit(ByteBuffer out, Harness harness) {
    for (Stretch stretch : stretches) {
      for (Unit unit : units.subList(stretch.firstUnit(), stretch.endUnit())) {
        int address = out.position();
        unit.items().forEach(item -> item.emit(out, address));
      }
      out.putShort((short) Bits.PUSH_LR);
      wide(out, Bits.bl(out.position(), harness.address("checkpoint")));
      wide(out, Bits.POP_LR);
    }
    wide(out, Bits.bl(out.position(), harness.address("finish")));
  }

  private static void wide(ByteBuffer out, int bits) {
    out.putShort((short) (bits >>> 16)).putShort((short) bits);
  }

  List<Unit> units() {
    return units;
  }

  /** One for each record of the log. */
  List<Stretch> stretches() {
    return List.copyOf(stretches);
  }

  List<Unit> units(Stretch stretch) {
    return units.subList(stretch.firstUnit(), stretch.endUnit());
  }

  /** Length of the program from address 0 on; the units are its last part. */
  int bytes() {
    return memory.length;
  }

  /** Instructions among the units that only call the checkpoint routine, and the last branch. */
  long overhead() {
    return (long) CALL_INSTRUCTIONS * stretches.size() + 1;
  }

  /** The program as an ELF file with one segment. */
  byte[] elf() {
    return ElfFile.of(Layout.CODE, entry, memory);
  }
}

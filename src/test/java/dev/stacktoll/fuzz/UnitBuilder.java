package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Puts one unit together. */
final class UnitBuilder {
  /** R0 to R12. */
  static final int GENERAL = 0x1fff;

  private static final int SP = 13;

  private final Encodings encodings;
  private final SplittableRandom random;
  private final List<Op> subjects = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private int size;
  private int drawn;
  private boolean alone;

  UnitBuilder(Encodings encodings, SplittableRandom random) {
    this.encodings = encodings;
    this.random = random;
  }

  /** Bytes so far. */
  int at() {
    return size;
  }

  UnitBuilder add(Item item) {
    items.add(item);
    size += item.size();
    return this;
  }

  UnitBuilder add(int bits) {
    return add(new Item.Code(encodings.decode(bits)));
  }

  /** A random instruction that is executed for certain. */
  UnitBuilder subject(Insn insn) {
    subjects.add(insn.op);
    return drawn(insn);
  }

  /** A random instruction that perhaps is not executed. */
  UnitBuilder drawn(Insn insn) {
    drawn++;
    return add(new Item.Code(insn));
  }

  UnitBuilder subject(int bits) {
    return subject(encodings.decode(bits));
  }

  /** MOVW and MOVT of a constant. */
  UnitBuilder constant(int register, int value) {
    return add(new Item.Constant(register, value));
  }

  /** Leaves room for the address of something that comes later in the unit. */
  int reserveAddress(int register) {
    add(new Item.AddressOf(register, 0));
    return items.size() - 1;
  }

  /** Says what that was: its distance from the start of the unit. */
  void resolve(int reserved, int offset) {
    Item.AddressOf place = (Item.AddressOf) items.get(reserved);
    items.set(reserved, new Item.AddressOf(place.register(), offset));
  }

  /** Loads SP by way of another register that is not among the kept ones. */
  UnitBuilder stackPointer(int value, int kept) {
    int by = register(kept);
    return constant(by, value).add(Bits.mov(SP, by));
  }

  /** Shows what SP has become and makes it usable again. */
  UnitBuilder restoreStackPointer() {
    int seen = register(0);
    add(Bits.mov(seen, SP));
    return stackPointer(Layout.STACK - 4 * random.nextInt(2), 1 << seen);
  }

  /** A random register of R0 to R12 that is not in the mask. */
  int register(int excluded) {
    int candidates = GENERAL & ~excluded;
    int skip = random.nextInt(Integer.bitCount(candidates));
    for (int i = 0; i < skip; i++) {
      candidates &= candidates - 1;
    }
    return Integer.numberOfTrailingZeros(candidates);
  }

  UnitBuilder alone() {
    alone = true;
    return this;
  }

  Unit build() {
    return new Unit(subjects, drawn, items, alone);
  }
}

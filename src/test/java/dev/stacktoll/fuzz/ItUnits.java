package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Units with an IT block of one to four instructions, perhaps ended by a branch. */
final class ItUnits {
  private static final int SP_AND_PC = 1 << 13 | 1 << 15;
  private static final int PC_AHEAD = 4;

  private final Encodings encodings;
  private final SplittableRandom random;
  private final OperandSetup operands;
  private final List<Op> rows;

  ItUnits(Encodings encodings, SplittableRandom random, OperandSetup operands) {
    this.encodings = encodings;
    this.random = random;
    this.operands = operands;
    rows = encodings.rows().stream().filter(Encodings::conditional).toList();
  }

  /**
   * May stand in a block as it is. MOVS, encoding T2, must not, and exclusives would leave their
   * monitor set.
   */
  static boolean fits(Insn insn) {
    return Encodings.conditional(insn.op)
        && insn.op != Op.MOV_REG_T2
        && insn.n != 13
        && (insn.writes & SP_AND_PC) == 0
        && (Fillers.plain(insn) || (MemoryAccess.needed(insn) && !isExclusive(insn)));
  }

  private static boolean isExclusive(Insn insn) {
    return switch (insn.kind) {
      case LOAD_EXCLUSIVE, STORE_EXCLUSIVE -> true;
      default -> false;
    };
  }

  /** What stands in the block, with the accesses that have to be prepared. */
  private record Slot(Insn insn, Optional<MemoryAccess> access) {
    int pinned() {
      return access.map(MemoryAccess::pinned).orElse(0);
    }
  }

  /** Fills in a unit; false if the first instruction cannot have its operands. */
  boolean block(UnitBuilder unit, Optional<Insn> first) {
    Optional<Insn> it = encodings.draw(Op.IT_T1, random);
    if (it.isEmpty()) {
      return false;
    }
    int length = 4 - Integer.numberOfTrailingZeros(it.get().imm2);
    List<Slot> slots = new ArrayList<>();
    if (first.isPresent() && !add(slots, first.get())) {
      return false;
    }
    boolean branch = slots.size() < length && random.nextInt(6) == 0;
    while (slots.size() < length - (branch ? 1 : 0)) {
      encodings
          .draw(rows.get(random.nextInt(rows.size())), random)
          .filter(ItUnits::fits)
          .ifPresent(insn -> add(slots, insn));
    }
    int pinned = slots.stream().mapToInt(Slot::pinned).reduce(0, (x, y) -> x | y);
    slots.forEach(slot -> operands.load(unit, slot.insn(), pinned));
    slots.forEach(slot -> slot.access().ifPresent(a -> a.prepare(unit, pinned)));
    unit.subject(it.get());
    slots.forEach(slot -> unit.drawn(slot.insn()));
    if (branch) {
      branch(unit);
    }
    return true;
  }

  /** Nothing in the block may write what a later access relies on. */
  private boolean add(List<Slot> slots, Insn insn) {
    int written = 0;
    int pinned = 0;
    for (Slot slot : slots) {
      written |= slot.insn().writes;
      pinned |= slot.pinned();
    }
    if (!MemoryAccess.needed(insn)) {
      slots.add(new Slot(insn, Optional.empty()));
      return true;
    }
    Optional<MemoryAccess> access = MemoryAccess.plan(insn, random);
    boolean free = access.isPresent() && (access.get().pinned() & (written | pinned)) == 0;
    if (free) {
      slots.add(new Slot(insn, access));
    }
    return free;
  }

  private void branch(UnitBuilder unit) {
    Op row = random.nextBoolean() ? Op.B_T2 : Op.B_T4;
    Insn skipped = encodings.draw(Op.MVN_REG_T2, random).orElseThrow();
    Insn drawn = encodings.draw(row, random).orElseThrow();
    Insn branch = encodings.withImmediate(drawn, drawn.size + skipped.size - PC_AHEAD);
    unit.drawn(branch).drawn(skipped);
  }
}

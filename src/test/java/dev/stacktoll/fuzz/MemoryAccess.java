package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where one load or store goes, and what its base and index must hold for that. */
final class MemoryAccess {
  private static final int SP = 13;
  private static final int PC = 15;

  private final Insn insn;
  private final SplittableRandom random;

  /** Lowest address that is accessed. */
  private final int target;

  private final int index;

  private MemoryAccess(Insn insn, SplittableRandom random) {
    this.insn = insn;
    this.random = random;
    int room = 4 * Layout.WINDOW_WORDS - bytes(insn);
    int offset = random.nextInt(room + 1);
    boolean aligned = insn.n == SP || random.nextInt(3) > 0;
    int alignment = aligned ? Math.max(4, alignment(insn)) : alignment(insn);
    target = Layout.WINDOW + offset / alignment * alignment;
    index = random.nextInt(2) == 0 ? random.nextInt(64) : Operands.word(random);
  }

  /** Empty if the operands do not allow an access inside the window. */
  static Optional<MemoryAccess> plan(Insn insn, SplittableRandom random) {
    boolean literal = insn.n < 0 || insn.n == PC;
    boolean sameRegister = insn.m == insn.n;
    MemoryAccess access = new MemoryAccess(insn, random);
    boolean misplaced = insn.n == SP && (access.base() & 3) != 0;
    return literal || sameRegister || misplaced ? Optional.empty() : Optional.of(access);
  }

  /** Has operands in memory that a base register leads to. */
  static boolean needed(Insn insn) {
    return switch (insn.kind) {
      case LOAD,
          STORE,
          LOAD_DOUBLE,
          STORE_DOUBLE,
          LOAD_MULTIPLE,
          STORE_MULTIPLE,
          LOAD_EXCLUSIVE,
          STORE_EXCLUSIVE,
          FP_LOAD,
          FP_STORE,
          FP_LOAD_DOUBLE,
          FP_STORE_DOUBLE,
          FP_LOAD_MULTIPLE,
          FP_STORE_MULTIPLE ->
          insn.n >= 0 && insn.n != PC;
      default -> false;
    };
  }

  /** Registers that must keep their values until the access. */
  int pinned() {
    return 1 << insn.n | (insn.m >= 0 && isCoreIndexed() ? 1 << insn.m : 0);
  }

  int target() {
    return target;
  }

  /** Loads base and index; other registers in the mask are left alone. */
  void prepare(UnitBuilder unit, int kept) {
    if (insn.n == SP) {
      unit.stackPointer(base(), kept | pinned() & UnitBuilder.GENERAL);
    } else {
      unit.constant(insn.n, base());
    }
    if (isCoreIndexed()) {
      unit.constant(insn.m, index);
    }
  }

  private boolean isCoreIndexed() {
    return insn.m >= 0 && (insn.kind == Kind.LOAD || insn.kind == Kind.STORE);
  }

  private int base() {
    if (isCoreIndexed()) {
      return target - (index << insn.shiftAmount);
    }
    if (descends(insn)) {
      return target + bytes(insn);
    }
    return insn.index ? target - insn.imm : target;
  }

  /** LDMDB, PUSH and their like: the base is behind the last word. */
  private static boolean descends(Insn insn) {
    return switch (insn.op) {
      case STMDB_T1, LDMDB_T1, PUSH_T1, PUSH_T2 -> true;
      case VSTMDB_T1, VSTMDB_T2, VLDMDB_T1, VLDMDB_T2, VPUSH_T1, VPUSH_T2 -> true;
      default -> false;
    };
  }

  private static int bytes(Insn insn) {
    return switch (insn.kind) {
      case LOAD_MULTIPLE, STORE_MULTIPLE -> 4 * Integer.bitCount(insn.list);
      case FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> 4 * insn.list;
      case LOAD_DOUBLE, STORE_DOUBLE, FP_LOAD_DOUBLE, FP_STORE_DOUBLE -> 8;
      case FP_LOAD, FP_STORE -> 4;
      default -> single(insn.op.mnemonic());
    };
  }

  private static int single(String mnemonic) {
    String size = mnemonic.replaceFirst("^(ldrex|strex|ldrs|ldr|str)", "");
    return size.startsWith("b") ? 1 : size.startsWith("h") ? 2 : 4;
  }

  private static int alignment(Insn insn) {
    return switch (insn.kind) {
      case LOAD, STORE -> 1;
      case LOAD_EXCLUSIVE, STORE_EXCLUSIVE -> single(insn.op.mnemonic());
      default -> 4;
    };
  }
}

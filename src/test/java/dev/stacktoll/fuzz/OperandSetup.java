package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Insn;
import java.util.SplittableRandom;

/** Gives some operands of an instruction values worth having; the others keep what they hold. */
final class OperandSetup {
  private static final int LR = 14;
  private static final int SINGLES = 32;
  private static final int CORE = 13;

  private final SplittableRandom random;

  OperandSetup(SplittableRandom random) {
    this.random = random;
  }

  /** All registers, flags and the FPSCR at once. */
  void renew(UnitBuilder unit) {
    int by = unit.register(0);
    unit.constant(by, Operands.fpscr(random)).add(Bits.vmsr(by));
    unit.constant(by, random.nextInt()).add(Bits.msrFlags(by));
    unit.constant(LR, Operands.word(random));
    int words = SINGLES + CORE;
    unit.constant(by, Layout.POOL + 4 * random.nextInt(Layout.POOL_WORDS - words + 1));
    unit.add(Bits.loadSingles(by)).add(Bits.loadCore(by)).alone();
  }

  /** Registers in the mask are left alone. */
  void load(UnitBuilder unit, Insn insn, int kept) {
    for (int singles = insn.fpReads | insn.fpAccumulates; singles != 0; singles &= singles - 1) {
      if (random.nextInt(8) == 0) {
        int by = unit.register(kept & UnitBuilder.GENERAL);
        unit.constant(by, Operands.single(random));
        unit.add(Bits.vmov(Integer.numberOfTrailingZeros(singles), by));
      }
    }
    for (int r = 0; r < 15; r++) {
      boolean read = (insn.reads & ~kept >> r & 1) != 0 && r != 13;
      if (read && random.nextInt(8) == 0) {
        unit.constant(r, Operands.word(random));
      }
    }
  }
}

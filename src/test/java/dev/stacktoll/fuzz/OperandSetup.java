package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Insn;
import java.util.SplittableRandom;

/** Gives some operands of an instruction values worth having; the others keep what they hold. */
final class OperandSetup {
  private final SplittableRandom random;

  OperandSetup(SplittableRandom random) {
    this.random = random;
  }

  /** Registers in the mask are left alone. */
  void load(UnitBuilder unit, Insn insn, int kept) {
    for (int singles = insn.fpReads | insn.fpAccumulates;
        singles != 0;
        singles &= singles - 1) {
      if (random.nextInt(2) == 0) {
        int by = unit.register(kept & UnitBuilder.GENERAL);
        unit.constant(by, Operands.single(random));
        unit.add(Bits.vmov(Integer.numberOfTrailingZeros(singles), by));
      }
    }
    for (int r = 0; r < 15; r++) {
      boolean read = (insn.reads & ~kept >> r & 1) != 0 && r != 13;
      if (read && random.nextInt(5) < 2) {
        unit.constant(r, Operands.word(random));
      }
    }
  }
}

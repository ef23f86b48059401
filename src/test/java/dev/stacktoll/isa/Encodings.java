package dev.stacktoll.isa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random well-formed instructions of a row, and single instructions made to measure. */
public final class Encodings {
  private static final int ATTEMPTS = 600;

  private final Decoder decoder;
  private final boolean fpv5;

  /** With the rows of the Cortex-M7's FPU, or only those of the Cortex-M4. */
  public Encodings(boolean fpv5) {
    this.fpv5 = fpv5;
    decoder = new Decoder(fpv5);
  }

  /** Every row that the processor has, the two for reserved encodings included. */
  public List<Op> rows() {
    return Arrays.stream(Op.values()).filter(op -> fpv5 || !op.fpv5()).toList();
  }

  /** Fields at random; empty if chance found nothing that the manual defines. */
  public Optional<Insn> draw(Op op, SplittableRandom random) {
    Pattern pattern = op.pattern();
    for (int i = 0; i < ATTEMPTS; i++) {
      int bits = pattern.value() | (random.nextInt() & ~pattern.mask());
      Op claimed = op.size() == 4 ? decoder.row(bits >>> 16, bits) : decoder.row(bits & 0xffff, 0);
      if (claimed == op) {
        Insn insn = decode(op.size() == 4 ? bits : bits & 0xffff);
        if (Predictability.holds(insn)) {
          return Optional.of(insn);
        }
      }
    }
    return Optional.empty();
  }

  /** A 32-bit encoding has its first halfword in the upper half. */
  public Insn decode(int bits) {
    return bits >>> 16 == 0 ? decoder.decode(bits, 0) : decoder.decode(bits >>> 16, bits);
  }

  /** The same instruction with another immediate, for instance another branch offset. */
  public Insn withImmediate(Insn insn, int immediate) {
    Operands operands = OperandFields.read(insn.op, insn.bits);
    operands.imm = immediate;
    Insn changed = decode(OperandFields.write(operands));
    if (changed.op != insn.op || changed.imm != immediate) {
      throw new IllegalArgumentException(insn.op + " does not reach " + immediate);
    }
    return changed;
  }

  /** May stand in an IT block. */
  public static boolean conditional(Op op) {
    return Disassembler.conditional(op);
  }
}

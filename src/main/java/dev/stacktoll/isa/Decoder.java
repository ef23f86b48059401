package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From halfwords to instructions: for each first halfword the rows that can begin with it, most
 * specific first (ARM DDI 0403E, A5.1). Reserved encodings decode to {@link Op#UNDEFINED_T1} or
 * {@link Op#UNDEFINED_T2}.
 */
public final class Decoder {
  private static final int FIRST_HALFWORDS = 1 << 16;

  private final Op[][] candidates = new Op[FIRST_HALFWORDS][];

  /** With the rows of the FPU that the Cortex-M7 has, or only those of the Cortex-M4. */
  public Decoder(boolean fpv5) {
    this(rows(fpv5));
  }

  Decoder(List<Op> rows) {
    rejectAmbiguity(rows);
    List<Op> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparingInt(op -> -Integer.bitCount(op.pattern().mask())));
    List<List<Op>> lists = new ArrayList<>(FIRST_HALFWORDS);
    for (int hw1 = 0; hw1 < FIRST_HALFWORDS; hw1++) {
      lists.add(new ArrayList<>(4));
    }
    for (Op op : ordered) {
      addToLists(op, lists);
    }
    for (int hw1 = 0; hw1 < FIRST_HALFWORDS; hw1++) {
      candidates[hw1] = lists.get(hw1).toArray(Op[]::new);
    }
  }

  private static List<Op> rows(boolean fpv5) {
    List<Op> rows = new ArrayList<>();
    for (Op op : Op.values()) {
      if (fpv5 || !op.fpv5()) {
        rows.add(op);
      }
    }
    return rows;
  }

  /** Walks the values of the bits of the first halfword that the row leaves open. */
  private static void addToLists(Op op, List<List<Op>> lists) {
    int shift = op.size() == 4 ? 16 : 0;
    int open = ~(op.pattern().mask() >>> shift) & 0xffff;
    int fixed = op.pattern().value() >>> shift;
    int part = open;
    while (true) {
      int hw1 = fixed | part;
      if (isWide(hw1) == (op.size() == 4)) {
        lists.get(hw1).add(op);
      }
      if (part == 0) {
        return;
      }
      part = (part - 1) & open;
    }
  }

  /** Two rows may claim one encoding only if one's fixed bits include the other's. */
  static void rejectAmbiguity(List<Op> rows) {
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        Pattern one = rows.get(i).pattern();
        Pattern two = rows.get(j).pattern();
        if (one.overlaps(two) && !one.refines(two) && !two.refines(one)) {
          throw new IllegalStateException(
              rows.get(i) + " and " + rows.get(j) + " claim the same encodings");
        }
      }
    }
  }

  /** The halfword is the first of a 32-bit instruction. */
  public static boolean isWide(int hw1) {
    return (hw1 & 0xffff) >= 0xe800;
  }

  /** The row of an instruction; the second halfword is ignored for a 16-bit one. */
  public Op row(int hw1, int hw2) {
    int first = hw1 & 0xffff;
    int bits = isWide(first) ? first << 16 | (hw2 & 0xffff) : first;
    for (Op op : candidates[first]) {
      if (op.pattern().matches(bits)) {
        return op;
      }
    }
    throw new IllegalStateException("no row for " + Integer.toHexString(bits));
  }

  /** Decodes one instruction; the second halfword is ignored for a 16-bit one. */
  public Insn decode(int hw1, int hw2) {
    Op op = row(hw1, hw2);
    int bits = op.size() == 4 ? hw1 << 16 | (hw2 & 0xffff) : hw1 & 0xffff;
    Operands o = OperandFields.read(op, bits);
    if (o.d < 0 && o.n >= 0 && op.kind() == Kind.ALU) {
      o.setFlags = true; // CMP, CMN, TST and TEQ have no destination but the flags
    }
    return new Insn(o, RegisterUse.of(o));
  }
}

package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random encodings that a row claims, without those whose text or behaviour is unpredictable. */
final class RandomEncodings {
  private static final int ATTEMPTS = 4000;

  private final Decoder decoder = new Decoder(true);
  private final Random random = new Random(20_260_517);

  /** Every row but the two for reserved encodings. */
  static List<Op> rows() {
    List<Op> rows = new ArrayList<>(List.of(Op.values()));
    rows.remove(Op.UNDEFINED_T1);
    rows.remove(Op.UNDEFINED_T2);
    return rows;
  }

  List<Insn> of(Op op, int wanted) {
    List<Insn> found = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS && found.size() < wanted; i++) {
      Pattern pattern = op.pattern();
      int bits = pattern.value() | (random.nextInt() & ~pattern.mask());
      Insn insn =
          op.size() == 4 ? decoder.decode(bits >>> 16, bits) : decoder.decode(bits & 0xffff, 0);
      if (insn.op == op && predictable(insn)) {
        found.add(insn);
      }
    }
    return found;
  }

  static boolean predictable(Insn i) {
    if (OperandFields.write(OperandFields.read(i.op, i.bits)) != i.bits) {
      return false; // Rm stored twice and differently, or a constant with an empty byte repeated
    }
    return switch (i.op) {
      case CMP_REG_T2 -> i.n > 7 || i.m > 7;
      case ADD_REG_T2 -> i.d > 7 || i.m > 7;
      case CPS_T1 -> (i.imm2 & 3) != 0;
      case IT_T1 -> i.cond < 14 || (i.cond == 14 && Integer.bitCount(i.imm2) == 1);
      case MSR_T1 -> known(i.imm2) && (i.imm2 < 4 ? i.imm != 0 : i.imm == 2);
      case MRS_T1 -> known(i.imm2);
      case BFI_T1, BFC_T1 -> i.imm2 > 0;
      case SBFX_T1, UBFX_T1 -> i.imm + i.imm2 <= 32;
      case VMOV_PAIR_FROM_CORE_T1, VMOV_PAIR_TO_CORE_T1 -> i.m < 31;
      case LDC_LIT_T1, LDC2_LIT_T2 -> !i.writeback && i.index;
      default ->
          switch (i.kind) {
            case FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> listFits(i) && i.n != 15;
            case LOAD_MULTIPLE, STORE_MULTIPLE -> i.list != 0 && i.n != 15;
            default -> true;
          };
    };
  }

  private static boolean known(int sysm) {
    return !Names.special(sysm).startsWith("SYSM");
  }

  private static boolean listFits(Insn i) {
    boolean doubles = i.op.forms().contains(Syntax.DOUBLE_LIST);
    return i.list > 0 && (doubles ? i.d + i.list / 2 <= 16 : i.d + i.list <= 32);
  }
}

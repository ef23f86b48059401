package dev.stacktoll.isa;

/**
 * Which encodings of a row the manual calls UNPREDICTABLE for their register numbers: the "if …
 * then UNPREDICTABLE" lines under each encoding of ARM DDI 0403E, A7.7, grouped by what they say.
 * Bit fields that must not be (empty lists, constants without an encoding) are in {@link
 * RandomEncodings}.
 */
final class Predictability {
  private static final int SP = 13;
  private static final int LR = 14;
  private static final int PC = 15;

  private Predictability() {}

  /** The manual says what this instruction does. */
  static boolean holds(Insn i) {
    return RandomEncodings.predictable(i) && (i.size == 2 ? narrow(i) : wide(i));
  }

  private static boolean narrow(Insn i) {
    return switch (i.op) {
      case ADD_REG_T2, MOV_REG_T1 -> i.d != PC || i.m != PC;
      case ADD_SP_REG_T1 -> i.d != PC;
      case CMP_REG_T2 -> i.n != PC && i.m != PC;
      case BX_T1, BLX_T1 -> i.m != PC;
      // A base in the list that is not its lowest register is stored as an UNKNOWN value.
      case STM_T1 -> (i.list >> i.n & 1) == 0 || Integer.numberOfTrailingZeros(i.list) == i.n;
      default -> true;
    };
  }

  private static boolean wide(Insn i) {
    return switch (i.kind) {
      case ALU -> dataProcessing(i);
      case LOAD -> load(i);
      case STORE -> store(i);
      case LOAD_DOUBLE -> plain(i.t) && plain(i.t2) && i.t != i.t2 && pairKept(i);
      case STORE_DOUBLE -> plain(i.t) && plain(i.t2) && i.n != PC && pairKept(i);
      case LOAD_MULTIPLE -> list(i) && ((i.list >> PC & 1) == 0 || (i.list >> LR & 1) == 0);
      case STORE_MULTIPLE -> list(i);
      case LOAD_EXCLUSIVE -> plain(i.t) && i.n != PC;
      case STORE_EXCLUSIVE -> plain(i.d) && plain(i.t) && i.n != PC && i.d != i.n && i.d != i.t;
      case TABLE_BRANCH -> i.n != SP && plain(i.m);
      case PRELOAD -> plain(i.m);
      case MULTIPLY_LONG, MULTIPLY_ACCUMULATE_LONG -> everyRegisterPlain(i) && i.d != i.t2;
      case FP_LOAD, FP_LOAD_DOUBLE -> true;
      case FP_STORE, FP_STORE_DOUBLE, FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> i.n != PC;
      case FP_STATUS -> i.op == Op.VMRS_T1 ? i.t != SP : plain(i.t);
      case FP_FROM_CORE, FP_TO_CORE, FP_FROM_CORE_PAIR -> plain(i.t) && plain(i.t2);
      case FP_TO_CORE_PAIR -> plain(i.t) && plain(i.t2) && i.t != i.t2;
      case COPROCESSOR -> plain(i.t) && plain(i.t2);
      default -> i.op.mnemonic().startsWith("v") || everyRegisterPlain(i);
    };
  }

  private static boolean dataProcessing(Insn i) {
    return switch (i.op) {
      case MOV_REG_T3 ->
          i.setFlags ? plain(i.d) && plain(i.m) : i.d != PC && i.m != PC && i.d + i.m != 2 * SP;
      case ADD_SP_REG_T3, SUB_SP_REG_T1 ->
          i.d != PC && plain(i.m) && (i.d != SP || (i.shiftType == 0 && i.shiftAmount <= 3));
      case ADD_SP_IMM_T3, SUB_SP_IMM_T2, ADD_SP_IMM_T4, SUB_SP_IMM_T3 -> i.d != PC;
      case CMP_REG_T3, CMN_REG_T2 -> i.n != PC && plain(i.m);
      case CMP_IMM_T2, CMN_IMM_T1 -> i.n != PC;
      default -> everyRegisterPlain(i);
    };
  }

  private static boolean load(Insn i) {
    boolean anyTarget =
        switch (i.op) {
          case LDR_IMM_T3, LDR_IMM_T4, LDR_REG_T2, LDR_LIT_T2 -> true;
          case POP_T3 -> i.t != SP;
          default -> plain(i.t);
        };
    return anyTarget && plain(i.m) && baseKept(i);
  }

  private static boolean store(Insn i) {
    boolean stackPointerToo =
        switch (i.op) {
          case STR_IMM_T3, STR_IMM_T4, STR_REG_T2 -> true;
          default -> false;
        };
    return (stackPointerToo ? i.t != PC : plain(i.t)) && plain(i.m) && baseKept(i);
  }

  private static boolean baseKept(Insn i) {
    return !i.writeback || i.n != i.t;
  }

  private static boolean pairKept(Insn i) {
    return !i.writeback || (i.n != i.t && i.n != i.t2);
  }

  private static boolean list(Insn i) {
    return i.n != PC && Integer.bitCount(i.list) >= 2 && (!i.writeback || (i.list >> i.n & 1) == 0);
  }

  private static boolean everyRegisterPlain(Insn i) {
    return plain(i.d) && plain(i.n) && plain(i.m) && plain(i.a) && plain(i.t) && plain(i.t2);
  }

  /** Neither SP nor PC; a field that the encoding does not have is -1. */
  private static boolean plain(int register) {
    return register != SP && register != PC;
  }
}

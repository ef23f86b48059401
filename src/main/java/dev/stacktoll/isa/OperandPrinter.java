package dev.stacktoll.isa;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The text of operand forms, as GNU objdump writes them.
 *
 * @param insn the instruction
 * @param address where it lies, for branch targets
 */
record OperandPrinter(Insn insn, int address) {
  private static final List<String> CPS_MASK_NAMES = List.of("none", "f", "i", "if");

  String print(Syntax form) {
    return switch (form) {
      case D, DN, DM -> Names.core(insn.d);
      case N -> Names.core(insn.n);
      case M, MM -> Names.core(insn.m);
      case A -> Names.core(insn.a);
      case T -> Names.core(insn.t);
      case U -> Names.core(insn.t2);
      case SP, SP_DN -> "sp";
      case SP_SILENT, S_OUTSIDE_IT, S_BIT, S_ALWAYS, RRX -> "";
      case T_OR_FLAGS -> insn.t == 15 ? "APSR_nzcv" : Names.core(insn.t);
      case SINGLE_D -> "s" + insn.d;
      case SINGLE_N -> "s" + insn.n;
      case SINGLE_M -> "s" + insn.m;
      case SINGLE_DM -> "s" + insn.d + ", s" + insn.d;
      case SINGLE_PAIR -> "s" + insn.m + ", s" + (insn.m + 1);
      case DOUBLE_D -> "d" + insn.d;
      case DOUBLE_N -> "d" + insn.n;
      case DOUBLE_M -> "d" + insn.m;
      case HALF -> "[" + insn.imm + "]";
      case SINGLE_LIST -> floatingList('s', insn.list);
      case DOUBLE_LIST -> floatingList('d', insn.list / 2);
      case CONDITION, CONDITION_VSEL -> Names.CONDITIONS.get(insn.cond);
      case IT_MASK -> itSuffix(insn.cond, insn.imm2);
      case CPS_EFFECT -> (insn.imm2 & 16) != 0 ? "id" : "ie";
      case CPS_MASKS -> CPS_MASK_NAMES.get(insn.imm2 & 3);
      case LONG -> insn.list != 0 ? "l" : "";
      case UNSIGNED, UNSIGNED_X2, UNSIGNED_X4, MODIFIED, HALFWORD ->
          "#" + Integer.toUnsignedString(insn.imm);
      case NEGATIVE -> "#" + -insn.imm;
      case LSL_AMOUNT, LSR_AMOUNT, ASR_AMOUNT, ROR_AMOUNT, LSB, FRACTION_16, FRACTION_32 ->
          "#" + insn.imm;
      case WIDTH, WIDTH_BY_MSB, SATURATE_SIGNED, SATURATE_UNSIGNED, DBG_OPTION -> "#" + insn.imm2;
      case BARRIER_OPTION ->
          insn.op == Op.ISB_T1 && insn.imm2 != 15 ? "#" + insn.imm2 : Names.barrier(insn.imm2);
      case PLAIN, OPC1 -> Integer.toString(insn.imm);
      case HEX -> String.format(Locale.ROOT, "0x%04x", insn.imm);
      case RAW -> String.format(Locale.ROOT, insn.size == 2 ? "0x%04x" : "0x%08x", insn.imm);
      case BRACES -> "{" + insn.imm + "}";
      case OPC2 -> "{" + insn.imm2 + "}";
      case SYSM_SOURCE -> Names.special(insn.imm2);
      case SYSM_DESTINATION -> Names.specialDestination(insn.imm2, insn.imm);
      case FLOAT -> "#" + Float.intBitsToFloat(insn.imm);
      case SHIFT -> shift();
      case SATURATE_SHIFT, INDEX_SHIFT ->
          insn.shiftAmount == 0 ? "" : ", " + shiftName() + " #" + insn.shiftAmount;
      case ROTATION -> insn.imm2 == 0 ? "" : ", ror #" + insn.imm2;
      case OFFSET, OFFSET_X4, OFFSET_NEGATIVE, OFFSET_EITHER -> offset();
      case ADDRESS, ADDRESS_X4 -> address(Names.core(insn.n));
      case ADDRESS_COPROCESSOR -> coprocessorAddress();
      case ADDRESS_POP, ADDRESS_PUSH -> address("sp");
      case LITERAL, LITERAL_X4 -> "[pc, " + signedImmediate() + "]";
      case W, W_BY_LIST -> insn.writeback ? "!" : "";
      case W_ALWAYS -> "!";
      case LIST, LIST_PUSH, LIST_POP -> coreList();
      case TARGET, TARGET_20, TARGET_24, TARGET_FORWARD ->
          "0x" + Integer.toHexString(address + 4 + insn.imm);
      case COPROCESSOR -> Integer.toString(insn.a);
      case CR_D -> "cr" + insn.d;
      case CR_N -> "cr" + insn.n;
      case CR_M -> "cr" + insn.m;
    };
  }

  private String shiftName() {
    return Names.SHIFTS.get(insn.shiftType);
  }

  private String shift() {
    if (insn.shiftType == 4) {
      return ", rrx";
    }
    return insn.shiftAmount == 0 ? "" : ", " + shiftName() + " #" + insn.shiftAmount;
  }

  private String signedImmediate() {
    return (insn.add ? "#" : "#-") + Math.abs(insn.imm);
  }

  private String offset() {
    return insn.imm == 0 && insn.add ? "" : ", " + signedImmediate();
  }

  private String address(String base) {
    if (!insn.index) {
      return "[" + base + "], " + signedImmediate();
    }
    return "[" + base + offset() + "]" + (insn.writeback ? "!" : "");
  }

  private String coprocessorAddress() {
    String base = Names.core(insn.n);
    return insn.index || insn.writeback ? address(base) : "[" + base + "], {" + insn.imm / 4 + "}";
  }

  private String coreList() {
    StringJoiner names = new StringJoiner(", ", "{", "}");
    for (int register = 0; register < 16; register++) {
      if ((insn.list >> register & 1) != 0) {
        names.add(Names.core(register));
      }
    }
    return names.toString();
  }

  private String floatingList(char prefix, int count) {
    String first = prefix + Integer.toString(insn.d);
    return count == 1 ? "{" + first + "}" : "{" + first + "-" + prefix + (insn.d + count - 1) + "}";
  }

  private static String itSuffix(int firstCondition, int mask) {
    StringBuilder suffix = new StringBuilder();
    int last = Integer.numberOfTrailingZeros(mask | 16);
    for (int bit = 3; bit > last; bit--) {
      suffix.append((mask >> bit & 1) == (firstCondition & 1) ? 't' : 'e');
    }
    return suffix.toString();
  }
}

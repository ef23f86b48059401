package dev.stacktoll.isa;

import dev.stacktoll.isa.Template.Literal;
import dev.stacktoll.isa.Template.Operand;
import dev.stacktoll.isa.Template.Piece;
import java.util.List;

/**
 * The assembly text of an instruction, worded as GNU objdump words it but for branch targets, which
 * are plain hexadecimal numbers.
 */
public final class Disassembler {
  private static final int ALWAYS = 14;

  private Disassembler() {}

  /** The text outside an IT block. */
  public static String text(Insn insn, int address) {
    return text(insn, address, ALWAYS);
  }

  /**
   * The text inside an IT block, where the condition is part of the mnemonic and 16-bit
   * instructions leave the flags alone.
   *
   * @param condition the condition of the block for this instruction; 14 outside a block
   */
  public static String text(Insn insn, int address, int condition) {
    OperandPrinter printer = new OperandPrinter(insn, address);
    String head = head(insn, printer, condition);
    StringBuilder operands = new StringBuilder();
    for (Piece piece : insn.op.template().operands()) {
      operands.append(print(piece, printer));
    }
    return operands.isEmpty() ? head : head + " " + operands;
  }

  private static String head(Insn insn, OperandPrinter printer, int condition) {
    StringBuilder head = new StringBuilder();
    for (Piece piece : insn.op.template().head()) {
      head.append(
          piece instanceof Operand(Syntax form) && isFlag(form)
              ? flag(form, insn, condition)
              : print(piece, printer));
    }
    if (condition != ALWAYS && conditional(insn.op)) {
      int dot = head.indexOf(".");
      head.insert(dot < 0 ? head.length() : dot, Names.CONDITIONS.get(condition));
    }
    return head.toString();
  }

  private static boolean isFlag(Syntax form) {
    return form == Syntax.S_OUTSIDE_IT || form == Syntax.S_BIT || form == Syntax.S_ALWAYS;
  }

  private static String flag(Syntax form, Insn insn, int condition) {
    boolean sets = form == Syntax.S_BIT ? insn.setFlags : condition == ALWAYS;
    return sets ? "s" : "";
  }

  private static String print(Piece piece, OperandPrinter printer) {
    return switch (piece) {
      case Literal(String text) -> text;
      case Operand(Syntax form) -> printer.print(form);
    };
  }

  /** May carry a condition inside an IT block. */
  static boolean conditional(Op op) {
    List<Syntax> forms = op.forms();
    return switch (op.kind()) {
      case IT, COMPARE_BRANCH, BRANCH_CONDITIONAL -> false;
      default ->
          !forms.contains(Syntax.CPS_EFFECT)
              && !forms.contains(Syntax.RAW)
              && !op.fpv5()
              && op != Op.BKPT_T1;
    };
  }
}

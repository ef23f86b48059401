package dev.stacktoll.isa;

import java.util.Set;

/** The directives of the assembler, named as in GNU as. */
final class Directive {
  /** They say what holds here anyway. */
  private static final Set<String> IGNORED =
      Set.of(
          ".syntax",
          ".thumb",
          ".text",
          ".global",
          ".globl",
          ".cpu",
          ".fpu",
          ".thumb_func",
          ".type");

  private Directive() {}

  /** True if a symbol has another value than before. */
  static boolean run(Statement statement, Expressions expressions, Labels labels, Output output) {
    String operands = statement.operands();
    switch (statement.word()) {
      case ".word", ".long" -> data(operands, expressions, output, 4);
      case ".hword", ".short" -> data(operands, expressions, output, 2);
      case ".byte" -> data(operands, expressions, output, 1);
      case ".inst.n", ".inst.w", ".inst" -> {
        int encoding = expressions.require(operands);
        boolean wide =
            statement.word().equals(".inst.w")
                || (statement.word().equals(".inst") && encoding >>> 16 != 0);
        output.instruction(encoding, wide ? 4 : 2);
      }
      case ".align", ".p2align" -> output.alignWithNops(1 << expressions.require(operands));
      case ".balign" -> output.alignWithNops(expressions.require(operands));
      case ".space", ".skip" -> {
        for (int left = expressions.require(operands); left > 0; left--) {
          output.bytes(0, 1);
        }
      }
      case ".equ", ".set" -> {
        int comma = operands.indexOf(',');
        if (comma < 0) {
          throw new IllegalArgumentException("no value");
        }
        int value = expressions.require(operands.substring(comma + 1));
        return labels.define(operands.substring(0, comma).strip(), -1, value);
      }
      default -> {
        if (!IGNORED.contains(statement.word())) {
          throw new IllegalArgumentException("unknown directive");
        }
      }
    }
    return false;
  }

  private static void data(String operands, Expressions expressions, Output output, int bytes) {
    for (String value : operands.split(",", -1)) {
      output.bytes(expressions.require(value), bytes);
    }
  }
}

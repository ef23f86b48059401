package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other spellings that assembly programs use for the rows of {@link Op}. */
final class Aliases {
  private static final Set<Op> COMMUTATIVE =
      Set.of(
          Op.AND_REG_T1,
          Op.EOR_REG_T1,
          Op.ADC_REG_T1,
          Op.ORR_REG_T1,
          Op.ADD_REG_T2,
          Op.ADD_SP_REG_T1,
          Op.MUL_T1);

  private static final Pattern MOVE_SHIFTED =
      Pattern.compile("([^,]+,[^,]+),\\s*(lsl|lsr|asr|ror)\\s+(.*)");

  private static final Pattern TYPED_TRANSFER =
      Pattern.compile("(v(?:ldr|str|ldm|stm|push|pop)[a-z]*)\\.(?:f|i)?(?:32|64)");

  private Aliases() {}

  /** Other mnemonics of a row. */
  static List<String> stems(Op op) {
    return switch (op) {
      case LDM_T1, LDM_T2 -> List.of("ldm", "ldmfd");
      case STM_T1, STM_T2 -> List.of("stm", "stmea");
      case LDMDB_T1 -> List.of("ldmea");
      case STMDB_T1 -> List.of("stmfd");
      case POP_T2 -> List.of("pop", "ldm", "ldmfd");
      case POP_T3 -> List.of("pop");
      case PUSH_T2 -> List.of("push", "stmfd");
      case PUSH_T3 -> List.of("push");
      case VLDM_T1, VLDM_T2 -> List.of("vldm");
      case VSTM_T1, VSTM_T2 -> List.of("vstm");
      case VPUSH_T1, VPUSH_T2 -> List.of("vstmdb");
      case VPOP_T1, VPOP_T2 -> List.of("vldm", "vldmia");
      case RSB_IMM_T1 -> List.of("rsb");
      case RSB_IMM_T2 -> List.of("neg");
      case ADD_IMM_T4, ADD_SP_IMM_T4, ADR_T3 -> List.of("add");
      case SUB_IMM_T4, SUB_SP_IMM_T3, ADR_T2 -> List.of("sub");
      case MOV_IMM_T3 -> List.of("mov");
      default -> List.of();
    };
  }

  /** Instructions that are other instructions in disguise. */
  static Encoder.Request rewrite(
      Encoder.Request request, Function<String, OptionalInt> expressions) {
    String word = TYPED_TRANSFER.matcher(request.word()).replaceFirst("$1");
    String operands = request.operands();
    if (word.matches("movs?(.{2})?(\\.w|\\.n)?")) {
      Matcher shifted = MOVE_SHIFTED.matcher(operands);
      if (shifted.matches()) {
        word = shifted.group(2) + word.substring(3);
        operands = shifted.group(1) + ", " + shifted.group(3);
      } else if (operands.endsWith("rrx")) {
        word = "rrx" + word.substring(3);
        operands = operands.replaceFirst(",\\s*rrx$", "");
      }
    } else if (word.matches("vmov(.{2})?") && operands.matches("[sS]\\d+\\s*,\\s*([sS]\\d+|#.*)")) {
      word += ".f32";
    } else if (word.matches("vcmpe?(.{2})?\\.f32") && operands.matches(".*#0")) {
      operands += ".0";
    } else if (word.matches("v(ldr|str).*|ldrd.*")
        && operands.matches(".*,\\s*\\.?[A-Za-z][^,\\]]*")) {
      operands = literal(operands, request.address(), expressions);
    } else if (word.matches("adr(.{2})?(\\.w|\\.n)?")) {
      return address(word, request, expressions);
    }
    return with(request, word, operands);
  }

  private static Encoder.Request with(Encoder.Request request, String word, String operands) {
    return new Encoder.Request(
        word, operands, request.address(), request.condition(), request.wide());
  }

  /** The last operand, if it is a label, as an offset from the PC. */
  private static String literal(
      String operands, int address, Function<String, OptionalInt> expressions) {
    int comma = operands.lastIndexOf(',');
    String label = operands.substring(comma + 1).strip();
    if (Names.core(label) >= 0 || label.matches("[sSdD]\\d+")) {
      return operands;
    }
    OptionalInt target = expressions.apply(label);
    return target.isEmpty()
        ? operands
        : operands.substring(0, comma)
            + ", [pc, #"
            + (target.getAsInt() - ((address + 4) & ~3))
            + "]";
  }

  /** ADR is an addition to or a subtraction from the aligned PC. */
  private static Encoder.Request address(
      String word, Encoder.Request request, Function<String, OptionalInt> expressions) {
    String operands = request.operands();
    int comma = operands.indexOf(',');
    OptionalInt target = expressions.apply(operands.substring(comma + 1).strip());
    if (comma < 0 || target.isEmpty()) {
      throw new IllegalArgumentException("no label");
    }
    int offset = target.getAsInt() - ((request.address() + 4) & ~3);
    String register = operands.substring(0, comma);
    return with(
        request,
        (offset < 0 ? "sub" : "add") + word.substring(3),
        register + ", pc, #" + Math.abs(offset));
  }

  /** The operands as written, and as the row would have them written. */
  static List<String> operands(Mnemonic mnemonic, String operands) {
    List<String> variants = new ArrayList<>();
    variants.add(operands);
    Op op = mnemonic.op();
    String[] parts = operands.split("\\s*,\\s*", -1);
    if (mnemonic.stem().equals("push") || mnemonic.stem().equals("pop")) {
      stack(op, operands, variants);
    } else if (op.forms().contains(Syntax.SP_SILENT)) {
      variants.add(operands.replaceFirst("^sp\\s*!\\s*,\\s*", ""));
    } else if (op == Op.RSB_IMM_T1 && operands.endsWith("#0")) {
      variants.add(operands.substring(0, operands.lastIndexOf(',')));
    } else if (op == Op.RSB_IMM_T2 && mnemonic.stem().equals("neg")) {
      variants.set(0, operands + ", #0");
    }
    if (operands.matches(".*\\[[^,\\]]+\\]")) {
      variants.add(operands.substring(0, operands.length() - 1) + ", #0]");
    }
    if (parts.length > 1) {
      String first = parts[0];
      if (takesFirstTwice(op)) {
        variants.add(first + ", " + operands);
      }
      if (parts.length > 2 && first.equalsIgnoreCase(parts[1])) {
        variants.add(operands.substring(operands.indexOf(',') + 1).strip());
      }
      if (parts.length == 3 && COMMUTATIVE.contains(op) && first.equalsIgnoreCase(parts[2])) {
        variants.add(first + ", " + parts[1]);
      }
    }
    return variants;
  }

  private static void stack(Op op, String operands, List<String> variants) {
    switch (op) {
      case POP_T2, PUSH_T2 -> {
        if (operands.matches(".*[,-].*")) {
          variants.add("sp!, " + operands);
        }
      }
      case POP_T3 -> variants.add(operands.replaceAll("[{}]", "") + ", [sp], #4");
      case PUSH_T3 -> variants.add(operands.replaceAll("[{}]", "") + ", [sp, #-4]!");
      default -> {}
    }
  }

  /** The first source may be left out where it is the destination. */
  private static boolean takesFirstTwice(Op op) {
    List<Syntax> forms = op.forms();
    boolean destinationFirst = forms.contains(Syntax.D);
    return switch (op.kind()) {
      case ALU, SHIFT, MULTIPLY -> destinationFirst;
      case FP_ADD, FP_MULTIPLY, FP_DIVIDE -> forms.contains(Syntax.SINGLE_N);
      default -> false;
    };
  }
}

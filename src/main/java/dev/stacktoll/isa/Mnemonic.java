package dev.stacktoll.isa;

import dev.stacktoll.isa.Template.Literal;
import dev.stacktoll.isa.Template.Operand;
import dev.stacktoll.isa.Template.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first word of a row's text as the assembler reads it.
 *
 * @param op the row
 * @param stem what the word begins with
 * @param forms the forms between stem and type
 * @param type for instance ".f32", or empty
 */
record Mnemonic(Op op, String stem, List<Syntax> forms, String type) {
  static Mnemonic of(Op op) {
    StringBuilder stem = new StringBuilder();
    StringBuilder type = new StringBuilder();
    List<Syntax> forms = new ArrayList<>();
    for (Piece piece : op.template().head()) {
      switch (piece) {
        case Literal(String text) -> {
          int dot = text.indexOf('.');
          stem.append(dot < 0 ? text : text.substring(0, dot));
          type.append(dot < 0 ? "" : text.substring(dot));
        }
        case Operand(Syntax form) -> forms.add(form);
      }
    }
    String dataType = type.toString().replaceFirst("^\\.[wn]$", "");
    return new Mnemonic(op, stem.toString(), List.copyOf(forms), dataType);
  }

  Mnemonic withStem(String alias) {
    return new Mnemonic(op, alias, forms, type);
  }

  /**
   * Reads a word without its width into flags and condition.
   *
   * @param condition of the surrounding IT block, or 14
   */
  Optional<Operands> read(String word, int condition) {
    if (!word.startsWith(stem) || !word.endsWith(type)) {
      return Optional.empty();
    }
    if (word.length() < stem.length() + type.length()) {
      return Optional.empty();
    }
    String rest = word.substring(stem.length(), word.length() - type.length());
    Operands o = new Operands(op);
    o.index = true;
    o.add = true;
    boolean inBlock = condition != 14;
    if (inBlock && Disassembler.conditional(op)) {
      if (rest.length() < 2 || Names.condition(rest.substring(rest.length() - 2)) != condition) {
        return Optional.empty();
      }
      rest = rest.substring(0, rest.length() - 2);
    }
    for (Syntax form : forms) {
      rest = strip(form, rest, inBlock, o);
    }
    return rest.isEmpty() ? Optional.of(o) : Optional.empty();
  }

  /** What is left after the form, or something that is certainly not empty. */
  private static String strip(Syntax form, String rest, boolean inBlock, Operands o) {
    boolean s = rest.equals("s");
    switch (form) {
      case S_OUTSIDE_IT -> {
        o.flagsOutsideIt = true;
        o.setFlags = true;
        if (inBlock) {
          return rest;
        }
        return s ? "" : "no";
      }
      case S_BIT -> {
        o.setFlags = s;
        return s ? "" : rest;
      }
      case S_ALWAYS -> {
        o.setFlags = true;
        return s && !inBlock ? "" : "no";
      }
      case CONDITION -> {
        o.cond = Names.condition(rest);
        return !inBlock && o.cond >= 0 && o.cond < 14 ? "" : "no";
      }
      case CONDITION_VSEL -> {
        o.cond = Names.condition(rest);
        return o.cond == 0 || o.cond == 6 || o.cond == 10 || o.cond == 12 ? "" : "no";
      }
      case IT_MASK -> {
        o.imm2 = 1;
        for (int i = 0; i < rest.length(); i++) {
          o.imm2 = o.imm2 << 1 | (rest.charAt(i) == 'e' ? 1 : 0);
        }
        return rest.matches("[te]{0,3}") ? "" : "no";
      }
      case CPS_EFFECT -> {
        o.imm2 = rest.equals("id") ? 16 : 0;
        return rest.equals("id") || rest.equals("ie") ? "" : "no";
      }
      case LONG -> {
        o.list = rest.equals("l") ? 1 : 0;
        return rest.equals("l") ? "" : rest;
      }
      default -> throw new IllegalStateException(form + " in the mnemonic of " + o.op);
    }
  }
}

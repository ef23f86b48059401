package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The assembly text of one row, cut into literal pieces and operand forms.
 *
 * @param text the row as written in {@link Op}
 * @param head the first word: mnemonic, flag and condition forms, width
 * @param operands what follows it
 */
record Template(String text, List<Piece> head, List<Piece> operands) {

  sealed interface Piece {}

  /** Text that is printed as it stands. */
  record Literal(String text) implements Piece {}

  /** An operand. */
  record Operand(Syntax form) implements Piece {}

  static Template parse(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? new Template(text, pieces(text), List.of())
        : new Template(text, pieces(text.substring(0, space)), pieces(text.substring(space + 1)));
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      if (end > at) {
        pieces.add(new Literal(text.substring(at, end)));
      }
      at = end;
      if (open >= 0) {
        int close = text.indexOf('}', open);
        pieces.add(new Operand(Syntax.of(text.substring(open + 1, close))));
        at = close + 1;
      }
    }
    return List.copyOf(pieces);
  }

  List<Syntax> forms() {
    List<Syntax> forms = new ArrayList<>();
    for (List<Piece> part : List.of(head, operands)) {
      for (Piece piece : part) {
        if (piece instanceof Operand(Syntax form)) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  String mnemonic() {
    StringBuilder name = new StringBuilder();
    for (Piece piece : head) {
      if (piece instanceof Literal(String text)) {
        name.append(text);
      }
    }
    return name.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.[wn]$", "");
  }
}

package dev.stacktoll.isa;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums of numbers and labels at one place of a program.
 *
 * @param labels of the program
 * @param statement number of the statement
 * @param address the value of "."
 */
record Expressions(Labels labels, int statement, int address) {
  private static final Pattern TERM = Pattern.compile("\\s*([+-]?)\\s*('.'|[\\w.$]+)\\s*");

  /** Empty where the text is no expression or names an unknown label. */
  OptionalInt evaluate(String text) {
    Matcher term = TERM.matcher(text);
    int at = 0;
    int sum = 0;
    while (at < text.length()) {
      if (!term.region(at, text.length()).lookingAt() || (at > 0 && term.group(1).isEmpty())) {
        return OptionalInt.empty();
      }
      OptionalInt value = value(term.group(2));
      if (value.isEmpty()) {
        return value;
      }
      sum += term.group(1).equals("-") ? -value.getAsInt() : value.getAsInt();
      at = term.end();
    }
    return at == 0 ? OptionalInt.empty() : OptionalInt.of(sum);
  }

  int require(String text) {
    return evaluate(text.strip())
        .orElseThrow(() -> new IllegalArgumentException("cannot evaluate \"" + text + "\""));
  }

  private OptionalInt value(String term) {
    if (term.equals(".")) {
      return OptionalInt.of(address);
    }
    if (term.startsWith("'")) {
      return OptionalInt.of(term.charAt(1));
    }
    if (!Character.isDigit(term.charAt(0)) || term.matches("\\d+[fb]")) {
      return labels.find(term, statement, (address + 7) & ~3);
    }
    String digits = term.toLowerCase(Locale.ROOT).replace("_", "");
    try {
      return OptionalInt.of(
          (int)
              (digits.startsWith("0b")
                  ? Long.parseLong(digits.substring(2), 2)
                  : digits.startsWith("0x")
                      ? Long.parseLong(digits.substring(2), 16)
                      : Long.parseLong(digits)));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }
}

package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of assembly text.
 *
 * @param line its number, from 1
 * @param labels defined here
 * @param word the mnemonic or directive in lower case; empty where there is none
 * @param operands what follows
 */
record Statement(int line, List<String> labels, String word, String operands) {
  private static final Pattern LABEL = Pattern.compile("\\s*([\\w.$]+):");
  private static final Pattern COMMENT = Pattern.compile("(;|@|//).*");

  static List<Statement> parse(String source) {
    List<Statement> statements = new ArrayList<>();
    int line = 0;
    for (String text : source.lines().toList()) {
      line++;
      statements.add(parseLine(line, COMMENT.matcher(text).replaceFirst("")));
    }
    return statements;
  }

  private static Statement parseLine(int line, String text) {
    List<String> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (label.region(at, text.length()).lookingAt()) {
      labels.add(label.group(1));
      at = label.end();
    }
    String rest = text.substring(at).strip();
    int blank = 0;
    while (blank < rest.length() && !Character.isWhitespace(rest.charAt(blank))) {
      blank++;
    }
    String word = rest.substring(0, blank).toLowerCase(Locale.ROOT);
    return new Statement(line, List.copyOf(labels), word, rest.substring(blank).strip());
  }

  String text() {
    return operands.isEmpty() ? word : word + " " + operands;
  }
}

package dev.stacktoll.isa;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What a program's labels stand for, and which of its instructions have had to become wide. */
final class Labels {
  /** For each name the address by the number of the defining statement. */
  private final Map<String, TreeMap<Integer, Integer>> definitions = new HashMap<>();

  private final Set<String> promised = new HashSet<>();
  private final Set<Integer> wide = new HashSet<>();

  Labels(List<Statement> statements) {
    for (Statement statement : statements) {
      promised.addAll(statement.labels());
    }
  }

  /** True if the label was elsewhere before. */
  boolean define(String name, int statement, int address) {
    Integer before =
        definitions.computeIfAbsent(name, _ -> new TreeMap<>()).put(statement, address);
    return before == null || before != address;
  }

  /** The value of a name at a statement; a label that is still to come is guessed. */
  OptionalInt find(String name, int statement, int guess) {
    if (name.matches("\\d+[fb]")) {
      return findNumbered(name, statement, guess);
    }
    TreeMap<Integer, Integer> values = definitions.get(name);
    if (values != null) {
      return OptionalInt.of(values.firstEntry().getValue());
    }
    boolean toCome = promised.contains(name) || name.startsWith(".pool");
    return toCome ? OptionalInt.of(guess) : OptionalInt.empty();
  }

  private OptionalInt findNumbered(String name, int statement, int guess) {
    String label = name.substring(0, name.length() - 1);
    TreeMap<Integer, Integer> values = definitions.getOrDefault(label, new TreeMap<>());
    var entry = name.endsWith("b") ? values.floorEntry(statement) : values.higherEntry(statement);
    if (entry != null) {
      return OptionalInt.of(entry.getValue());
    }
    return promised.contains(label) ? OptionalInt.of(guess) : OptionalInt.empty();
  }

  boolean isWide(int statement) {
    return wide.contains(statement);
  }

  void widen(int statement) {
    wide.add(statement);
  }

  /** The labels that have names. */
  Map<String, Integer> named() {
    Map<String, Integer> addresses = new TreeMap<>();
    for (String name : promised) {
      if (!name.matches("\\d+")) {
        addresses.put(
            name, definitions.getOrDefault(name, new TreeMap<>()).firstEntry().getValue());
      }
    }
    return addresses;
  }
}

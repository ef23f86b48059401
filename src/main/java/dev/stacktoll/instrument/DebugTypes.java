package dev.stacktoll.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Structures and global variables of a program, from {@code .debug_info} (DWARF 2 to 5, sections
 * 5.6, 5.7 and 4.1): where a member lies in a structure, and which variables are of its type.
 *
 * <p>Not modelled: 64-bit DWARF, split units, bit fields, variables whose place an expression has
 * to compute. What cannot be read is missing, as without debug information.
 */
public final class DebugTypes {
  /**
   * An object in memory.
   *
   * @param name the variable, with its index if it is an array's element
   */
  public record Variable(String name, int address) {}

  private static final int LONGEST_TYPE_CHAIN = 8;

  private final Map<Integer, DebugEntry> entries = new HashMap<>();

  private DebugTypes(ElfImage image) {
    DebugEntryReader.read(image).forEach(e -> entries.put(e.offset, e));
  }

  public static DebugTypes of(ElfImage image) {
    return new DebugTypes(image);
  }

  /** Bytes from the start of a structure to a member, or to a member of that member. */
  public OptionalInt offset(String structure, String... members) {
    for (DebugEntry entry : structures(structure)) {
      int offset = 0;
      Optional<DebugEntry> inside = Optional.of(entry);
      for (String member : members) {
        Optional<DebugEntry> found = inside.flatMap(s -> member(s, member));
        if (found.isEmpty()) {
          return OptionalInt.empty();
        }
        offset += found.get().value;
        inside = type(found.get());
      }
      return OptionalInt.of(offset);
    }
    return OptionalInt.empty();
  }

  /** Every global variable of a structure's type and every element of such an array, in order. */
  public List<Variable> variables(String structure) {
    Map<String, Variable> variables = new HashMap<>();
    for (DebugEntry entry : entries.values()) {
      if (entry.tag == DebugEntry.VARIABLE && entry.hasAddress) {
        DebugEntry described = described(entry);
        type(described)
            .ifPresent(type -> add(variables, described.name, entry.value, type, structure));
      }
    }
    return variables.values().stream()
        .sorted(java.util.Comparator.comparing(Variable::address, Integer::compareUnsigned))
        .toList();
  }

  private void add(
      Map<String, Variable> variables,
      String name,
      int address,
      DebugEntry type,
      String structure) {
    if (isStructure(type, structure)) {
      variables.put(name, new Variable(name, address));
    }
    if (type.tag == DebugEntry.ARRAY) {
      Optional<DebugEntry> element = type(type).filter(e -> isStructure(e, structure));
      int count = type.children.stream().mapToInt(c -> c.count).findFirst().orElse(0);
      for (int i = 0; element.isPresent() && i < count; i++) {
        String indexed = name + "[" + i + "]";
        variables.put(indexed, new Variable(indexed, address + i * element.get().size));
      }
    }
  }

  /** A definition outside its declaration has name and type there. */
  private DebugEntry described(DebugEntry entry) {
    DebugEntry declaration = entries.get(entry.specification);
    return entry.specification != 0 && declaration != null ? declaration : entry;
  }

  private static boolean isStructure(DebugEntry entry, String name) {
    return entry.tag == DebugEntry.STRUCTURE && entry.name.equals(name) && entry.size > 0;
  }

  private List<DebugEntry> structures(String name) {
    return new ArrayList<>(entries.values().stream().filter(e -> isStructure(e, name)).toList());
  }

  private static Optional<DebugEntry> member(DebugEntry structure, String name) {
    return structure.children.stream().filter(c -> c.name.equals(name)).findFirst();
  }

  /** The type of an entry, through typedefs and qualifiers. */
  private Optional<DebugEntry> type(DebugEntry entry) {
    DebugEntry type = entries.get(entry.type);
    for (int i = 0; i < LONGEST_TYPE_CHAIN && type != null && type.isAnotherName(); i++) {
      type = entries.get(type.type);
    }
    return Optional.ofNullable(type);
  }
}

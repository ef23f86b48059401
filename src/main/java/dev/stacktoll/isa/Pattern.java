package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * The bits of one row: fixed ones, lettered fields, and the field values that belong to other rows.
 */
final class Pattern {
  private final String text;
  private final int width;
  private final int mask;
  private final int value;

  /** For each letter the mask of its bits, indexed by character. */
  private final int[] fields;

  private final List<Elsewhere> elsewhere;

  private Pattern(
      String text, int width, int mask, int value, int[] fields, List<Elsewhere> elsewhere) {
    this.text = text;
    this.width = width;
    this.mask = mask;
    this.value = value;
    this.fields = fields;
    this.elsewhere = elsewhere;
  }

  /** The encodings with {@code bits & mask == value} are somebody else's. */
  record Elsewhere(int mask, int value) {}

  static Pattern parse(String text) {
    String[] parts = text.split(" unless ", 2);
    String bits = parts[0].replace(" ", "");
    int width = bits.length();
    if (width != 16 && width != 32) {
      throw new IllegalArgumentException(width + " bits: " + text);
    }
    int mask = 0;
    int value = 0;
    int[] fields = new int[128];
    for (int i = 0; i < width; i++) {
      int bit = 1 << (width - 1 - i);
      char c = bits.charAt(i);
      if (c == '0' || c == '1') {
        mask |= bit;
        value |= c == '1' ? bit : 0;
      } else {
        fields[c] |= bit;
      }
    }
    List<Elsewhere> elsewhere = new ArrayList<>();
    if (parts.length == 2) {
      for (String alternative : parts[1].split("\\|", -1)) {
        elsewhere.add(parseElsewhere(alternative.strip(), fields));
      }
    }
    return new Pattern(text, width, mask, value, fields, List.copyOf(elsewhere));
  }

  private static Elsewhere parseElsewhere(String text, int[] fields) {
    int mask = 0;
    int value = 0;
    for (String term : text.split(" ", -1)) {
      int field = fields[term.charAt(0)];
      String wanted = term.substring(2);
      if (Integer.bitCount(field) != wanted.length()) {
        throw new IllegalArgumentException("width of " + term + " in " + text);
      }
      int care = Integer.parseInt(wanted.replace('0', '1').replace('x', '0'), 2);
      mask |= Integer.expand(care, field);
      value |= Integer.expand(Integer.parseInt(wanted.replace('x', '0'), 2), field);
    }
    return new Elsewhere(mask, value);
  }

  /** The row as written in {@link Op}. */
  String text() {
    return text;
  }

  /** 16 or 32. */
  int width() {
    return width;
  }

  /** The bits that are fixed. */
  int mask() {
    return mask;
  }

  /** The values of the fixed bits. */
  int value() {
    return value;
  }

  /** Where a field lies. */
  int field(char letter) {
    return fields[letter];
  }

  boolean matches(int bits) {
    if ((bits & mask) != value) {
      return false;
    }
    for (Elsewhere e : elsewhere) {
      if ((bits & e.mask) == e.value) {
        return false;
      }
    }
    return true;
  }

  boolean has(char letter) {
    return fields[letter] != 0;
  }

  int get(char letter, int bits) {
    return Integer.compress(bits, fields[letter]);
  }

  int put(char letter, int value) {
    return Integer.expand(value, fields[letter]);
  }

  int bitsOf(char letter) {
    return Integer.bitCount(fields[letter]);
  }

  /** Both claim at least one encoding, as far as fixed bits and single elsewhere tell. */
  boolean overlaps(Pattern other) {
    if (width != other.width || ((value ^ other.value) & mask & other.mask) != 0) {
      return false;
    }
    int bothMask = mask | other.mask;
    int bothValue = value | other.value;
    return !excludes(bothMask, bothValue) && !other.excludes(bothMask, bothValue);
  }

  private boolean excludes(int fixed, int fixedValue) {
    return elsewhere.stream()
        .anyMatch(e -> (e.mask & ~fixed) == 0 && (fixedValue & e.mask) == e.value);
  }

  /** The fixed bits of the other are all fixed here, to the same values. */
  boolean refines(Pattern other) {
    return width == other.width
        && (other.mask & ~mask) == 0
        && (value & other.mask) == other.value
        && mask != other.mask;
  }
}

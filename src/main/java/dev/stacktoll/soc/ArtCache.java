package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import java.util.Arrays;

/**
 * The set of lines that one side of the flash accelerator keeps (RM0390, 3.4.2), fully associative.
 * Only line numbers are here.
 */
@Hot
final class ArtCache {
  /** Which line makes room; the manual says least recently used. */
  enum Replacement {
    LEAST_RECENTLY_USED,
    FIRST_IN_FIRST_OUT,
    PSEUDO_RANDOM,
    /** A tree of bits that point away from the last use. */
    TREE;

    static Replacement of(int number) {
      return switch (number) {
        case 0 -> LEAST_RECENTLY_USED;
        case 1 -> FIRST_IN_FIRST_OUT;
        case 2 -> PSEUDO_RANDOM;
        case 3 -> TREE;
        default -> throw new IllegalArgumentException("replacement " + number);
      };
    }
  }

  private static final int NONE = -1;
  private static final int MOST_LINES = 127;
  private static final int LFSR_START = 0xace1;
  private static final int LFSR_TAPS = 0xb400;

  private final Replacement replacement;
  private final int[] lines;
  private final long[] used;
  private final boolean[] tree;
  private long uses;
  private int lfsr = LFSR_START;

  /** Place of each flash line plus one, 0 if it is not here: 2 MiB of flash. */
  private final byte[] placeOf = new byte[1 << 17];

  ArtCache(int size, Replacement replacement) {
    if (size > MOST_LINES) {
      throw new IllegalArgumentException("a cache of %d lines".formatted(size));
    }
    this.replacement = replacement;
    lines = new int[size];
    used = new long[size];
    tree = new boolean[2 * Integer.highestOneBit(2 * size - 1)];
    clear();
  }

  void clear() {
    Arrays.fill(lines, NONE);
    Arrays.fill(placeOf, (byte) 0);
  }

  boolean holds(int line) {
    return line < placeOf.length && placeOf[line] != 0;
  }

  /** A line that is here was used. */
  void use(int line) {
    int place = placeOf[line] - 1;
    switch (replacement) {
      case LEAST_RECENTLY_USED -> used[place] = ++uses;
      case TREE -> pointAway(place);
      case FIRST_IN_FIRST_OUT, PSEUDO_RANDOM -> {}
    }
  }

  void insert(int line) {
    if (line >= placeOf.length) {
      return;
    }
    if (placeOf[line] != 0) {
      use(line);
      return;
    }
    int place = victim();
    if (lines[place] != NONE) {
      placeOf[lines[place]] = 0;
    }
    lines[place] = line;
    used[place] = ++uses;
    placeOf[line] = (byte) (place + 1);
    if (replacement == Replacement.TREE) {
      pointAway(place);
    }
  }

  private int victim() {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == NONE) {
        return i;
      }
    }
    return switch (replacement) {
      case LEAST_RECENTLY_USED, FIRST_IN_FIRST_OUT -> oldest();
      case PSEUDO_RANDOM -> random();
      case TREE -> pointedAt();
    };
  }

  private int oldest() {
    int oldest = 0;
    for (int i = 1; i < lines.length; i++) {
      if (used[i] < used[oldest]) {
        oldest = i;
      }
    }
    return oldest;
  }

  private int random() {
    lfsr = lfsr >>> 1 ^ ((lfsr & 1) != 0 ? LFSR_TAPS : 0);
    return lfsr % lines.length;
  }

  private void pointAway(int place) {
    int half = (tree.length / 2) >> 1;
    int base = 0;
    for (int node = 1; half > 0; half >>= 1) {
      boolean right = place >= base + half;
      tree[node] = !right;
      node = 2 * node + (right ? 1 : 0);
      base += right ? half : 0;
    }
  }

  private int pointedAt() {
    int half = (tree.length / 2) >> 1;
    int base = 0;
    for (int node = 1; half > 0; half >>= 1) {
      boolean right = tree[node] && base + half < lines.length;
      node = 2 * node + (right ? 1 : 0);
      base += right ? half : 0;
    }
    return base;
  }
}

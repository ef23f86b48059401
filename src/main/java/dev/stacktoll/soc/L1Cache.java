package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import java.util.Arrays;

/**
 * Tags and fill times of one level 1 cache of a Cortex-M7 (TRM DDI 0489, 5.9), 32-byte lines.
 *
 * <p>Not modelled: contents. Values always come from memory, so a line that software forgot to
 * clean or invalidate shows no stale data, to the processor or to DMA.
 */
@Hot
final class L1Cache {
  static final int LINE_SHIFT = 5;
  private static final int EMPTY = -1;
  private static final int WORDS_OF_LINE = 3;
  private static final int SEED = 0x2545_f491;

  private final int sets;
  private final int ways;
  private final boolean leastRecentlyUsed;
  private final int[] tag;
  private final boolean[] dirty;
  private final boolean[] writeThrough;
  private final long[] lastUse;
  private final long[] firstWordAt;
  private final byte[] firstWord;
  private final byte[] beat;
  private final byte[] rule;
  private long uses;
  private int random = SEED;

  L1Cache(int sets, int ways, boolean leastRecentlyUsed) {
    this.sets = sets;
    this.ways = ways;
    this.leastRecentlyUsed = leastRecentlyUsed;
    int lines = sets * ways;
    tag = new int[lines];
    dirty = new boolean[lines];
    writeThrough = new boolean[lines];
    lastUse = new long[lines];
    firstWordAt = new long[lines];
    firstWord = new byte[lines];
    beat = new byte[lines];
    rule = new byte[lines];
    clear();
  }

  /** Drops every line; what was dirty is in memory anyway. */
  void clear() {
    Arrays.fill(tag, EMPTY);
    Arrays.fill(dirty, false);
  }

  /** Number of the line that holds an address, or -1. */
  int find(int address) {
    int wanted = address >>> LINE_SHIFT;
    int first = (wanted & sets - 1) * ways;
    for (int line = first; line < first + ways; line++) {
      if (tag[line] == wanted) {
        lastUse[line] = ++uses;
        return line;
      }
    }
    return -1;
  }

  /** Does a line hold an address? */
  boolean holds(int line, int address) {
    return tag[line] == address >>> LINE_SHIFT;
  }

  /** Number of the line that an address will replace. */
  int victim(int address) {
    int first = (address >>> LINE_SHIFT & sets - 1) * ways;
    int oldest = first;
    for (int line = first; line < first + ways; line++) {
      if (tag[line] == EMPTY) {
        return line;
      }
      if (lastUse[line] < lastUse[oldest]) {
        oldest = line;
      }
    }
    return leastRecentlyUsed ? oldest : first + (nextRandom() & ways - 1);
  }

  private int nextRandom() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return random >>> 8;
  }

  /**
   * Fills a line, the wanted word first and the others after it in wrapping order.
   *
   * @param wantedAt cycle in which the word of {@code address} arrives
   * @param cyclesPerWord between the others
   * @param because rule that waits for the line are charged to
   */
  void fill(int line, int address, long wantedAt, int cyclesPerWord, F7BusRule because) {
    tag[line] = address >>> LINE_SHIFT;
    dirty[line] = false;
    writeThrough[line] = false;
    lastUse[line] = ++uses;
    firstWordAt[line] = wantedAt;
    firstWord[line] = (byte) wordOf(address);
    beat[line] = (byte) cyclesPerWord;
    rule[line] = (byte) because.ordinal();
  }

  private static int wordOf(int address) {
    return address >>> 3 & WORDS_OF_LINE;
  }

  /** The cycle in which the word of an address arrived or will arrive in its line. */
  long arrival(int line, int address) {
    int after = wordOf(address) - firstWord[line] & WORDS_OF_LINE;
    return firstWordAt[line] + (long) after * beat[line];
  }

  /** Ordinal of the rule behind the arrival of a line. */
  int rule(int line) {
    return rule[line];
  }

  boolean isDirty(int line) {
    return tag[line] != EMPTY && dirty[line];
  }

  void setDirty(int line, boolean isDirty) {
    dirty[line] = isDirty;
  }

  /** Stores to the line go to memory, too. */
  void setWriteThrough(int line) {
    writeThrough[line] = true;
  }

  boolean isWriteThrough(int line) {
    return writeThrough[line];
  }

  /** Drops the line of an address, if it is in. */
  void drop(int address) {
    int line = find(address);
    if (line >= 0) {
      tag[line] = EMPTY;
      dirty[line] = false;
    }
  }

  /** Line of the operand of a set/way operation: way in the top bits, set above the line bits. */
  int lineOfSetAndWay(int operand) {
    int way = operand >>> 32 - Integer.numberOfTrailingZeros(ways);
    return (operand >>> LINE_SHIFT & sets - 1) * ways + way;
  }

  void dropLine(int line) {
    tag[line] = EMPTY;
    dirty[line] = false;
  }
}

package dev.stacktoll.core;

import java.util.Arrays;

/** The latest stores, which a load of the same word has to wait for. */
@Hot
final class CortexM7Stores {
  private static final int KEPT = 32;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final int distance;
  private final int[] word = new int[KEPT];
  private final long[] cycle = new long[KEPT];
  private int next;

  CortexM7Stores(int distance) {
    this.distance = distance;
    Arrays.fill(cycle, LONG_AGO);
  }

  void add(int address, long at) {
    word[next] = address >>> 2;
    cycle[next] = at;
    next = next + 1 & KEPT - 1;
  }

  /**
   * When a load may issue that could do so in the cycle {@code ready} of the scoreboard, and not
   * before {@code now}.
   */
  long hold(int address, int words, long ready, long now, CortexM7Scoreboard scoreboard) {
    long free = ready;
    long start = Math.max(ready, now);
    for (int back = 1; back <= KEPT; back++) {
      int i = (next - back) & (KEPT - 1);
      if (cycle[i] + distance <= start) {
        break;
      }
      int index = word[i] - (address >>> 2);
      if (index >= 0 && index < words) {
        long cycleOfWord = cycle[i] + distance - index / 2;
        free = scoreboard.later(free, cycleOfWord, CortexM7Rule.STORE_TO_LOAD.ordinal());
      }
    }
    return free;
  }
}

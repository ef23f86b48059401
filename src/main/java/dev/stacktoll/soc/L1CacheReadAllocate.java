package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;

/**
 * The dynamic read-allocate mode of the data cache (Cortex-M7 TRM DDI 0489, 5.9.1): a stream of
 * stores that writes whole lines while they are being filled soon stops allocating them.
 */
@Hot
final class L1CacheReadAllocate {
  private static final int WHOLE_LINE = 0xff;

  private final int linesUntilOn;
  private int line = -1;
  private int wordsWritten;
  private long filledAt;
  private int wholeLines;

  L1CacheReadAllocate(int linesUntilOn) {
    this.linesUntilOn = linesUntilOn;
  }

  /** A store that hits, or that goes past the cache in this mode. */
  void stored(int address, int bytes, long cycle) {
    if (address >>> L1Cache.LINE_SHIFT == line && cycle <= filledAt && bytes == 4) {
      wordsWritten |= 1 << (address >>> 2 & 7);
    }
  }

  /** A store misses; does it go past the cache? */
  boolean bypasses(int address) {
    if (isOn() && address >>> L1Cache.LINE_SHIFT == line) {
      return true;
    }
    wholeLines = wordsWritten == WHOLE_LINE ? wholeLines + 1 : 0;
    wordsWritten = 0;
    line = address >>> L1Cache.LINE_SHIFT;
    filledAt = Long.MAX_VALUE;
    return isOn();
  }

  /** The store that missed last fills its line until a cycle. */
  void fills(long until) {
    filledAt = until;
  }

  /** A load ends the mode if it wants the line being written. */
  void loaded(int address) {
    if (address >>> L1Cache.LINE_SHIFT == line) {
      wholeLines = 0;
    }
  }

  private boolean isOn() {
    return wholeLines >= linesUntilOn;
  }
}

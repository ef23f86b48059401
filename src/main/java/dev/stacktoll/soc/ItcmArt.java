package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import dev.stacktoll.core.RuleValues;
import java.util.Arrays;

/**
 * The ART accelerator between flash and the ITCM port of the STM32F746 (RM0385, flash; AN4667):
 * fully associative lines of 256 bits for instructions and data, prefetch of the next line.
 *
 * <p>Not modelled: what of a line arrives before its end; lines go by last use, which no document
 * says.
 */
@Hot
final class ItcmArt {
  private static final int LINE_SHIFT = 5;
  private static final int EMPTY = -1;
  private static final int PRFTEN = 1 << 8;
  private static final int ARTEN = 1 << 9;
  private static final int ARTRST = 1 << 11;

  private final F7BusFlash flash;
  private final boolean readsAhead;
  private final int[] tag;
  private final long[] lastUse;
  private final long[] arrival;
  private boolean enabled;
  private boolean prefetches;
  private int current = EMPTY;
  private long currentAt;
  private int ahead = EMPTY;
  private long aheadAt;
  private long uses;

  ItcmArt(F7BusFlash flash, RuleValues values) {
    this.flash = flash;
    readsAhead = F7BusRule.ART_PREFETCH.in(values) != 0;
    int lines = F7BusRule.ART_LINES.in(values);
    tag = new int[lines];
    lastUse = new long[lines];
    arrival = new long[lines];
    Arrays.fill(tag, EMPTY);
  }

  void accessControl(int acr) {
    enabled = (acr & ARTEN) != 0;
    prefetches = (acr & PRFTEN) != 0;
    if ((acr & ARTRST) != 0) {
      Arrays.fill(tag, EMPTY);
      current = EMPTY;
      ahead = EMPTY;
    }
  }

  /** The cycle in which a word is there. */
  long read(int address, long cycle) {
    int line = address >>> LINE_SHIFT;
    if (line != current) {
      currentAt = arrivalOf(line, cycle);
      current = line;
      prefetch(line + 1, Math.max(cycle, currentAt));
    }
    return Math.max(cycle, currentAt);
  }

  private long arrivalOf(int line, long cycle) {
    int cached = enabled ? find(line) : EMPTY;
    if (cached != EMPTY) {
      lastUse[cached] = ++uses;
      return arrival[cached];
    }
    long at = line == ahead ? aheadAt : readArray(cycle);
    if (enabled) {
      allocate(line, at);
    }
    return at;
  }

  private long readArray(long cycle) {
    int waits = flash.waitStates();
    return flash.take(cycle, 1 + waits) + waits;
  }

  private void prefetch(int line, long cycle) {
    if (prefetches && readsAhead && line != ahead && find(line) == EMPTY) {
      ahead = line;
      aheadAt = readArray(cycle);
    }
  }

  private int find(int line) {
    for (int i = 0; i < tag.length; i++) {
      if (tag[i] == line) {
        return i;
      }
    }
    return EMPTY;
  }

  private void allocate(int line, long at) {
    int oldest = 0;
    for (int i = 1; i < tag.length; i++) {
      if (lastUse[i] < lastUse[oldest]) {
        oldest = i;
      }
    }
    tag[oldest] = line;
    arrival[oldest] = at;
    lastUse[oldest] = ++uses;
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import dev.stacktoll.core.RuleValues;

/**
 * Stores on their way into the DTCM (Cortex-M7 TRM DDI 0489, 5.1): two banks of 32-bit words, of
 * which a part of a word can only be written by reading and writing all of it. Loads pass.
 */
@Hot
final class F7BusDtcm {
  private final int narrowCycles;
  private final long[] freeAt = new long[2];
  private final long[] doneAt;
  private int newest;

  F7BusDtcm(RuleValues values) {
    narrowCycles = F7BusRule.DTCM_NARROW_STORE.in(values);
    doneAt = new long[F7BusRule.DTCM_STORE_QUEUE.in(values)];
  }

  long store(int address, int bytes, long cycle) {
    int bank = address >>> 2 & 1;
    boolean whole = bytes == 4 && (address & 3) == 0;
    if (whole && freeAt[bank] <= cycle) {
      freeAt[bank] = cycle + 1;
      return cycle;
    }
    newest = (newest + 1) % doneAt.length;
    long leaves = Math.max(cycle, doneAt[newest]);
    long done = takeBank(bank, leaves, whole ? 1 : narrowCycles);
    if ((address & 3) + bytes > 4) {
      done = Math.max(done, takeBank(bank ^ 1, leaves, narrowCycles));
    }
    doneAt[newest] = done - 1;
    return leaves;
  }

  private long takeBank(int bank, long cycle, int cycles) {
    freeAt[bank] = Math.max(freeAt[bank], cycle) + cycles;
    return freeAt[bank];
  }
}

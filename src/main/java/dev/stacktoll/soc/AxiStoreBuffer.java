package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;

/**
 * The store buffer of the Cortex-M7's AXI master (TRM DDI 0489, 5.9.2): some 64-bit entries that
 * drain one after another.
 *
 * <p>Not modelled: forwarding to loads.
 */
@Hot
final class AxiStoreBuffer {
  private final int drainCycles;
  private final long[] drainedAt;
  private int newest;
  private int newestWord = -1;
  private long newestStarts;
  private long busFreeAt;

  AxiStoreBuffer(int entries, int drainCycles) {
    this.drainCycles = drainCycles;
    drainedAt = new long[entries];
  }

  /**
   * Takes a store.
   *
   * @param merges it may join the entry before it that has not left yet
   * @return the cycle in which it is in the buffer
   */
  long store(int address, boolean merges, long cycle) {
    if (merges && address >>> 3 == newestWord && cycle < newestStarts) {
      return cycle;
    }
    newest = (newest + 1) % drainedAt.length;
    long enters = Math.max(cycle, drainedAt[newest]);
    newestWord = address >>> 3;
    newestStarts = Math.max(enters, busFreeAt);
    busFreeAt = newestStarts + drainCycles;
    drainedAt[newest] = busFreeAt;
    return enters;
  }

  /** The cycle in which the buffer is empty. */
  long emptyAt() {
    return busFreeAt;
  }
}

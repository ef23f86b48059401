package dev.stacktoll.core;

import java.util.Arrays;

/**
 * Branch target address cache of the Cortex-M7 (TRM DDI 0489, 1.2.3): direct branches that were
 * taken, with their targets and a two-bit counter; fully associative, the least recently used entry
 * goes.
 *
 * <p>Not modelled: history, sets; neither is documented.
 */
@Hot
final class CortexM7Btac {
  private static final int BUCKETS = 256;
  private static final int NONE = -1;
  private static final int STRONGLY_TAKEN = 3;
  private static final int WEAKLY_TAKEN = 2;

  final int[] target;
  private final int[] branch;
  private final byte[] counter;
  private final long[] lastUse;
  private final int[] nextInBucket;
  private final int[] firstInBucket = new int[BUCKETS];
  private int used;
  private long uses;

  CortexM7Btac(int entries) {
    branch = new int[entries];
    target = new int[entries];
    counter = new byte[entries];
    lastUse = new long[entries];
    nextInBucket = new int[entries];
    clear();
  }

  void clear() {
    used = 0;
    Arrays.fill(firstInBucket, NONE);
  }

  /** Entry of the branch at an address, or -1. */
  int find(int pc) {
    for (int entry = firstInBucket[bucket(pc)]; entry != NONE; entry = nextInBucket[entry]) {
      if (branch[entry] == pc) {
        lastUse[entry] = ++uses;
        return entry;
      }
    }
    return NONE;
  }

  boolean predictsTaken(int entry) {
    return counter[entry] >= WEAKLY_TAKEN;
  }

  /** Learns what the branch of an entry did. */
  void update(int entry, boolean taken, int destination) {
    if (taken) {
      counter[entry] = (byte) Math.min(STRONGLY_TAKEN, counter[entry] + 1);
      target[entry] = destination;
    } else {
      counter[entry] = (byte) Math.max(0, counter[entry] - 1);
    }
  }

  /** Makes an entry for a branch that was taken and has none. */
  void allocate(int pc, int destination) {
    if (branch.length == 0) {
      return;
    }
    int entry = used < branch.length ? used++ : evict();
    branch[entry] = pc;
    target[entry] = destination;
    counter[entry] = STRONGLY_TAKEN;
    lastUse[entry] = ++uses;
    nextInBucket[entry] = firstInBucket[bucket(pc)];
    firstInBucket[bucket(pc)] = entry;
  }

  private int evict() {
    int oldest = 0;
    for (int entry = 1; entry < branch.length; entry++) {
      if (lastUse[entry] < lastUse[oldest]) {
        oldest = entry;
      }
    }
    int bucket = bucket(branch[oldest]);
    if (firstInBucket[bucket] == oldest) {
      firstInBucket[bucket] = nextInBucket[oldest];
    } else {
      int before = firstInBucket[bucket];
      while (nextInBucket[before] != oldest) {
        before = nextInBucket[before];
      }
      nextInBucket[before] = nextInBucket[oldest];
    }
    return oldest;
  }

  private static int bucket(int pc) {
    return pc >>> 1 & BUCKETS - 1;
  }
}

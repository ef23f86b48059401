package dev.stacktoll.core;

/**
 * Prefetch queue of the Cortex-M4 (KA 103488664): aligned words are fetched ahead of decode while
 * two halfword slots are free, words on their way included. The instruction in decode keeps its
 * slots until it executes. A stream starts at a branch target and counts its words and halfwords
 * from there.
 */
@Hot
final class CortexM4Fetch {
  private static final int MASK = 255;
  private static final int CODE_BOUNDARY = 0x2000_0000;

  private final FetchPort port;
  private final int queueHalfwords;
  private final boolean keepsStream;
  private final int sramExtra;

  private int streamBase;
  private int nextWord;
  private int executedHalfwords;
  private long streamStart;
  private long lastAddressPhase = -1;
  private long lastDataPhase = -1;

  /** Decode has waited for the second half of an instruction, and the fetches ran on since. */
  private boolean starved;

  /** When the instruction of each halfword executed, and each word was there to be decoded. */
  private final long[] executedAt = new long[MASK + 1];

  private final long[] availableAt = new long[MASK + 1];
  private final boolean[] waited = new boolean[MASK + 1];

  CortexM4Fetch(FetchPort port, RuleValues values) {
    this.port = port;
    queueHalfwords = CortexM4Rule.QUEUE.in(values);
    keepsStream = CortexM4Rule.QUEUE_STREAM.in(values) != 0;
    sramExtra = CortexM4Rule.SRAM_FETCH.in(values);
  }

  static boolean overSystemBus(int address) {
    return Integer.compareUnsigned(address, CODE_BOUNDARY) >= 0;
  }

  private long busFree() {
    return Math.max(Math.max(lastAddressPhase + 1, lastDataPhase), streamStart);
  }

  /** First cycle in which the next word can have its address phase; -1 if that is not known yet. */
  private long nextAddressPhase(long busFree) {
    int mustExecute = 2 * nextWord + 1 - queueHalfwords;
    if (mustExecute < 0) {
      return busFree;
    }
    if (mustExecute >= executedHalfwords) {
      return -1;
    }
    long slotFree = executedAt[mustExecute & MASK];
    if (busFree >= slotFree) {
      return busFree;
    }
    boolean runsOn = starved && busFree == slotFree - 1 && lastDataPhase == busFree;
    return runsOn ? busFree : slotFree;
  }

  private void fetchNext(long addressPhase, long busFree) {
    if (addressPhase > busFree) {
      starved = false;
    }
    lastAddressPhase = addressPhase;
    int slot = nextWord & MASK;
    int address = streamBase + 4 * nextWord;
    if (overSystemBus(address)) {
      lastDataPhase = addressPhase + 1 + sramExtra;
      waited[slot] = false;
    } else {
      lastDataPhase = port.fetch(address, addressPhase, false);
      waited[slot] = lastDataPhase > addressPhase + 1;
    }
    availableAt[slot] = lastDataPhase + 1;
    nextWord++;
  }

  /** Lets all fetches happen whose address phase lies before a cycle. */
  void runUntil(long cycle) {
    while (true) {
      long busFree = busFree();
      long phase = nextAddressPhase(busFree);
      if (phase < 0 || phase >= cycle) {
        return;
      }
      fetchNext(phase, busFree);
    }
  }

  /** First cycle not before the given one in which a data access finds the S-bus free. */
  long systemBusFree(long cycle) {
    if (!overSystemBus(streamBase)) {
      return cycle;
    }
    runUntil(cycle + 1);
    return lastAddressPhase == cycle ? cycle + 1 : cycle;
  }

  /** A data access takes the S-bus in that cycle. */
  void yieldTo(long cycle) {
    if (overSystemBus(streamBase)) {
      lastAddressPhase = Math.max(lastAddressPhase, cycle);
    }
  }

  /** First cycle in which an instruction can be in decode. */
  long available(int pc, int size) {
    int first = pc - streamBase >> 1;
    int last = first + (size >> 1) - 1;
    while (nextWord <= last >> 1) {
      long busFree = busFree();
      fetchNext(Math.max(nextAddressPhase(busFree), 0), busFree);
    }
    return Math.max(availableAt[first >> 1 & MASK], availableAt[last >> 1 & MASK]);
  }

  /** Did a word of the instruction wait for the flash? */
  boolean waitedForFlash(int pc, int size) {
    int first = pc - streamBase >> 1;
    int last = first + (size >> 1) - 1;
    return waited[first >> 1 & MASK] || waited[last >> 1 & MASK];
  }

  /** Decode, and the execute stage with it, waited for an instruction. */
  void starve(int pc, int size) {
    int first = pc - streamBase >> 1;
    starved |= keepsStream && (first & 1) != 0 && size == 4;
  }

  /** The instruction leaves decode: it executes in that cycle. */
  void execute(int pc, int size, long cycle) {
    int first = pc - streamBase >> 1;
    executedAt[first & MASK] = cycle;
    if (size == 4) {
      executedAt[first + 1 & MASK] = cycle;
    }
    executedHalfwords = first + (size >> 1);
  }

  /** Starts a new stream with its first address phase not before a cycle; nothing is cancelled. */
  void redirect(int target, long addressPhase) {
    runUntil(addressPhase);
    streamBase = target & ~3;
    nextWord = 0;
    executedHalfwords = (target & 2) >> 1;
    streamStart = addressPhase;
    starved = false;
  }

  /** A conditional branch that falls through has fetched its target in vain. */
  void fetchInVain(int target, long notBefore) {
    runUntil(notBefore);
    long phase = Math.max(Math.max(notBefore, lastDataPhase), lastAddressPhase + 1);
    lastAddressPhase = phase;
    lastDataPhase =
        overSystemBus(target) ? phase + 1 + sramExtra : port.fetch(target & ~3, phase, true);
  }
}

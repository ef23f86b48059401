package dev.stacktoll.core;

/**
 * Prefetch queue of the Cortex-M4: aligned words are fetched ahead of decode while a word's place
 * is free, counting words on their way. A stream starts at a branch target and counts its words and
 * halfwords from there.
 *
 * <p>A word leaves its place when its second halfword goes to decode, or already when its first one
 * does as the end of a 32-bit instruction that began in the word before: the halfword then left
 * over waits beside the queue. So a run of 32-bit instructions that straddle words loses one cycle
 * where it begins, not one in two instructions.
 */
@Hot
final class CortexM4Fetch {
  private static final int MASK = 255;
  private static final long STAYS = Long.MAX_VALUE;
  private static final int CODE_BOUNDARY = 0x2000_0000;

  private final FetchPort port;
  private final int queueWords;
  private final int sramExtra;

  private int streamBase;
  private int nextWord;
  private boolean halfDropped;
  private long streamStart;
  private long lastAddressPhase = -1;
  private long lastDataPhase = -1;

  /** When each word of the stream left its place, and when it was there to be decoded. */
  private final long[] leftAt = new long[MASK + 1];

  private final long[] availableAt = new long[MASK + 1];
  private final boolean[] waited = new boolean[MASK + 1];

  CortexM4Fetch(FetchPort port, RuleValues values) {
    this.port = port;
    queueWords = CortexM4Rule.QUEUE.in(values);
    sramExtra = CortexM4Rule.SRAM_FETCH.in(values);
  }

  static boolean overSystemBus(int address) {
    return Integer.compareUnsigned(address, CODE_BOUNDARY) >= 0;
  }

  /** First cycle in which the next word can have its address phase; -1 if the queue is full. */
  private long nextAddressPhase() {
    long cycle = Math.max(Math.max(lastAddressPhase + 1, lastDataPhase), streamStart);
    int mustHaveLeft = nextWord - queueWords;
    if (mustHaveLeft < 0) {
      return cycle;
    }
    long left = leftAt[mustHaveLeft & MASK];
    return left == STAYS ? -1 : Math.max(cycle, left + 1);
  }

  private void fetchNext(long addressPhase) {
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
    leftAt[slot] = halfDropped && nextWord == 0 ? lastDataPhase : STAYS;
    nextWord++;
  }

  /** Lets all fetches happen whose address phase lies before a cycle. */
  void runUntil(long cycle) {
    long phase = nextAddressPhase();
    while (phase >= 0 && phase < cycle) {
      fetchNext(phase);
      phase = nextAddressPhase();
    }
  }

  /** First cycle in which an instruction can be in decode. */
  long available(int pc, int size) {
    int first = pc - streamBase >> 1;
    int last = first + (size >> 1) - 1;
    while (nextWord <= last >> 1) {
      fetchNext(Math.max(nextAddressPhase(), 0));
    }
    return Math.max(availableAt[first >> 1 & MASK], availableAt[last >> 1 & MASK]);
  }

  /** Did a word of the instruction wait for the flash? */
  boolean waitedForFlash(int pc, int size) {
    int first = pc - streamBase >> 1;
    int last = first + (size >> 1) - 1;
    return waited[first >> 1 & MASK] || waited[last >> 1 & MASK];
  }

  /** The instruction went to decode. */
  void consume(int pc, int size, long decode) {
    int first = pc - streamBase >> 1;
    boolean straddles = size == 4 && (first & 1) == 1;
    if (size == 4 || (first & 1) == 1) {
      leave(first >> 1, decode);
    }
    if (straddles) {
      leave(first + 1 >> 1, decode);
    }
  }

  private void leave(int word, long cycle) {
    if (leftAt[word & MASK] == STAYS) {
      leftAt[word & MASK] = cycle;
    }
  }

  /** Starts a new stream with its first address phase not before a cycle; nothing is cancelled. */
  void redirect(int target, long addressPhase) {
    runUntil(addressPhase);
    streamBase = target & ~3;
    nextWord = 0;
    halfDropped = (target & 2) != 0;
    streamStart = addressPhase;
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

package dev.stacktoll.soc;

import dev.stacktoll.core.DataPort;
import dev.stacktoll.core.FetchPort;
import dev.stacktoll.core.Hot;
import dev.stacktoll.core.RuleValues;

/**
 * Time of reads through the flash accelerator of the STM32F4 (RM0390, 3.4): 128-bit lines; on the
 * instruction side a current line, one prefetched line and a cache of 64 lines, on the data side a
 * current line and a cache of 8; one array, which reads one line at a time in wait states plus one
 * cycles.
 *
 * <p>Contents are not kept here: what a read returns is in memory. Not modelled: the delay with
 * which a new latency takes effect, and that other memory mapped to address 0 has no wait states.
 */
@Hot
final class ArtAccelerator implements FetchPort, DataPort, FlashAccess {
  private static final int PREFETCH = 1 << 8;
  private static final int INSTRUCTION_CACHE = 1 << 9;
  private static final int DATA_CACHE = 1 << 10;
  private static final int INSTRUCTION_RESET = 1 << 11;
  private static final int DATA_RESET = 1 << 12;
  private static final int LINE_SHIFT = 4;

  /** Flash and its alias at 0: offsets below this count. */
  private static final int OFFSET_MASK = 0x07ff_ffff;

  private static final int NONE = -1;

  private final boolean prefetchAllocates;
  private final boolean demandAborts;
  private final boolean speculativeFills;
  private final int prefetchDelay;

  private final ArtCache instructions;
  private final ArtCache data;

  private int waitStates;
  private boolean prefetchEnabled;
  private boolean instructionCacheEnabled;
  private boolean dataCacheEnabled;

  private int currentInstructionLine = NONE;
  private int currentDataLine = NONE;
  private int prefetchLine = NONE;
  private long prefetchStart;
  private long prefetchEnd;
  private long arrayFree;

  ArtAccelerator(RuleValues values) {
    prefetchAllocates = values.get("m4.art-prefetch-allocates") != 0;
    demandAborts = values.get("m4.art-demand-aborts") != 0;
    speculativeFills = values.get("m4.art-speculative-fills") != 0;
    prefetchDelay = values.get("m4.art-prefetch-delay");
    ArtCache.Replacement replacement = ArtCache.Replacement.of(values.get("m4.art-replacement"));
    instructions = new ArtCache(values.get("m4.art-lines"), replacement);
    data = new ArtCache(values.get("m4.art-data-lines"), ArtCache.Replacement.LEAST_RECENTLY_USED);
  }

  @Override
  public void accessControl(int acr) {
    waitStates = acr & 15;
    prefetchEnabled = (acr & PREFETCH) != 0;
    instructionCacheEnabled = (acr & INSTRUCTION_CACHE) != 0;
    dataCacheEnabled = (acr & DATA_CACHE) != 0;
    if ((acr & INSTRUCTION_RESET) != 0 && !instructionCacheEnabled) {
      instructions.clear();
    }
    if ((acr & DATA_RESET) != 0 && !dataCacheEnabled) {
      data.clear();
    }
  }

  /** The flash was erased or programmed: nothing held is valid any more. */
  void flashChanged() {
    instructions.clear();
    data.clear();
    currentInstructionLine = NONE;
    currentDataLine = NONE;
    prefetchLine = NONE;
  }

  @Override
  public int line(int address) {
    return (address & OFFSET_MASK) >>> LINE_SHIFT;
  }

  @Override
  public boolean hasWaitStates() {
    return waitStates > 0;
  }

  @Override
  public long fetch(int address, long addressPhase, boolean speculative) {
    int line = line(address);
    long cycle = addressPhase + 1;
    if (line == currentInstructionLine) {
      return cycle;
    }
    if (instructionCacheEnabled && instructions.holds(line)) {
      instructions.use(line);
      currentInstructionLine = line;
      prefetchAfter(line, cycle);
      return cycle;
    }
    if (line == prefetchLine) {
      long end = Math.max(cycle, prefetchEnd);
      prefetchLine = NONE;
      if (prefetchAllocates) {
        allocate(line);
      }
      currentInstructionLine = line;
      prefetchAfter(line, end + 1);
      return end;
    }
    long end = readArray(cycle);
    currentInstructionLine = line;
    if (!speculative || speculativeFills) {
      allocate(line);
    }
    prefetchAfter(line, end + 1);
    return end;
  }

  private void allocate(int line) {
    if (instructionCacheEnabled) {
      instructions.insert(line);
    }
  }

  /** Reads the line after this one ahead, unless it is here already or on its way. */
  private void prefetchAfter(int line, long from) {
    int next = line + 1;
    if (!prefetchEnabled
        || waitStates == 0
        || next == prefetchLine
        || instructionCacheEnabled && instructions.holds(next)) {
      return;
    }
    prefetchLine = next;
    prefetchStart = Math.max(from + prefetchDelay, arrayFree);
    prefetchEnd = prefetchStart + waitStates;
    arrayFree = prefetchEnd + 1;
  }

  /** A read that somebody waits for; returns its last cycle. */
  private long readArray(long from) {
    if (prefetchLine != NONE && prefetchStart >= from) {
      prefetchLine = NONE;
      arrayFree = Math.max(from, Math.min(arrayFree, prefetchStart));
    } else if (prefetchLine != NONE && prefetchEnd >= from && demandAborts) {
      prefetchLine = NONE;
      arrayFree = from;
    }
    long end = Math.max(from, arrayFree) + waitStates;
    arrayFree = end + 1;
    return end;
  }

  @Override
  public long read(int address, long addressPhase) {
    int line = line(address);
    long cycle = addressPhase + 1;
    if (line == currentDataLine && dataCacheEnabled) {
      return cycle;
    }
    if (dataCacheEnabled && data.holds(line)) {
      data.use(line);
      currentDataLine = line;
      return cycle;
    }
    currentDataLine = line;
    if (dataCacheEnabled) {
      data.insert(line);
    }
    return readArray(cycle);
  }
}

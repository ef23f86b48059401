package dev.stacktoll.soc;

import dev.stacktoll.core.CortexM4;
import dev.stacktoll.core.DataPort;
import dev.stacktoll.core.FetchPort;
import dev.stacktoll.core.Hot;
import dev.stacktoll.core.RuleValues;
import java.util.Arrays;

/**
 * Time of reads through the flash accelerator of the STM32F4 (RM0390, 3.4): 128-bit lines; on the
 * instruction side a current line, one prefetched line and a cache of 64 lines, on the data side a
 * current line and a cache of 8; one array, which reads one line at a time in wait states plus one
 * cycles.
 *
 * <p>Contents are not kept here: what a read returns is in memory. Not modelled: the delay with
 * which a new latency takes effect.
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

  private final boolean firstInFirstOut;
  private final boolean prefetchAllocates;
  private final boolean demandAborts;
  private final boolean speculativeFills;

  private final LineCache instructions;
  private final LineCache data;

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
    firstInFirstOut = values.get("m4.art-replacement") != 0;
    prefetchAllocates = values.get("m4.art-prefetch-allocates") != 0;
    demandAborts = values.get("m4.art-demand-aborts") != 0;
    speculativeFills = values.get("m4.art-speculative-fills") != 0;
    instructions = new LineCache(values.get("m4.art-lines"));
    data = new LineCache(values.get("m4.art-data-lines"));
  }

  /** Rule values with nothing overridden, for a chip on its own. */
  static RuleValues defaultRules() {
    return RuleValues.defaults(CortexM4.allRules());
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
      instructions.use(line, firstInFirstOut);
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
    prefetchStart = Math.max(from, arrayFree);
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
      data.use(line, firstInFirstOut);
      currentDataLine = line;
      return cycle;
    }
    currentDataLine = line;
    if (dataCacheEnabled) {
      data.insert(line);
    }
    return readArray(cycle);
  }

  /** A fully associative set of lines with the times of their last use. */
  @Hot
  private static final class LineCache {
    private final int[] lines;
    private final long[] used;
    private long uses;

    /** Place of each flash line plus one, 0 if it is not here: 2 MiB of flash and more. */
    private final byte[] placeOf = new byte[1 << 17];

    LineCache(int size) {
      if (size > 127) {
        throw new IllegalArgumentException("a cache of %d lines".formatted(size));
      }
      lines = new int[size];
      used = new long[size];
      clear();
    }

    void clear() {
      Arrays.fill(lines, NONE);
      Arrays.fill(placeOf, (byte) 0);
    }

    boolean holds(int line) {
      return line < placeOf.length && placeOf[line] != 0;
    }

    void use(int line, boolean orderIsOfArrival) {
      if (!orderIsOfArrival) {
        used[placeOf[line] - 1] = ++uses;
      }
    }

    void insert(int line) {
      if (line >= placeOf.length) {
        return;
      }
      if (placeOf[line] != 0) {
        used[placeOf[line] - 1] = ++uses;
        return;
      }
      int place = victim();
      if (lines[place] != NONE) {
        placeOf[lines[place]] = 0;
      }
      lines[place] = line;
      used[place] = ++uses;
      placeOf[line] = (byte) (place + 1);
    }

    private int victim() {
      int oldest = 0;
      for (int i = 0; i < lines.length; i++) {
        if (lines[i] == NONE) {
          return i;
        }
        if (used[i] < used[oldest]) {
          oldest = i;
        }
      }
      return oldest;
    }
  }
}

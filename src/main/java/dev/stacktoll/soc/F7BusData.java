package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import dev.stacktoll.core.MemoryAttributes;
import dev.stacktoll.core.MemoryType;
import dev.stacktoll.core.RuleValues;

/**
 * The data side of the Cortex-M7's AXI master: data cache, its fill buffers, the store buffer, and
 * the buses to flash and SRAM (TRM DDI 0489, 5.9; RM0385, bus matrix).
 *
 * <p>Not modelled: what cache maintenance costs beyond its register write; contention with DMA.
 */
@Hot
final class F7BusData {
  private static final int SETS = 32;
  private static final int WAYS = 4;
  private static final int RAM = 0x2000_0000;

  private final F7BusFlash flash;
  private final L1Cache cache;
  private final L1CacheReadAllocate readAllocate;
  private final AxiStoreBuffer storeBuffer;
  private final long[] bufferFreeAt;
  private final int flashFirst;
  private final int flashBeat;
  private final int flashBusy;
  private final int ramFirst;
  private final int ramBeat;
  private final int ramBusy;
  private final int eviction;
  private final int uncachedFlash;
  private final int uncachedRam;
  private final boolean stallsOnUse;

  private MemoryAttributes attributes = MemoryAttributes::byDefault;
  private boolean enabled;
  private long ramFreeAt;

  /** The pipeline waits for the last load. */
  boolean blocking;

  /** The rule behind the last wait. */
  int rule = F7BusRule.DCACHE_FLASH.ordinal();

  F7BusData(F7BusFlash flash, RuleValues values) {
    this.flash = flash;
    cache = new L1Cache(SETS, WAYS, F7BusRule.REPLACEMENT.in(values) != 0);
    readAllocate = new L1CacheReadAllocate(F7BusRule.READ_ALLOCATE.in(values));
    storeBuffer =
        new AxiStoreBuffer(
            F7BusRule.STORE_BUFFER.in(values), F7BusRule.STORE_BUFFER_DRAIN.in(values));
    bufferFreeAt = new long[F7BusRule.FILL_BUFFERS.in(values)];
    flashFirst = F7BusRule.DCACHE_FLASH.in(values);
    flashBeat = F7BusRule.FLASH_BEAT.in(values);
    flashBusy = F7BusRule.FLASH_BUSY.in(values);
    ramFirst = F7BusRule.DCACHE_RAM.in(values);
    ramBeat = F7BusRule.RAM_BEAT.in(values);
    ramBusy = F7BusRule.RAM_BUSY.in(values);
    eviction = F7BusRule.EVICTION.in(values);
    uncachedFlash = F7BusRule.UNCACHED_FLASH_LOAD.in(values);
    uncachedRam = F7BusRule.UNCACHED_RAM_LOAD.in(values);
    stallsOnUse = F7BusRule.STALL_ON_USE.in(values) != 0;
  }

  void setAttributes(MemoryAttributes memoryAttributes) {
    attributes = memoryAttributes;
  }

  void setEnabled(boolean on) {
    enabled = on;
  }

  L1Cache cache() {
    return cache;
  }

  /** Takes the SRAM's bus for a line that the instruction side reads; returns when it starts. */
  long takeRam(long cycle) {
    long start = Math.max(cycle, ramFreeAt);
    ramFreeAt = start + ramBusy;
    return start;
  }

  boolean isCached(int address) {
    return enabled && (cache.find(address) >= 0 || attributes.type(address).cacheable());
  }

  long load(int address, long cycle) {
    int line = enabled ? cache.find(address) : -1;
    if (line < 0) {
      return loadMissing(address, cycle);
    }
    blocking = !stallsOnUse;
    long arrival = cache.arrival(line, address);
    if (arrival > cycle) {
      rule = cache.rule(line);
      readAllocate.loaded(address);
      return arrival;
    }
    return cycle;
  }

  private long loadMissing(int address, long cycle) {
    MemoryType type = attributes.type(address);
    if (enabled && type.cacheable()) {
      blocking = !stallsOnUse;
      readAllocate.loaded(address);
      return allocate(address, cycle, type);
    }
    boolean normal = type == MemoryType.NON_CACHEABLE || type.cacheable();
    blocking = !normal || !stallsOnUse;
    long start = normal ? cycle : Math.max(cycle, storeBuffer.emptyAt());
    if (address < RAM && address >= 0) {
      rule = F7BusRule.UNCACHED_FLASH_LOAD.ordinal();
      int cycles = uncachedFlash + flash.waitStates();
      return flash.take(start, cycles) + cycles;
    }
    rule = F7BusRule.UNCACHED_RAM_LOAD.ordinal();
    return start + uncachedRam;
  }

  long store(int address, int bytes, long cycle) {
    int line = enabled ? cache.find(address) : -1;
    if (line >= 0 && !cache.isWriteThrough(line)) {
      cache.setDirty(line, true);
      readAllocate.stored(address, bytes, cycle);
      return cycle;
    }
    MemoryType type = attributes.type(address);
    if (enabled && type.writeAllocate() && !readAllocate.bypasses(address)) {
      long enters = Math.max(cycle, bufferFreeAt[freeBuffer()]);
      rule = F7BusRule.FILL_BUFFERS.ordinal();
      readAllocate.fills(allocate(address, cycle, type));
      readAllocate.stored(address, bytes, cycle);
      cache.setDirty(cache.find(address), true);
      return enters;
    }
    readAllocate.stored(address, bytes, cycle);
    rule = F7BusRule.STORE_BUFFER.ordinal();
    boolean normal = type == MemoryType.NON_CACHEABLE || type.cacheable();
    return storeBuffer.store(address, normal, cycle);
  }

  private int freeBuffer() {
    int free = 0;
    for (int i = 1; i < bufferFreeAt.length; i++) {
      if (bufferFreeAt[i] < bufferFreeAt[free]) {
        free = i;
      }
    }
    return free;
  }

  /** Starts a line fill; returns when the wanted word arrives. */
  private long allocate(int address, long cycle, MemoryType type) {
    int victim = cache.victim(address);
    boolean dirty = cache.isDirty(victim);
    int buffer = freeBuffer();
    long start = Math.max(cycle, bufferFreeAt[buffer]);
    boolean fromFlash = address < RAM && address >= 0;
    long wantedAt;
    if (fromFlash) {
      int waits = flash.waitStates();
      wantedAt = flash.take(start, flashBusy + waits) + flashFirst + waits;
    } else {
      wantedAt = takeRam(start) + ramFirst;
    }
    if (dirty) {
      ramFreeAt = Math.max(ramFreeAt, start) + eviction;
    }
    int beat = fromFlash ? flashBeat : ramBeat;
    F7BusRule because = fromFlash ? F7BusRule.DCACHE_FLASH : F7BusRule.DCACHE_RAM;
    cache.fill(victim, address, wantedAt, beat, because);
    if (type == MemoryType.WRITE_THROUGH) {
      cache.setWriteThrough(victim);
    }
    bufferFreeAt[buffer] = wantedAt + 3L * beat;
    rule = because.ordinal();
    return wantedAt;
  }

  /** The cycle in which all stores have reached memory or cache. */
  long drainedAt() {
    return storeBuffer.emptyAt();
  }
}

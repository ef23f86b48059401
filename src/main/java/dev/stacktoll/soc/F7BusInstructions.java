package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import dev.stacktoll.core.MemoryAttributes;
import dev.stacktoll.core.RuleValues;

/**
 * The instruction side of the Cortex-M7's AXI master: instruction cache, and the line buffer that
 * uncached fetches fill (TRM DDI 0489, 5.9).
 */
@Hot
final class F7BusInstructions {
  private static final int SETS = 64;
  private static final int WAYS = 2;
  private static final int RAM = 0x2000_0000;

  private final F7BusFlash flash;
  private final F7BusData data;
  private final L1Cache cache;
  private final int flashFirst;
  private final int flashBeat;
  private final int flashBusy;
  private final int ramFirst;
  private final int ramBeat;
  private final int uncached;

  private MemoryAttributes attributes = MemoryAttributes::byDefault;
  private boolean enabled;

  /** Line of the latest hit. */
  private int latestLine;

  private int bufferLine = -1;
  private int bufferWords;

  /** The rule behind the last wait. */
  int rule = F7BusRule.ICACHE_FLASH.ordinal();

  F7BusInstructions(F7BusFlash flash, F7BusData data, RuleValues values) {
    this.flash = flash;
    this.data = data;
    cache = new L1Cache(SETS, WAYS, F7BusRule.REPLACEMENT.in(values) != 0);
    flashFirst = F7BusRule.ICACHE_FLASH.in(values);
    flashBeat = F7BusRule.FLASH_BEAT.in(values);
    flashBusy = F7BusRule.FLASH_BUSY.in(values);
    ramFirst = F7BusRule.ICACHE_RAM.in(values);
    ramBeat = F7BusRule.RAM_BEAT.in(values);
    uncached = F7BusRule.UNCACHED_FETCH.in(values);
  }

  void setAttributes(MemoryAttributes memoryAttributes) {
    attributes = memoryAttributes;
  }

  void setEnabled(boolean on) {
    enabled = on;
  }

  void clear() {
    cache.clear();
    bufferLine = -1;
  }

  void drop(int address) {
    cache.drop(address);
    bufferLine = -1;
  }

  long fetch(int address, long cycle) {
    int line = latestLine;
    if (!enabled) {
      line = -1;
    } else if (!cache.holds(line, address)) {
      line = cache.find(address);
      latestLine = Math.max(0, line);
    }
    if (line < 0) {
      return enabled && attributes.type(address).cacheable()
          ? fill(address, cycle)
          : fetchUncached(address, cycle);
    }
    long arrival = cache.arrival(line, address);
    if (arrival <= cycle) {
      return cycle;
    }
    rule = cache.rule(line);
    return arrival;
  }

  private long fill(int address, long cycle) {
    int victim = cache.victim(address);
    if (address < RAM) {
      int waits = flash.waitStates();
      long wantedAt = flash.take(cycle, flashBusy + waits) + flashFirst + waits;
      cache.fill(victim, address, wantedAt, flashBeat, F7BusRule.ICACHE_FLASH);
      rule = F7BusRule.ICACHE_FLASH.ordinal();
      return wantedAt;
    }
    long wantedAt = data.takeRam(cycle) + ramFirst;
    cache.fill(victim, address, wantedAt, ramBeat, F7BusRule.ICACHE_RAM);
    rule = F7BusRule.ICACHE_RAM.ordinal();
    return wantedAt;
  }

  private long fetchUncached(int address, long cycle) {
    int word = 1 << (address >>> 3 & 3);
    if (address >>> L1Cache.LINE_SHIFT != bufferLine) {
      bufferLine = address >>> L1Cache.LINE_SHIFT;
      bufferWords = 0;
    }
    if ((bufferWords & word) != 0) {
      return cycle;
    }
    bufferWords |= word;
    rule = F7BusRule.UNCACHED_FETCH.ordinal();
    int more = uncached - 1;
    if (address < RAM) {
      more += flash.waitStates();
      return flash.take(cycle, more) + more;
    }
    return cycle + more;
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.CortexM7Bus;
import dev.stacktoll.core.Hot;
import dev.stacktoll.core.MemoryAttributes;
import dev.stacktoll.core.RuleValues;
import dev.stacktoll.core.TimingRule;
import java.util.List;

/**
 * What lies between the Cortex-M7 and the memories of an STM32F746 (RM0385, memory and bus
 * architecture): ITCM and DTCM, flash through ITCM with ART or through AXI with caches, SRAM on
 * AXI, peripherals on AHBP.
 *
 * <p>Not modelled: contention with DMA, and stale data: caches hold time, not values.
 */
@Hot
public final class F7Bus implements CortexM7Bus, FlashAccess {
  private static final int LATENCY = 15;
  private static final int ITCM_FLASH = 0x0010_0000;
  private static final int AXI_FLASH = 0x0800_0000;
  private static final int RAM = 0x2000_0000;
  private static final int DTCM_END = 0x2001_0000;
  private static final int PERIPHERALS = 0x4000_0000;
  private static final int EXTERNAL = 0x6000_0000;
  private static final int PRIVATE = 7;

  private final F7BusFlash flash = new F7BusFlash();
  private final ItcmArt art;
  private final F7BusDtcm dtcm;
  private final F7BusData data;
  private final F7BusInstructions instructions;
  private final F7BusPeripherals peripherals;
  private final int itcmPort;
  private final int privateLoad;
  private final int privateStore;

  private long itcmLoadAt = -1;
  private boolean blocking = true;
  private int waitRule = F7BusRule.AHBP_LOAD.ordinal();

  /**
   * The bus system as it comes out of reset.
   *
   * @param values of a set of rules that has those of {@link #timingRules}
   */
  F7Bus(BusClocks clocks, RuleValues values) {
    art = new ItcmArt(flash, values);
    dtcm = new F7BusDtcm(values);
    data = new F7BusData(flash, values);
    instructions = new F7BusInstructions(flash, data, values);
    peripherals = new F7BusPeripherals(clocks, values);
    itcmPort = F7BusRule.ITCM_PORT.in(values);
    privateLoad = F7BusRule.PPB_LOAD.in(values);
    privateStore = F7BusRule.PPB_STORE.in(values);
  }

  /** The rules of this bus system, which a model built on it reports with its own. */
  static List<TimingRule> timingRules() {
    return F7BusRule.all();
  }

  /** Tells what the MPU makes of addresses; until then the default memory map holds. */
  void setAttributes(MemoryAttributes attributes) {
    data.setAttributes(attributes);
    instructions.setAttributes(attributes);
  }

  @Override
  public void accessControl(int acr) {
    flash.setWaitStates(acr & LATENCY);
    art.accessControl(acr);
  }

  @Override
  public long fetch(int address, long cycle, boolean wrongPath) {
    if (address >= AXI_FLASH && address < RAM || address >= DTCM_END || address < 0) {
      long arrival = instructions.fetch(address, cycle);
      waitRule = instructions.rule;
      return arrival;
    }
    if (address >= RAM) {
      return cycle;
    }
    long start = cycle == itcmLoadAt ? cycle + itcmPort : cycle;
    waitRule = F7BusRule.ITCM_PORT.ordinal();
    if (address < ITCM_FLASH) {
      return start;
    }
    waitRule = F7BusRule.ART_LINES.ordinal();
    return art.read(address, start);
  }

  @Override
  public long load(int address, int bytes, long cycle) {
    blocking = true;
    if (isDtcm(address)) {
      return cycle;
    }
    if (address >= PERIPHERALS && address < EXTERNAL) {
      long arrival = peripherals.load(address, cycle);
      waitRule = peripherals.rule.ordinal();
      return arrival;
    }
    if (address >>> 29 == PRIVATE) {
      waitRule = F7BusRule.PPB_LOAD.ordinal();
      return cycle + privateLoad;
    }
    if (address >= 0 && address < AXI_FLASH) {
      itcmLoadAt = cycle;
      waitRule = F7BusRule.ART_LINES.ordinal();
      return address < ITCM_FLASH ? cycle : art.read(address, cycle);
    }
    long arrival = data.load(address, cycle);
    blocking = data.blocking;
    waitRule = data.rule;
    return arrival;
  }

  @Override
  public long store(int address, int bytes, long cycle) {
    if (isDtcm(address)) {
      waitRule = F7BusRule.DTCM_NARROW_STORE.ordinal();
      return dtcm.store(address, bytes, cycle);
    }
    if (address >= PERIPHERALS && address < EXTERNAL) {
      long leaves = peripherals.store(address, cycle);
      waitRule = peripherals.rule.ordinal();
      return leaves;
    }
    if (address >>> 29 == PRIVATE) {
      waitRule = F7BusRule.PPB_STORE.ordinal();
      return cycle + privateStore;
    }
    if (address >= 0 && address < AXI_FLASH) {
      itcmLoadAt = cycle;
      return cycle;
    }
    long enters = data.store(address, bytes, cycle);
    waitRule = data.rule;
    return enters;
  }

  private static boolean isDtcm(int address) {
    return address >= RAM && address < DTCM_END;
  }

  @Override
  public boolean blocking() {
    return blocking;
  }

  @Override
  public int waitRule() {
    return waitRule;
  }

  @Override
  public boolean hasTwoBanks(int address) {
    return isDtcm(address)
        || (address >= AXI_FLASH || address < 0)
            && !(address >= PERIPHERALS && address < EXTERNAL)
            && address >>> 29 != PRIVATE
            && data.isCached(address);
  }

  @Override
  public long drained(long cycle) {
    waitRule = F7BusRule.STORE_BUFFER_DRAIN.ordinal();
    if (peripherals.idleAt() > Math.max(cycle, data.drainedAt())) {
      waitRule = F7BusRule.APB_CLOCKS.ordinal();
    }
    return Math.max(cycle, Math.max(data.drainedAt(), peripherals.idleAt()));
  }

  @Override
  public List<TimingRule> rules() {
    return timingRules();
  }

  @Override
  public void enableInstructionCache(boolean enabled, long cycle) {
    instructions.setEnabled(enabled);
  }

  @Override
  public void enableDataCache(boolean enabled, long cycle) {
    data.setEnabled(enabled);
  }

  @Override
  public void maintain(Operation operation, int operand, long cycle) {
    L1Cache cache = data.cache();
    switch (operation) {
      case ICIALLU -> instructions.clear();
      case ICIMVAU -> instructions.drop(operand);
      case DCIMVAC, DCCIMVAC -> cache.drop(operand);
      case DCISW, DCCISW -> cache.dropLine(cache.lineOfSetAndWay(operand));
      case DCCSW -> cache.setDirty(cache.lineOfSetAndWay(operand), false);
      case DCCMVAU, DCCMVAC -> clean(cache, operand);
      case BPIALL -> {}
    }
  }

  private static void clean(L1Cache cache, int address) {
    int line = cache.find(address);
    if (line >= 0) {
      cache.setDirty(line, false);
    }
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.Hot;
import dev.stacktoll.core.RuleValues;

/**
 * The AHBP port of the Cortex-M7 and the APB bridges behind it (TRM DDI 0489, 5.6; RM0385, bus
 * matrix): one access at a time in program order, stores posted.
 *
 * <p>Not modelled: DMA on the same buses; a posted store reaches its register when it issues.
 */
@Hot
final class F7BusPeripherals {
  private static final int APB2 = 0x4001_0000;
  private static final int AHB1 = 0x4002_0000;

  private final BusClocks clocks;
  private final int loadCycles;
  private final int storeCycles;
  private final int apbClocks;
  private final long[] startedAt;
  private int newest;
  private long portFreeAt;
  private long apb1FreeAt;
  private long apb2FreeAt;

  /** The rule behind the last wait. */
  F7BusRule rule = F7BusRule.AHBP_LOAD;

  F7BusPeripherals(BusClocks clocks, RuleValues values) {
    this.clocks = clocks;
    loadCycles = F7BusRule.AHBP_LOAD.in(values);
    storeCycles = F7BusRule.AHBP_STORE.in(values);
    apbClocks = F7BusRule.APB_CLOCKS.in(values);
    startedAt = new long[F7BusRule.AHBP_POSTED.in(values)];
  }

  /** The cycle in which the value is back; stores on their way go first. */
  long load(int address, long cycle) {
    long start = Math.max(cycle, portFreeAt);
    rule = F7BusRule.AHBP_LOAD;
    if (address < AHB1) {
      start = transfer(address, start);
      rule = F7BusRule.APB_CLOCKS;
    }
    portFreeAt = start + loadCycles;
    return portFreeAt;
  }

  /** The cycle in which a store is on its way. */
  long store(int address, long cycle) {
    newest = (newest + 1) % startedAt.length;
    long leaves = Math.max(cycle, startedAt[newest]);
    rule = F7BusRule.AHBP_POSTED;
    long start = Math.max(leaves, portFreeAt);
    if (address < AHB1) {
      start = Math.max(start, address < APB2 ? apb1FreeAt : apb2FreeAt);
      transfer(address, start);
    }
    startedAt[newest] = start;
    portFreeAt = start + storeCycles;
    return leaves;
  }

  /** The cycle in which nothing is on its way. */
  long idleAt() {
    return Math.max(portFreeAt, Math.max(apb1FreeAt, apb2FreeAt));
  }

  /** One transfer on an APB, which starts with a clock edge of that bus; returns its end. */
  private long transfer(int address, long cycle) {
    if (address < APB2) {
      apb1FreeAt = transferEnd(Math.max(cycle, apb1FreeAt), clocks.hclkPerPclk1());
      return apb1FreeAt;
    }
    apb2FreeAt = transferEnd(Math.max(cycle, apb2FreeAt), clocks.hclkPerPclk2());
    return apb2FreeAt;
  }

  private long transferEnd(long cycle, int ratio) {
    return (Math.ceilDiv(cycle, ratio) + apbClocks) * ratio;
  }
}

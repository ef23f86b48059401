package dev.stacktoll.soc;

import dev.stacktoll.core.BusFabric;
import dev.stacktoll.core.Hot;
import dev.stacktoll.core.RuleValues;

/**
 * Slaves of the STM32F446's bus matrix and the waits of its peripherals (RM0390, 2.1), as the S-bus
 * of the core meets them.
 *
 * <p>Not modelled: other masters (DMA, USB), which would compete for a slave.
 */
@Hot
final class F4Bus implements BusFabric {
  private static final int FLASH = 0;
  private static final int SRAM1 = 1;
  private static final int SRAM2 = 2;

  /** AHB1 with both APB bridges behind it. */
  private static final int AHB1 = 3;

  private static final int AHB2 = 4;
  private static final int EXTERNAL = 5;

  private final BusClocks clocks;
  private final int ahbRead;
  private final int ahbWrite;
  private final int apb;
  private final int sramRead;

  F4Bus(BusClocks clocks, RuleValues values) {
    this.clocks = clocks;
    ahbRead = values.get("m4.ahb-read");
    ahbWrite = values.get("m4.ahb-write");
    apb = values.get("m4.apb");
    sramRead = values.get("m4.sram-read");
  }

  @Override
  public int slave(int address) {
    return switch (address >>> 28) {
      case 0, 1 -> FLASH;
      case 2 -> isSecondRam(address) ? SRAM2 : SRAM1;
      case 3 -> SRAM1;
      case 4 -> AHB1;
      case 5 -> AHB2;
      default -> EXTERNAL;
    };
  }

  /** SRAM2, also through its bit-band alias. */
  private static boolean isSecondRam(int address) {
    int offset =
        (address & 0x0f00_0000) == 0x0200_0000
            ? (address & 0x01ff_ffff) >>> 5
            : address & 0x00ff_ffff;
    return offset >= 0x1_c000;
  }

  @Override
  public int readWaits(int address, int bytes, long cycle) {
    if (address >>> 28 == 2) {
      return sramRead;
    }
    int ratio = peripheralRatio(address);
    return ratio == 0 ? ahbRead : untilEdge(cycle, ratio) + apb * ratio - 1;
  }

  @Override
  public int writeWaits(int address, int bytes, long cycle) {
    if (address >>> 28 == 2) {
      return 0;
    }
    int ratio = peripheralRatio(address);
    return ratio == 0 ? ahbWrite : untilEdge(cycle, ratio) + apb * ratio - 1;
  }

  /** Cycles to the next rising edge of the bus clock, which is aligned to cycle 0. */
  private static int untilEdge(long cycle, int ratio) {
    return (int) Math.floorMod(-cycle, (long) ratio);
  }

  /** HCLK cycles in a PCLK cycle, or 0 for peripherals on an AHB. */
  private int peripheralRatio(int address) {
    if (address >>> 28 != 4) {
      return 0;
    }
    int offset =
        (address & 0x0f00_0000) == 0x0200_0000
            ? (address & 0x01ff_ffff) >>> 5
            : address & 0x00ff_ffff;
    if (offset < 0x1_0000) {
      return clocks.hclkPerPclk1();
    }
    return offset < 0x2_0000 ? clocks.hclkPerPclk2() : 0;
  }
}

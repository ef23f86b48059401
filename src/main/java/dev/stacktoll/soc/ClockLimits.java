package dev.stacktoll.soc;

/**
 * Watches the clocks against the data sheet: core clock by voltage scale and over-drive, bus
 * clocks, flash wait states (DS10693 and DS10916, general operating conditions; RM0390 and RM0385,
 * flash latency at 2.7 V and above). It only warns.
 */
final class ClockLimits implements ClockTree.Listener, FlashAccess {
  private static final long MEGA = 1_000_000;

  /** HSI may be this much fast, in percent, without the firmware being wrong. */
  private static final int TOLERANCE_PERCENT = 3;

  /** Megahertz that each wait state is good for. */
  private static final int MEGAHERTZ_PER_WAIT_STATE = 30;

  /** Limits in megahertz, with over-drive (PCLKs) and by voltage scale (HCLK). */
  record Table(
      int scale3,
      int scale2,
      int scale2OverDrive,
      int scale1,
      int scale1OverDrive,
      int pclk1,
      int pclk2) {
    int hclk(int scale, boolean overDrive) {
      return switch (scale) {
        case 1 -> overDrive ? scale1OverDrive : scale1;
        case 2 -> overDrive ? scale2OverDrive : scale2;
        default -> scale3;
      };
    }
  }

  private final Table table;
  private final Warnings warnings;
  private ClockTree.Clocks clocks;
  private int scale = 1;
  private boolean overDrive;
  private int waitStates;

  ClockLimits(Table table, ClockTree.Clocks atReset, Warnings warnings) {
    this.table = table;
    this.clocks = atReset;
    this.warnings = warnings;
  }

  @Override
  public void clocksChanged(ClockTree.Clocks now, long cycle) {
    clocks = now;
    check(cycle);
  }

  void scale(int voltageScale, boolean overDriveOn, long cycle) {
    scale = voltageScale;
    overDrive = overDriveOn;
    check(cycle);
  }

  @Override
  public void accessControl(int acr) {
    waitStates = acr & 15;
  }

  private void check(long cycle) {
    String supply = "voltage scale " + scale + (overDrive ? " with over-drive" : "");
    check("HCLK", clocks.hclk(), table.hclk(scale, overDrive), supply, cycle);
    check("PCLK1", clocks.pclk1(), table.pclk1(), "APB1", cycle);
    check("PCLK2", clocks.pclk2(), table.pclk2(), "APB2", cycle);
    int flash = MEGAHERTZ_PER_WAIT_STATE * (waitStates + 1);
    check("HCLK", clocks.hclk(), flash, waitStates + " flash wait states", cycle);
  }

  private void check(String clock, Frequency is, int limitMegahertz, String of, long cycle) {
    if (is.hertz() * 100 > limitMegahertz * MEGA * (100 + TOLERANCE_PERCENT)) {
      warnings.warn(
          "%s of %s is above the limit of %d MHz for %s".formatted(clock, is, limitMegahertz, of),
          cycle);
    }
  }
}

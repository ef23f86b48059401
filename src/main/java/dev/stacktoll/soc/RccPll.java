package dev.stacktoll.soc;

/**
 * The main PLL: PLLCFGR, which is frozen while the PLL is on, and what comes out (RM0390 and
 * RM0385, RCC_PLLCFGR). Not modelled: the outputs Q and R, unless R is the system clock.
 */
final class RccPll {
  private static final int RESET = 0x2400_3010;
  private static final int SOURCE_HSE = 1 << 22;

  /** Limits of the input after M and of the VCO (with the tolerance of HSI), in hertz. */
  private static final long LOWEST_INPUT = 950_000;

  private static final long HIGHEST_INPUT = 2_100_000;
  private static final long LOWEST_VCO = 100_000_000;
  private static final long HIGHEST_VCO = 442_000_000;

  private final int mask;
  private final Frequency hsi;
  private final Frequency hse;
  private int register = RESET;

  /**
   * As after reset.
   *
   * @param mask bits of PLLCFGR that the chip has
   */
  RccPll(int mask, Frequency hsi, Frequency hse) {
    this.mask = mask;
    this.hsi = hsi;
    this.hse = hse;
  }

  void reset() {
    register = RESET;
  }

  int register() {
    return register;
  }

  /** What the register would hold; reserved bits keep their reset value. */
  int masked(int value) {
    return value & mask | RESET & ~mask;
  }

  void set(int value) {
    register = masked(value);
  }

  boolean onHse() {
    return (register & SOURCE_HSE) != 0;
  }

  boolean programmable() {
    int n = register >>> 6 & 0x1ff;
    return (register & 0x3f) >= 2 && n >= 50 && n <= 432;
  }

  /** The PLL as it feeds the system clock, through P or through R. */
  ClockTree.Pll settings(boolean throughR) {
    int p = 2 * ((register >>> 16 & 3) + 1);
    int r = Math.max(2, register >>> 28 & 7);
    return new ClockTree.Pll(
        onHse() ? "HSE" : "HSI",
        onHse() ? hse : hsi,
        register & 0x3f,
        register >>> 6 & 0x1ff,
        throughR ? r : p);
  }

  /** Reports frequencies outside the data sheet. */
  void check(Warnings warnings, long cycle) {
    long input = settings(false).vcoInput().hertz();
    long vco = settings(false).vco().hertz();
    if (input < LOWEST_INPUT || input > HIGHEST_INPUT) {
      warnings.warn("the PLL input after M is outside 0.95–2.1 MHz: " + input + " Hz", cycle);
    }
    if (vco < LOWEST_VCO || vco > HIGHEST_VCO) {
      warnings.warn("the PLL output before P is outside 100–432 MHz: " + vco + " Hz", cycle);
    }
  }
}

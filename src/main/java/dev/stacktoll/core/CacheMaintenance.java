package dev.stacktoll.core;

/** The L1 caches as system control sees them (ARMv7-M ARM, B2.2.7 and B3.2.2, CCR.IC and .DC). */
public interface CacheMaintenance {
  void enableInstructionCache(boolean enabled, long cycle);

  void enableDataCache(boolean enabled, long cycle);

  /**
   * A cache maintenance register was written.
   *
   * @param operand the address, or way and set, or ignored, as the operation says
   */
  void maintain(Operation operation, int operand, long cycle);

  /** The maintenance registers under their names in the manual. */
  enum Operation {
    ICIALLU(0xf50),
    ICIMVAU(0xf58),
    DCIMVAC(0xf5c),
    DCISW(0xf60),
    DCCMVAU(0xf64),
    DCCMVAC(0xf68),
    DCCSW(0xf6c),
    DCCIMVAC(0xf70),
    DCCISW(0xf74),
    BPIALL(0xf78);

    private final int offset;

    Operation(int offset) {
      this.offset = offset;
    }

    /** From 0xE000_E000. */
    int offset() {
      return offset;
    }
  }
}

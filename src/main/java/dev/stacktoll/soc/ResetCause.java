package dev.stacktoll.soc;

/** Why the chip was reset, and the flags of RCC_CSR that say so. */
enum ResetCause {
  POWER_ON("power on", 0x0e00_0000),
  PIN("reset pin", 0x0400_0000),
  SOFTWARE("software (AIRCR.SYSRESETREQ)", 0x1400_0000),
  INDEPENDENT_WATCHDOG("independent watchdog", 0x2400_0000),
  WINDOW_WATCHDOG("window watchdog", 0x4400_0000);

  private final String label;
  private final int flags;

  ResetCause(String label, int flags) {
    this.label = label;
    this.flags = flags;
  }

  String label() {
    return label;
  }

  int flags() {
    return flags;
  }
}

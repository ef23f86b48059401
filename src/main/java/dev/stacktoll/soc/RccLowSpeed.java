package dev.stacktoll.soc;

/**
 * The low-speed oscillators with their registers BDCR and CSR, and the flags that say why the chip
 * was reset (RM0390 and RM0385, RCC_BDCR, RCC_CSR). RTCSEL, RTCEN, LSEBYP and the drive of LSE are
 * plain storage.
 */
final class RccLowSpeed {
  private static final int ON = 1;
  private static final int BACKUP_SETTINGS = 0x831c;
  private static final int BDRST = 1 << 16;
  private static final int RMVF = 1 << 24;

  /** DS10693 and DS10916, start-up times: typical. */
  private static final long LSI_NANOS = 15_000;

  private static final long LSE_NANOS = 2_000_000_000;

  private final Oscillator lsi;
  private final Oscillator lse;
  private int backup;
  private int resetFlags = ResetCause.POWER_ON.flags();

  RccLowSpeed(Oscillator lsi, Oscillator lse) {
    this.lsi = lsi;
    this.lse = lse;
  }

  /** The backup domain, reset flags and LSE live on unless power was off. */
  void reset(ResetCause cause) {
    lsi.stop();
    if (cause == ResetCause.POWER_ON) {
      resetFlags = 0;
      backup = 0;
      lse.stop();
    }
    resetFlags |= cause.flags();
  }

  int bdcr() {
    return backup | lse.flags();
  }

  int csr() {
    return resetFlags | lsi.flags();
  }

  void setBdcr(int value, long cycle) {
    if ((value & BDRST) != 0) {
      backup = BDRST;
      lse.stop();
      return;
    }
    backup = value & BACKUP_SETTINGS;
    lse.turn((value & ON) != 0, LSE_NANOS, cycle);
  }

  void setCsr(int value, long cycle) {
    if ((value & RMVF) != 0) {
      resetFlags = 0;
    }
    lsi.turn((value & ON) != 0, LSI_NANOS, cycle);
  }
}

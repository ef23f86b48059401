package dev.stacktoll.soc;

import dev.stacktoll.core.Scheduler;
import java.util.function.BooleanSupplier;

/**
 * Power control: voltage scale, over-drive, access to the backup domain (RM0390 and RM0385, PWR).
 *
 * <p>Plain storage: LPDS, PDDS, PVDE, PLS, FPDS, LPUDS, MRUDS, ADCDC1, UDEN, FMSSR, FISSR and the
 * wake-up pins. Not modelled: Stop and Standby mode, the voltage detector (PVDO reads 0).
 */
final class Pwr extends RegisterBlock {
  static final int CR = 0x00;
  static final int CSR = 0x04;
  static final int CR2 = 0x08;
  static final int CSR2 = 0x0c;

  private static final int CR_RESET = 0xc000;
  private static final int DBP = 1 << 8;
  private static final int ODEN = 1 << 16;
  private static final int ODSWEN = 1 << 17;
  private static final int CR_CLEARS_FLAGS = 0xc;
  private static final int BRR = 1 << 3;
  private static final int BRE = 1 << 9;
  private static final int VOSRDY = 1 << 14;

  /** DS10693 and DS10916, over-drive switching time: typical with HSI. */
  private static final long OVER_DRIVE_SWITCH_NANOS = 45_000;

  /** Assumed: as long as the switch, the only documented time. */
  private static final long OVER_DRIVE_READY_NANOS = OVER_DRIVE_SWITCH_NANOS;

  /**
   * Where the chips differ: the bits of CR, the wake-up pins in CSR, a second pair of registers.
   */
  record Layout(int crMask, int csrWakeUpMask, boolean secondRegisters) {}

  /** What PWR does to the rest of the chip. */
  interface Effects {
    /** The core clock stands still for so many cycles. */
    void stall(long cycles, long cycle);

    void backupWritable(boolean allowed);

    /** Voltage scale (1 is the fastest) and over-drive, which bound the core clock. */
    void scale(int scale, boolean overDrive, long cycle);
  }

  private final Layout layout;
  private final ClockTree clocks;
  private final BooleanSupplier pllReady;
  private final Effects effects;
  private final Oscillator overDrive;
  private int cr;
  private int csrPlain;
  private int cr2;
  private int csr2;
  private boolean overDriveSwitched;

  Pwr(
      Layout layout,
      Scheduler scheduler,
      ClockTree clocks,
      BooleanSupplier pllReady,
      Effects effects,
      Warnings warnings) {
    super("PWR", Lanes.REPEATED, warnings);
    this.layout = layout;
    this.clocks = clocks;
    this.pllReady = pllReady;
    this.effects = effects;
    overDrive = new Oscillator(clocks, scheduler, cycle -> {});
    reset(0);
  }

  @Override
  void reset(long cycle) {
    cr = CR_RESET;
    csrPlain = 0;
    cr2 = 0;
    csr2 = 0;
    overDrive.stop();
    overDriveSwitched = false;
    effects.backupWritable(false);
    effects.scale(scale(), false, cycle);
  }

  /** VOS = 11 is scale 1. */
  private int scale() {
    return 4 - Math.max(1, cr >>> 14 & 3);
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case CR -> cr;
      case CSR ->
          csrPlain
              | ((csrPlain & BRE) != 0 ? BRR : 0)
              | (pllReady.getAsBoolean() ? VOSRDY : 0)
              | (overDrive.ready() ? ODEN : 0)
              | (overDriveSwitched ? ODSWEN : 0);
      case CR2 -> second(cr2, offset);
      case CSR2 -> second(csr2, offset);
      default -> throw unmodelled(offset);
    };
  }

  private int second(int value, int offset) {
    if (!layout.secondRegisters()) {
      throw unmodelled(offset);
    }
    return value;
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case CR -> setCr(value, cycle);
      case CSR -> csrPlain = value & (layout.csrWakeUpMask() | BRE);
      case CR2 -> cr2 = second(value & 0x3f00, offset);
      case CSR2 -> csr2 = second(value & 0x3f00, offset);
      default -> throw unmodelled(offset);
    }
  }

  private void setCr(int value, long cycle) {
    int next = value & layout.crMask() & ~CR_CLEARS_FLAGS;
    if (pllReady.getAsBoolean() && ((next ^ cr) & CR_RESET) != 0) {
      warn("VOS was changed while the PLL is on; ignored", cycle);
      next = next & ~CR_RESET | cr & CR_RESET;
    }
    int rising = next & ~cr;
    cr = next;
    if ((next & ODEN) == 0) {
      overDrive.stop();
      overDriveSwitched = false;
    } else if ((rising & ODEN) != 0) {
      overDrive.start(OVER_DRIVE_READY_NANOS, cycle);
    }
    if ((rising & ODSWEN) != 0) {
      switchOverDrive(cycle);
    } else if ((next & ODSWEN) == 0) {
      overDriveSwitched = false;
    }
    effects.backupWritable((cr & DBP) != 0);
    effects.scale(scale(), overDriveSwitched, cycle);
  }

  private void switchOverDrive(long cycle) {
    if (!overDrive.ready()) {
      warn("ODSWEN was set before ODRDY; ignored", cycle);
      cr &= ~ODSWEN;
      return;
    }
    overDriveSwitched = true;
    effects.stall(clocks.cyclesIn(OVER_DRIVE_SWITCH_NANOS), cycle);
  }
}

package dev.stacktoll.core;

/**
 * The cycle counter and the profiling counters of the DWT (ARMv7-M ARM, C1.8), with the software
 * lock of the Cortex-M7.
 *
 * <p>Not modelled: comparators, event packets, exception trace.
 */
final class Dwt implements Device {
  private static final int CTRL = 0x000;
  private static final int CYCCNT = 0x004;
  private static final int CPICNT = 0x008;
  private static final int EXCCNT = 0x00c;
  private static final int SLEEPCNT = 0x010;
  private static final int LSUCNT = 0x014;
  private static final int FOLDCNT = 0x018;
  private static final int PCSR = 0x01c;
  private static final int LAR = 0xfb0;
  private static final int LSR = 0xfb4;

  private static final int CYCCNTENA = 1;

  /** Four comparators, all counters present. */
  private static final int NUMCOMP = 4 << 28;

  /** CYCCNTENA and the enables of the five profiling counters; the rest needs trace. */
  private static final int WRITABLE = CYCCNTENA | 0x1f << 17;

  private static final int UNLOCK_KEY = 0xc5ac_ce55;

  private final Cpu cpu;
  private final PipelineModel model;
  private final PipelineModel.ProfileCounts profile;
  private final boolean lockable;
  private boolean locked;
  private boolean traceEnabled;
  private boolean countsInSleep;
  private int ctrl;

  /** CYCCNT is the cycle plus this while it counts, and this alone while it does not. */
  private long cycleOffset;

  private final Narrow cpi = new Narrow();
  private final Narrow exception = new Narrow();
  private final Narrow sleep = new Narrow();
  private final Narrow loadStore = new Narrow();
  private final Narrow folded = new Narrow();

  /** An 8-bit counter made of a wide one that never stops. */
  private static final class Narrow {
    private long offset;
    private boolean counting;

    int value(long wide) {
      return (int) (counting ? wide + offset : offset) & 0xff;
    }

    void set(long wide, int value) {
      offset = counting ? value - wide : value;
    }

    /** Enabling clears the counter. */
    void enable(boolean on, long wide) {
      if (on && !counting) {
        offset = -wide;
      } else if (!on && counting) {
        offset = value(wide);
      }
      counting = on;
    }
  }

  Dwt(Cpu cpu, PipelineModel model, CoreConfig config) {
    this.cpu = cpu;
    this.model = model;
    profile = model.profileCounts();
    lockable = config.lockedDwt();
    locked = lockable;
  }

  /** Power-up; a system reset leaves counters and lock as they are. */
  void powerUp() {
    ctrl = 0;
    traceEnabled = false;
    locked = lockable;
    cycleOffset = 0;
    enableProfiling();
  }

  /** A debugger was attached since power-up and left the lock open. */
  void unlock() {
    locked = false;
  }

  void countInSleep(boolean on) {
    countsInSleep = on;
  }

  /** DEMCR.TRCENA. */
  void enableTrace(boolean on, long cycle) {
    change(ctrl, on, cycle);
  }

  /** The core slept for so many cycles; its clock was off. */
  void slept(long cycles) {
    if (counting() && !countsInSleep) {
      cycleOffset -= cycles;
    }
  }

  private boolean counting() {
    return traceEnabled && (ctrl & CYCCNTENA) != 0;
  }

  private void change(int newCtrl, boolean newTrace, long cycle) {
    int value = cycleCount(cycle);
    ctrl = newCtrl;
    traceEnabled = newTrace;
    setCycleCount(value, cycle);
    enableProfiling();
  }

  private void enableProfiling() {
    cpi.enable(traceEnabled && (ctrl & 1 << 17) != 0, profile.cpi);
    exception.enable(traceEnabled && (ctrl & 1 << 18) != 0, profile.exception);
    sleep.enable(traceEnabled && (ctrl & 1 << 19) != 0, profile.sleep);
    loadStore.enable(traceEnabled && (ctrl & 1 << 20) != 0, profile.loadStore);
    folded.enable(traceEnabled && (ctrl & 1 << 21) != 0, profile.folded);
  }

  private int cycleCount(long cycle) {
    return (int) (counting() ? cycle + cycleOffset : cycleOffset);
  }

  private void setCycleCount(int value, long cycle) {
    cycleOffset = counting() ? value - cycle : value;
  }

  @Override
  public int read(int offset, int bytes, long cycle) {
    return switch (offset) {
      case CTRL -> traceEnabled ? ctrl | NUMCOMP : 0;
      case CYCCNT -> cycleCount(cycle);
      case CPICNT -> cpi.value(profile.cpi);
      case EXCCNT -> exception.value(profile.exception);
      case SLEEPCNT -> sleep.value(profile.sleep);
      case LSUCNT -> loadStore.value(profile.loadStore);
      case FOLDCNT -> folded.value(profile.folded);
      case PCSR -> cpu.r[15] - 4;
      case LSR -> lockStatus();
      default -> throw new UnmodelledAccess("DWT", offset);
    };
  }

  private int lockStatus() {
    if (!lockable) {
      return 0;
    }
    return locked ? 3 : 1;
  }

  @Override
  public void write(int offset, int bytes, int value, long cycle) {
    if (offset == LAR) {
      locked = lockable && value != UNLOCK_KEY;
      return;
    }
    if (locked || !traceEnabled) {
      return;
    }
    switch (offset) {
      case CTRL -> writeControl(value, cycle);
      case CYCCNT -> setCycleCount(value, cycle);
      case CPICNT -> cpi.set(profile.cpi, value);
      case EXCCNT -> exception.set(profile.exception, value);
      case SLEEPCNT -> sleep.set(profile.sleep, value);
      case LSUCNT -> loadStore.set(profile.loadStore, value);
      case FOLDCNT -> folded.set(profile.folded, value);
      default -> throw new UnmodelledAccess("DWT", offset);
    }
  }

  private void writeControl(int value, long cycle) {
    if ((value & ~(WRITABLE | NUMCOMP)) != 0) {
      throw new UnmodelledAccess("DWT trace in DWT_CTRL", CTRL);
    }
    change(value & WRITABLE, traceEnabled, cycle);
  }

  @Override
  public int peek(int offset) {
    return read(offset, 4, model.now());
  }
}

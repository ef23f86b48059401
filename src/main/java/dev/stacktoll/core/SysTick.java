package dev.stacktoll.core;

import org.jspecify.annotations.Nullable;

/**
 * The system timer (ARMv7-M ARM, B3.3): counts down from LOAD to 0, LOAD + 1 clocks a period. Its
 * value is computed from the cycle; only the end of a period is an event.
 */
final class SysTick {
  static final int CTRL = 0x10;
  private static final int LOAD = 0x14;
  private static final int VAL = 0x18;
  static final int CALIB = 0x1c;

  private static final int ENABLE = 1;
  private static final int TICKINT = 2;
  private static final int CLKSOURCE = 4;
  private static final int COUNTFLAG = 1 << 16;

  /** The reference clock of STM32 chips is HCLK/8. */
  private static final int REFERENCE_DIVISOR = 8;

  private final Exceptions exceptions;
  private final Scheduler scheduler;
  private final int calibration;
  private int ctrl;
  private int load;
  private boolean countFlag;

  /** The counter had this value at this count of its clock. */
  private int value;

  private long since;
  private Scheduler.@Nullable Event next;

  SysTick(Exceptions exceptions, Scheduler scheduler, int calibration) {
    this.exceptions = exceptions;
    this.scheduler = scheduler;
    this.calibration = calibration;
  }

  void reset() {
    disarm();
    ctrl = 0;
    load = 0;
    value = 0;
    since = 0;
    countFlag = false;
  }

  int read(int offset, long cycle) {
    settle(cycle);
    int result = peek(offset, cycle);
    if (offset == CTRL) {
      countFlag = false;
    }
    return result;
  }

  int peek(int offset, long cycle) {
    return switch (offset) {
      case CTRL -> ctrl | (countFlag || crossed(cycle) ? COUNTFLAG : 0);
      case LOAD -> load;
      case VAL -> value(cycle);
      default -> calibration;
    };
  }

  void write(int offset, int written, long cycle) {
    settle(cycle);
    switch (offset) {
      case CTRL -> ctrl = written & (ENABLE | TICKINT | CLKSOURCE);
      case LOAD -> load = written & 0xff_ffff;
      case VAL -> {
        value = 0;
        countFlag = false;
      }
      default -> {}
    }
    since = clocks(cycle);
    arm();
  }

  /** Moves the known value of the counter to this cycle. */
  private void settle(long cycle) {
    countFlag |= crossed(cycle);
    value = value(cycle);
    since = clocks(cycle);
  }

  /** The counter has reached 0 since its value was noted. */
  private boolean crossed(long cycle) {
    return (ctrl & ENABLE) != 0
        && (value != 0 || load != 0)
        && clocks(cycle) - since >= clocksToZero();
  }

  private long clocksToZero() {
    return value != 0 ? value : load + 1L;
  }

  private int divisor() {
    return (ctrl & CLKSOURCE) != 0 ? 1 : REFERENCE_DIVISOR;
  }

  private long clocks(long cycle) {
    return Math.floorDiv(cycle, divisor());
  }

  private int value(long cycle) {
    if ((ctrl & ENABLE) == 0) {
      return value;
    }
    long passed = clocks(cycle) - since;
    if (passed <= value) {
      return (int) (value - passed);
    }
    return (int) (load - (passed - value - 1) % (load + 1L));
  }

  /** Only an interrupt needs an event. */
  private void arm() {
    disarm();
    if ((ctrl & (ENABLE | TICKINT)) == (ENABLE | TICKINT) && (value != 0 || load != 0)) {
      next = scheduler.at((since + clocksToZero()) * divisor(), this::reachedZero);
    }
  }

  private void disarm() {
    Scheduler.Event event = next;
    if (event != null) {
      scheduler.cancel(event);
      next = null;
    }
  }

  private void reachedZero(long cycle) {
    settle(cycle);
    exceptions.pend(Exceptions.SYS_TICK);
    arm();
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.Scheduler;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Independent watchdog, which counts LSI periods once started (RM0390 and RM0385, IWDG). Not
 * modelled: the spread of the LSI frequency from part to part.
 */
final class Iwdg extends RegisterBlock {
  static final int KR = 0x00;
  static final int PR = 0x04;
  static final int RLR = 0x08;
  static final int SR = 0x0c;
  static final int WINR = 0x10;

  private static final int START = 0xcccc;
  private static final int RELOAD = 0xaaaa;
  private static final int UNLOCK = 0x5555;
  private static final int FULL = 0xfff;
  private static final long LSI_HERTZ = 32_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** A store to PR, RLR or WINR needs up to five LSI periods. */
  private static final int UPDATE_PERIODS = 5;

  private final boolean windowed;
  private final ClockTree clocks;
  private final Scheduler scheduler;
  private final LongConsumer bite;
  private int pr;
  private int rlr;
  private int winr;
  private int updating;
  private boolean unlocked;
  private boolean started;
  private long reloadedAtPicos;
  private Scheduler.@Nullable Event expiry;

  /**
   * Stopped.
   *
   * @param windowed has WINR (STM32F746)
   * @param bite resets the chip
   */
  Iwdg(
      boolean windowed,
      ClockTree clocks,
      Scheduler scheduler,
      LongConsumer bite,
      Warnings warnings) {
    super("IWDG", Lanes.REPEATED, warnings);
    this.windowed = windowed;
    this.clocks = clocks;
    this.scheduler = scheduler;
    this.bite = bite;
    reset(0);
  }

  @Override
  void reset(long cycle) {
    pr = 0;
    rlr = FULL;
    winr = FULL;
    updating = 0;
    unlocked = false;
    started = false;
    stop();
  }

  private void stop() {
    Scheduler.Event running = expiry;
    if (running != null) {
      scheduler.cancel(running);
      expiry = null;
    }
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case KR -> 0;
      case PR -> pr;
      case RLR -> rlr;
      case SR -> updating;
      case WINR -> {
        if (!windowed) {
          throw unmodelled(offset);
        }
        yield winr;
      }
      default -> throw unmodelled(offset);
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case KR -> key(value & 0xffff, cycle);
      case PR -> {
        if (writable(0, cycle)) {
          pr = value & 7;
        }
      }
      case RLR -> {
        if (writable(1, cycle)) {
          rlr = value & FULL;
        }
      }
      case WINR -> {
        if (!windowed) {
          throw unmodelled(offset);
        }
        if (writable(2, cycle)) {
          winr = value & FULL;
          reload(cycle);
        }
      }
      case SR -> warn("a store to SR; ignored", cycle);
      default -> throw unmodelled(offset);
    }
  }

  private boolean writable(int updateFlag, long cycle) {
    if (!unlocked) {
      warn("a store while locked (KR = 0x5555 unlocks); ignored", cycle);
      return false;
    }
    updating |= 1 << updateFlag;
    clocks.after(
        UPDATE_PERIODS * NANOS_PER_SECOND / LSI_HERTZ,
        cycle,
        due -> updating &= ~(1 << updateFlag));
    return true;
  }

  private void key(int key, long cycle) {
    unlocked = key == UNLOCK;
    if (key == START) {
      started = true;
      reload(cycle);
    } else if (key == RELOAD && started) {
      if (windowed && counter(cycle) > winr) {
        bite.accept(cycle);
        return;
      }
      reload(cycle);
    }
  }

  private long nanosPerCount() {
    return (4L << Math.min(pr, 6)) * NANOS_PER_SECOND / LSI_HERTZ;
  }

  private long counter(long cycle) {
    long nanos = (clocks.picosAt(cycle) - reloadedAtPicos) / 1_000;
    return rlr - nanos / nanosPerCount();
  }

  private void reload(long cycle) {
    stop();
    if (!started) {
      return;
    }
    reloadedAtPicos = clocks.picosAt(cycle);
    expiry =
        clocks.after(
            (rlr + 1L) * nanosPerCount(),
            cycle,
            due -> {
              expiry = null;
              bite.accept(due);
            });
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Scheduler;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Window watchdog, which counts periods of PCLK1 / 4096 / 2^WDGTB (RM0390 and RM0385, WWDG). A
 * change of clock takes effect at the next refresh.
 */
final class Wwdg extends RegisterBlock {
  static final int CR = 0x00;
  static final int CFR = 0x04;
  static final int SR = 0x08;

  private static final int WDGA = 1 << 7;
  private static final int COUNTER = 0x7f;
  private static final int LAST = 0x40;
  private static final int EWI = 1 << 9;
  private static final int EWIF = 1;
  private static final int PCLK_PER_STEP = 4096;

  private final Scheduler scheduler;
  private final IntSupplier hclkPerPclk;
  private final IrqLine irq;
  private final LongConsumer bite;
  private boolean active;
  private int written;
  private int cfr;
  private int sr;
  private long writtenAt;
  private Scheduler.@Nullable Event warning;
  private Scheduler.@Nullable Event expiry;

  /**
   * Stopped.
   *
   * @param bite resets the chip
   */
  Wwdg(
      Scheduler scheduler,
      IntSupplier hclkPerPclk,
      IrqLine irq,
      LongConsumer bite,
      Warnings warnings) {
    super("WWDG", Lanes.REPEATED, warnings);
    this.scheduler = scheduler;
    this.hclkPerPclk = hclkPerPclk;
    this.irq = irq;
    this.bite = bite;
    reset(0);
  }

  @Override
  void reset(long cycle) {
    active = false;
    written = COUNTER;
    cfr = COUNTER;
    sr = 0;
    writtenAt = cycle;
    cancel();
    irq.set(false);
  }

  private void cancel() {
    if (warning != null) {
      scheduler.cancel(warning);
    }
    if (expiry != null) {
      scheduler.cancel(expiry);
    }
    warning = null;
    expiry = null;
  }

  private long cyclesPerStep() {
    return ((long) PCLK_PER_STEP << (cfr >>> 7 & 3)) * hclkPerPclk.getAsInt();
  }

  private int counter(long cycle) {
    return active ? (int) (written - (cycle - writtenAt) / cyclesPerStep()) & COUNTER : written;
  }

  @Override
  int get(int offset, long cycle) {
    return offset == CR ? counter(cycle) | (active ? WDGA : 0) : look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case CR -> written | (active ? WDGA : 0);
      case CFR -> cfr;
      case SR -> sr;
      default -> throw unmodelled(offset);
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case CR -> refresh(value, cycle);
      case CFR -> cfr = value & 0x3ff | cfr & EWI;
      case SR -> {
        sr &= value;
        irq.set(sr != 0);
      }
      default -> throw unmodelled(offset);
    }
  }

  private void refresh(int value, long cycle) {
    boolean tooEarly = active && counter(cycle) > (cfr & COUNTER);
    active |= (value & WDGA) != 0;
    written = value & COUNTER;
    writtenAt = cycle;
    if (!active) {
      return;
    }
    cancel();
    if (tooEarly || written < LAST) {
      bite.accept(cycle);
      return;
    }
    long step = cyclesPerStep();
    warning = scheduler.at(cycle + (written - LAST) * step, this::warnEarly);
    expiry = scheduler.at(cycle + (written - LAST + 1) * step, bite::accept);
  }

  private void warnEarly(long cycle) {
    warning = null;
    if ((cfr & EWI) != 0) {
      sr = EWIF;
      irq.set(true);
    }
  }
}

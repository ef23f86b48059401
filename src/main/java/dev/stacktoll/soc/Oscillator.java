package dev.stacktoll.soc;

import dev.stacktoll.core.Scheduler;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Something with an on bit and a flag that says when it is ready: oscillators, PLLs, over-drive.
 */
final class Oscillator {
  private final ClockTree clocks;
  private final LongConsumer whenReady;
  private Scheduler.@Nullable Event starting;
  private final Scheduler scheduler;
  private boolean on;
  private boolean ready;

  /**
   * Off.
   *
   * @param whenReady told the cycle in which the ready flag rises
   */
  Oscillator(ClockTree clocks, Scheduler scheduler, LongConsumer whenReady) {
    this.clocks = clocks;
    this.scheduler = scheduler;
    this.whenReady = whenReady;
  }

  boolean on() {
    return on;
  }

  boolean ready() {
    return ready;
  }

  /** The on bit and, above it, the flag. */
  int flags() {
    return (on ? 1 : 0) | (ready ? 2 : 0);
  }

  void turn(boolean wantedOn, long nanos, long cycle) {
    if (wantedOn) {
      start(nanos, cycle);
    } else {
      stop();
    }
  }

  /** Starts it; the flag rises after the start-up time. Does nothing if it is on. */
  void start(long nanos, long cycle) {
    if (on) {
      return;
    }
    on = true;
    starting =
        clocks.after(
            nanos,
            cycle,
            due -> {
              ready = true;
              starting = null;
              whenReady.accept(due);
            });
  }

  /** On, with an input that never comes: the flag never rises. */
  void hang() {
    on = true;
  }

  void stop() {
    on = false;
    ready = false;
    Scheduler.Event event = starting;
    if (event != null) {
      scheduler.cancel(event);
      starting = null;
    }
  }

  /** On and ready at once, as after reset. */
  void running() {
    stop();
    on = true;
    ready = true;
  }
}

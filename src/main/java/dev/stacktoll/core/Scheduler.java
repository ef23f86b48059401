package dev.stacktoll.core;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Orders everything that happens by absolute core cycle; ties run in the order of insertion. One
 * scheduler owns the time of one simulation.
 */
public final class Scheduler {
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private long sequence;
  private long next = Long.MAX_VALUE;

  /** Something due at a cycle; cancelling it twice or after it ran does nothing. */
  public static final class Event implements Comparable<Event> {
    private long cycle;
    private final long order;
    private final boolean timed;
    private final Action action;
    private boolean cancelled;

    private Event(long cycle, long order, boolean timed, Action action) {
      this.cycle = cycle;
      this.order = order;
      this.timed = timed;
      this.action = action;
    }

    public long cycle() {
      return cycle;
    }

    @Override
    public int compareTo(Event other) {
      int byCycle = Long.compare(cycle, other.cycle);
      return byCycle != 0 ? byCycle : Long.compare(order, other.order);
    }
  }

  /** What an event does, told the cycle for which it was due. */
  @FunctionalInterface
  public interface Action {
    void run(long cycle);
  }

  /** Runs {@code action} in that cycle of the core clock, however fast the clock is. */
  public Event at(long cycle, Action action) {
    return add(new Event(cycle, sequence++, false, action));
  }

  /** Runs {@code action} at the moment that {@code cycle} is now; see {@link #rescale}. */
  public Event atTime(long cycle, Action action) {
    return add(new Event(cycle, sequence++, true, action));
  }

  private Event add(Event event) {
    queue.add(event);
    next = queue.element().cycle;
    return event;
  }

  public void cancel(Event event) {
    event.cancelled = true;
    if (queue.remove(event)) {
      next = queue.isEmpty() ? Long.MAX_VALUE : queue.element().cycle;
    }
  }

  /** Cycle of the earliest event, or {@link Long#MAX_VALUE}. */
  public long next() {
    return next;
  }

  /** Runs all events due at or before {@code now}, also those they add. */
  public void runUntil(long now) {
    while (next <= now) {
      Event event = queue.remove();
      next = queue.isEmpty() ? Long.MAX_VALUE : queue.element().cycle;
      if (!event.cancelled) {
        event.action.run(event.cycle);
      }
    }
  }

  /**
   * The core clock changed at {@code now}: what was due at a moment, so many cycles of the old
   * clock away, is due in as much time of the new one, rounded up. What counts cycles stays.
   */
  public void rescale(long now, long oldHertz, long newHertz) {
    List<Event> events = new ArrayList<>(queue);
    queue.clear();
    for (Event event : events) {
      if (event.timed) {
        long left = Math.max(0, event.cycle - now);
        event.cycle = now + Math.ceilDiv(Math.multiplyExact(left, newHertz), oldHertz);
      }
      queue.add(event);
    }
    next = queue.isEmpty() ? Long.MAX_VALUE : queue.element().cycle;
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clocks as firmware has programmed them, and physical time: which moment each core clock cycle
 * is (RM0390 and RM0385, RCC, clocks). {@link Rcc} drives it.
 */
public final class ClockTree implements BusClocks {
  private static final double PICOS_PER_SECOND = 1e12;
  private static final long PICOS_PER_NANO = 1_000;

  /** A main PLL: input over M, times N, over P (or R where that is the system clock). */
  public record Pll(String input, Frequency inputFrequency, int m, int n, int divisor) {
    public Frequency vcoInput() {
      return inputFrequency.over(m);
    }

    public Frequency vco() {
      return vcoInput().times(n);
    }

    public Frequency output() {
      return vco().over(divisor);
    }
  }

  /** All clocks at one time; timer clocks of a bus are those of its general-purpose timers. */
  public record Clocks(
      String source,
      Optional<Pll> pll,
      Frequency sysclk,
      int hclkDivisor,
      int pclk1Divisor,
      int pclk2Divisor,
      boolean fastTimers) {
    public Frequency hclk() {
      return sysclk.over(hclkDivisor);
    }

    public Frequency pclk1() {
      return hclk().over(pclk1Divisor);
    }

    public Frequency pclk2() {
      return hclk().over(pclk2Divisor);
    }

    /** HCLK cycles in a tick of the timers behind a bus divisor (TIMPRE is {@link #fastTimers}). */
    private int timerDivisor(int busDivisor) {
      int boost = fastTimers ? 4 : 2;
      return Math.max(1, busDivisor / boost);
    }

    public int hclkPerTimer1Tick() {
      return timerDivisor(pclk1Divisor);
    }

    public int hclkPerTimer2Tick() {
      return timerDivisor(pclk2Divisor);
    }
  }

  /** From a cycle on, which is that moment, the core ran at that clock. */
  public record Segment(long cycle, long picos, Clocks clocks) {}

  /** Told that clocks changed in a cycle, after the change. */
  interface Listener {
    void clocksChanged(Clocks now, long cycle);
  }

  private final Scheduler scheduler;
  private final List<Segment> history = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private Clocks clocks;

  ClockTree(Scheduler scheduler, Clocks atReset) {
    this.scheduler = scheduler;
    clocks = atReset;
    history.add(new Segment(0, 0, atReset));
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  /** The clocks are different from that cycle on. */
  void change(Clocks next, long cycle) {
    if (next.equals(clocks)) {
      return;
    }
    Frequency before = clocks.hclk();
    Frequency after = next.hclk();
    Segment last = history.getLast();
    long since = Math.max(cycle, last.cycle());
    long picos = last.picos() + before.picos(since - last.cycle());
    clocks = next;
    history.add(new Segment(since, picos, next));
    if (!before.equals(after)) {
      Frequency ratio = after.ratioTo(before);
      scheduler.rescale(since, ratio.denominator(), ratio.numerator());
    }
    for (Listener listener : listeners) {
      listener.clocksChanged(next, since);
    }
  }

  /** Runs an action after a time, however the clocks change until then. */
  Scheduler.Event after(long nanos, long cycle, Scheduler.Action action) {
    return scheduler.atTime(cycle + cyclesIn(nanos), action);
  }

  /** Core cycles in a time at the present clock, rounded up. */
  long cyclesIn(long nanos) {
    return clocks.hclk().periodsIn(Math.multiplyExact(nanos, PICOS_PER_NANO));
  }

  public Clocks now() {
    return clocks;
  }

  /** Every change since power-on, oldest first. */
  public List<Segment> history() {
    return List.copyOf(history);
  }

  public long hertz() {
    return clocks.hclk().hertz();
  }

  @Override
  public int hclkPerPclk1() {
    return clocks.pclk1Divisor();
  }

  @Override
  public int hclkPerPclk2() {
    return clocks.pclk2Divisor();
  }

  /** Picoseconds from power-on to the start of a cycle. */
  public long picosAt(long cycle) {
    int i = history.size() - 1;
    while (i > 0 && history.get(i).cycle() > cycle) {
      i--;
    }
    Segment segment = history.get(i);
    return segment.picos() + segment.clocks().hclk().picos(cycle - segment.cycle());
  }

  public double secondsAt(long cycle) {
    return picosAt(cycle) / PICOS_PER_SECOND;
  }

  /** The first cycle that starts at or after a moment, if no clock changes from now on. */
  public long cycleAt(double seconds) {
    long picos = (long) Math.ceil(seconds * PICOS_PER_SECOND);
    Segment segment = history.getFirst();
    for (Segment later : history) {
      if (later.picos() <= picos) {
        segment = later;
      }
    }
    return segment.cycle() + segment.clocks().hclk().periodsIn(picos - segment.picos());
  }
}

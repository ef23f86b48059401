package dev.stacktoll.instrument;

import dev.stacktoll.soc.PinListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches every pin that moves and measures the square wave on it, from rising edge to rising edge,
 * in core cycles.
 *
 * <p>Not modelled: rise times, bandwidth, probes; an edge is where the port's output register
 * changes.
 */
public final class Oscilloscope implements PinListener {
  /** Edges kept per pin for {@link Trace#edges}. */
  private static final int KEPT_EDGES = 4096;

  /** One change of a pin. */
  public record Edge(long cycle, boolean rising) {}

  /**
   * A wave in cycles.
   *
   * @param periods number of whole periods seen
   * @param steadyPeriod mean of the middle half of all periods by length: what a scope shows of a
   *     wave that an interrupt now and then stretches
   * @param jitter standard deviation of the period
   * @param duty share of time high, 0 to 1
   */
  public record Wave(
      long periods,
      double steadyPeriod,
      double meanPeriod,
      long minPeriod,
      long maxPeriod,
      double jitter,
      double duty) {
    /** Frequency of the steady wave. */
    public double hertz(long clockHertz) {
      return clockHertz / steadyPeriod;
    }

    /** Frequency with everything that stretched the wave. */
    public double meanHertz(long clockHertz) {
      return clockHertz / meanPeriod;
    }
  }

  /** What one pin did. */
  public static final class Trace {
    private final List<Edge> edges = new ArrayList<>();
    private long count;
    private long firstRise = -1;
    private long lastRise;
    private long highCycles;
    private long highAtLastRise;
    private long periods;
    private long minPeriod = Long.MAX_VALUE;
    private long maxPeriod;
    private final NavigableMap<Long, Long> countOfPeriod = new TreeMap<>();
    private double mean;
    private double squares;

    private void add(boolean rising, long cycle) {
      count++;
      if (edges.size() < KEPT_EDGES) {
        edges.add(new Edge(cycle, rising));
      }
      if (rising) {
        rise(cycle);
      } else {
        if (firstRise >= 0) {
          highCycles += cycle - lastRise;
        }
      }
    }

    private void rise(long cycle) {
      if (firstRise < 0) {
        firstRise = cycle;
      } else {
        long period = cycle - lastRise;
        periods++;
        countOfPeriod.merge(period, 1L, Long::sum);
        minPeriod = Math.min(minPeriod, period);
        maxPeriod = Math.max(maxPeriod, period);
        double delta = period - mean;
        mean += delta / periods;
        squares += delta * (period - mean);
        highAtLastRise = highCycles;
      }
      lastRise = cycle;
    }

    /** Forgets everything but the level: the next edge counts as the first. */
    private void restart() {
      edges.clear();
      count = 0;
      firstRise = -1;
      highCycles = 0;
      highAtLastRise = 0;
      periods = 0;
      countOfPeriod.clear();
      minPeriod = Long.MAX_VALUE;
      maxPeriod = 0;
      mean = 0;
      squares = 0;
    }

    private double steadyPeriod() {
      long from = periods / 4;
      long to = periods - from;
      long seen = 0;
      double sum = 0;
      for (Map.Entry<Long, Long> entry : countOfPeriod.entrySet()) {
        long first = Math.max(from, seen);
        seen += entry.getValue();
        sum += (double) entry.getKey() * Math.max(0, Math.min(to, seen) - first);
      }
      return sum / (to - from);
    }

    public long edgeCount() {
      return count;
    }

    /** The first edges, at most 4,096. */
    public List<Edge> edges() {
      return List.copyOf(edges);
    }

    /** The wave, if at least one whole period was seen. */
    public Optional<Wave> wave() {
      if (periods == 0) {
        return Optional.empty();
      }
      long span = lastRise - firstRise;
      return Optional.of(
          new Wave(
              periods,
              steadyPeriod(),
              (double) span / periods,
              minPeriod,
              maxPeriod,
              Math.sqrt(squares / periods),
              (double) highAtLastRise / span));
    }
  }

  private final Map<String, Trace> traces = new TreeMap<>();

  @Override
  public void changed(String pin, boolean level, long cycle) {
    traces.computeIfAbsent(pin, _ -> new Trace()).add(level, cycle);
  }

  /** The pins that moved, by name. */
  public Map<String, Trace> traces() {
    return Collections.unmodifiableMap(traces);
  }

  public Optional<Trace> trace(String pin) {
    return Optional.ofNullable(traces.get(pin));
  }

  /** Starts a new measurement on all pins. */
  public void restart() {
    traces.values().forEach(Trace::restart);
  }
}

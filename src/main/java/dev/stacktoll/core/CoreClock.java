package dev.stacktoll.core;

/** Physical time of the core clock, for semihosting's clock calls. */
public interface CoreClock {
  /** Frequency of the core clock now. */
  long hertz();

  /** Time since reset of a core cycle. */
  long nanosAt(long cycle);
}

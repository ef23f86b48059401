package dev.stacktoll.soc;

/**
 * The flash array of the STM32F746 as a resource (RM0385, flash): wait states, and when it is free.
 */
final class F7BusFlash {
  private int waitStates;
  private long freeAt;

  int waitStates() {
    return waitStates;
  }

  void setWaitStates(int states) {
    waitStates = states;
  }

  /** Takes the array for some cycles, no earlier than a cycle; returns when the reading starts. */
  long take(long cycle, int cycles) {
    long start = Math.max(cycle, freeAt);
    freeAt = start + cycles;
    return start;
  }

  boolean isFree(long cycle) {
    return freeAt <= cycle;
  }
}

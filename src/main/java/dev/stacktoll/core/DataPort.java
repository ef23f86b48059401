package dev.stacktoll.core;

/** The data side of a flash accelerator, as the Cortex-M4's D-Code bus sees it. */
public interface DataPort {
  /**
   * Reads a word.
   *
   * @param addressPhase cycle of the address phase; calls come in order of it
   * @return the last cycle of the data phase: the one after the address phase if nothing waits
   */
  long read(int address, long addressPhase);

  /** Number of the line an address lies in: 16 bytes in the STM32F4. */
  int line(int address);

  /** The flash has wait states now. */
  boolean hasWaitStates();
}

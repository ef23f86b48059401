package dev.stacktoll.core;

/** The instruction side of a flash accelerator, as the Cortex-M4's I-Code bus sees it. */
public interface FetchPort {
  /**
   * Fetches an aligned word.
   *
   * @param addressPhase cycle of the address phase; calls come in order of it
   * @param speculative for the target of a conditional branch that may not be taken
   * @return the last cycle of the data phase: the one after the address phase if nothing waits
   */
  long fetch(int address, long addressPhase, boolean speculative);
}

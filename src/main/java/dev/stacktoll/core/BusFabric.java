package dev.stacktoll.core;

/** What the bus system of a chip says about data accesses; the pipeline models ask it. */
public interface BusFabric {
  /** Number of the bus slave that answers at an address; equal numbers mean the same slave. */
  int slave(int address);

  /** Wait cycles of a load beyond the bus's minimum, with the address phase in that cycle. */
  int readWaits(int address, int bytes, long cycle);

  /** Wait cycles of a store beyond the bus's minimum, with the address phase in that cycle. */
  int writeWaits(int address, int bytes, long cycle);
}

package dev.stacktoll.core;

import java.util.List;

/**
 * What a chip puts around a Cortex-M7: tightly coupled memories, caches, buses. Answers when words
 * arrive; values always come from {@link Memory}.
 */
public interface CortexM7Bus extends CacheMaintenance {
  /**
   * Fetches the aligned 64-bit word of an address.
   *
   * @param wrongPath the word will not be executed; what it starts goes on all the same
   * @return the cycle in which it arrives: {@code cycle} if nothing waits
   */
  long fetch(int address, long cycle, boolean wrongPath);

  /**
   * Loads at most a word.
   *
   * @return the cycle in which the data arrive: {@code cycle} if nothing waits
   */
  long load(int address, int bytes, long cycle);

  /**
   * Stores at most a word.
   *
   * @return the cycle in which the pipeline is rid of it: {@code cycle} if nothing waits
   */
  long store(int address, int bytes, long cycle);

  /** The last load holds the pipeline until its data arrive; otherwise only who uses them waits. */
  boolean blocking();

  /** Index in {@link #rules()} of the rule behind the last wait of an access. */
  int waitRule();

  /** Two loads can be served in one cycle if they want different banks. */
  boolean hasTwoBanks(int address);

  /** The cycle, not before {@code cycle}, in which all stores have reached their targets. */
  long drained(long cycle);

  List<TimingRule> rules();
}

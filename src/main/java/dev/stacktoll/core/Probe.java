package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/** Watches a run; called only while attached. It may read the state of the core. */
public interface Probe {
  /** An instruction completed; it took the cycles {@code from} (inclusive) to {@code to}. */
  void retired(Insn insn, int pc, long from, long to);

  /** An exception's handler is entered, or left by its return. */
  void exception(int number, boolean entry, long cycle);
}

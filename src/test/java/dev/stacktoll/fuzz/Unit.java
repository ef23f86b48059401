package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Op;
import java.util.List;

/**
 * A few instructions that stay together: set-up, the instructions of interest, and what brings the
 * stack pointer back. A unit leaves the processor in Thread mode, privileged, with a usable stack,
 * whatever its operands were.
 *
 * @param subjects the rows of instructions that are executed for certain
 * @param drawn how many instructions are random, those not executed for certain included
 * @param alone a checkpoint comes before and after it, because it would hide what others did or
 *     others would hide what it does
 */
record Unit(List<Op> subjects, int drawn, List<Item> items, boolean alone) {
  Unit {
    subjects = List.copyOf(subjects);
    items = List.copyOf(items);
  }

  int size() {
    return items.stream().mapToInt(Item::size).sum();
  }
}

package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Op;
import java.util.List;

/**
 * A few instructions that stay together: set-up, the instructions of interest, and what brings the
 * stack pointer back. A unit leaves the processor in Thread mode, privileged, with a usable stack,
 * whatever its operands were.
 *
 * @param subjects the rows of interest
 * @param compareNext the next unit would hide what this one did
 */
record Unit(List<Op> subjects, List<Item> items, boolean compareNext) {
  Unit {
    subjects = List.copyOf(subjects);
    items = List.copyOf(items);
  }

  int size() {
    return items.stream().mapToInt(Item::size).sum();
  }

  int instructions() {
    return items.stream().mapToInt(Item::instructions).sum();
  }
}

package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Op;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A random program: initial state and units, the same ones for the same target, seed and length.
 *
 * @param seed of this program alone
 */
record Program(Target target, long seed, State state, List<Unit> units) {
  private static final int UNITS_PER_STRETCH = 4;

  /** Units with at least so many random instructions. */
  static Program random(Target target, long seed, int instructions) {
    SplittableRandom random = new SplittableRandom(seed);
    State state = State.random(random);
    UnitMaker maker = new UnitMaker(target, random);
    List<Unit> units = new ArrayList<>();
    for (int made = 0; made < instructions; made += units.getLast().drawn()) {
      units.add(maker.next());
    }
    return new Program(target, seed, state, units);
  }

  Image image() {
    return new Image(target, state, units, UNITS_PER_STRETCH);
  }

  /** Random instructions, without what sets up their operands. */
  long drawn() {
    return units.stream().mapToLong(Unit::drawn).sum();
  }

  /** The rows that are executed for certain. */
  Set<Op> rows() {
    Set<Op> rows = EnumSet.noneOf(Op.class);
    units.forEach(unit -> rows.addAll(unit.subjects()));
    return rows;
  }
}

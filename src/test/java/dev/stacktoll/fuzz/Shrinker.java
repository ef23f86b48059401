package dev.stacktoll.fuzz;

import dev.stacktoll.fuzz.Comparison.Different;
import dev.stacktoll.fuzz.Comparison.Same;
import dev.stacktoll.fuzz.Comparison.Verdict;
import dev.stacktoll.isa.Insn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From a program that differs to the shortest sequence and the emptiest state that still do. */
final class Shrinker {
  private static final int PC = 15;

  private final Target target;
  private final Comparison comparison;

  Shrinker(Target target, Comparison comparison) {
    this.target = target;
    this.comparison = comparison;
  }

  /**
   * A small program, and how it ends: as {@link Different}, or not at all.
   *
   * @param units without what is not needed
   */
  record Case(Target target, State state, List<Unit> units, Verdict verdict) {}

  Case shrink(Program program) throws IOException {
    Image image = program.image();
    Verdict verdict = comparison.compare(image);
    Case shortest =
        verdict instanceof Different different
            ? stretch(program, image, different)
            : prefix(program, verdict);
    return withoutState(withoutItems(withoutUnits(shortest)));
  }

  /** The units between two checkpoints, begun with what the first of them recorded. */
  private Case stretch(Program program, Image image, Different different) throws IOException {
    List<Unit> units = image.units(image.stretches().get(different.checkpoint()));
    State state = different.before().map(Record::state).orElse(program.state());
    Case small = run(state, units);
    if (!(small.verdict() instanceof Same)) {
      return small;
    }
    int end = image.stretches().get(different.checkpoint()).endUnit();
    return run(program.state(), program.units().subList(0, end));
  }

  /** The shortest beginning that one side does not get through. */
  private Case prefix(Program program, Verdict verdict) throws IOException {
    int good = 0;
    Case bad = new Case(target, program.state(), program.units(), verdict);
    while (bad.units().size() - good > 1) {
      int middle = (good + bad.units().size()) >>> 1;
      Case half = run(program.state(), program.units().subList(0, middle));
      if (half.verdict() instanceof Same) {
        good = middle;
      } else {
        bad = half;
      }
    }
    return bad;
  }

  private Case run(State state, List<Unit> units) throws IOException {
    Verdict verdict = comparison.compare(new Image(target, state, units, units.size()));
    return new Case(target, state, List.copyOf(units), verdict);
  }

  private Case withoutUnits(Case start) throws IOException {
    Case best = start;
    for (int step = Math.max(1, best.units().size() / 2); step > 0; step /= 2) {
      for (int i = 0; i + step <= best.units().size() && best.units().size() > step; ) {
        List<Unit> fewer = new ArrayList<>(best.units());
        fewer.subList(i, i + step).clear();
        Case tried = run(best.state(), fewer);
        if (shows(tried, start)) {
          best = tried;
        } else {
          i += step;
        }
      }
    }
    return best;
  }

  private Case withoutItems(Case start) throws IOException {
    Case best = start;
    for (int unit = 0; unit < best.units().size(); unit++) {
      for (int item = best.units().get(unit).items().size() - 1; item >= 0; item--) {
        Unit old = best.units().get(unit);
        if (old.items().size() > 1 && freelyCut(old)) {
          List<Item> items = new ArrayList<>(old.items());
          items.remove(item);
          List<Unit> units = new ArrayList<>(best.units());
          units.set(unit, new Unit(old.subjects(), old.drawn(), items, old.alone()));
          Case tried = run(best.state(), units);
          best = shows(tried, start) ? tried : best;
        }
      }
    }
    return best;
  }

  /** Nothing in it depends on distances or on being inside an IT block. */
  private static boolean freelyCut(Unit unit) {
    return unit.items().stream()
        .allMatch(
            item ->
                item instanceof Item.Constant
                    || (item instanceof Item.Code(var insn) && isSequential(insn)));
  }

  private static boolean isSequential(Insn insn) {
    return switch (insn.kind) {
      case IT,
          COMPARE_BRANCH,
          TABLE_BRANCH,
          BRANCH,
          BRANCH_CONDITIONAL,
          BRANCH_LINK,
          BRANCH_EXCHANGE,
          BRANCH_LINK_EXCHANGE ->
          false;
      default -> (insn.writes >> PC & 1) == 0;
    };
  }

  private Case withoutState(Case start) throws IOException {
    Case best = start;
    for (int word = 0; word < State.WORDS; word++) {
      if (word != State.SP && best.state().get(word) != 0) {
        Case tried = run(best.state().with(word, 0), best.units());
        best = shows(tried, start) ? tried : best;
      }
    }
    return best;
  }

  /** The same kind of difference: the same first word, or the same side stuck. */
  private static boolean shows(Case tried, Case start) {
    return switch (tried.verdict()) {
      case Same _ -> false;
      case Comparison.NotEnded ended -> ended.equals(start.verdict());
      case Different now ->
          start.verdict() instanceof Different then
              && now.words().getFirst().equals(then.words().getFirst());
    };
  }
}

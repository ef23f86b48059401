package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import dev.stacktoll.isa.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** Random units: every row as often as every other one, with what its operands need. */
final class UnitMaker {
  private static final int SP = 13;
  private static final int PC = 15;
  private static final int ATTEMPTS = 200;

  private final Encodings encodings;
  private final SplittableRandom random;
  private final BranchUnits branches;
  private final SystemUnits system;
  private final ItUnits blocks;
  private final OperandSetup operands;
  private final List<Op> deck = new ArrayList<>();

  UnitMaker(Target target, SplittableRandom random) {
    this.random = random;
    encodings = new Encodings(target.config().fpv5());
    Fillers fillers = new Fillers(encodings, random);
    operands = new OperandSetup(random);
    branches = new BranchUnits(encodings, random, fillers);
    system = new SystemUnits(encodings, random);
    blocks = new ItUnits(encodings, random, operands);
  }

  /** The next one. */
  Unit next() {
    if (random.nextInt(8) == 0) {
      UnitBuilder unit = unit();
      operands.renew(unit);
      return unit.build();
    }
    if (random.nextInt(64) == 0) {
      UnitBuilder unit = unit();
      system.interrupt(unit);
      return unit.build();
    }
    if (deck.isEmpty()) {
      deck.addAll(encodings.rows());
      Collections.shuffle(deck, new Random(random.nextLong()));
    }
    return of(deck.removeLast());
  }

  /** One whose subject is an instruction of that row. */
  Unit of(Op row) {
    for (int i = 0; i < ATTEMPTS; i++) {
      UnitBuilder unit = unit();
      Optional<Insn> insn = encodings.draw(row, random);
      if (insn.isPresent() && fill(unit, insn.get())) {
        return unit.build();
      }
    }
    throw new IllegalStateException("no unit for " + row);
  }

  private UnitBuilder unit() {
    return new UnitBuilder(encodings, random);
  }

  private boolean fill(UnitBuilder unit, Insn insn) {
    if (ItUnits.fits(insn) && random.nextInt(6) == 0) {
      return blocks.block(unit, Optional.of(insn));
    }
    return switch (insn.kind) {
      case IT -> blocks.block(unit, Optional.empty());
      case BRANCH, BRANCH_CONDITIONAL, BRANCH_LINK ->
          done(() -> branches.direct(unit, insn, false));
      case COMPARE_BRANCH ->
          done(
              () -> {
                operands.load(unit, insn, 0);
                branches.direct(unit, insn, true);
              });
      case BRANCH_EXCHANGE, BRANCH_LINK_EXCHANGE ->
          insn.m != SP && done(() -> branches.byRegister(unit, insn));
      case TABLE_BRANCH -> insn.m != insn.n && done(() -> branches.byTable(unit, insn));
      case EVENT_HINT -> done(() -> system.hint(unit, insn));
      case SYSTEM -> done(() -> special(unit, insn));
      case EXCEPTION, COPROCESSOR -> done(() -> system.exception(unit, insn));
      case LOAD_EXCLUSIVE -> exclusive(unit, insn, true);
      case STORE_EXCLUSIVE -> exclusive(unit, insn, false);
      default -> (insn.writes >> PC & 1) != 0 ? jump(unit, insn) : plain(unit, insn);
    };
  }

  private static boolean done(Runnable step) {
    step.run();
    return true;
  }

  private void special(UnitBuilder unit, Insn insn) {
    switch (insn.op) {
      case MSR_T1 -> system.write(unit, insn);
      case CPS_T1 -> system.masks(unit, insn);
      default -> unit.subject(insn);
    }
  }

  private boolean exclusive(UnitBuilder unit, Insn insn, boolean isLoad) {
    Optional<Insn> other = encodings.draw(SystemUnits.partner(insn.op), random);
    return other.isPresent()
        && (isLoad
            ? system.exclusive(unit, insn, other.get())
            : system.exclusive(unit, other.get(), insn));
  }

  /** Whatever else writes the PC. */
  private boolean jump(UnitBuilder unit, Insn insn) {
    if (insn.kind == Kind.LOAD || insn.kind == Kind.LOAD_MULTIPLE) {
      Optional<MemoryAccess> access = MemoryAccess.plan(insn, random);
      if (access.isEmpty()) {
        return false;
      }
      branches.byLoad(unit, insn, access);
      if (insn.n == SP) {
        unit.restoreStackPointer();
      }
      return true;
    }
    if (insn.m == SP || insn.m == PC) {
      return false;
    }
    if (insn.op == Op.MOV_REG_T1) {
      branches.byRegister(unit, insn);
    } else {
      branches.byAddition(unit, insn);
    }
    return true;
  }

  private boolean plain(UnitBuilder unit, Insn insn) {
    if (insn.op == Op.VMSR_T1) {
      unit.constant(insn.t, Operands.fpscr(random)).subject(insn);
      return true;
    }
    if (MemoryAccess.needed(insn)) {
      Optional<MemoryAccess> access = MemoryAccess.plan(insn, random);
      if (access.isEmpty()) {
        return false;
      }
      operands.load(unit, insn, 0);
      access.get().prepare(unit, 0);
    } else {
      operands.load(unit, insn, 0);
    }
    unit.subject(insn);
    boolean stackPointerMoved = (insn.writes >> SP & 1) != 0;
    if (stackPointerMoved || (MemoryAccess.needed(insn) && insn.n == SP)) {
      unit.restoreStackPointer();
    }
    return true;
  }
}

package dev.stacktoll.core;

import java.util.Arrays;

/**
 * When registers and flags can be used: for each the cycle its producer issued in and how the value
 * comes; {@link CortexM7Distances} tells the rest.
 */
@Hot
final class CortexM7Scoreboard {
  private static final int NEEDS = CortexM7Distances.NEEDS;
  private static final int PREDICATED = CortexM7Distances.YIELDS;
  private static final int LATE_ALU = CortexM7Yield.LATE_ALU.ordinal();
  private static final int EARLY_ALU = CortexM7Yield.EARLY_ALU.ordinal();
  private static final int BASE_WRITEBACK = CortexM7Yield.BASE_WRITEBACK.ordinal();
  private static final int LATE_NEED = CortexM7Need.LATE_ALU.ordinal();
  private static final int EARLY_NEED = CortexM7Need.EARLY_ALU.ordinal();
  private static final int PREDICATE = CortexM7Need.PREDICATE.ordinal();
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final int[] distance;
  private final int[] ruleOfDistance;
  private final int fpLatency;
  private final long[] producedAt = new long[CortexM7Facts.REGISTERS];
  private final int[] yield = new int[CortexM7Facts.REGISTERS];
  private final long[] late = new long[CortexM7Facts.REGISTERS];
  private final int[] ruleOfLate = new int[CortexM7Facts.REGISTERS];

  /** The rule behind the operand that comes last. */
  int rule;

  /** Cycles of its coming that are due to memory, and the rule behind them. */
  long lateCycles;

  int lateRule;

  CortexM7Scoreboard(CortexM7Distances distances) {
    distance = distances.distance;
    ruleOfDistance = distances.rule;
    fpLatency =
        distance[CortexM7Yield.FP_ADD.ordinal() * NEEDS + CortexM7Need.FP_OPERAND.ordinal()];
    clear();
  }

  void clear() {
    Arrays.fill(producedAt, LONG_AGO);
    Arrays.fill(yield, LATE_ALU);
    Arrays.fill(late, 0);
  }

  /** The first cycle in which all operands are there in time. */
  long ready(CortexM7Facts facts, boolean predicated) {
    long ready = LONG_AGO;
    int last = 0;
    int lastPair = 0;
    for (int operand : facts.operands) {
      int register = operand & 0xff;
      int pair = yield[register] * NEEDS + (operand >>> 8);
      long cycle = producedAt[register] + distance[pair];
      if (cycle > ready) {
        ready = cycle;
        last = register;
        lastPair = pair;
      }
    }
    rule = ruleOfDistance[lastPair];
    lateCycles = late[last];
    lateRule = ruleOfLate[last];
    if (predicated) {
      int pair = yield[CortexM7Facts.FLAGS] * NEEDS + PREDICATE;
      ready = later(ready, producedAt[CortexM7Facts.FLAGS] + distance[pair], ruleOfDistance[pair]);
    }
    return ready;
  }

  /** The later of two cycles; if it is the second, that is because of a rule. */
  long later(long ready, long cycle, int because) {
    if (cycle <= ready) {
      return ready;
    }
    rule = because;
    lateCycles = 0;
    return cycle;
  }

  /** The first cycle in which an ALU instruction could execute in EX1. */
  long readyEarly(CortexM7Facts facts, boolean predicated) {
    long ready = LONG_AGO;
    for (int operand : facts.operands) {
      int register = operand & 0xff;
      int need = operand >>> 8 == LATE_NEED ? EARLY_NEED : operand >>> 8;
      ready = Math.max(ready, producedAt[register] + distance[yield[register] * NEEDS + need]);
    }
    return predicated ? Long.MAX_VALUE : ready;
  }

  /**
   * Notes the results of an instruction.
   *
   * @param cycle in which it issued, or in which its accesses would have to start to end as late
   * @param length of its stay
   */
  void record(CortexM7Facts facts, long cycle, int length, boolean early, boolean predicated) {
    long completed = length > 1 ? cycle + completion(facts, length) : cycle;
    for (int result : facts.results) {
      int register = result & 0xff;
      int how = result >>> 8 & 0xff;
      producedAt[register] = completed + (result >>> 16);
      late[register] = 0;
      if (early && how == LATE_ALU) {
        how = EARLY_ALU;
      }
      yield[register] = predicated && register != CortexM7Facts.FLAGS ? PREDICATED + how : how;
    }
  }

  /** The values that an instruction loads come so many cycles later, because of a rule. */
  void delay(CortexM7Facts facts, long cycles, int because) {
    for (int result : facts.results) {
      if ((result >>> 8 & 0xff) != BASE_WRITEBACK) {
        int register = result & 0xff;
        producedAt[register] += cycles;
        late[register] = cycles;
        ruleOfLate[register] = because;
      }
    }
  }

  private int completion(CortexM7Facts facts, int length) {
    return switch (facts.length) {
      case DIVISION -> length - 1;
      case FP_DIVISION, FP_SQUARE_ROOT -> Math.max(0, length - fpLatency);
      case ONE, WORDS, TABLE_BRANCH, SYSTEM -> 0;
    };
  }
}

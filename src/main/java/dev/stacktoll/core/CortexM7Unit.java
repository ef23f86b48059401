package dev.stacktoll.core;

import org.jspecify.annotations.Nullable;

/** What an instruction occupies when it issues; decides which two instructions form a pair. */
enum CortexM7Unit {
  /** Plain ALU operations, moves, shifts. */
  SIMPLE,
  /** ALU operations with an inline shift or a shifted constant. */
  SHIFTED,
  /** UXTB, SXTH … */
  EXTEND,
  /** Bit fields, reversals, packs, extend-and-add, saturations: users of the shifter. */
  EXTRACT,
  /** Other SIMD and DSP operations, SEL, CLZ. */
  DSP,
  MULTIPLY,
  LOAD,
  LOAD_EXCLUSIVE,
  STORE,
  BRANCH,
  /** NOP, IT: a place and nothing else. */
  NOTHING,
  ALONE,
  FP_ARITHMETIC,
  FP_SELECT,
  FP_MAC,
  FP_DIVIDE,
  FP_LOAD,
  FP_STORE,
  FP_MOVE;

  private boolean stores() {
    return this == STORE || this == FP_STORE;
  }

  private boolean shifts() {
    return this == SHIFTED || this == EXTEND || this == EXTRACT;
  }

  private boolean goesFirst() {
    return this == EXTRACT || this == DSP || this == LOAD_EXCLUSIVE || this == FP_SELECT;
  }

  private boolean calculatesFp() {
    return this == FP_ARITHMETIC || this == FP_SELECT || this == FP_MAC || this == FP_DIVIDE;
  }

  boolean movesFp() {
    return this == FP_LOAD || this == FP_STORE || this == FP_MOVE;
  }

  /**
   * The rule that keeps a younger instruction out of the cycle of an older one, or null. Banks of
   * loads and the state of the FPU are not looked at here.
   */
  static @Nullable CortexM7Rule forbidding(CortexM7Unit older, CortexM7Unit younger) {
    if (older == ALONE || younger == ALONE) {
      return CortexM7Rule.PAIR_ALONE;
    }
    if (older == BRANCH && younger == BRANCH) {
      return CortexM7Rule.PAIR_BRANCHES;
    }
    if (younger.goesFirst()) {
      return CortexM7Rule.PAIR_OLDER_ONLY;
    }
    if (older.shifts() && younger.shifts()) {
      return older == EXTEND ? CortexM7Rule.PAIR_EXTEND : CortexM7Rule.PAIR_SHIFTER;
    }
    if (older == MULTIPLY && younger == MULTIPLY) {
      return CortexM7Rule.PAIR_MULTIPLY;
    }
    if (older == MULTIPLY && younger.stores() || older.stores() && younger == MULTIPLY) {
      return CortexM7Rule.PAIR_MULTIPLY_STORE;
    }
    if (older.stores() && younger.stores()) {
      return CortexM7Rule.PAIR_STORES;
    }
    return forbiddingFp(older, younger);
  }

  private static @Nullable CortexM7Rule forbiddingFp(CortexM7Unit older, CortexM7Unit younger) {
    if (older.calculatesFp() && younger.calculatesFp()
        || older == FP_DIVIDE && younger.movesFp()
        || older.movesFp() && younger == FP_DIVIDE) {
      return CortexM7Rule.PAIR_FP;
    }
    if (older == FP_MOVE && younger == FP_MOVE) {
      return CortexM7Rule.PAIR_FP_MOVE;
    }
    return older == FP_MAC && younger.movesFp() ? CortexM7Rule.PAIR_MAC : null;
  }
}

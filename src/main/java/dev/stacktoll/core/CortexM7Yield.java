package dev.stacktoll.core;

/** How a register comes by its value; decides in which stage the value exists. */
enum CortexM7Yield {
  // spotless:off
  LATE_ALU      (CortexM7Rule.LATE_ALU),
  EARLY_ALU     (CortexM7Rule.LATE_ALU),
  REVERSE       (CortexM7Rule.REVERSE),
  DSP           (CortexM7Rule.DSP),
  MULTIPLY      (CortexM7Rule.MULTIPLY),
  DIVIDE        (CortexM7Rule.DIVIDE),
  LOAD          (CortexM7Rule.LOAD_USE),
  LOAD_NARROW   (CortexM7Rule.LOAD_USE_NARROW),
  LOAD_SECOND   (CortexM7Rule.LOAD_DOUBLE),
  BASE_WRITEBACK(CortexM7Rule.BASE_WRITEBACK),
  FLAGS         (CortexM7Rule.FLAGS),
  FP_TO_CORE    (CortexM7Rule.FP_TO_CORE),
  FP_ADD        (CortexM7Rule.FP_ADD),
  FP_FUSED      (CortexM7Rule.FP_FUSED),
  FP_MLA        (CortexM7Rule.FP_MLA),
  FP_LOAD       (CortexM7Rule.FP_LOAD),
  FP_LOAD_DOUBLE(CortexM7Rule.FP_LOAD_DOUBLE),
  FP_MOVE       (CortexM7Rule.FP_MOVE),
  FP_FLAGS      (CortexM7Rule.FP_STATUS);
  // spotless:on

  private final CortexM7Rule rule;

  CortexM7Yield(CortexM7Rule rule) {
    this.rule = rule;
  }

  /** The rule that waits for the value are charged to, unless a rule for the pair exists. */
  CortexM7Rule rule() {
    return rule;
  }

  /** The stage of the core pipeline at whose end the value exists. */
  int stage(RuleValues values) {
    return switch (this) {
      case EARLY_ALU -> 1;
      case DIVIDE -> CortexM7Rule.LATE_ALU.in(values);
      case LOAD_SECOND -> CortexM7Rule.LOAD_USE.in(values) + CortexM7Rule.LOAD_DOUBLE.in(values);
      case LATE_ALU, REVERSE, DSP, MULTIPLY, LOAD, LOAD_NARROW, BASE_WRITEBACK, FLAGS, FP_TO_CORE ->
          rule.in(values);
      case FP_ADD, FP_FUSED, FP_MLA, FP_LOAD, FP_LOAD_DOUBLE, FP_MOVE, FP_FLAGS -> 0;
    };
  }

  boolean isFp() {
    return compareTo(FP_ADD) >= 0;
  }
}

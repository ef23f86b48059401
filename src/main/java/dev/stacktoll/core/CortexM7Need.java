package dev.stacktoll.core;

import org.jspecify.annotations.Nullable;

/** What an instruction needs an operand for; decides in which stage it is needed. */
enum CortexM7Need {
  // spotless:off
  LATE_ALU        (2, null),
  EARLY_ALU       (1, null),
  SHIFTER         (1, CortexM7Rule.SHIFTER_OPERAND),
  BASE            (1, null),
  INDEX           (1, null),
  FACTOR          (2, null),
  ACCUMULATOR     (3, CortexM7Rule.ACCUMULATOR),
  STORE_DATA      (4, CortexM7Rule.STORE_DATA),
  FLAGS           (2, null),
  PREDICATE       (2, null),
  SELECT_FLAGS    (1, CortexM7Rule.FP_SELECT_FLAGS),
  BRANCH_TARGET   (2, null),
  FROM_CORE       (2, CortexM7Rule.FP_FROM_CORE),
  FP_OPERAND      (0, null),
  FP_FACTOR       (0, null),
  FUSED_ACCUMULATOR(0, null),
  MLA_ACCUMULATOR (0, null),
  FP_STORE        (0, null),
  FP_TO_CORE      (0, null),
  FP_COPY         (0, null),
  FP_STATUS       (0, null);
  // spotless:on

  private final int stage;
  private final @Nullable CortexM7Rule rule;

  CortexM7Need(int stage, @Nullable CortexM7Rule rule) {
    this.stage = stage;
    this.rule = rule;
  }

  /** The stage of the core pipeline; FP needs have distances of their own instead. */
  int stage(RuleValues values) {
    return rule == null ? stage : rule.in(values);
  }
}

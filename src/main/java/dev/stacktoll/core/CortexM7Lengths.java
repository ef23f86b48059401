package dev.stacktoll.core;

import dev.stacktoll.core.CortexM7Facts.Length;

/** How many cycles an instruction keeps its place, and the rule behind those after the first. */
@Hot
final class CortexM7Lengths {
  private final int wordsPerCycle;
  private final int unaligned;
  private final int divide;
  private final int divideSigned;
  private final int tableBranch;
  private final int system;
  private final int fpDivide;
  private final int fpSquareRoot;

  CortexM7Lengths(RuleValues values) {
    wordsPerCycle = CortexM7Rule.MULTIPLE.in(values);
    unaligned = CortexM7Rule.MULTIPLE_UNALIGNED.in(values);
    divide = CortexM7Rule.DIVIDE.in(values);
    divideSigned = CortexM7Rule.DIVIDE_SIGNED.in(values);
    tableBranch = CortexM7Rule.TABLE_BRANCH.in(values);
    system = CortexM7Rule.SYSTEM.in(values);
    fpDivide = CortexM7Rule.FP_DIVIDE.in(values);
    fpSquareRoot = CortexM7Rule.FP_SQUARE_ROOT.in(values);
  }

  int of(CortexM7Facts facts, Cpu cpu, boolean passed) {
    if (facts.length == Length.ONE) {
      return 1;
    }
    return switch (facts.length) {
      case ONE -> 1;
      case WORDS -> multiple(facts, cpu);
      case DIVISION -> passed ? division(facts, cpu.dividend, cpu.divisor) : divide;
      case TABLE_BRANCH -> tableBranch;
      case SYSTEM -> system;
      case FP_DIVISION -> fpDivide;
      case FP_SQUARE_ROOT -> fpSquareRoot;
    };
  }

  private int multiple(CortexM7Facts facts, Cpu cpu) {
    int cycles = (facts.words + wordsPerCycle - 1) / wordsPerCycle;
    boolean crosses =
        facts.storesMultiple
            && (facts.words & 1) == 0
            && cpu.accesses > 0
            && (cpu.accessAddress[0] & 7) != 0;
    return crosses ? cycles + unaligned : cycles;
  }

  /** Two quotient bits a cycle, as far as leading zeros let the quotient be long. */
  private int division(CortexM7Facts facts, int dividend, int divisor) {
    int sign = facts.signedDivision ? divideSigned : 0;
    if (divisor == 0) {
      return divide + sign;
    }
    int a = facts.signedDivision ? Math.abs(dividend) : dividend;
    int b = facts.signedDivision ? Math.abs(divisor) : divisor;
    int bits = Integer.numberOfLeadingZeros(b) - Integer.numberOfLeadingZeros(a) + 1;
    return divide + sign + Math.max(0, bits / 2);
  }

  int rule(CortexM7Facts facts) {
    return switch (facts.length) {
      case ONE -> CortexM7Rule.ISSUE.ordinal();
      case WORDS -> CortexM7Rule.MULTIPLE.ordinal();
      case DIVISION -> CortexM7Rule.DIVIDE.ordinal();
      case TABLE_BRANCH -> CortexM7Rule.TABLE_BRANCH.ordinal();
      case SYSTEM -> CortexM7Rule.SYSTEM.ordinal();
      case FP_DIVISION -> CortexM7Rule.FP_DIVIDE.ordinal();
      case FP_SQUARE_ROOT -> CortexM7Rule.FP_SQUARE_ROOT.ordinal();
    };
  }

  /** The instruction lets another one into its first cycle and keeps the pipeline after it. */
  static boolean holdsAfterPair(CortexM7Facts facts) {
    return facts.length == Length.FP_DIVISION || facts.length == Length.FP_SQUARE_ROOT;
  }
}

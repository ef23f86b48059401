package dev.stacktoll.isa;

/**
 * The operands of one instruction while a decoder or an assembler fills them in. The fields mean
 * what they mean in {@link Insn}.
 */
final class Operands {
  Op op;
  int bits;
  int size;
  int d = -1;
  int n = -1;
  int m = -1;
  int a = -1;
  int t = -1;
  int t2 = -1;
  int imm;
  int imm2;
  int shiftType;
  int shiftAmount;
  int immCarry = -1;
  int list;
  int cond = 14;
  boolean setFlags;
  boolean flagsOutsideIt;
  boolean index;
  boolean add;
  boolean writeback;

  Operands(Op op) {
    this.op = op;
    this.size = op.size();
  }
}

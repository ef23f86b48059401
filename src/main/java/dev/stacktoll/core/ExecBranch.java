package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of the branches and of IT (ARMv7-M ARM DDI 0403E, A7.7).
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE, such as a branch inside an IT block.
 */
@Hot
final class ExecBranch {
  private ExecBranch() {}

  /** B: relative to the PC. */
  static void b(Cpu cpu, Insn i) {
    cpu.branchTo(cpu.r[15] + i.imm);
  }

  /** B with a condition of its own. */
  static void bConditional(Cpu cpu, Insn i) {
    if (cpu.conditionPassed(i.cond)) {
      cpu.branchTo(cpu.r[15] + i.imm);
    }
  }

  /** BL: LR becomes the next instruction, in Thumb state. */
  static void bl(Cpu cpu, Insn i) {
    cpu.r[14] = cpu.nextPc | 1;
    cpu.branchTo(cpu.r[15] + i.imm);
  }

  /** BLX (register): the target is read before LR is written. */
  static void blx(Cpu cpu, Insn i) {
    int target = cpu.r[i.m];
    cpu.r[14] = cpu.nextPc | 1;
    cpu.interwork(target);
  }

  /** BX: also returns from exceptions. */
  static void bx(Cpu cpu, Insn i) {
    cpu.branchExchange(cpu.r[i.m]);
  }

  /** CBZ. */
  static void cbz(Cpu cpu, Insn i) {
    if (cpu.r[i.n] == 0) {
      cpu.branchTo(cpu.r[15] + i.imm);
    }
  }

  /** CBNZ. */
  static void cbnz(Cpu cpu, Insn i) {
    if (cpu.r[i.n] != 0) {
      cpu.branchTo(cpu.r[15] + i.imm);
    }
  }

  /** TBB: forward by twice the byte at Rn + Rm. */
  static void tbb(Cpu cpu, Insn i) {
    int halfwords = cpu.load(cpu.r[i.n] + cpu.r[i.m], 1);
    cpu.branchTo(cpu.r[15] + 2 * halfwords);
  }

  /** TBH: forward by twice the halfword at Rn + 2 × Rm. */
  static void tbh(Cpu cpu, Insn i) {
    int halfwords = cpu.load(cpu.r[i.n] + 2 * cpu.r[i.m], 2);
    cpu.branchTo(cpu.r[15] + 2 * halfwords);
  }

  /** IT: the state that the following instruction starts in. */
  static void it(Cpu cpu, Insn i) {
    cpu.itState = i.cond << 4 | i.imm2;
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of hints, barriers, special registers and the instructions that raise exceptions (ARMv7-M
 * ARM DDI 0403E, A7.7 and B5.2).
 *
 * <p>Not modelled: debug halts, preloads, and what the manual calls UNPREDICTABLE. Barriers are
 * nothing here because accesses happen in program order; their time is the pipeline model's.
 */
@Hot
final class ExecSystem {
  private ExecSystem() {}

  /** NOP, YIELD, DBG, CSDB, PLD, PLI, DMB, DSB, ISB: no effect on registers and memory. */
  static void nothing(Cpu cpu, Insn i) {}

  /** MRS. */
  static void mrs(Cpu cpu, Insn i) {
    cpu.write(i.d, cpu.control().readSpecial(i.imm2));
  }

  /** MSR (register). */
  static void msr(Cpu cpu, Insn i) {
    cpu.control().writeSpecial(i.imm2, i.imm, cpu.r[i.n]);
  }

  /** CPSIE and CPSID: bit 4 disables, bit 1 is PRIMASK, bit 0 FAULTMASK. */
  static void cps(Cpu cpu, Insn i) {
    boolean disable = (i.imm2 & 16) != 0;
    cpu.control().changeProcessorState(disable, (i.imm2 & 2) != 0, (i.imm2 & 1) != 0);
  }

  /** SVC. */
  static void svc(Cpu cpu, Insn i) {
    cpu.control().supervisorCall(i.imm);
  }

  /** BKPT. */
  static void bkpt(Cpu cpu, Insn i) {
    cpu.control().breakpoint(i.imm);
  }

  /** UDF and encodings without an instruction. */
  static void udf(Cpu cpu, Insn i) {
    throw cpu.raise(Fault.Type.UNDEFINSTR, cpu.r[15] - 4);
  }

  /** CDP, LDC, MCR, MCRR, MRC, MRRC, STC and their second forms: there is no such coprocessor. */
  static void coprocessor(Cpu cpu, Insn i) {
    throw cpu.raise(Fault.Type.NOCP, cpu.r[15] - 4);
  }

  /** WFI. */
  static void wfi(Cpu cpu, Insn i) {
    cpu.control().waitForInterrupt();
  }

  /** WFE. */
  static void wfe(Cpu cpu, Insn i) {
    cpu.control().waitForEvent();
  }

  /** SEV. */
  static void sev(Cpu cpu, Insn i) {
    cpu.control().sendEvent();
  }

  /** CLREX. */
  static void clrex(Cpu cpu, Insn i) {
    cpu.exclusive = false;
  }
}

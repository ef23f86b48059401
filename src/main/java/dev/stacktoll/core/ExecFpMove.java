package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of moves, loads and stores of FP registers (ARMv7-M ARM, A7.7, VMOV, VMRS, VMSR, VLDR,
 * VSTR, VLDM, VSTM, VPUSH, VPOP). A D register is a pair of S registers.
 */
@Hot
final class ExecFpMove {
  private static final int FPSCR_BITS = 0xf7c0_009f;

  private ExecFpMove() {}

  /** VMOV (immediate). */
  static void vmovImmediate(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = i.imm;
  }

  /** VMOV (register). */
  static void vmovRegister(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = cpu.s[i.m];
  }

  /** VMOV of a core register to an S register. */
  static void vmovFromCore(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.n] = cpu.r[i.t];
  }

  /** VMOV of an S register to a core register. */
  static void vmovToCore(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.r[i.t] = cpu.s[i.n];
  }

  /** VMOV of a core register to one half of a D register. */
  static void vmovHalfFromCore(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[2 * i.d + i.imm] = cpu.r[i.t];
  }

  /** VMOV of one half of a D register to a core register. */
  static void vmovHalfToCore(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.r[i.t] = cpu.s[2 * i.n + i.imm];
  }

  /** First S register of a pair that is named as S or as D register. */
  private static int pair(Insn i) {
    return isDouble(i) ? 2 * i.m : i.m;
  }

  /** VMOV of two core registers to a pair. */
  static void vmovPairFromCore(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int first = pair(i);
    cpu.s[first] = cpu.r[i.t];
    cpu.s[first + 1] = cpu.r[i.t2];
  }

  /** VMOV of a pair to two core registers. */
  static void vmovPairToCore(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int first = pair(i);
    cpu.r[i.t] = cpu.s[first];
    cpu.r[i.t2] = cpu.s[first + 1];
  }

  /** VMSR. */
  static void vmsr(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.fpscr = cpu.r[i.t] & FPSCR_BITS;
  }

  /** VMRS; Rt of 15 means the flags. */
  static void vmrs(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    if (i.t != 15) {
      cpu.r[i.t] = cpu.fpscr;
      return;
    }
    cpu.n = cpu.fpscr < 0;
    cpu.z = (cpu.fpscr & 1 << 30) != 0;
    cpu.c = (cpu.fpscr & 1 << 29) != 0;
    cpu.v = (cpu.fpscr & 1 << 28) != 0;
  }

  private static boolean isDouble(Insn i) {
    return (i.bits & 1 << 8) != 0;
  }

  private static int first(Insn i) {
    return isDouble(i) ? 2 * i.d : i.d;
  }

  private static int address(Cpu cpu, Insn i) {
    return (i.n == 15 ? cpu.r[15] & ~3 : cpu.r[i.n]) + i.imm;
  }

  /** VLDR of an S or D register. */
  static void vldr(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int address = address(cpu, i);
    int low = cpu.loadAligned(address, 4);
    if (isDouble(i)) {
      int high = cpu.loadAligned(address + 4, 4);
      cpu.s[2 * i.d] = low;
      cpu.s[2 * i.d + 1] = high;
    } else {
      cpu.s[i.d] = low;
    }
  }

  /** VSTR of an S or D register. */
  static void vstr(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int address = address(cpu, i);
    int first = first(i);
    cpu.storeAligned(address, 4, cpu.s[first]);
    if (isDouble(i)) {
      cpu.storeAligned(address + 4, 4, cpu.s[first + 1]);
    }
  }

  private static void loadFrom(Cpu cpu, Insn i, int address) {
    int first = first(i);
    for (int k = 0; k < i.list; k++) {
      cpu.s[first + k] = cpu.loadAligned(address + 4 * k, 4);
    }
  }

  private static void storeTo(Cpu cpu, Insn i, int address) {
    int first = first(i);
    for (int k = 0; k < i.list; k++) {
      cpu.storeAligned(address + 4 * k, 4, cpu.s[first + k]);
    }
  }

  /** VLDMIA and VPOP. */
  static void vldmIncrement(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int base = cpu.r[i.n];
    loadFrom(cpu, i, base);
    if (i.writeback) {
      cpu.write(i.n, base + 4 * i.list);
    }
  }

  /** VLDMDB. */
  static void vldmDecrement(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int base = cpu.r[i.n] - 4 * i.list;
    loadFrom(cpu, i, base);
    cpu.write(i.n, base);
  }

  /** VSTMIA. */
  static void vstmIncrement(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int base = cpu.r[i.n];
    storeTo(cpu, i, base);
    if (i.writeback) {
      cpu.write(i.n, base + 4 * i.list);
    }
  }

  /** VSTMDB and VPUSH. */
  static void vstmDecrement(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int base = cpu.r[i.n] - 4 * i.list;
    storeTo(cpu, i, base);
    cpu.write(i.n, base);
  }
}

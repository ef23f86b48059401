package dev.stacktoll.core;

/** The combined program status register, privilege and the banked stack pointers of a Cpu. */
final class CpuMode {
  private CpuMode() {}

  static boolean privileged(Cpu cpu) {
    return cpu.ipsr != 0 || !cpu.unprivilegedThread;
  }

  static int apsr(Cpu cpu) {
    return (cpu.n ? 1 << 31 : 0)
        | (cpu.z ? 1 << 30 : 0)
        | (cpu.c ? 1 << 29 : 0)
        | (cpu.v ? 1 << 28 : 0)
        | (cpu.q ? 1 << 27 : 0)
        | cpu.ge << 16;
  }

  static void setApsr(Cpu cpu, int value) {
    setFlags(cpu, value);
    cpu.ge = value >>> 16 & 15;
  }

  /** APSR.NZCVQ. */
  static void setFlags(Cpu cpu, int value) {
    cpu.n = value < 0;
    cpu.z = (value & 1 << 30) != 0;
    cpu.c = (value & 1 << 29) != 0;
    cpu.v = (value & 1 << 28) != 0;
    cpu.q = (value & 1 << 27) != 0;
  }

  /** xPSR as it is stacked. */
  static int xpsr(Cpu cpu) {
    return apsr(cpu)
        | (cpu.itState & 3) << 25
        | (cpu.thumb ? 1 << 24 : 0)
        | (cpu.itState & 0xfc) << 8
        | cpu.ipsr;
  }

  static void setXpsr(Cpu cpu, int value) {
    setApsr(cpu, value);
    cpu.itState = (value >>> 25 & 3) | (value >>> 8 & 0xfc);
    cpu.thumb = (value & 1 << 24) != 0;
    cpu.ipsr = value & 0x1ff;
  }

  /** The process stack pointer is the active one. */
  static boolean onProcessStack(Cpu cpu) {
    return cpu.processStack;
  }

  /** Makes one of the two stack pointers the active one. */
  static void useProcessStack(Cpu cpu, boolean process) {
    if (cpu.processStack != process) {
      int active = cpu.r[13];
      cpu.r[13] = cpu.otherSp;
      cpu.otherSp = active;
      cpu.processStack = process;
    }
  }

  static int mainStackPointer(Cpu cpu) {
    return cpu.processStack ? cpu.otherSp : cpu.r[13];
  }

  static int processStackPointer(Cpu cpu) {
    return cpu.processStack ? cpu.r[13] : cpu.otherSp;
  }

  static void setMainStackPointer(Cpu cpu, int value) {
    if (cpu.processStack) {
      cpu.otherSp = value & ~3;
    } else {
      cpu.r[13] = value & ~3;
    }
  }

  static void setProcessStackPointer(Cpu cpu, int value) {
    if (cpu.processStack) {
      cpu.r[13] = value & ~3;
    } else {
      cpu.otherSp = value & ~3;
    }
  }
}

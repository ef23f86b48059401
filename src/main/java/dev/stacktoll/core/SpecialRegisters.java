package dev.stacktoll.core;

/** The special registers behind MRS, MSR and CPS (ARMv7-M ARM, B5.1 and B5.2). */
final class SpecialRegisters {
  private static final int MSP = 8;
  private static final int PSP = 9;
  private static final int PRIMASK = 16;
  private static final int BASEPRI = 17;
  private static final int BASEPRI_MAX = 18;
  private static final int FAULTMASK = 19;
  private static final int CONTROL = 20;

  private final Cpu cpu;
  private final Exceptions exceptions;
  private final Mpu mpu;

  SpecialRegisters(Cpu cpu, Exceptions exceptions, Mpu mpu) {
    this.cpu = cpu;
    this.exceptions = exceptions;
    this.mpu = mpu;
  }

  int read(int sysm) {
    boolean privileged = CpuMode.privileged(cpu);
    if (sysm < MSP) {
      int value = (sysm & 1) != 0 && privileged ? cpu.ipsr : 0;
      return (sysm & 4) == 0 ? value | CpuMode.apsr(cpu) : value;
    }
    if (sysm == CONTROL) {
      return control();
    }
    if (!privileged) {
      return 0;
    }
    return switch (sysm) {
      case MSP -> CpuMode.mainStackPointer(cpu);
      case PSP -> CpuMode.processStackPointer(cpu);
      case PRIMASK -> cpu.primask ? 1 : 0;
      case BASEPRI, BASEPRI_MAX -> cpu.basepri;
      case FAULTMASK -> cpu.faultmask ? 1 : 0;
      default -> throw new UnmodelledAccess("MRS of a special register", sysm);
    };
  }

  private int control() {
    return (cpu.unprivilegedThread ? 1 : 0) | (cpu.processStack ? 2 : 0) | (cpu.fpContext ? 4 : 0);
  }

  void write(int sysm, int mask, int value) {
    if (sysm < 4) {
      if ((mask & 2) != 0) {
        CpuMode.setFlags(cpu, value);
      }
      if ((mask & 1) != 0) {
        cpu.ge = value >>> 16 & 15;
      }
      return;
    }
    if (sysm < MSP || !CpuMode.privileged(cpu)) {
      return;
    }
    switch (sysm) {
      case MSP -> CpuMode.setMainStackPointer(cpu, value);
      case PSP -> CpuMode.setProcessStackPointer(cpu, value);
      case PRIMASK -> cpu.primask = (value & 1) != 0;
      case BASEPRI -> cpu.basepri = value & exceptions.priorityMask();
      case BASEPRI_MAX -> raiseBasepri(value & exceptions.priorityMask());
      case FAULTMASK -> setFaultmask((value & 1) != 0);
      case CONTROL -> setControl(value);
      default -> throw new UnmodelledAccess("MSR to a special register", sysm);
    }
    exceptions.update();
  }

  private void raiseBasepri(int value) {
    if (value != 0 && (value < cpu.basepri || cpu.basepri == 0)) {
      cpu.basepri = value;
    }
  }

  private void setFaultmask(boolean on) {
    if (!on || exceptions.executionPriority() > -1) {
      cpu.faultmask = on;
      mpu.select();
    }
  }

  private void setControl(int value) {
    cpu.unprivilegedThread = (value & 1) != 0;
    if (cpu.ipsr == 0) {
      CpuMode.useProcessStack(cpu, (value & 2) != 0);
    }
    cpu.fpContext = (value & 4) != 0;
    mpu.select();
  }

  /** CPSIE and CPSID. */
  void change(boolean disable, boolean i, boolean f) {
    if (!CpuMode.privileged(cpu)) {
      return;
    }
    if (i) {
      cpu.primask = disable;
    }
    if (f) {
      setFaultmask(disable);
    }
    exceptions.update();
  }
}

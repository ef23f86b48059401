package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of floating-point arithmetic and conversion (ARMv7-M ARM, A7.7, V…; FPv5 ones after the
 * same names of ARMv8-M). Each first checks access to the FPU.
 */
@Hot
final class ExecFp {
  private static final int SIGN = FpuFormat.SIGN;

  private ExecFp() {}

  /** VADD. */
  static void vadd(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.add(cpu, cpu.s[i.n], cpu.s[i.m]);
  }

  /** VSUB. */
  static void vsub(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.subtract(cpu, cpu.s[i.n], cpu.s[i.m]);
  }

  /** VMUL. */
  static void vmul(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.multiply(cpu, cpu.s[i.n], cpu.s[i.m]);
  }

  /** VNMUL. */
  static void vnmul(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.multiply(cpu, cpu.s[i.n], cpu.s[i.m]) ^ SIGN;
  }

  /** VMLA: the product is rounded before it is added. */
  static void vmla(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.add(cpu, cpu.s[i.d], Fpu.multiply(cpu, cpu.s[i.n], cpu.s[i.m]));
  }

  /** VMLS. */
  static void vmls(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.add(cpu, cpu.s[i.d], Fpu.multiply(cpu, cpu.s[i.n], cpu.s[i.m]) ^ SIGN);
  }

  /** VNMLA. */
  static void vnmla(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int product = Fpu.multiply(cpu, cpu.s[i.n], cpu.s[i.m]);
    cpu.s[i.d] = Fpu.add(cpu, cpu.s[i.d] ^ SIGN, product ^ SIGN);
  }

  /** VNMLS. */
  static void vnmls(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int product = Fpu.multiply(cpu, cpu.s[i.n], cpu.s[i.m]);
    cpu.s[i.d] = Fpu.add(cpu, cpu.s[i.d] ^ SIGN, product);
  }

  /** VFMA: rounded once. */
  static void vfma(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuFused.multiplyAdd(cpu, cpu.s[i.d], cpu.s[i.n], cpu.s[i.m]);
  }

  /** VFMS. */
  static void vfms(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuFused.multiplyAdd(cpu, cpu.s[i.d], cpu.s[i.n] ^ SIGN, cpu.s[i.m]);
  }

  /** VFNMA. */
  static void vfnma(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuFused.multiplyAdd(cpu, cpu.s[i.d] ^ SIGN, cpu.s[i.n] ^ SIGN, cpu.s[i.m]);
  }

  /** VFNMS. */
  static void vfnms(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuFused.multiplyAdd(cpu, cpu.s[i.d] ^ SIGN, cpu.s[i.n], cpu.s[i.m]);
  }

  /** VDIV. */
  static void vdiv(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.divide(cpu, cpu.s[i.n], cpu.s[i.m]);
  }

  /** VSQRT. */
  static void vsqrt(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.squareRoot(cpu, cpu.s[i.m]);
  }

  /** VABS. */
  static void vabs(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = cpu.s[i.m] & ~SIGN;
  }

  /** VNEG. */
  static void vneg(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = cpu.s[i.m] ^ SIGN;
  }

  private static void compare(Cpu cpu, int left, int right, boolean quietNansSignal) {
    int flags = Fpu.compare(cpu, left, right, quietNansSignal);
    cpu.fpscr = (cpu.fpscr & 0x0fff_ffff) | flags;
  }

  /** VCMP with a register. */
  static void vcmp(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    compare(cpu, cpu.s[i.d], cpu.s[i.m], false);
  }

  /** VCMPE with a register. */
  static void vcmpe(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    compare(cpu, cpu.s[i.d], cpu.s[i.m], true);
  }

  /** VCMP with zero. */
  static void vcmpZero(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    compare(cpu, cpu.s[i.d], 0, false);
  }

  /** VCMPE with zero. */
  static void vcmpeZero(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    compare(cpu, cpu.s[i.d], 0, true);
  }

  /** VCVT.F32.S32. */
  static void vcvtFromSigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuConvert.fromFixed(cpu, cpu.s[i.m], 0, false);
  }

  /** VCVT.F32.U32. */
  static void vcvtFromUnsigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuConvert.fromFixed(cpu, cpu.s[i.m] & 0xffff_ffffL, 0, false);
  }

  private static void toInteger(Cpu cpu, Insn i, boolean unsigned, int mode) {
    cpu.s[i.d] = FpuConvert.toFixed(cpu, cpu.s[i.m], 32, 0, unsigned, mode);
  }

  /** VCVT.S32.F32: towards zero. */
  static void vcvtToSigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    toInteger(cpu, i, false, FpuFormat.TO_ZERO);
  }

  /** VCVT.U32.F32. */
  static void vcvtToUnsigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    toInteger(cpu, i, true, FpuFormat.TO_ZERO);
  }

  /** VCVTR.S32.F32: as FPSCR says. */
  static void vcvtrToSigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    toInteger(cpu, i, false, FpuFormat.roundingMode(cpu));
  }

  /** VCVTR.U32.F32. */
  static void vcvtrToUnsigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    toInteger(cpu, i, true, FpuFormat.roundingMode(cpu));
  }

  /** VCVTA, VCVTN, VCVTP, VCVTM to signed: the mode is in bits 17:16. */
  static void vcvtDirectedToSigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    toInteger(cpu, i, false, directed(i));
  }

  /** The same to unsigned. */
  static void vcvtDirectedToUnsigned(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    toInteger(cpu, i, true, directed(i));
  }

  /** RM of FPv5: 00 to nearest with ties away, 01 nearest, 10 up, 11 down. */
  private static int directed(Insn i) {
    return switch (i.bits >>> 16 & 3) {
      case 0 -> FpuFormat.AWAY;
      case 1 -> FpuFormat.NEAREST;
      case 2 -> FpuFormat.TO_PLUS;
      default -> FpuFormat.TO_MINUS;
    };
  }

  /** VCVT from fixed point; bit 7 is the size, bit 16 means unsigned. */
  static void vcvtFromFixed(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int value = cpu.s[i.d];
    boolean unsigned = (i.bits & 1 << 16) != 0;
    long operand;
    if ((i.bits & 1 << 7) == 0) {
      operand = unsigned ? value & 0xffff : (short) value;
    } else {
      operand = unsigned ? value & 0xffff_ffffL : value;
    }
    cpu.s[i.d] = FpuConvert.fromFixed(cpu, operand, i.imm, true);
  }

  /** VCVT to fixed point, towards zero. */
  static void vcvtToFixed(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int width = (i.bits & 1 << 7) == 0 ? 16 : 32;
    boolean unsigned = (i.bits & 1 << 16) != 0;
    cpu.s[i.d] = FpuConvert.toFixed(cpu, cpu.s[i.d], width, i.imm, unsigned, FpuFormat.TO_ZERO);
  }

  /** VCVTB.F32.F16. */
  static void vcvtFromBottomHalf(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuConvert.halfToSingle(cpu, cpu.s[i.m] & 0xffff);
  }

  /** VCVTT.F32.F16. */
  static void vcvtFromTopHalf(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = FpuConvert.halfToSingle(cpu, cpu.s[i.m] >>> 16);
  }

  /** VCVTB.F16.F32: the other half of the destination stays. */
  static void vcvtToBottomHalf(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int half = FpuConvert.singleToHalf(cpu, cpu.s[i.m]);
    cpu.s[i.d] = (cpu.s[i.d] & 0xffff_0000) | half;
  }

  /** VCVTT.F16.F32. */
  static void vcvtToTopHalf(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    int half = FpuConvert.singleToHalf(cpu, cpu.s[i.m]);
    cpu.s[i.d] = (cpu.s[i.d] & 0xffff) | half << 16;
  }

  private static void roundTo(Cpu cpu, Insn i, int mode, boolean exact) {
    cpu.s[i.d] = FpuConvert.roundToIntegral(cpu, cpu.s[i.m], mode, exact);
  }

  /** VRINTA, VRINTN, VRINTP, VRINTM. */
  static void vrintDirected(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    roundTo(cpu, i, directed(i), false);
  }

  /** VRINTR. */
  static void vrintr(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    roundTo(cpu, i, FpuFormat.roundingMode(cpu), false);
  }

  /** VRINTZ. */
  static void vrintz(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    roundTo(cpu, i, FpuFormat.TO_ZERO, false);
  }

  /** VRINTX: as FPSCR says, and inexactness shows. */
  static void vrintx(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    roundTo(cpu, i, FpuFormat.roundingMode(cpu), true);
  }

  /** VMAXNM. */
  static void vmaxnm(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.maximumNumber(cpu, cpu.s[i.n], cpu.s[i.m], false);
  }

  /** VMINNM. */
  static void vminnm(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = Fpu.maximumNumber(cpu, cpu.s[i.n], cpu.s[i.m], true);
  }

  /** VSEL. */
  static void vsel(Cpu cpu, Insn i) {
    cpu.control().beforeFp();
    cpu.s[i.d] = cpu.conditionPassed(i.cond) ? cpu.s[i.n] : cpu.s[i.m];
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of extends, bit fields, reversals, packing and division (ARMv7-M ARM DDI 0403E, A7.7).
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE, such as a bit field beyond bit 31.
 */
@Hot
final class ExecBits {
  private ExecBits() {}

  private static int rotated(Cpu cpu, Insn i) {
    return Integer.rotateRight(cpu.r[i.m], i.imm2);
  }

  private static int bytes16(int low, int high) {
    return low & 0xffff | high << 16;
  }

  /** SXTB: sign-extended byte of Rm, rotated first. */
  static void sxtb(Cpu cpu, Insn i) {
    cpu.r[i.d] = (byte) rotated(cpu, i);
  }

  /** SXTH: sign-extended halfword of Rm, rotated first. */
  static void sxth(Cpu cpu, Insn i) {
    cpu.r[i.d] = (short) rotated(cpu, i);
  }

  /** UXTB: zero-extended byte of Rm, rotated first. */
  static void uxtb(Cpu cpu, Insn i) {
    cpu.r[i.d] = rotated(cpu, i) & 0xff;
  }

  /** UXTH: zero-extended halfword of Rm, rotated first. */
  static void uxth(Cpu cpu, Insn i) {
    cpu.r[i.d] = rotated(cpu, i) & 0xffff;
  }

  /** SXTB16: bytes 0 and 2, sign-extended to halfwords. */
  static void sxtb16(Cpu cpu, Insn i) {
    int value = rotated(cpu, i);
    cpu.r[i.d] = bytes16((byte) value, (byte) (value >> 16));
  }

  /** UXTB16: bytes 0 and 2, zero-extended to halfwords. */
  static void uxtb16(Cpu cpu, Insn i) {
    cpu.r[i.d] = rotated(cpu, i) & 0x00ff_00ff;
  }

  /** SXTAB: Rn plus SXTB. */
  static void sxtab(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] + (byte) rotated(cpu, i);
  }

  /** SXTAH: Rn plus SXTH. */
  static void sxtah(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] + (short) rotated(cpu, i);
  }

  /** UXTAB: Rn plus UXTB. */
  static void uxtab(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] + (rotated(cpu, i) & 0xff);
  }

  /** UXTAH: Rn plus UXTH. */
  static void uxtah(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] + (rotated(cpu, i) & 0xffff);
  }

  /** SXTAB16: halfwords of Rn plus SXTB16. */
  static void sxtab16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int value = rotated(cpu, i);
    cpu.r[i.d] = bytes16(n + (byte) value, (n >>> 16) + (byte) (value >> 16));
  }

  /** UXTAB16: halfwords of Rn plus UXTB16. */
  static void uxtab16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int value = rotated(cpu, i);
    cpu.r[i.d] = bytes16(n + (value & 0xff), (n >>> 16) + (value >>> 16 & 0xff));
  }

  /** Ones in the low bits, 1 to 32 of them. */
  private static int ones(int width) {
    return -1 >>> (32 - width);
  }

  /** BFI: the low bits of Rn into a field of Rd. */
  static void bfi(Cpu cpu, Insn i) {
    int mask = ones(i.imm2) << i.imm;
    cpu.r[i.d] = cpu.r[i.d] & ~mask | cpu.r[i.n] << i.imm & mask;
  }

  /** BFC: clears a field of Rd. */
  static void bfc(Cpu cpu, Insn i) {
    cpu.r[i.d] &= ~(ones(i.imm2) << i.imm);
  }

  /** SBFX: a field of Rn, sign-extended. */
  static void sbfx(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] << (32 - i.imm - i.imm2) >> (32 - i.imm2);
  }

  /** UBFX: a field of Rn, zero-extended. */
  static void ubfx(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] >>> i.imm & ones(i.imm2);
  }

  /** REV: bytes of the word reversed. */
  static void rev(Cpu cpu, Insn i) {
    cpu.r[i.d] = Integer.reverseBytes(cpu.r[i.m]);
  }

  /** REV16: bytes of each halfword reversed. */
  static void rev16(Cpu cpu, Insn i) {
    cpu.r[i.d] = Integer.rotateLeft(Integer.reverseBytes(cpu.r[i.m]), 16);
  }

  /** REVSH: bytes of the low halfword reversed and sign-extended. */
  static void revsh(Cpu cpu, Insn i) {
    cpu.r[i.d] = Short.reverseBytes((short) cpu.r[i.m]);
  }

  /** RBIT: bits reversed. */
  static void rbit(Cpu cpu, Insn i) {
    cpu.r[i.d] = Integer.reverse(cpu.r[i.m]);
  }

  /** CLZ: leading zeros. */
  static void clz(Cpu cpu, Insn i) {
    cpu.r[i.d] = Integer.numberOfLeadingZeros(cpu.r[i.m]);
  }

  /** PKHBT: low halfword of Rn, high halfword of the shifted Rm. */
  static void pkhbt(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] & 0xffff | Alu.operand(cpu, i) & 0xffff_0000;
  }

  /** PKHTB: high halfword of Rn, low halfword of the shifted Rm. */
  static void pkhtb(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.n] & 0xffff_0000 | Alu.operand(cpu, i) & 0xffff;
  }

  /** SEL: each byte from Rn where its GE flag is set, else from Rm. */
  static void sel(Cpu cpu, Insn i) {
    int mask = (cpu.ge & 1) | (cpu.ge & 2) << 7 | (cpu.ge & 4) << 14 | (cpu.ge & 8) << 21;
    mask *= 0xff;
    cpu.r[i.d] = cpu.r[i.n] & mask | cpu.r[i.m] & ~mask;
  }

  /** SDIV: rounded toward zero; the quotient that does not fit wraps. */
  static void sdiv(Cpu cpu, Insn i) {
    if (divides(cpu, i)) {
      cpu.r[i.d] = cpu.dividend / cpu.divisor;
    }
  }

  /** UDIV. */
  static void udiv(Cpu cpu, Insn i) {
    if (divides(cpu, i)) {
      cpu.r[i.d] = Integer.divideUnsigned(cpu.dividend, cpu.divisor);
    }
  }

  /** Takes the operands; a division by zero gives 0 or a UsageFault. */
  private static boolean divides(Cpu cpu, Insn i) {
    cpu.dividend = cpu.r[i.n];
    cpu.divisor = cpu.r[i.m];
    if (cpu.divisor != 0) {
      return true;
    }
    if (cpu.control().trapsDivideByZero()) {
      throw cpu.raise(Fault.Type.DIVBYZERO, cpu.r[15] - 4);
    }
    cpu.r[i.d] = 0;
    return false;
  }
}

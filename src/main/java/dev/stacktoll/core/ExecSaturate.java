package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of the saturating instructions that set Q, and of the sums of absolute differences
 * (ARMv7-M ARM DDI 0403E, A7.7).
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE.
 */
@Hot
final class ExecSaturate {
  private ExecSaturate() {}

  /** SSAT: the shifted Rn to a signed number of bits. */
  static void ssat(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.signedSaturate(cpu, shifted(cpu, i), i.imm2);
  }

  /** USAT: the shifted Rn to an unsigned number of bits. */
  static void usat(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.unsignedSaturate(cpu, shifted(cpu, i), i.imm2);
  }

  private static int shifted(Cpu cpu, Insn i) {
    return Alu.shift(cpu.r[i.n], i.shiftType, i.shiftAmount, cpu.c);
  }

  /** SSAT16: both halfwords. */
  static void ssat16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int low = Alu.signedSaturate(cpu, (short) n, i.imm2);
    int high = Alu.signedSaturate(cpu, n >> 16, i.imm2);
    cpu.r[i.d] = low & 0xffff | high << 16;
  }

  /** USAT16: both halfwords. */
  static void usat16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int low = Alu.unsignedSaturate(cpu, (short) n, i.imm2);
    int high = Alu.unsignedSaturate(cpu, n >> 16, i.imm2);
    cpu.r[i.d] = low & 0xffff | high << 16;
  }

  /** QADD: Rm + Rn. */
  static void qadd(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.signedSaturate(cpu, (long) cpu.r[i.m] + cpu.r[i.n], 32);
  }

  /** QSUB: Rm − Rn. */
  static void qsub(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.signedSaturate(cpu, (long) cpu.r[i.m] - cpu.r[i.n], 32);
  }

  /** QDADD: Rm + 2 × Rn, both steps saturating. */
  static void qdadd(Cpu cpu, Insn i) {
    int doubled = Alu.signedSaturate(cpu, 2L * cpu.r[i.n], 32);
    cpu.r[i.d] = Alu.signedSaturate(cpu, (long) cpu.r[i.m] + doubled, 32);
  }

  /** QDSUB: Rm − 2 × Rn, both steps saturating. */
  static void qdsub(Cpu cpu, Insn i) {
    int doubled = Alu.signedSaturate(cpu, 2L * cpu.r[i.n], 32);
    cpu.r[i.d] = Alu.signedSaturate(cpu, (long) cpu.r[i.m] - doubled, 32);
  }

  /** USAD8: sum of the absolute differences of four bytes. */
  static void usad8(Cpu cpu, Insn i) {
    cpu.r[i.d] = absoluteDifferences(cpu.r[i.n], cpu.r[i.m]);
  }

  /** USADA8: the same plus Ra. */
  static void usada8(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.a] + absoluteDifferences(cpu.r[i.n], cpu.r[i.m]);
  }

  private static int absoluteDifferences(int n, int m) {
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      sum += Math.abs((n >>> shift & 0xff) - (m >>> shift & 0xff));
    }
    return sum;
  }
}

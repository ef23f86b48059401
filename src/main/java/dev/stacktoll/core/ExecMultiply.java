package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of the multiplications (ARMv7-M ARM DDI 0403E, A7.7). RdLo is {@code d}, RdHi {@code t2}.
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE.
 */
@Hot
final class ExecMultiply {
  private ExecMultiply() {}

  /** MUL: low word of Rn × Rm; N and Z outside an IT block in the 16-bit form. */
  static void mul(Cpu cpu, Insn i) {
    int result = cpu.r[i.n] * cpu.r[i.m];
    if (Alu.setsFlags(cpu, i)) {
      Alu.setNegativeZero(cpu, result);
    }
    cpu.r[i.d] = result;
  }

  /** MLA: Ra + Rn × Rm. */
  static void mla(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.a] + cpu.r[i.n] * cpu.r[i.m];
  }

  /** MLS: Ra − Rn × Rm. */
  static void mls(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.a] - cpu.r[i.n] * cpu.r[i.m];
  }

  private static long signedProduct(Cpu cpu, Insn i) {
    return (long) cpu.r[i.n] * cpu.r[i.m];
  }

  private static long unsignedProduct(Cpu cpu, Insn i) {
    return (cpu.r[i.n] & 0xffff_ffffL) * (cpu.r[i.m] & 0xffff_ffffL);
  }

  /** RdHi and RdLo before the instruction. */
  private static long accumulator(Cpu cpu, Insn i) {
    return (long) cpu.r[i.t2] << 32 | cpu.r[i.d] & 0xffff_ffffL;
  }

  private static void writeLong(Cpu cpu, Insn i, long result) {
    cpu.r[i.t2] = (int) (result >> 32);
    cpu.r[i.d] = (int) result;
  }

  /** SMULL. */
  static void smull(Cpu cpu, Insn i) {
    writeLong(cpu, i, signedProduct(cpu, i));
  }

  /** UMULL. */
  static void umull(Cpu cpu, Insn i) {
    writeLong(cpu, i, unsignedProduct(cpu, i));
  }

  /** SMLAL. */
  static void smlal(Cpu cpu, Insn i) {
    writeLong(cpu, i, accumulator(cpu, i) + signedProduct(cpu, i));
  }

  /** UMLAL. */
  static void umlal(Cpu cpu, Insn i) {
    writeLong(cpu, i, accumulator(cpu, i) + unsignedProduct(cpu, i));
  }

  /** UMAAL: the product plus RdHi plus RdLo, which always fits. */
  static void umaal(Cpu cpu, Insn i) {
    long sum = (cpu.r[i.t2] & 0xffff_ffffL) + (cpu.r[i.d] & 0xffff_ffffL);
    writeLong(cpu, i, unsignedProduct(cpu, i) + sum);
  }

  /** SMMUL, SMMULR: high word of the signed product. */
  static void smmul(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) (signedProduct(cpu, i) >> 32);
  }

  /** SMMULR: the same, rounded. */
  static void smmulr(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) (signedProduct(cpu, i) + 0x8000_0000L >> 32);
  }

  private static long highAccumulator(Cpu cpu, Insn i) {
    return (long) cpu.r[i.a] << 32;
  }

  /** SMMLA: high word of Ra:0 + Rn × Rm. */
  static void smmla(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) (highAccumulator(cpu, i) + signedProduct(cpu, i) >> 32);
  }

  /** SMMLAR: the same, rounded. */
  static void smmlar(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) (highAccumulator(cpu, i) + signedProduct(cpu, i) + 0x8000_0000L >> 32);
  }

  /** SMMLS: high word of Ra:0 − Rn × Rm. */
  static void smmls(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) (highAccumulator(cpu, i) - signedProduct(cpu, i) >> 32);
  }

  /** SMMLSR: the same, rounded. */
  static void smmlsr(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) (highAccumulator(cpu, i) - signedProduct(cpu, i) + 0x8000_0000L >> 32);
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of the multiplications of halfwords, single and dual (ARMv7-M ARM DDI 0403E, A7.7). RdLo
 * is {@code d}, RdHi {@code t2}. An addition that does not fit 32 bits sets Q.
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE.
 */
@Hot
final class ExecMultiplyHalf {
  private ExecMultiplyHalf() {}

  private static int bottom(int value) {
    return (short) value;
  }

  private static int top(int value) {
    return value >> 16;
  }

  private static int exchange(int value) {
    return Integer.rotateLeft(value, 16);
  }

  /** A sum of 32 bits that sets Q where it does not fit. */
  private static void accumulate(Cpu cpu, Insn i, long sum) {
    int result = (int) sum;
    if (result != sum) {
      cpu.q = true;
    }
    cpu.r[i.d] = result;
  }

  private static void accumulateLong(Cpu cpu, Insn i, long addend) {
    long old = (long) cpu.r[i.t2] << 32 | cpu.r[i.d] & 0xffff_ffffL;
    long result = old + addend;
    cpu.r[i.t2] = (int) (result >> 32);
    cpu.r[i.d] = (int) result;
  }

  /** Both products added. */
  private static long dualSum(int n, int m) {
    return (long) bottom(n) * bottom(m) + (long) top(n) * top(m);
  }

  /** The product of the top halfwords subtracted from that of the bottom ones. */
  private static long dualDifference(int n, int m) {
    return (long) bottom(n) * bottom(m) - (long) top(n) * top(m);
  }

  /** The upper 32 of the 48 bits of a word times a halfword. */
  private static int wide(int n, int half) {
    return (int) ((long) n * half >> 16);
  }

  /** SMULBB: bottom times bottom. */
  static void smulbb(Cpu cpu, Insn i) {
    cpu.r[i.d] = bottom(cpu.r[i.n]) * bottom(cpu.r[i.m]);
  }

  /** SMLABB: Ra plus bottom times bottom. */
  static void smlabb(Cpu cpu, Insn i) {
    accumulate(cpu, i, (long) cpu.r[i.a] + bottom(cpu.r[i.n]) * bottom(cpu.r[i.m]));
  }

  /** SMLALBB: RdHi:RdLo plus bottom times bottom. */
  static void smlalbb(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, bottom(cpu.r[i.n]) * bottom(cpu.r[i.m]));
  }

  /** SMULBT: bottom times top. */
  static void smulbt(Cpu cpu, Insn i) {
    cpu.r[i.d] = bottom(cpu.r[i.n]) * top(cpu.r[i.m]);
  }

  /** SMLABT: Ra plus bottom times top. */
  static void smlabt(Cpu cpu, Insn i) {
    accumulate(cpu, i, (long) cpu.r[i.a] + bottom(cpu.r[i.n]) * top(cpu.r[i.m]));
  }

  /** SMLALBT: RdHi:RdLo plus bottom times top. */
  static void smlalbt(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, bottom(cpu.r[i.n]) * top(cpu.r[i.m]));
  }

  /** SMULTB: top times bottom. */
  static void smultb(Cpu cpu, Insn i) {
    cpu.r[i.d] = top(cpu.r[i.n]) * bottom(cpu.r[i.m]);
  }

  /** SMLATB: Ra plus top times bottom. */
  static void smlatb(Cpu cpu, Insn i) {
    accumulate(cpu, i, (long) cpu.r[i.a] + top(cpu.r[i.n]) * bottom(cpu.r[i.m]));
  }

  /** SMLALTB: RdHi:RdLo plus top times bottom. */
  static void smlaltb(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, top(cpu.r[i.n]) * bottom(cpu.r[i.m]));
  }

  /** SMULTT: top times top. */
  static void smultt(Cpu cpu, Insn i) {
    cpu.r[i.d] = top(cpu.r[i.n]) * top(cpu.r[i.m]);
  }

  /** SMLATT: Ra plus top times top. */
  static void smlatt(Cpu cpu, Insn i) {
    accumulate(cpu, i, (long) cpu.r[i.a] + top(cpu.r[i.n]) * top(cpu.r[i.m]));
  }

  /** SMLALTT: RdHi:RdLo plus top times top. */
  static void smlaltt(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, top(cpu.r[i.n]) * top(cpu.r[i.m]));
  }

  /** SMULWB: word times bottom, upper 32 of 48 bits. */
  static void smulwb(Cpu cpu, Insn i) {
    cpu.r[i.d] = wide(cpu.r[i.n], bottom(cpu.r[i.m]));
  }

  /** SMLAWB: the same plus Ra. */
  static void smlawb(Cpu cpu, Insn i) {
    accumulate(cpu, i, (long) cpu.r[i.a] + wide(cpu.r[i.n], bottom(cpu.r[i.m])));
  }

  /** SMULWT: word times top, upper 32 of 48 bits. */
  static void smulwt(Cpu cpu, Insn i) {
    cpu.r[i.d] = wide(cpu.r[i.n], top(cpu.r[i.m]));
  }

  /** SMLAWT: the same plus Ra. */
  static void smlawt(Cpu cpu, Insn i) {
    accumulate(cpu, i, (long) cpu.r[i.a] + wide(cpu.r[i.n], top(cpu.r[i.m])));
  }

  /** SMUAD: bottom product plus top product. */
  static void smuad(Cpu cpu, Insn i) {
    accumulate(cpu, i, dualSum(cpu.r[i.n], cpu.r[i.m]));
  }

  /** SMUSD: bottom product minus top product. */
  static void smusd(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) dualDifference(cpu.r[i.n], cpu.r[i.m]);
  }

  /** SMLAD: Ra plus SMUAD. */
  static void smlad(Cpu cpu, Insn i) {
    accumulate(cpu, i, cpu.r[i.a] + dualSum(cpu.r[i.n], cpu.r[i.m]));
  }

  /** SMLSD: Ra plus SMUSD. */
  static void smlsd(Cpu cpu, Insn i) {
    accumulate(cpu, i, cpu.r[i.a] + dualDifference(cpu.r[i.n], cpu.r[i.m]));
  }

  /** SMLALD: RdHi:RdLo plus both products. */
  static void smlald(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, dualSum(cpu.r[i.n], cpu.r[i.m]));
  }

  /** SMLSLD: RdHi:RdLo plus the difference of the products. */
  static void smlsld(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, dualDifference(cpu.r[i.n], cpu.r[i.m]));
  }

  /** SMUADX: bottom product plus top product, halfwords of Rm exchanged. */
  static void smuadx(Cpu cpu, Insn i) {
    accumulate(cpu, i, dualSum(cpu.r[i.n], exchange(cpu.r[i.m])));
  }

  /** SMUSDX: bottom product minus top product, halfwords of Rm exchanged. */
  static void smusdx(Cpu cpu, Insn i) {
    cpu.r[i.d] = (int) dualDifference(cpu.r[i.n], exchange(cpu.r[i.m]));
  }

  /** SMLADX: Ra plus SMUADX. */
  static void smladx(Cpu cpu, Insn i) {
    accumulate(cpu, i, cpu.r[i.a] + dualSum(cpu.r[i.n], exchange(cpu.r[i.m])));
  }

  /** SMLSDX: Ra plus SMUSDX. */
  static void smlsdx(Cpu cpu, Insn i) {
    accumulate(cpu, i, cpu.r[i.a] + dualDifference(cpu.r[i.n], exchange(cpu.r[i.m])));
  }

  /** SMLALDX: RdHi:RdLo plus both products, halfwords of Rm exchanged. */
  static void smlaldx(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, dualSum(cpu.r[i.n], exchange(cpu.r[i.m])));
  }

  /** SMLSLDX: RdHi:RdLo plus the difference of the products, halfwords of Rm exchanged. */
  static void smlsldx(Cpu cpu, Insn i) {
    accumulateLong(cpu, i, dualDifference(cpu.r[i.n], exchange(cpu.r[i.m])));
  }
}

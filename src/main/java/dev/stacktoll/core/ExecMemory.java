package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of loads and stores of one register (ARMv7-M ARM DDI 0403E, A7.7). The base is written
 * back only once the access has succeeded.
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE.
 */
@Hot
final class ExecMemory {
  private ExecMemory() {}

  /** Address of the forms with an immediate: post-indexed ones use the base as it is. */
  private static int immediateAddress(Cpu cpu, Insn i) {
    return i.index ? cpu.r[i.n] + i.imm : cpu.r[i.n];
  }

  private static int registerAddress(Cpu cpu, Insn i) {
    return cpu.r[i.n] + (cpu.r[i.m] << i.shiftAmount);
  }

  private static int literalAddress(Cpu cpu, Insn i) {
    return (cpu.r[15] & ~3) + i.imm;
  }

  private static void writeBack(Cpu cpu, Insn i) {
    if (i.writeback) {
      cpu.write(i.n, cpu.r[i.n] + i.imm);
    }
  }

  /** LDR (immediate). */
  static void ldrImmediate(Cpu cpu, Insn i) {
    int value = cpu.load(immediateAddress(cpu, i), 4);
    writeBack(cpu, i);
    cpu.writeLoaded(i.t, value);
  }

  /** LDR (register). */
  static void ldrRegister(Cpu cpu, Insn i) {
    int value = cpu.load(registerAddress(cpu, i), 4);
    cpu.writeLoaded(i.t, value);
  }

  /** LDR (literal). */
  static void ldrLiteral(Cpu cpu, Insn i) {
    int value = cpu.load(literalAddress(cpu, i), 4);
    cpu.writeLoaded(i.t, value);
  }

  /** LDRH (immediate). */
  static void ldrhImmediate(Cpu cpu, Insn i) {
    int value = cpu.load(immediateAddress(cpu, i), 2);
    writeBack(cpu, i);
    cpu.r[i.t] = value;
  }

  /** LDRH (register). */
  static void ldrhRegister(Cpu cpu, Insn i) {
    int value = cpu.load(registerAddress(cpu, i), 2);
    cpu.r[i.t] = value;
  }

  /** LDRH (literal). */
  static void ldrhLiteral(Cpu cpu, Insn i) {
    int value = cpu.load(literalAddress(cpu, i), 2);
    cpu.r[i.t] = value;
  }

  /** LDRSH (immediate). */
  static void ldrshImmediate(Cpu cpu, Insn i) {
    int value = (short) cpu.load(immediateAddress(cpu, i), 2);
    writeBack(cpu, i);
    cpu.r[i.t] = value;
  }

  /** LDRSH (register). */
  static void ldrshRegister(Cpu cpu, Insn i) {
    int value = (short) cpu.load(registerAddress(cpu, i), 2);
    cpu.r[i.t] = value;
  }

  /** LDRSH (literal). */
  static void ldrshLiteral(Cpu cpu, Insn i) {
    int value = (short) cpu.load(literalAddress(cpu, i), 2);
    cpu.r[i.t] = value;
  }

  /** LDRB (immediate). */
  static void ldrbImmediate(Cpu cpu, Insn i) {
    int value = cpu.load(immediateAddress(cpu, i), 1);
    writeBack(cpu, i);
    cpu.r[i.t] = value;
  }

  /** LDRB (register). */
  static void ldrbRegister(Cpu cpu, Insn i) {
    int value = cpu.load(registerAddress(cpu, i), 1);
    cpu.r[i.t] = value;
  }

  /** LDRB (literal). */
  static void ldrbLiteral(Cpu cpu, Insn i) {
    int value = cpu.load(literalAddress(cpu, i), 1);
    cpu.r[i.t] = value;
  }

  /** LDRSB (immediate). */
  static void ldrsbImmediate(Cpu cpu, Insn i) {
    int value = (byte) cpu.load(immediateAddress(cpu, i), 1);
    writeBack(cpu, i);
    cpu.r[i.t] = value;
  }

  /** LDRSB (register). */
  static void ldrsbRegister(Cpu cpu, Insn i) {
    int value = (byte) cpu.load(registerAddress(cpu, i), 1);
    cpu.r[i.t] = value;
  }

  /** LDRSB (literal). */
  static void ldrsbLiteral(Cpu cpu, Insn i) {
    int value = (byte) cpu.load(literalAddress(cpu, i), 1);
    cpu.r[i.t] = value;
  }

  /** LDRT: as if unprivileged. */
  static void ldrt(Cpu cpu, Insn i) {
    cpu.r[i.t] = cpu.loadUnprivileged(immediateAddress(cpu, i), 4);
  }

  /** LDRHT: as if unprivileged. */
  static void ldrht(Cpu cpu, Insn i) {
    cpu.r[i.t] = cpu.loadUnprivileged(immediateAddress(cpu, i), 2);
  }

  /** LDRSHT: as if unprivileged. */
  static void ldrsht(Cpu cpu, Insn i) {
    cpu.r[i.t] = (short) cpu.loadUnprivileged(immediateAddress(cpu, i), 2);
  }

  /** LDRBT: as if unprivileged. */
  static void ldrbt(Cpu cpu, Insn i) {
    cpu.r[i.t] = cpu.loadUnprivileged(immediateAddress(cpu, i), 1);
  }

  /** LDRSBT: as if unprivileged. */
  static void ldrsbt(Cpu cpu, Insn i) {
    cpu.r[i.t] = (byte) cpu.loadUnprivileged(immediateAddress(cpu, i), 1);
  }

  /** STR (immediate). */
  static void strImmediate(Cpu cpu, Insn i) {
    cpu.store(immediateAddress(cpu, i), 4, cpu.r[i.t]);
    writeBack(cpu, i);
  }

  /** STR (register). */
  static void strRegister(Cpu cpu, Insn i) {
    cpu.store(registerAddress(cpu, i), 4, cpu.r[i.t]);
  }

  /** STRH (immediate). */
  static void strhImmediate(Cpu cpu, Insn i) {
    cpu.store(immediateAddress(cpu, i), 2, cpu.r[i.t]);
    writeBack(cpu, i);
  }

  /** STRH (register). */
  static void strhRegister(Cpu cpu, Insn i) {
    cpu.store(registerAddress(cpu, i), 2, cpu.r[i.t]);
  }

  /** STRB (immediate). */
  static void strbImmediate(Cpu cpu, Insn i) {
    cpu.store(immediateAddress(cpu, i), 1, cpu.r[i.t]);
    writeBack(cpu, i);
  }

  /** STRB (register). */
  static void strbRegister(Cpu cpu, Insn i) {
    cpu.store(registerAddress(cpu, i), 1, cpu.r[i.t]);
  }

  /** STRT: as if unprivileged. */
  static void strt(Cpu cpu, Insn i) {
    cpu.storeUnprivileged(immediateAddress(cpu, i), 4, cpu.r[i.t]);
  }

  /** STRHT: as if unprivileged. */
  static void strht(Cpu cpu, Insn i) {
    cpu.storeUnprivileged(immediateAddress(cpu, i), 2, cpu.r[i.t]);
  }

  /** STRBT: as if unprivileged. */
  static void strbt(Cpu cpu, Insn i) {
    cpu.storeUnprivileged(immediateAddress(cpu, i), 1, cpu.r[i.t]);
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of arithmetic, logic and moves on core registers (ARMv7-M ARM DDI 0403E, A7.7, under the
 * name that each method gives).
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE.
 */
@Hot
final class ExecAlu {
  private ExecAlu() {}

  /** ADC (immediate): Rn + operand + C. */
  static void adcImmediate(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.addWithCarry(cpu, cpu.r[i.n], i.imm, cpu.c, Alu.setsFlags(cpu, i));
  }

  /** ADC (register): Rn + operand + C. */
  static void adcRegister(Cpu cpu, Insn i) {
    cpu.r[i.d] =
        Alu.addWithCarry(cpu, cpu.r[i.n], Alu.operand(cpu, i), cpu.c, Alu.setsFlags(cpu, i));
  }

  /** ADD (immediate): Rn + operand; also the forms with SP and PC. */
  static void addImmediate(Cpu cpu, Insn i) {
    int result = Alu.addWithCarry(cpu, cpu.r[i.n], i.imm, false, Alu.setsFlags(cpu, i));
    cpu.write(i.d, result);
  }

  /** ADD (register): Rn + operand; also the forms with SP and PC. */
  static void addRegister(Cpu cpu, Insn i) {
    int result =
        Alu.addWithCarry(cpu, cpu.r[i.n], Alu.operand(cpu, i), false, Alu.setsFlags(cpu, i));
    cpu.write(i.d, result);
  }

  /** SBC (immediate): Rn − operand − not C. */
  static void sbcImmediate(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.addWithCarry(cpu, cpu.r[i.n], ~i.imm, cpu.c, Alu.setsFlags(cpu, i));
  }

  /** SBC (register): Rn − operand − not C. */
  static void sbcRegister(Cpu cpu, Insn i) {
    cpu.r[i.d] =
        Alu.addWithCarry(cpu, cpu.r[i.n], ~Alu.operand(cpu, i), cpu.c, Alu.setsFlags(cpu, i));
  }

  /** SUB (immediate): Rn − operand; also the forms with SP. */
  static void subImmediate(Cpu cpu, Insn i) {
    int result = Alu.addWithCarry(cpu, cpu.r[i.n], ~i.imm, true, Alu.setsFlags(cpu, i));
    cpu.write(i.d, result);
  }

  /** SUB (register): Rn − operand; also the forms with SP. */
  static void subRegister(Cpu cpu, Insn i) {
    int result =
        Alu.addWithCarry(cpu, cpu.r[i.n], ~Alu.operand(cpu, i), true, Alu.setsFlags(cpu, i));
    cpu.write(i.d, result);
  }

  /** RSB (immediate): operand − Rn. */
  static void rsbImmediate(Cpu cpu, Insn i) {
    cpu.r[i.d] = Alu.addWithCarry(cpu, ~cpu.r[i.n], i.imm, true, Alu.setsFlags(cpu, i));
  }

  /** RSB (register): operand − Rn. */
  static void rsbRegister(Cpu cpu, Insn i) {
    cpu.r[i.d] =
        Alu.addWithCarry(cpu, ~cpu.r[i.n], Alu.operand(cpu, i), true, Alu.setsFlags(cpu, i));
  }

  /** CMN (immediate): flags of Rn + operand. */
  static void cmnImmediate(Cpu cpu, Insn i) {
    Alu.addWithCarry(cpu, cpu.r[i.n], i.imm, false, true);
  }

  /** CMN (register): flags of Rn + operand. */
  static void cmnRegister(Cpu cpu, Insn i) {
    Alu.addWithCarry(cpu, cpu.r[i.n], Alu.operand(cpu, i), false, true);
  }

  /** CMP (immediate): flags of Rn − operand. */
  static void cmpImmediate(Cpu cpu, Insn i) {
    Alu.addWithCarry(cpu, cpu.r[i.n], ~i.imm, true, true);
  }

  /** CMP (register): flags of Rn − operand. */
  static void cmpRegister(Cpu cpu, Insn i) {
    Alu.addWithCarry(cpu, cpu.r[i.n], ~Alu.operand(cpu, i), true, true);
  }

  /** AND (immediate): Rn and operand. */
  static void andImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, cpu.r[i.n] & i.imm);
  }

  /** AND (register): Rn and operand. */
  static void andRegister(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, cpu.r[i.n] & Alu.operand(cpu, i));
  }

  /** BIC (immediate): Rn and not operand. */
  static void bicImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, cpu.r[i.n] & ~i.imm);
  }

  /** BIC (register): Rn and not operand. */
  static void bicRegister(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, cpu.r[i.n] & ~Alu.operand(cpu, i));
  }

  /** EOR (immediate): Rn exclusive-or operand. */
  static void eorImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, cpu.r[i.n] ^ i.imm);
  }

  /** EOR (register): Rn exclusive-or operand. */
  static void eorRegister(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, cpu.r[i.n] ^ Alu.operand(cpu, i));
  }

  /** ORR (immediate): Rn or operand. */
  static void orrImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, cpu.r[i.n] | i.imm);
  }

  /** ORR (register): Rn or operand. */
  static void orrRegister(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, cpu.r[i.n] | Alu.operand(cpu, i));
  }

  /** ORN (immediate): Rn or not operand. */
  static void ornImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, cpu.r[i.n] | ~i.imm);
  }

  /** ORN (register): Rn or not operand. */
  static void ornRegister(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, cpu.r[i.n] | ~Alu.operand(cpu, i));
  }

  /** MVN (immediate): not operand. */
  static void mvnImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, ~i.imm);
  }

  /** MVN (register): not operand. */
  static void mvnRegister(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, ~Alu.operand(cpu, i));
  }

  /** TST (immediate): flags of Rn and operand. */
  static void tstImmediate(Cpu cpu, Insn i) {
    Alu.logicFlagsImmediate(cpu, i, cpu.r[i.n] & i.imm);
  }

  /** TST (register): flags of Rn and operand. */
  static void tstRegister(Cpu cpu, Insn i) {
    Alu.logicFlagsRegister(cpu, i, cpu.r[i.n] & Alu.operand(cpu, i));
  }

  /** TEQ (immediate): flags of Rn exclusive-or operand. */
  static void teqImmediate(Cpu cpu, Insn i) {
    Alu.logicFlagsImmediate(cpu, i, cpu.r[i.n] ^ i.imm);
  }

  /** TEQ (register): flags of Rn exclusive-or operand. */
  static void teqRegister(Cpu cpu, Insn i) {
    Alu.logicFlagsRegister(cpu, i, cpu.r[i.n] ^ Alu.operand(cpu, i));
  }

  /** MOV (immediate): the constant; also MOVW. */
  static void movImmediate(Cpu cpu, Insn i) {
    Alu.logicImmediate(cpu, i, i.imm);
  }

  /** MOV (register): Rm, to the PC a branch; the carry flag stays. */
  static void movRegister(Cpu cpu, Insn i) {
    int result = cpu.r[i.m];
    if (Alu.setsFlags(cpu, i)) {
      Alu.setNegativeZero(cpu, result);
    }
    cpu.write(i.d, result);
  }

  /** MOVT: the upper halfword. */
  static void movTop(Cpu cpu, Insn i) {
    cpu.r[i.d] = cpu.r[i.d] & 0xffff | i.imm << 16;
  }

  /** ADR: the word-aligned PC plus or minus the offset. */
  static void adr(Cpu cpu, Insn i) {
    cpu.r[i.d] = (cpu.r[15] & ~3) + i.imm;
  }

  /** LSL, LSR, ASR, ROR (immediate) and RRX. */
  static void shiftImmediate(Cpu cpu, Insn i) {
    Alu.logicRegister(cpu, i, Alu.operand(cpu, i));
  }

  private static void shiftRegister(Cpu cpu, Insn i, int type) {
    int value = cpu.r[i.n];
    int amount = cpu.r[i.m] & 0xff;
    int result = Alu.shift(value, type, amount, cpu.c);
    if (Alu.setsFlags(cpu, i)) {
      Alu.setNegativeZero(cpu, result);
      cpu.c = Alu.shiftCarry(value, type, amount, cpu.c);
    }
    cpu.r[i.d] = result;
  }

  /** LSL (register): Rn by the low byte of Rm. */
  static void lslRegister(Cpu cpu, Insn i) {
    shiftRegister(cpu, i, Alu.LSL);
  }

  /** LSR (register): Rn by the low byte of Rm. */
  static void lsrRegister(Cpu cpu, Insn i) {
    shiftRegister(cpu, i, Alu.LSR);
  }

  /** ASR (register): Rn by the low byte of Rm. */
  static void asrRegister(Cpu cpu, Insn i) {
    shiftRegister(cpu, i, Alu.ASR);
  }

  /** ROR (register): Rn by the low byte of Rm. */
  static void rorRegister(Cpu cpu, Insn i) {
    shiftRegister(cpu, i, Alu.ROR);
  }
}

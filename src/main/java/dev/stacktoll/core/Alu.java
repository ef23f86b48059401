package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Flag arithmetic, once per kind of operation: addition, shift, logic, saturation (ARMv7-M ARM DDI
 * 0403E, A2.2.1 and D6.5).
 *
 * <p>Not modelled: nothing.
 */
@Hot
final class Alu {
  static final int LSL = 0;
  static final int LSR = 1;
  static final int ASR = 2;
  static final int ROR = 3;
  static final int RRX = 4;

  private Alu() {}

  /** Whether this instruction sets flags where it stands. */
  static boolean setsFlags(Cpu cpu, Insn i) {
    return i.flagsOutsideIt ? cpu.itState == 0 : i.setFlags;
  }

  /** AddWithCarry; a subtraction is the addition of the complement. */
  static int addWithCarry(Cpu cpu, int x, int y, boolean carryIn, boolean setFlags) {
    int result = x + y + (carryIn ? 1 : 0);
    if (setFlags) {
      cpu.n = result < 0;
      cpu.z = result == 0;
      cpu.c = ((x & y) | ((x | y) & ~result)) < 0;
      cpu.v = ((x ^ result) & (y ^ result)) < 0;
    }
    return result;
  }

  static void setNegativeZero(Cpu cpu, int result) {
    cpu.n = result < 0;
    cpu.z = result == 0;
  }

  /** Shift: amounts beyond 32 as a register can hold them. */
  static int shift(int value, int type, int amount, boolean carryIn) {
    return switch (type) {
      case LSL -> amount < 32 ? value << amount : 0;
      case LSR -> amount < 32 ? value >>> amount : 0;
      case ASR -> value >> Math.min(amount, 31);
      case ROR -> Integer.rotateRight(value, amount);
      case RRX -> value >>> 1 | (carryIn ? 1 << 31 : 0);
      default -> throw new IllegalArgumentException("shift type " + type);
    };
  }

  /** The carry out of {@link #shift}. */
  static boolean shiftCarry(int value, int type, int amount, boolean carryIn) {
    if (amount == 0) {
      return carryIn;
    }
    return switch (type) {
      case LSL -> amount <= 32 && (value >>> (32 - amount) & 1) != 0;
      case LSR -> amount <= 32 && (value >>> (amount - 1) & 1) != 0;
      case ASR -> (value >> Math.min(amount - 1, 31) & 1) != 0;
      case ROR -> Integer.rotateRight(value, amount) < 0;
      case RRX -> (value & 1) != 0;
      default -> throw new IllegalArgumentException("shift type " + type);
    };
  }

  /** Rm after the inline shift. */
  static int operand(Cpu cpu, Insn i) {
    int value = cpu.r[i.m];
    return i.shiftAmount == 0 ? value : shift(value, i.shiftType, i.shiftAmount, cpu.c);
  }

  /** Flags of a logic operation whose second operand is the modified constant. */
  static void logicFlagsImmediate(Cpu cpu, Insn i, int result) {
    setNegativeZero(cpu, result);
    if (i.immCarry >= 0) {
      cpu.c = i.immCarry != 0;
    }
  }

  /** Flags of a logic operation whose second operand is Rm; before Rd is written. */
  static void logicFlagsRegister(Cpu cpu, Insn i, int result) {
    setNegativeZero(cpu, result);
    cpu.c = shiftCarry(cpu.r[i.m], i.shiftType, i.shiftAmount, cpu.c);
  }

  /** Result of a logic operation with the modified constant. */
  static void logicImmediate(Cpu cpu, Insn i, int result) {
    if (setsFlags(cpu, i)) {
      logicFlagsImmediate(cpu, i, result);
    }
    cpu.r[i.d] = result;
  }

  /** Result of a logic operation with Rm. */
  static void logicRegister(Cpu cpu, Insn i, int result) {
    if (setsFlags(cpu, i)) {
      logicFlagsRegister(cpu, i, result);
    }
    cpu.r[i.d] = result;
  }

  /** SignedSatQ to 1 to 32 bits. */
  static int signedSaturate(Cpu cpu, long value, int bits) {
    long limit = 1L << (bits - 1);
    if (value >= limit) {
      cpu.q = true;
      return (int) (limit - 1);
    }
    if (value < -limit) {
      cpu.q = true;
      return (int) -limit;
    }
    return (int) value;
  }

  /** UnsignedSatQ to 0 to 31 bits. */
  static int unsignedSaturate(Cpu cpu, long value, int bits) {
    long limit = (1L << bits) - 1;
    if (value > limit) {
      cpu.q = true;
      return (int) limit;
    }
    if (value < 0) {
      cpu.q = true;
      return 0;
    }
    return (int) value;
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of loads and stores of several registers and of the exclusive ones (ARMv7-M ARM DDI
 * 0403E, A7.7 and A3.4). The base keeps its value until every access has succeeded, so that a
 * faulting instruction can be executed again.
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE, and stopping in the middle for an interrupt
 * (EPSR.ICI). The local monitor tags the whole address range, as in both Technical Reference
 * Manuals.
 */
@Hot
final class ExecMultiple {
  private ExecMultiple() {}

  /** LDM, POP: upwards from the base. */
  static void ldm(Cpu cpu, Insn i) {
    int base = cpu.r[i.n];
    loadList(cpu, i, base, base + 4 * Integer.bitCount(i.list));
  }

  /** LDMDB: up to the base. */
  static void ldmdb(Cpu cpu, Insn i) {
    int start = cpu.r[i.n] - 4 * Integer.bitCount(i.list);
    loadList(cpu, i, start, start);
  }

  private static void loadList(Cpu cpu, Insn i, int start, int newBase) {
    int address = start;
    int finalBase = i.writeback ? newBase : cpu.r[i.n];
    int target = 0;
    for (int rest = i.list; rest != 0; rest &= rest - 1) {
      int register = Integer.numberOfTrailingZeros(rest);
      int value = cpu.loadAligned(address, 4);
      if (register == i.n) {
        finalBase = value;
      } else if (register == 15) {
        target = value;
      } else {
        cpu.r[register] = value;
      }
      address += 4;
    }
    cpu.write(i.n, finalBase);
    if ((i.list & 1 << 15) != 0) {
      cpu.branchExchange(target);
    }
  }

  /** STM: upwards from the base. */
  static void stm(Cpu cpu, Insn i) {
    int base = cpu.r[i.n];
    storeList(cpu, i, base, base + 4 * Integer.bitCount(i.list));
  }

  /** STMDB, PUSH: up to the base. */
  static void stmdb(Cpu cpu, Insn i) {
    int start = cpu.r[i.n] - 4 * Integer.bitCount(i.list);
    storeList(cpu, i, start, start);
  }

  private static void storeList(Cpu cpu, Insn i, int start, int newBase) {
    int address = start;
    for (int rest = i.list; rest != 0; rest &= rest - 1) {
      cpu.storeAligned(address, 4, cpu.r[Integer.numberOfTrailingZeros(rest)]);
      address += 4;
    }
    if (i.writeback) {
      cpu.write(i.n, newBase);
    }
  }

  /** LDRD (immediate). */
  static void ldrdImmediate(Cpu cpu, Insn i) {
    int address = i.index ? cpu.r[i.n] + i.imm : cpu.r[i.n];
    int low = cpu.loadAligned(address, 4);
    int high = cpu.loadAligned(address + 4, 4);
    if (i.writeback) {
      cpu.write(i.n, cpu.r[i.n] + i.imm);
    }
    cpu.r[i.t] = low;
    cpu.r[i.t2] = high;
  }

  /** LDRD (literal). */
  static void ldrdLiteral(Cpu cpu, Insn i) {
    int address = (cpu.r[15] & ~3) + i.imm;
    int low = cpu.loadAligned(address, 4);
    cpu.r[i.t2] = cpu.loadAligned(address + 4, 4);
    cpu.r[i.t] = low;
  }

  /** STRD (immediate). */
  static void strdImmediate(Cpu cpu, Insn i) {
    int address = i.index ? cpu.r[i.n] + i.imm : cpu.r[i.n];
    cpu.storeAligned(address, 4, cpu.r[i.t]);
    cpu.storeAligned(address + 4, 4, cpu.r[i.t2]);
    if (i.writeback) {
      cpu.write(i.n, cpu.r[i.n] + i.imm);
    }
  }

  /** LDREX. */
  static void ldrex(Cpu cpu, Insn i) {
    loadExclusive(cpu, i, cpu.r[i.n] + i.imm, 4);
  }

  /** LDREXB. */
  static void ldrexb(Cpu cpu, Insn i) {
    loadExclusive(cpu, i, cpu.r[i.n], 1);
  }

  /** LDREXH. */
  static void ldrexh(Cpu cpu, Insn i) {
    loadExclusive(cpu, i, cpu.r[i.n], 2);
  }

  private static void loadExclusive(Cpu cpu, Insn i, int address, int bytes) {
    int value = cpu.loadAligned(address, bytes);
    cpu.exclusive = true;
    cpu.exclusiveAddress = address;
    cpu.r[i.t] = value;
  }

  /** STREX. */
  static void strex(Cpu cpu, Insn i) {
    storeExclusive(cpu, i, cpu.r[i.n] + i.imm, 4);
  }

  /** STREXB. */
  static void strexb(Cpu cpu, Insn i) {
    storeExclusive(cpu, i, cpu.r[i.n], 1);
  }

  /** STREXH. */
  static void strexh(Cpu cpu, Insn i) {
    storeExclusive(cpu, i, cpu.r[i.n], 2);
  }

  /** Rd is 0 if the store happened, 1 if the monitor was open. */
  private static void storeExclusive(Cpu cpu, Insn i, int address, int bytes) {
    if ((address & (bytes - 1)) != 0) {
      throw cpu.raise(Fault.Type.UNALIGNED, address);
    }
    if (cpu.exclusive) {
      cpu.store(address, bytes, cpu.r[i.t]);
      cpu.exclusive = false;
      cpu.r[i.d] = 0;
    } else {
      cpu.r[i.d] = 1;
    }
  }
}

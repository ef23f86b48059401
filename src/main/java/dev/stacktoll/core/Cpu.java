package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import org.jspecify.annotations.Nullable;

/**
 * Registers, flags and the data side of one processor (ARMv7-M ARM, B1.4). Engines and instruction
 * semantics read and write the fields directly.
 *
 * <p>Not modelled: big-endian data, ThumbEE.
 */
@Hot
public final class Cpu {
  /** Most accesses one instruction can make: VLDM of 32 registers. */
  static final int MAX_ACCESSES = 64;

  static final int PAGE_READ = 1;
  static final int PAGE_WRITE = 2;
  static final int PAGE_EXECUTE = 4;

  /**
   * R0–R12, active SP, LR, and the PC as instructions read it: address of the current instruction
   * plus 4.
   */
  public final int[] r = new int[16];

  /** The stack pointer that is not active. */
  int otherSp;

  /** Where the next instruction is; set to the following one before each execution. */
  int nextPc;

  boolean n;
  boolean z;
  boolean c;
  boolean v;
  boolean q;

  /** APSR.GE, four bits. */
  int ge;

  /** EPSR.IT of the current instruction, the eight bits of the manual. */
  int itState;

  /** IPSR: number of the current exception, 0 in Thread mode. */
  int ipsr;

  boolean primask;
  boolean faultmask;
  int basepri;

  /** CONTROL.nPRIV, .SPSEL, .FPCA. */
  boolean unprivilegedThread;

  boolean processStack;
  boolean fpContext;

  /** S0–S31 as bit patterns; D registers are pairs. */
  final int[] s = new int[32];

  int fpscr;

  boolean exclusive;
  int exclusiveAddress;

  /** Data accesses of the current instruction in order: address, and bytes with the write bit. */
  final int[] accessAddress = new int[MAX_ACCESSES];

  final int[] accessInfo = new int[MAX_ACCESSES];
  static final int WRITE = 0x100;
  int accesses;

  /** Operands of the current SDIV or UDIV, for its duration. */
  int dividend;

  int divisor;

  /** What plain loads, stores and fetches need no further check, by 64 KiB page; see the MPU. */
  byte[] openPages = new byte[1 << 16];

  /** EPSR.T. */
  boolean thumb = true;

  /** Something other than the next instruction is due; see the engine. */
  boolean attention;

  /** The current instruction, and whether the pipeline model has been told of it. */
  @Nullable Insn insn;

  boolean issued;

  /** The cycle of its first address phase, once issued. */
  long issueCycle;

  /** Has the bit-band aliases (Cortex-M4). */
  final boolean bitBand;

  final Memory memory;
  final Fault fault = new Fault();
  private @Nullable CpuControl control;

  Cpu(Memory memory, boolean bitBand) {
    this.memory = memory;
    this.bitBand = bitBand;
  }

  void attach(CpuControl cpuControl) {
    control = cpuControl;
  }

  CpuControl control() {
    CpuControl attached = control;
    if (attached == null) {
      throw new IllegalStateException("the processor has no system control");
    }
    return attached;
  }

  /** Ends the current instruction with a fault. */
  Fault raise(Fault.Type type, int address) {
    return fault.of(type, address);
  }

  boolean inItBlock() {
    return itState != 0;
  }

  /** ITAdvance, after every instruction but IT itself. */
  void advanceIt() {
    itState = (itState & 7) == 0 ? 0 : (itState & 0xe0) | (itState << 1 & 0x1f);
  }

  /** ConditionPassed in an IT block. */
  boolean itConditionPassed() {
    return conditionPassed(itState >>> 4);
  }

  /** ConditionPassed (ARMv7-M ARM, A7.3.1). */
  boolean conditionPassed(int cond) {
    return switch (cond) {
      case 0 -> z;
      case 1 -> !z;
      case 2 -> c;
      case 3 -> !c;
      case 4 -> n;
      case 5 -> !n;
      case 6 -> v;
      case 7 -> !v;
      case 8 -> c && !z;
      case 9 -> !c || z;
      case 10 -> n == v;
      case 11 -> n != v;
      case 12 -> !z && n == v;
      case 13 -> z || n != v;
      default -> true;
    };
  }

  /** Result of data processing: SP is word-aligned, the PC branches (ALUWritePC). */
  void write(int d, int value) {
    if (d == 13) {
      r[13] = value & ~3;
    } else if (d == 15) {
      branchTo(value);
    } else {
      r[d] = value;
    }
  }

  /** A loaded register: SP is word-aligned, the PC branches (LoadWritePC). */
  void writeLoaded(int t, int value) {
    if (t == 15) {
      branchExchange(value);
    } else {
      write(t, value);
    }
  }

  /** BranchWritePC: stays in Thumb state. */
  void branchTo(int address) {
    nextPc = address & ~1;
  }

  /**
   * BXWritePC and LoadWritePC: bit 0 is the Thumb state; EXC_RETURN values return in Handler mode,
   * once the instruction has completed. Without the Thumb bit the next instruction faults.
   */
  void branchExchange(int address) {
    if (ipsr != 0 && (address & 0xf000_0000) == 0xf000_0000) {
      control().exceptionReturn(address);
      return;
    }
    interwork(address);
  }

  /**
   * A load.
   *
   * @param bytes 1, 2 or 4; unaligned addresses are allowed as CCR says
   * @return zero-extended value
   */
  int load(int address, int bytes) {
    Region region = memory.region(address);
    if (region != null
        && (address & (bytes - 1)) == 0
        && (openPages[address >>> 16] & PAGE_READ) != 0) {
      note(address, bytes);
      return Memory.get(region.bytes, address - region.base, bytes);
    }
    return loadSlowly(address, bytes);
  }

  /** A store; see {@link #load}. */
  void store(int address, int bytes, int value) {
    Region region = memory.region(address);
    if (region != null
        && region.writable
        && (address & (bytes - 1)) == 0
        && (openPages[address >>> 16] & PAGE_WRITE) != 0) {
      note(address, bytes | WRITE);
      int offset = address - region.base;
      Memory.set(region.bytes, offset, bytes, value);
      if (region.holdsCode(offset, bytes)) {
        region.dropCode(offset, bytes);
      }
      return;
    }
    storeSlowly(address, bytes, value);
  }

  /** A load that must be aligned whatever CCR says: LDM, LDRD, exclusives, FP. */
  int loadAligned(int address, int bytes) {
    if ((address & (bytes - 1)) != 0) {
      throw raise(Fault.Type.UNALIGNED, address);
    }
    return load(address, bytes);
  }

  /** A store that must be aligned; see {@link #loadAligned}. */
  void storeAligned(int address, int bytes, int value) {
    if ((address & (bytes - 1)) != 0) {
      throw raise(Fault.Type.UNALIGNED, address);
    }
    store(address, bytes, value);
  }

  /** LDRT and its like: MemU_unpriv. */
  int loadUnprivileged(int address, int bytes) {
    control().checkUnprivileged(address, bytes, false);
    return load(address, bytes);
  }

  /** STRT and its like: MemU_unpriv. */
  void storeUnprivileged(int address, int bytes, int value) {
    control().checkUnprivileged(address, bytes, true);
    store(address, bytes, value);
  }

  /** BLXWritePC: bit 0 is the Thumb state. */
  void interwork(int address) {
    if ((address & 1) == 0) {
      thumb = false;
      attention = true;
    }
    nextPc = address & ~1;
  }

  private void note(int address, int info) {
    accessAddress[accesses] = address;
    accessInfo[accesses++] = info;
  }

  private int loadSlowly(int address, int bytes) {
    if ((address & (bytes - 1)) != 0) {
      return loadUnaligned(address, bytes);
    }
    control().checkData(address, bytes, false);
    Region region = memory.region(address);
    if (region != null) {
      note(address, bytes);
      return Memory.get(region.bytes, address - region.base, bytes);
    }
    if (bitBand && isBitBandAlias(address)) {
      return loadBit(address);
    }
    Memory.Mapping mapping = memory.device(address);
    if (mapping == null) {
      throw control().busFault(address, false);
    }
    long cycle = control().dataCycle(address, false);
    note(address, bytes);
    return mapping.device().read(address - mapping.base(), bytes, cycle);
  }

  private void storeSlowly(int address, int bytes, int value) {
    if ((address & (bytes - 1)) != 0) {
      storeUnaligned(address, bytes, value);
      return;
    }
    control().checkData(address, bytes, true);
    Region region = memory.region(address);
    if (region != null && region.writable) {
      note(address, bytes | WRITE);
      int offset = address - region.base;
      Memory.set(region.bytes, offset, bytes, value);
      region.dropCode(offset, bytes);
      return;
    }
    if (bitBand && isBitBandAlias(address)) {
      storeBit(address, value);
      return;
    }
    Memory.Mapping mapping = memory.device(address);
    if (mapping == null) {
      Fault refused = control().busFault(address, true);
      if (refused.type() == Fault.Type.IMPRECISERR) {
        note(address, bytes | WRITE);
        return;
      }
      throw refused;
    }
    long cycle = control().dataCycle(address, true);
    note(address, bytes | WRITE);
    mapping.device().write(address - mapping.base(), bytes, value, cycle);
  }

  private int loadUnaligned(int address, int bytes) {
    if (control().trapsUnaligned() || memory.region(address) == null) {
      throw raise(Fault.Type.UNALIGNED, address);
    }
    int value = 0;
    int first = accesses;
    for (int i = 0; i < bytes; i++) {
      value |= load(address + i, 1) << (8 * i);
    }
    accesses = first;
    note(address, bytes);
    return value;
  }

  private void storeUnaligned(int address, int bytes, int value) {
    if (control().trapsUnaligned() || memory.region(address) == null) {
      throw raise(Fault.Type.UNALIGNED, address);
    }
    int first = accesses;
    for (int i = 0; i < bytes; i++) {
      store(address + i, 1, value >>> (8 * i));
    }
    accesses = first;
    note(address, bytes | WRITE);
  }

  private static boolean isBitBandAlias(int address) {
    int top = address >>> 25;
    return top == 0x2200_0000 >>> 25 || top == 0x4200_0000 >>> 25;
  }

  /** Address of the word behind a bit-band alias (ARMv7-M ARM, B3.1; TRM, bit-banding). */
  static int bitBandTarget(int alias) {
    return (alias & 0xf000_0000) | ((alias & 0x01ff_ffff) >>> 5 & ~3);
  }

  private static int bitBandBit(int alias) {
    return alias >>> 2 & 31;
  }

  private int loadBit(int alias) {
    int first = accesses;
    int word = load(bitBandTarget(alias), 4);
    accesses = first;
    note(alias, 4);
    return word >>> bitBandBit(alias) & 1;
  }

  private void storeBit(int alias, int value) {
    int target = bitBandTarget(alias);
    int bit = 1 << bitBandBit(alias);
    int first = accesses;
    int word = load(target, 4);
    store(target, 4, (value & 1) != 0 ? word | bit : word & ~bit);
    accesses = first;
    note(alias, 4 | WRITE);
  }
}

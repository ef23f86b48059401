package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import dev.stacktoll.isa.Op;

/** The values of the Cortex-M4's rules, and those costs that are a formula. */
@Hot
final class CortexM4Costs {
  private static final boolean[] USES_FPU = new boolean[Kind.values().length];
  private static final boolean[] IS_PLAIN = new boolean[Kind.values().length];
  private static final boolean[] ACCESSES_MEMORY = new boolean[Kind.values().length];

  static {
    for (Kind kind : Kind.values()) {
      IS_PLAIN[kind.ordinal()] =
          switch (kind) {
            case ALU,
                MOVE_WIDE,
                SHIFT,
                EXTEND,
                EXTEND_ADD,
                BITFIELD_EXTRACT,
                BITFIELD_INSERT,
                REVERSE,
                COUNT_ZEROS,
                SATURATE,
                SATURATING_ADD,
                PARALLEL_ADD,
                ABSOLUTE_DIFFERENCE,
                SELECT,
                PACK,
                MULTIPLY,
                MULTIPLY_ACCUMULATE,
                MULTIPLY_LONG,
                MULTIPLY_ACCUMULATE_LONG ->
                true;
            default -> false;
          };
      ACCESSES_MEMORY[kind.ordinal()] =
          switch (kind) {
            case LOAD,
                STORE,
                LOAD_DOUBLE,
                STORE_DOUBLE,
                LOAD_MULTIPLE,
                STORE_MULTIPLE,
                LOAD_EXCLUSIVE,
                STORE_EXCLUSIVE,
                TABLE_BRANCH,
                FP_LOAD,
                FP_STORE,
                FP_LOAD_DOUBLE,
                FP_STORE_DOUBLE,
                FP_LOAD_MULTIPLE,
                FP_STORE_MULTIPLE ->
                true;
            default -> false;
          };
      USES_FPU[kind.ordinal()] =
          switch (kind) {
            case FP_ADD,
                FP_MULTIPLY,
                FP_MULTIPLY_ACCUMULATE,
                FP_FUSED,
                FP_DIVIDE,
                FP_SQUARE_ROOT,
                FP_COMPARE,
                FP_CONVERT,
                FP_ROUND,
                FP_MIN_MAX,
                FP_SELECT,
                FP_MOVE,
                FP_MOVE_IMMEDIATE,
                FP_FROM_CORE,
                FP_TO_CORE,
                FP_FROM_CORE_PAIR,
                FP_TO_CORE_PAIR,
                FP_STATUS ->
                true;
            default -> false;
          };
    }
  }

  final boolean foldsIt;
  final boolean loadHidesNop;
  final int storeToLoad;
  final int storeRegisterOffset;
  final int address;
  final int beat;
  final int doubleBeats;
  final int bitBandStore;
  final int fpResult;
  final int fpMultiplyAccumulate;
  final boolean fpOverlap;
  final int fpDivide;
  final int fpMovePair;
  final int slaveChange;
  final boolean otherBusWaits;
  final int flashPair;
  final int decodeBranch;
  final int executeBranch;
  final int loadBranch;
  final int tableBranch;
  final boolean speculativeFetch;
  final int systemControl;
  final int barrier;
  final int exceptionEntry;
  final int exceptionReturn;
  final int exceptionTail;
  final int exceptionLate;
  final int exceptionLazy;
  final int exceptionFp;
  final int unaligned;
  final int barrierIdle;
  private final int quotientBits;

  CortexM4Costs(RuleValues values) {
    foldsIt = CortexM4Rule.IT_FOLD.in(values) != 0;
    loadHidesNop = CortexM4Rule.LOAD_HIDES_NOP.in(values) != 0;
    storeToLoad = CortexM4Rule.STORE_TO_LOAD.in(values);
    storeRegisterOffset = CortexM4Rule.STORE_REGISTER_OFFSET.in(values);
    address = CortexM4Rule.ADDRESS.in(values);
    beat = CortexM4Rule.MULTIPLE_BEATS.in(values);
    doubleBeats = CortexM4Rule.DOUBLE.in(values);
    bitBandStore = CortexM4Rule.BIT_BAND_STORE.in(values);
    fpResult = CortexM4Rule.FP_RESULT.in(values);
    fpMultiplyAccumulate = CortexM4Rule.FP_MULTIPLY_ACCUMULATE.in(values);
    fpOverlap = CortexM4Rule.FP_OVERLAP.in(values) != 0;
    fpDivide = CortexM4Rule.FP_DIVIDE.in(values);
    fpMovePair = CortexM4Rule.FP_MOVE_PAIR.in(values);
    otherBusWaits = CortexM4Rule.LOAD_OTHER_BUS.in(values) != 0;
    slaveChange = CortexM4Rule.SLAVE_CHANGE.in(values);
    flashPair = CortexM4Rule.FLASH_DATA_PAIR.in(values);
    decodeBranch = CortexM4Rule.BRANCH_DECODE.in(values);
    executeBranch = CortexM4Rule.BRANCH_EXECUTE.in(values);
    loadBranch = CortexM4Rule.BRANCH_LOAD.in(values);
    tableBranch = CortexM4Rule.BRANCH_TABLE.in(values);
    speculativeFetch = CortexM4Rule.BRANCH_SPECULATIVE.in(values) != 0;
    systemControl = CortexM4Rule.SYSTEM_CONTROL.in(values);
    barrier = CortexM4Rule.BARRIER.in(values);
    exceptionEntry = CortexM4Rule.EXCEPTION_ENTRY.in(values);
    exceptionReturn = CortexM4Rule.EXCEPTION_RETURN.in(values);
    exceptionTail = CortexM4Rule.EXCEPTION_TAIL.in(values);
    exceptionLate = CortexM4Rule.EXCEPTION_LATE.in(values);
    exceptionLazy = CortexM4Rule.EXCEPTION_LAZY.in(values);
    exceptionFp = CortexM4Rule.EXCEPTION_FP.in(values);
    unaligned = CortexM4Rule.UNALIGNED.in(values);
    barrierIdle = CortexM4Rule.DATA_BARRIER.in(values);
    quotientBits = CortexM4Rule.DIVIDE.in(values);
  }

  /** Arithmetic and moves that need the FPU itself, not only its registers. */
  static boolean usesFpu(Kind kind) {
    return USES_FPU[kind.ordinal()];
  }

  /** One cycle on core registers, nothing else. */
  static boolean isPlain(Kind kind) {
    return IS_PLAIN[kind.ordinal()];
  }

  /** Loads and stores in every form; PLD only hints. */
  static boolean accessesMemory(Kind kind) {
    return ACCESSES_MEMORY[kind.ordinal()];
  }

  /** Whether the result is an operand one cycle later than the FPU is through. */
  static boolean hasFpLatency(Insn insn) {
    return switch (insn.kind) {
      case FP_ADD -> insn.op != Op.VABS_T1 && insn.op != Op.VNEG_T1;
      case FP_MULTIPLY, FP_CONVERT, FP_MULTIPLY_ACCUMULATE, FP_FUSED, FP_DIVIDE, FP_SQUARE_ROOT ->
          true;
      default -> false;
    };
  }

  static boolean divides(Kind kind) {
    return kind == Kind.FP_DIVIDE || kind == Kind.FP_SQUARE_ROOT;
  }

  /** Cycles for which an instruction occupies the FPU. */
  int fpuCycles(Kind kind) {
    return switch (kind) {
      case FP_MULTIPLY_ACCUMULATE, FP_FUSED -> fpMultiplyAccumulate;
      case FP_DIVIDE, FP_SQUARE_ROOT -> fpDivide;
      case FP_FROM_CORE_PAIR, FP_TO_CORE_PAIR -> 1 + fpMovePair;
      default -> 1;
    };
  }

  /** Accesses beyond the first that an unaligned word or halfword is split into. */
  static int furtherAccesses(int address, int bytes) {
    if (bytes == 4) {
      return (address & 1) != 0 ? 2 : (address & 2) >> 1;
    }
    return bytes == 2 ? address & 1 : 0;
  }

  static boolean bitBand(int address) {
    return address >>> 25 == 0x2200_0000 >>> 25 || address >>> 25 == 0x4200_0000 >>> 25;
  }

  /** The rule behind the waits of an access over the S-bus. */
  static CortexM4Rule busRule(int address, boolean write) {
    if (address >>> 29 == 1) {
      return CortexM4Rule.SRAM_READ;
    }
    int offset = bitBand(address) ? (address & 0x01ff_ffff) >>> 5 : address & 0x0fff_ffff;
    if (address >>> 28 == 4 && offset < 0x2_0000) {
      return CortexM4Rule.APB;
    }
    return write ? CortexM4Rule.AHB_WRITE : CortexM4Rule.AHB_READ;
  }

  /** Cycles of SDIV and UDIV, all included: 2 to 12 by the number of quotient bits. */
  int divide(Insn insn, int dividend, int divisor) {
    if (dividend == 0 || divisor == 0) {
      return 2;
    }
    int difference = bits(dividend) - bits(divisor);
    if (insn.op == Op.SDIV_T1) {
      difference = bits(Math.abs(dividend)) - bits(Math.abs(divisor));
      boolean powerOfTwo =
          Integer.bitCount(divisor == Integer.MIN_VALUE ? 1 : Math.abs(divisor)) == 1;
      if (divisor < 0 && powerOfTwo && dividend != Integer.MIN_VALUE) {
        difference++;
      } else if (divisor < 0 && !powerOfTwo && dividend == Integer.MIN_VALUE) {
        difference--;
      }
    }
    return difference < 0 ? 3 : Math.min(12, 5 + difference / quotientBits);
  }

  private static int bits(int value) {
    return 32 - Integer.numberOfLeadingZeros(value);
  }
}

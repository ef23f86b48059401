package dev.stacktoll.isa;

/**
 * Which registers and flags an instruction touches, for hazards in the pipeline models. The fields
 * mean what they mean in {@link Insn}. Not modelled: the Q, GE and exception bits, and FPSCR.
 */
record RegisterUse(
    int reads,
    int addressReads,
    int writes,
    int fpReads,
    int fpAccumulates,
    int fpWrites,
    boolean readsFlags,
    boolean writesFlags) {

  static RegisterUse of(Operands o) {
    return new Collector(o).collect();
  }

  /** Adds up the masks of one instruction. */
  private static final class Collector {
    private final Operands o;
    private int reads;
    private int addressReads;
    private int writes;
    private int fpReads;
    private int fpAccumulates;
    private int fpWrites;

    Collector(Operands o) {
      this.o = o;
    }

    RegisterUse collect() {
      switch (o.op.kind()) {
        case LOAD, LOAD_DOUBLE, LOAD_EXCLUSIVE -> {
          address();
          writes |= core(o.t) | core(o.t2);
        }
        case STORE, STORE_DOUBLE, STORE_EXCLUSIVE -> {
          address();
          reads |= core(o.t) | core(o.t2);
          writes |= core(o.d);
        }
        case LOAD_MULTIPLE -> {
          address();
          writes |= o.list;
        }
        case STORE_MULTIPLE -> {
          address();
          reads |= o.list;
        }
        case PRELOAD, TABLE_BRANCH -> address();
        case BRANCH_LINK -> writes |= 1 << 14;
        case BRANCH_LINK_EXCHANGE -> {
          reads |= core(o.m);
          writes |= 1 << 14;
        }
        case MULTIPLY_LONG -> {
          operands();
          writes |= core(o.d) | core(o.t2);
        }
        case MULTIPLY_ACCUMULATE_LONG -> {
          operands();
          reads |= core(o.d) | core(o.t2);
          writes |= core(o.d) | core(o.t2);
        }
        case BITFIELD_INSERT -> {
          operands();
          reads |= core(o.d);
          writes |= core(o.d);
        }
        case MOVE_WIDE -> {
          reads |= o.op == Op.MOVT_T1 ? core(o.d) : 0;
          writes |= core(o.d);
        }
        case COPROCESSOR -> {
          // Always a UsageFault: nothing is read or written.
        }
        case FP_LOAD, FP_STORE, FP_LOAD_DOUBLE, FP_STORE_DOUBLE -> floatingMemory(registers());
        case FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> floatingMemory(o.list);
        case FP_FROM_CORE, FP_TO_CORE, FP_FROM_CORE_PAIR, FP_TO_CORE_PAIR -> transfer();
        case FP_STATUS -> {
          reads |= o.op == Op.VMSR_T1 ? core(o.t) : 0;
          writes |= o.op == Op.VMRS_T1 && o.t != 15 ? core(o.t) : 0;
        }
        case FP_MULTIPLY_ACCUMULATE, FP_FUSED -> {
          fpReads |= single(o.n) | single(o.m);
          fpAccumulates |= single(o.d);
          fpWrites |= single(o.d);
        }
        case FP_COMPARE -> fpReads |= single(o.d) | single(o.m);
        case FP_CONVERT -> {
          fpReads |= single(o.m);
          // The half that VCVTB and VCVTT leave alone must be there before.
          fpReads |= o.op == Op.VCVTB_F16_F32_T1 || o.op == Op.VCVTT_F16_F32_T1 ? single(o.d) : 0;
          fpWrites |= single(o.d);
        }
        case FP_ADD,
            FP_MULTIPLY,
            FP_DIVIDE,
            FP_SQUARE_ROOT,
            FP_ROUND,
            FP_MIN_MAX,
            FP_SELECT,
            FP_MOVE,
            FP_MOVE_IMMEDIATE -> {
          fpReads |= single(o.n) | single(o.m);
          fpWrites |= single(o.d);
        }
        case ALU,
            SHIFT,
            EXTEND,
            EXTEND_ADD,
            BITFIELD_EXTRACT,
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
            DIVIDE,
            BRANCH,
            BRANCH_CONDITIONAL,
            BRANCH_EXCHANGE,
            COMPARE_BRANCH,
            IT,
            NOP,
            EVENT_HINT,
            DATA_BARRIER,
            INSTRUCTION_BARRIER,
            SYSTEM,
            EXCEPTION -> {
          operands();
          writes |= core(o.d);
        }
      }
      return new RegisterUse(
          reads,
          addressReads,
          writes,
          fpReads,
          fpAccumulates,
          fpWrites,
          readsFlags(),
          writesFlags());
    }

    private void operands() {
      reads |= core(o.n) | core(o.m) | core(o.a);
    }

    /** Base and index; the PC as a base is no register that could be late. */
    private void address() {
      addressReads |= (core(o.n) | core(o.m)) & 0x7fff;
      writes |= o.writeback ? core(o.n) : 0;
    }

    private void floatingMemory(int count) {
      addressReads |= core(o.n) & 0x7fff;
      writes |= o.writeback ? core(o.n) : 0;
      int first = holdsDouble() ? 2 * o.d : o.d;
      int mask = (int) ((1L << Math.min(count, 32)) - 1) << first;
      switch (o.op.kind()) {
        case FP_LOAD, FP_LOAD_DOUBLE, FP_LOAD_MULTIPLE -> fpWrites |= mask;
        default -> fpReads |= mask;
      }
    }

    private int registers() {
      return holdsDouble() ? 2 : 1;
    }

    /** The FP operand is a D register. */
    private boolean holdsDouble() {
      for (Syntax form : o.op.forms()) {
        switch (form) {
          case DOUBLE_D, DOUBLE_N, DOUBLE_M, DOUBLE_LIST -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    }

    private void transfer() {
      Kind kind = o.op.kind();
      boolean pair = kind == Kind.FP_FROM_CORE_PAIR || kind == Kind.FP_TO_CORE_PAIR;
      int register = Math.max(Math.max(o.d, o.n), o.m);
      int first = holdsDouble() ? 2 * register + (pair ? 0 : o.imm) : register;
      int mask = (pair ? 3 : 1) << first;
      if (kind == Kind.FP_FROM_CORE || kind == Kind.FP_FROM_CORE_PAIR) {
        fpWrites |= mask;
        reads |= core(o.t) | core(o.t2);
      } else {
        fpReads |= mask;
        writes |= core(o.t) | core(o.t2);
      }
    }

    private boolean readsFlags() {
      return switch (o.op) {
        case ADC_REG_T1, ADC_REG_T2, ADC_IMM_T1, SBC_REG_T1, SBC_REG_T2, SBC_IMM_T1 -> true;
        case VSEL_T1, IT_T1, B_T1, B_T3 -> true;
        case MRS_T1 -> o.imm2 < 4;
        default -> o.shiftType == 4;
      };
    }

    private boolean writesFlags() {
      return o.setFlags || (o.op == Op.MSR_T1 && o.imm2 < 4) || (o.op == Op.VMRS_T1 && o.t == 15);
    }

    private static int core(int register) {
      return register < 0 ? 0 : 1 << register;
    }

    private static int single(int register) {
      return register < 0 ? 0 : 1 << register;
    }
  }
}

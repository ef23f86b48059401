package dev.stacktoll.core;

import dev.stacktoll.isa.Decoder;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;

/**
 * What the pipeline of a Cortex-M7 needs to know about one instruction before it runs: operands
 * with what they are needed for, results with how they come, unit, length. Worked out once and kept
 * in {@link Insn#timing}.
 */
@Hot
final class CortexM7Facts {
  /** Scoreboard number of APSR.NZCV; core registers come before it. */
  static final int FLAGS = 16;

  /** Scoreboard number of FPSCR.NZCV. */
  static final int FP_FLAGS = 17;

  /** Scoreboard number of S0. */
  static final int S0 = 18;

  static final int REGISTERS = S0 + 32;

  /** How long an instruction keeps its place. */
  enum Length {
    ONE,
    WORDS,
    DIVISION,
    TABLE_BRANCH,
    SYSTEM,
    FP_DIVISION,
    FP_SQUARE_ROOT
  }

  /** How an instruction may change the flow. */
  enum Flow {
    NEXT,
    CONDITIONAL,
    DIRECT,
    INDIRECT,
    FROM_MEMORY
  }

  /** Whether an ALU instruction may execute in EX1. */
  enum Early {
    NEVER,
    WHEN_OLDER,
    ALWAYS
  }

  final CortexM7Unit unit;
  final Length length;
  final Flow flow;
  final Early early;

  /** Operands: scoreboard number, and {@link CortexM7Need} above bit 8. */
  final int[] operands;

  /** Results: scoreboard number, {@link CortexM7Yield} above bit 8, cycles later above bit 16. */
  final int[] results;

  final boolean loads;
  final boolean storesMultiple;

  /** Words moved by a multiple transfer, registers of any other. */
  final int words;

  final boolean signedDivision;

  /** Must stay clear of an FP multiply-accumulate. */
  final boolean shunsMac;

  final boolean fused;
  final boolean movesHalf;
  final boolean movesTop;
  final int destination;

  /** The static predictor takes the branch. */
  final boolean backward;

  final boolean synchronizes;
  final boolean drains;

  /** Instructions that this IT instruction makes conditional. */
  final int itLength;

  /** Those of an instruction that does nothing. */
  static final CortexM7Facts NONE = new CortexM7Facts(new Decoder(true).decode(0xbf00, 0));

  static CortexM7Facts of(Insn insn) {
    if (insn.timing instanceof CortexM7Facts facts) {
      return facts;
    }
    CortexM7Facts facts = new CortexM7Facts(insn);
    insn.timing = facts;
    return facts;
  }

  private CortexM7Facts(Insn insn) {
    unit = unitOf(insn);
    length = lengthOf(insn);
    flow = flowOf(insn);
    early = earlyOf(insn);
    CortexM7Operands found = new CortexM7Operands(insn);
    operands = found.operands();
    results = found.results();
    loads = loadsOf(insn.kind);
    storesMultiple = insn.kind == Kind.STORE_MULTIPLE || insn.kind == Kind.FP_STORE_MULTIPLE;
    words = wordsOf(insn);
    signedDivision = insn.op.mnemonic().equals("sdiv");
    shunsMac = shunsMac(insn);
    fused = insn.kind == Kind.FP_FUSED;
    movesTop = insn.kind == Kind.MOVE_WIDE && insn.reads != 0;
    movesHalf = insn.kind == Kind.MOVE_WIDE && insn.reads == 0;
    destination = insn.d;
    backward = insn.imm < 0;
    synchronizes = insn.kind == Kind.INSTRUCTION_BARRIER;
    drains = insn.kind == Kind.DATA_BARRIER;
    itLength = insn.kind == Kind.IT ? 4 - Integer.numberOfTrailingZeros(insn.imm2 & 15) : 0;
  }

  private static CortexM7Unit unitOf(Insn insn) {
    return switch (insn.kind) {
      case ALU ->
          insn.immCarry >= 0 || insn.shiftAmount != 0 || insn.shiftType != 0
              ? CortexM7Unit.SHIFTED
              : branchOr(insn, CortexM7Unit.SIMPLE);
      case MOVE_WIDE, SHIFT -> CortexM7Unit.SIMPLE;
      case EXTEND -> CortexM7Unit.EXTEND;
      case EXTEND_ADD, BITFIELD_EXTRACT, BITFIELD_INSERT, REVERSE, SATURATE, PACK ->
          CortexM7Unit.EXTRACT;
      case COUNT_ZEROS, SATURATING_ADD, PARALLEL_ADD, ABSOLUTE_DIFFERENCE, SELECT ->
          CortexM7Unit.DSP;
      case MULTIPLY, MULTIPLY_ACCUMULATE, MULTIPLY_LONG, MULTIPLY_ACCUMULATE_LONG ->
          CortexM7Unit.MULTIPLY;
      case LOAD, PRELOAD -> CortexM7Unit.LOAD;
      case LOAD_EXCLUSIVE -> CortexM7Unit.LOAD_EXCLUSIVE;
      case STORE -> CortexM7Unit.STORE;
      case BRANCH,
          BRANCH_CONDITIONAL,
          BRANCH_LINK,
          BRANCH_EXCHANGE,
          BRANCH_LINK_EXCHANGE,
          COMPARE_BRANCH ->
          CortexM7Unit.BRANCH;
      case IT, NOP -> CortexM7Unit.NOTHING;
      case DIVIDE,
          LOAD_DOUBLE,
          STORE_DOUBLE,
          LOAD_MULTIPLE,
          STORE_MULTIPLE,
          STORE_EXCLUSIVE,
          TABLE_BRANCH,
          EVENT_HINT,
          DATA_BARRIER,
          INSTRUCTION_BARRIER,
          SYSTEM,
          EXCEPTION,
          COPROCESSOR,
          FP_FROM_CORE_PAIR,
          FP_TO_CORE_PAIR,
          FP_STATUS,
          FP_LOAD_DOUBLE,
          FP_STORE_DOUBLE,
          FP_LOAD_MULTIPLE,
          FP_STORE_MULTIPLE ->
          CortexM7Unit.ALONE;
      case FP_ADD, FP_MULTIPLY, FP_COMPARE, FP_CONVERT, FP_ROUND, FP_MIN_MAX ->
          CortexM7Unit.FP_ARITHMETIC;
      case FP_MULTIPLY_ACCUMULATE, FP_FUSED -> CortexM7Unit.FP_MAC;
      case FP_DIVIDE, FP_SQUARE_ROOT -> CortexM7Unit.FP_DIVIDE;
      case FP_SELECT -> CortexM7Unit.FP_SELECT;
      case FP_MOVE, FP_MOVE_IMMEDIATE, FP_FROM_CORE, FP_TO_CORE -> CortexM7Unit.FP_MOVE;
      case FP_LOAD -> CortexM7Unit.FP_LOAD;
      case FP_STORE -> CortexM7Unit.FP_STORE;
    };
  }

  private static CortexM7Unit branchOr(Insn insn, CortexM7Unit unit) {
    return (insn.writes & 1 << 15) != 0 ? CortexM7Unit.BRANCH : unit;
  }

  private static Length lengthOf(Insn insn) {
    return switch (insn.kind) {
      case DIVIDE -> Length.DIVISION;
      case TABLE_BRANCH -> Length.TABLE_BRANCH;
      case FP_DIVIDE -> Length.FP_DIVISION;
      case FP_SQUARE_ROOT -> Length.FP_SQUARE_ROOT;
      case LOAD_DOUBLE,
          STORE_DOUBLE,
          LOAD_MULTIPLE,
          STORE_MULTIPLE,
          FP_LOAD_DOUBLE,
          FP_STORE_DOUBLE,
          FP_LOAD_MULTIPLE,
          FP_STORE_MULTIPLE ->
          Length.WORDS;
      case STORE_EXCLUSIVE,
          EVENT_HINT,
          DATA_BARRIER,
          INSTRUCTION_BARRIER,
          SYSTEM,
          EXCEPTION,
          COPROCESSOR ->
          Length.SYSTEM;
      default -> Length.ONE;
    };
  }

  private static Flow flowOf(Insn insn) {
    return switch (insn.kind) {
      case BRANCH, BRANCH_LINK -> Flow.DIRECT;
      case BRANCH_CONDITIONAL, COMPARE_BRANCH -> Flow.CONDITIONAL;
      case BRANCH_EXCHANGE, BRANCH_LINK_EXCHANGE, TABLE_BRANCH -> Flow.INDIRECT;
      case LOAD, LOAD_MULTIPLE -> (insn.writes & 1 << 15) != 0 ? Flow.FROM_MEMORY : Flow.NEXT;
      default -> (insn.writes & 1 << 15) != 0 ? Flow.INDIRECT : Flow.NEXT;
    };
  }

  private static Early earlyOf(Insn insn) {
    if (insn.kind == Kind.SHIFT && !insn.op.mnemonic().equals("rrx")) {
      return Early.ALWAYS;
    }
    boolean plain = unitOf(insn) == CortexM7Unit.SIMPLE;
    return switch (insn.op.mnemonic()) {
      case "add", "addw", "sub", "subw", "adr", "mov", "movw" ->
          plain ? Early.WHEN_OLDER : Early.NEVER;
      default -> Early.NEVER;
    };
  }

  private static boolean loadsOf(Kind kind) {
    return switch (kind) {
      case LOAD,
          LOAD_DOUBLE,
          LOAD_MULTIPLE,
          LOAD_EXCLUSIVE,
          TABLE_BRANCH,
          FP_LOAD,
          FP_LOAD_DOUBLE,
          FP_LOAD_MULTIPLE ->
          true;
      default -> false;
    };
  }

  private static int wordsOf(Insn insn) {
    return switch (insn.kind) {
      case LOAD_MULTIPLE, STORE_MULTIPLE -> Integer.bitCount(insn.list);
      case FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> Math.max(1, insn.list);
      case LOAD_DOUBLE, STORE_DOUBLE, FP_LOAD_DOUBLE, FP_STORE_DOUBLE -> 2;
      default -> 1;
    };
  }

  private static boolean shunsMac(Insn insn) {
    return switch (insn.kind) {
      case FP_ADD,
          FP_COMPARE,
          FP_CONVERT,
          FP_ROUND,
          FP_MIN_MAX,
          FP_MOVE_IMMEDIATE,
          FP_LOAD_DOUBLE,
          FP_STORE_DOUBLE,
          FP_LOAD_MULTIPLE,
          FP_STORE_MULTIPLE ->
          true;
      default -> false;
    };
  }
}

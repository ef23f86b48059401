package dev.stacktoll.core;

import static dev.stacktoll.core.CortexM7Need.ACCUMULATOR;
import static dev.stacktoll.core.CortexM7Need.FACTOR;
import static dev.stacktoll.core.CortexM7Need.LATE_ALU;
import static dev.stacktoll.core.CortexM7Need.SHIFTER;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lists the operands and results of an instruction for {@link CortexM7Facts}. */
final class CortexM7Operands {
  private final Insn insn;
  private final List<Integer> operands = new ArrayList<>();
  private final List<Integer> results = new ArrayList<>();

  CortexM7Operands(Insn insn) {
    this.insn = insn;
    listData();
    listAddress();
    listFlags();
    listFpOperands();
    listResults();
    listFpResults();
  }

  int[] operands() {
    return operands.stream().mapToInt(Integer::intValue).toArray();
  }

  int[] results() {
    return results.stream().mapToInt(Integer::intValue).toArray();
  }

  private void needs(int register, CortexM7Need need) {
    operands.add(register | need.ordinal() << 8);
  }

  private void yields(int register, CortexM7Yield yield, int cyclesLater) {
    results.add(register | yield.ordinal() << 8 | cyclesLater << 16);
  }

  private static boolean has(int mask, int register) {
    return (mask & 1 << register) != 0;
  }

  private void listData() {
    for (int register = 0; register < 15; register++) {
      if (has(insn.reads, register)) {
        needs(register, dataNeed(register));
      }
    }
  }

  private CortexM7Need dataNeed(int register) {
    return switch (insn.kind) {
      case ALU ->
          register == insn.m && (insn.shiftAmount != 0 || insn.shiftType != 0)
              ? SHIFTER
              : (insn.writes & 1 << 15) != 0 ? CortexM7Need.BRANCH_TARGET : LATE_ALU;
      case SHIFT -> insn.op.mnemonic().equals("rrx") ? SHIFTER : LATE_ALU;
      case EXTEND_ADD -> register == insn.m ? SHIFTER : LATE_ALU;
      case PACK -> register == insn.m || insn.op.mnemonic().equals("pkhtb") ? SHIFTER : LATE_ALU;
      case BITFIELD_INSERT -> register == insn.n ? SHIFTER : LATE_ALU;
      case BITFIELD_EXTRACT, REVERSE, SATURATE -> SHIFTER;
      case MULTIPLY, MULTIPLY_LONG, DIVIDE -> FACTOR;
      case MULTIPLY_ACCUMULATE, MULTIPLY_ACCUMULATE_LONG ->
          register == insn.n || register == insn.m ? FACTOR : ACCUMULATOR;
      case ABSOLUTE_DIFFERENCE -> register == insn.n || register == insn.m ? LATE_ALU : ACCUMULATOR;
      case STORE, STORE_DOUBLE, STORE_MULTIPLE, STORE_EXCLUSIVE -> CortexM7Need.STORE_DATA;
      case BRANCH_EXCHANGE, BRANCH_LINK_EXCHANGE -> CortexM7Need.BRANCH_TARGET;
      case FP_FROM_CORE, FP_FROM_CORE_PAIR, FP_STATUS -> CortexM7Need.FROM_CORE;
      default -> LATE_ALU;
    };
  }

  private void listAddress() {
    boolean indexed = insn.m >= 0 && insn.list == 0;
    for (int register = 0; register < 15; register++) {
      if (has(insn.addressReads, register)) {
        needs(register, indexed && register == insn.m ? CortexM7Need.INDEX : CortexM7Need.BASE);
      }
    }
  }

  /** A conditional branch does not wait for its flags: it is predicted. */
  private void listFlags() {
    switch (insn.kind) {
      case ALU, SHIFT -> {
        if (insn.readsFlags) {
          needs(CortexM7Facts.FLAGS, CortexM7Need.FLAGS);
        }
      }
      case FP_SELECT -> needs(CortexM7Facts.FLAGS, CortexM7Need.SELECT_FLAGS);
      case FP_STATUS -> needs(CortexM7Facts.FP_FLAGS, CortexM7Need.FP_STATUS);
      case SYSTEM -> {
        if (insn.op.mnemonic().equals("mrs")) {
          needs(CortexM7Facts.FLAGS, CortexM7Need.FLAGS);
        }
      }
      default -> {}
    }
  }

  private void listFpOperands() {
    CortexM7Need accumulator =
        insn.kind == Kind.FP_FUSED ? CortexM7Need.FUSED_ACCUMULATOR : CortexM7Need.MLA_ACCUMULATOR;
    for (int s = 0; s < 32; s++) {
      if (has(insn.fpReads, s)) {
        needs(CortexM7Facts.S0 + s, fpNeed());
      }
      if (has(insn.fpAccumulates, s)) {
        needs(CortexM7Facts.S0 + s, accumulator);
      }
    }
  }

  private CortexM7Need fpNeed() {
    return switch (insn.kind) {
      case FP_MULTIPLY_ACCUMULATE, FP_FUSED -> CortexM7Need.FP_FACTOR;
      case FP_STORE, FP_STORE_DOUBLE, FP_STORE_MULTIPLE -> CortexM7Need.FP_STORE;
      case FP_TO_CORE, FP_TO_CORE_PAIR -> CortexM7Need.FP_TO_CORE;
      case FP_MOVE -> CortexM7Need.FP_COPY;
      default -> CortexM7Need.FP_OPERAND;
    };
  }

  private void listResults() {
    int word = 0;
    int loaded = insn.kind == Kind.LOAD_MULTIPLE ? insn.list : 0;
    for (int register = 0; register < 15; register++) {
      if (has(loaded, register)) {
        yields(register, CortexM7Yield.LOAD, word++ / 2);
      } else if (has(insn.writes, register)) {
        yields(register, yieldOf(register), 0);
      }
    }
    if (insn.writesFlags) {
      boolean fromFpu = insn.kind == Kind.FP_STATUS;
      yields(CortexM7Facts.FLAGS, fromFpu ? CortexM7Yield.FP_TO_CORE : CortexM7Yield.FLAGS, 0);
    }
  }

  private CortexM7Yield yieldOf(int register) {
    return switch (insn.kind) {
      case REVERSE -> CortexM7Yield.REVERSE;
      case SATURATE, SATURATING_ADD, ABSOLUTE_DIFFERENCE -> CortexM7Yield.DSP;
      case MULTIPLY, MULTIPLY_ACCUMULATE, MULTIPLY_LONG, MULTIPLY_ACCUMULATE_LONG ->
          CortexM7Yield.MULTIPLY;
      case DIVIDE -> CortexM7Yield.DIVIDE;
      case LOAD -> register != insn.t ? CortexM7Yield.BASE_WRITEBACK : loadYield();
      case LOAD_DOUBLE -> {
        if (register == insn.t) {
          yield CortexM7Yield.LOAD;
        }
        yield register == insn.t2 ? CortexM7Yield.LOAD_SECOND : CortexM7Yield.BASE_WRITEBACK;
      }
      case LOAD_EXCLUSIVE, STORE_EXCLUSIVE -> CortexM7Yield.LOAD_NARROW;
      case STORE,
          STORE_DOUBLE,
          LOAD_MULTIPLE,
          STORE_MULTIPLE,
          FP_LOAD_MULTIPLE,
          FP_STORE_MULTIPLE ->
          CortexM7Yield.BASE_WRITEBACK;
      case FP_TO_CORE, FP_TO_CORE_PAIR, FP_STATUS -> CortexM7Yield.FP_TO_CORE;
      default -> CortexM7Yield.LATE_ALU;
    };
  }

  private CortexM7Yield loadYield() {
    String mnemonic = insn.op.mnemonic();
    return mnemonic.equals("ldr") || mnemonic.equals("ldrt")
        ? CortexM7Yield.LOAD
        : CortexM7Yield.LOAD_NARROW;
  }

  private void listFpResults() {
    int word = 0;
    for (int s = 0; s < 32; s++) {
      if (has(insn.fpWrites, s)) {
        boolean multiple = insn.kind == Kind.FP_LOAD_MULTIPLE;
        yields(CortexM7Facts.S0 + s, fpYield(), multiple ? word++ / 2 : 0);
      }
    }
    if (insn.kind == Kind.FP_COMPARE) {
      yields(CortexM7Facts.FP_FLAGS, CortexM7Yield.FP_FLAGS, 0);
    }
  }

  private CortexM7Yield fpYield() {
    return switch (insn.kind) {
      case FP_FUSED -> CortexM7Yield.FP_FUSED;
      case FP_MULTIPLY_ACCUMULATE -> CortexM7Yield.FP_MLA;
      case FP_LOAD, FP_LOAD_MULTIPLE -> CortexM7Yield.FP_LOAD;
      case FP_LOAD_DOUBLE -> CortexM7Yield.FP_LOAD_DOUBLE;
      case FP_MOVE, FP_MOVE_IMMEDIATE, FP_FROM_CORE, FP_FROM_CORE_PAIR -> CortexM7Yield.FP_MOVE;
      default -> CortexM7Yield.FP_ADD;
    };
  }
}

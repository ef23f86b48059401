package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * When results of the Cortex-M4 can be used: addresses a cycle later than operands, FP results as
 * the FPU delivers them (Cortex-M4 TRM, load/store timings and FPU instruction set).
 */
@Hot
final class CortexM4Registers {
  private static final int CORE_REGISTERS = 0x7fff;
  private static final int LR = 14;

  private final CortexM4Costs costs;

  /** Registers that the last instruction wrote, and when they can be addresses; older ones can. */
  private int lateAddresses;

  private long addressesReady;

  /** The base that the last load wrote back, earlier than its data. */
  private int lateBase;

  private long baseReady;

  /** First cycles in which S registers can be operands, and accumulators. */
  private final long[] operandReady = new long[32];

  private final long[] accumulatorReady = new long[32];
  private long latest;
  private long fpuFree;

  CortexM4Registers(CortexM4Costs costs) {
    this.costs = costs;
  }

  /** First cycle not before the given one in which base and index can be addresses. */
  long addresses(Insn insn, long cycle) {
    int needed = insn.addressReads;
    if ((needed & (lateAddresses | lateBase)) == 0) {
      return cycle;
    }
    long base = (needed & lateBase) == 0 ? cycle : Math.max(cycle, baseReady);
    return (needed & lateAddresses) == 0 ? base : Math.max(base, addressesReady);
  }

  /** LR comes too late for a branch that decode executes in that cycle. */
  boolean linkIsLate(long cycle) {
    return (lateAddresses & 1 << LR) != 0 && addressesReady > cycle;
  }

  /** The instruction's results can be operands from that cycle on. */
  void written(Insn insn, long operands) {
    lateAddresses = insn.writes & CORE_REGISTERS;
    lateBase = 0;
    addressesReady = operands + costs.address;
  }

  /** A load's results: the data phase is over early enough for the next address but one. */
  void loaded(Insn insn, long cycle, long end) {
    lateBase = insn.writeback ? 1 << insn.n : 0;
    baseReady = cycle + 1 + costs.address;
    lateAddresses = insn.writes & CORE_REGISTERS & ~lateBase;
    addressesReady = end + costs.address;
    if (insn.fpWrites != 0) {
      deliver(insn.fpWrites, end + 1, end + 1);
    }
  }

  void nothingWritten() {
    lateAddresses = 0;
    lateBase = 0;
  }

  /** First cycle not before the given one in which FP operands and the FPU are ready. */
  long floatingPoint(Insn insn, long cycle) {
    if (cycle >= latest && cycle >= fpuFree) {
      return cycle;
    }
    long ready = cycle;
    for (int m = insn.fpReads; m != 0; m &= m - 1) {
      ready = Math.max(ready, operandReady[Integer.numberOfTrailingZeros(m)]);
    }
    for (int m = insn.fpAccumulates; m != 0; m &= m - 1) {
      ready = Math.max(ready, accumulatorReady[Integer.numberOfTrailingZeros(m)]);
    }
    return CortexM4Costs.usesFpu(insn.kind) ? Math.max(ready, fpuFree) : ready;
  }

  /** The FPU starts on the instruction in that cycle; returns when it is through. */
  long compute(Insn insn, long cycle) {
    int length = costs.fpuCycles(insn.kind);
    long end = cycle + length;
    if (length > 1) {
      fpuFree = end;
    }
    boolean result = CortexM4Costs.hasFpLatency(insn);
    boolean divides = CortexM4Costs.divides(insn.kind);
    long operand = end + (result ? costs.fpResult : 0);
    deliver(insn.fpWrites, operand, divides ? operand : end);
    return end;
  }

  private void deliver(int registers, long operand, long accumulator) {
    for (int m = registers; m != 0; m &= m - 1) {
      int register = Integer.numberOfTrailingZeros(m);
      operandReady[register] = operand;
      accumulatorReady[register] = accumulator;
    }
    latest = Math.max(latest, operand);
  }

  void reset() {
    nothingWritten();
    fpuFree = 0;
    latest = 0;
  }
}

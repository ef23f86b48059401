package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import java.util.List;

/**
 * Pipeline of the Cortex-M4: fetch, decode, execute, in order, one instruction a cycle (Cortex-M4
 * TRM; rules in {@link CortexM4Rule}). Times are absolute cycles; the time of an instruction is the
 * cycle in which it enters execute.
 *
 * <p>What an instruction costs beyond its own cycle shows when the next one enters execute, and is
 * charged then: a load, for one, costs nothing more if another load follows.
 *
 * <p>Not modelled: DMA beside the core, the abandoned part of an interrupted LDM or divide.
 */
@Hot
public final class CortexM4 implements PipelineModel {
  private static final int LR = 14;
  private static final int PC_WRITTEN = 1 << 15;
  private static final int CONTROL = 20;

  /** ACTLR; interrupts never come within an instruction here, so DISMCYCINT changes nothing. */
  private static final int DISMCYCINT = 1;

  private static final int DISDEFWBUF = 1 << 1;
  private static final int DISFOLD = 1 << 2;
  private static final int DISOOFP = 1 << 9;
  private static final int KNOWN_ACTLR = DISMCYCINT | DISDEFWBUF | DISFOLD | DISOOFP;

  private final CortexM4Costs costs;
  private final CortexM4Charges charges = new CortexM4Charges();
  private final CortexM4Fetch fetch;
  private final CortexM4Registers registers;
  private final CortexM4Data data;
  private boolean folding;
  private boolean fpOverlap;

  /** Execute cycle of the last instruction, and the first one for the next if nothing overlaps. */
  private long executed = -1;

  private long free;

  private boolean last16;
  private boolean noFold;

  /** The last instruction branched: by which rule, and what a refill without waits takes. */
  private boolean afterBranch;

  private CortexM4Rule branchRule = CortexM4Rule.BRANCH_DECODE;
  private long refill;

  /** Where the fetched stream goes on; a debugger can send the core elsewhere. */
  private int expectedPc;

  private boolean issued;
  private boolean folded;

  public CortexM4(BusFabric fabric, FetchPort instructions, DataPort flash, RuleValues values) {
    costs = new CortexM4Costs(values);
    fetch = new CortexM4Fetch(instructions, values);
    registers = new CortexM4Registers(costs);
    data = new CortexM4Data(fabric, flash, fetch, costs, charges);
    folding = costs.foldsIt;
    fpOverlap = costs.fpOverlap;
  }

  /** The rules of this core, for {@link RuleValues}. */
  public static List<TimingRule> allRules() {
    return CortexM4Rule.all();
  }

  @Override
  public List<TimingRule> rules() {
    return CortexM4Rule.all();
  }

  @Override
  public long[] charged() {
    return charges.cycles;
  }

  @Override
  public ProfileCounts profileCounts() {
    return charges.counts;
  }

  @Override
  public void auxiliaryControl(int actlr) {
    if ((actlr & ~KNOWN_ACTLR) != 0) {
      throw new UnmodelledAccess("ACTLR 0x%08x: this pipeline model".formatted(actlr), 0x008);
    }
    data.writeBuffer((actlr & DISDEFWBUF) == 0);
    folding = costs.foldsIt && (actlr & DISFOLD) == 0;
    fpOverlap = costs.fpOverlap && (actlr & DISOOFP) == 0;
  }

  @Override
  public long now() {
    return free;
  }

  @Override
  public long issue(Insn insn, int pc, boolean passed, int address, boolean write) {
    if (issued) {
      return executed;
    }
    issued = true;
    if (pc != expectedPc) {
      branchInExecute(pc);
    }
    long available = fetch.available(pc, insn.size);
    if (insn.kind == Kind.IT && folds(available)) {
      folded = true;
      fetch.execute(pc, insn.size, executed);
      return executed;
    }
    boolean memory = passed && CortexM4Costs.accessesMemory(insn.kind);
    long cycle = data.earliest(insn, passed, memory, address, write, executed, free);
    charges.issue();
    if (available >= cycle) {
      chargeFetch(available + 1 - cycle, pc, insn.size);
      fetch.starve(pc, insn.size);
      cycle = available + 1;
    }
    if (memory) {
      long ready = registers.addresses(insn, cycle);
      charges.add(CortexM4Rule.ADDRESS, ready - cycle);
      cycle = data.sharedBusFree(address, ready);
    }
    if (passed) {
      long ready = registers.floatingPoint(insn, cycle);
      charges.add(CortexM4Rule.FP_RESULT, ready - cycle);
      cycle = ready;
    }
    fetch.execute(pc, insn.size, cycle);
    executed = cycle;
    return cycle;
  }

  /** IT folds into the 16-bit instruction before it if it lies in decode together with that. */
  private boolean folds(long available) {
    return folding && last16 && !noFold && !afterBranch && available < executed;
  }

  private void chargeFetch(long cycles, int pc, int size) {
    boolean waited = fetch.waitedForFlash(pc, size);
    long refilling = afterBranch ? Math.max(0, Math.min(cycles, refill)) : 0;
    charges.add(branchRule, refilling);
    CortexM4Rule rule =
        waited
            ? CortexM4Rule.FLASH_WAIT
            : CortexM4Fetch.overSystemBus(pc) ? CortexM4Rule.SRAM_FETCH : CortexM4Rule.QUEUE;
    charges.add(rule, cycles - refilling);
  }

  @Override
  public void retire(Cpu cpu, Insn insn, int pc, boolean passed, int nextPc) {
    if (CortexM4Costs.isPlain(insn.kind)) {
      retirePlain(insn, pc, passed, nextPc);
    } else {
      retireOther(cpu, insn, pc, passed, nextPc);
    }
  }

  private void retirePlain(Insn insn, int pc, boolean passed, int nextPc) {
    issue(insn, pc, passed, 0, false);
    issued = false;
    expectedPc = nextPc;
    afterBranch = false;
    last16 = insn.size == 2;
    noFold = last16 && (insn.writes & 1 << 13) != 0;
    free = Math.max(executed + 1, data.close());
    if (passed) {
      registers.written(insn, free);
      if (nextPc != pc + insn.size) {
        branchInExecute(nextPc);
      }
    } else {
      registers.nothingWritten();
    }
  }

  private void retireOther(Cpu cpu, Insn insn, int pc, boolean passed, int nextPc) {
    boolean memory = passed && cpu.accesses > 0 && CortexM4Costs.accessesMemory(insn.kind);
    if (!issued) {
      int address = memory ? cpu.accessAddress[0] : 0;
      issue(insn, pc, passed, address, memory && (cpu.accessInfo[0] & Cpu.WRITE) != 0);
    }
    issued = false;
    expectedPc = nextPc;
    noFold = insn.kind == Kind.IT;
    if (folded) {
      folded = false;
      charges.counts.folded++;
      return;
    }
    long held = data.close();
    free = executed + 1;
    afterBranch = false;
    last16 = insn.size == 2;
    noFold |= last16 && (insn.writes & 1 << 13) != 0;
    if (!passed) {
      registers.nothingWritten();
    } else if (memory) {
      access(cpu, insn, nextPc);
    } else {
      operate(cpu, insn, pc, nextPc);
    }
    free = Math.max(free, held);
  }

  private void access(Cpu cpu, Insn insn, int nextPc) {
    switch (insn.kind) {
      case LOAD, LOAD_EXCLUSIVE, FP_LOAD -> {
        long end = data.load(cpu, executed);
        free = end + 1;
        registers.loaded(insn, executed, end);
        if ((insn.writes & PC_WRITTEN) != 0) {
          data.close();
          branch(CortexM4Rule.BRANCH_LOAD, nextPc, end + costs.loadBranch);
        }
      }
      case STORE, STORE_EXCLUSIVE, FP_STORE -> {
        free = data.store(cpu, insn, executed);
        registers.written(insn, executed + 1);
      }
      case TABLE_BRANCH -> {
        long waits = data.table(cpu, executed);
        registers.nothingWritten();
        branch(CortexM4Rule.BRANCH_TABLE, nextPc, executed + costs.tableBranch + waits);
      }
      default -> {
        free = data.many(cpu, insn, executed);
        registers.loaded(insn, executed, free - 1);
        if ((insn.writes & PC_WRITTEN) != 0) {
          branch(CortexM4Rule.BRANCH_LOAD, nextPc, free - 1 + costs.loadBranch);
        }
      }
    }
  }

  /** Instructions without data access. */
  private void operate(Cpu cpu, Insn insn, int pc, int nextPc) {
    boolean taken = nextPc != pc + insn.size;
    switch (insn.kind) {
      case BRANCH, BRANCH_LINK -> branchInDecode(nextPc);
      case BRANCH_CONDITIONAL -> {
        if (taken) {
          branchInDecode(nextPc);
        } else if (costs.speculativeFetch) {
          fetch.fetchInVain(pc + 4 + insn.imm, executed - costs.decodeBranch);
        }
      }
      case BRANCH_EXCHANGE -> {
        if (insn.m == LR && !registers.linkIsLate(executed)) {
          branchInDecode(nextPc);
        } else {
          branchInExecute(nextPc);
        }
      }
      case DIVIDE -> {
        charges.rest(CortexM4Rule.DIVIDE);
        free = executed + costs.divide(insn, cpu.dividend, cpu.divisor);
      }
      case SYSTEM -> {
        charges.rest(CortexM4Rule.SYSTEM_CONTROL);
        free += insn.imm2 == CONTROL && insn.writes == 0 ? costs.systemControl : 0;
      }
      case INSTRUCTION_BARRIER -> barrier(nextPc);
      case DATA_BARRIER -> {
        charges.rest(CortexM4Rule.DATA_BARRIER);
        free = Math.max(executed + costs.barrierIdle, data.drained());
      }
      default -> {
        if (CortexM4Costs.usesFpu(insn.kind)) {
          floatingPoint(insn);
        }
        if (taken) {
          branchInExecute(nextPc);
        }
      }
    }
    registers.written(insn, free);
  }

  private void floatingPoint(Insn insn) {
    long end = registers.compute(insn, executed);
    switch (insn.kind) {
      case FP_FROM_CORE_PAIR, FP_TO_CORE_PAIR -> {
        charges.rest(CortexM4Rule.FP_MOVE_PAIR);
        free = end;
      }
      case FP_MULTIPLY_ACCUMULATE, FP_FUSED -> {
        charges.rest(CortexM4Rule.FP_MULTIPLY_ACCUMULATE);
        free = fpOverlap ? free : end;
      }
      case FP_DIVIDE, FP_SQUARE_ROOT -> {
        charges.rest(CortexM4Rule.FP_DIVIDE);
        free = fpOverlap || !costs.fpOverlap ? free : end;
      }
      default -> {}
    }
  }

  /** Over the S-bus an address cannot leave before execute. */
  private void branchInDecode(int target) {
    boolean late = CortexM4Fetch.overSystemBus(target);
    branch(CortexM4Rule.BRANCH_DECODE, target, late ? executed : executed - costs.decodeBranch);
  }

  private void branchInExecute(int target) {
    branch(CortexM4Rule.BRANCH_EXECUTE, target, executed + costs.executeBranch);
  }

  private void branch(CortexM4Rule rule, int target, long addressPhase) {
    fetch.redirect(target, addressPhase);
    afterBranch = true;
    noFold = true;
    branchRule = rule;
    refill = addressPhase + 3 - free;
  }

  private void barrier(int nextPc) {
    charges.rest(CortexM4Rule.BARRIER);
    free = executed + 1 + costs.barrier;
    branch(CortexM4Rule.BARRIER, nextPc, free - 3);
  }

  /** Brings everything to the cycle in which the execute stage is free. */
  private void settle() {
    charges.settle(free - 1 - executed);
    executed = free - 1;
    data.close();
    registers.nothingWritten();
    issued = false;
  }

  private void pass(CortexM4Rule rule, long cycles) {
    if (cycles > 0) {
      charges.add(rule, cycles);
      executed += cycles;
      free = executed + 1;
    }
  }

  private void resumeAt(CortexM4Rule rule, int target) {
    expectedPc = target;
    branch(rule, target, executed - 2);
  }

  @Override
  public void exceptionEntry(
      Entry entry, int stackAddress, int frameWords, int vectorAddress, int handler) {
    settle();
    switch (entry) {
      case NORMAL -> {
        pass(CortexM4Rule.EXCEPTION_ENTRY, costs.exceptionEntry);
        pass(CortexM4Rule.EXCEPTION_FP, frameWords > 8 ? costs.exceptionFp : 0);
        data.usedBy(stackAddress);
      }
      case TAIL_CHAIN -> pass(CortexM4Rule.EXCEPTION_TAIL, costs.exceptionTail);
      case LATE_ARRIVAL -> pass(CortexM4Rule.EXCEPTION_LATE, costs.exceptionLate);
    }
    pass(CortexM4Rule.FLASH_DATA, data.vector(vectorAddress, executed - 4));
    resumeAt(CortexM4Rule.EXCEPTION_ENTRY, handler);
  }

  @Override
  public void exceptionReturn(int stackAddress, int frameWords, int resumeAt) {
    settle();
    pass(CortexM4Rule.EXCEPTION_RETURN, costs.exceptionReturn - 1);
    pass(CortexM4Rule.EXCEPTION_FP, frameWords > 8 ? costs.exceptionFp : 0);
    data.usedBy(stackAddress);
    resumeAt(CortexM4Rule.EXCEPTION_RETURN, resumeAt);
  }

  @Override
  public void lazyFpSave(int address, int words) {
    settle();
    pass(CortexM4Rule.EXCEPTION_LAZY, words + costs.exceptionLazy);
    data.usedBy(address);
  }

  @Override
  public void sleepUntil(long cycle) {
    settle();
    pass(CortexM4Rule.SLEEP, cycle - free);
  }

  @Override
  public void stop(long cycles) {
    settle();
    pass(CortexM4Rule.STOPPED, cycles);
  }

  @Override
  public void reset(int pc) {
    settle();
    data.reset();
    registers.reset();
    auxiliaryControl(0);
    resumeAt(CortexM4Rule.BRANCH_EXECUTE, pc);
  }
}

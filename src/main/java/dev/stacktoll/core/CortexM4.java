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
  /** What the last instruction left on the buses. */
  private enum Last {
    OTHER,
    LOAD,
    STORE
  }

  private static final int PPB = 0xe000_0000;
  private static final int LR = 14;
  private static final int CONTROL = 20;

  private final BusFabric fabric;
  private final DataPort flashData;
  private final CortexM4Fetch fetch;
  private final CortexM4Costs costs;
  private final long[] charged = new long[CortexM4Rule.values().length];
  private final ProfileCounts counts = new ProfileCounts();
  private boolean writeBuffer = true;

  /** The last instruction: its execute and decode cycles, and the first free execute cycle. */
  private long executed = -1;

  private long decoded = -1;
  private long free;

  /** Why the execute stage was not free at once: waits first, the rest to a rule. */
  private CortexM4Rule busyRule = CortexM4Rule.LOAD;

  private long flashWaits;
  private long pairWaits;
  private long busWaits;
  private CortexM4Rule busRule = CortexM4Rule.APB;
  private long changeWaits;

  private Last last = Last.OTHER;
  private long lastAddressPhase;
  private long lastDataPhase;
  private int lastSlave = -1;

  /** The last data access was a load from flash: its cycle and line. */
  private long flashLoadCycle = -2;

  private int flashLoadLine;
  private long flashLoadEnd;

  private int sBusSlave = -1;

  /** First cycles in which registers can be addresses, FP operands, FP accumulators. */
  private final long[] addressReady = new long[16];

  private final long[] fpReady = new long[32];
  private final long[] accumulatorReady = new long[32];
  private long fpLatest;
  private long fpuFree;
  private long linkWritten = -1;

  private boolean last16;
  private boolean noFold;
  private boolean afterBranch;
  private long refill;

  private boolean issued;
  private boolean folded;

  public CortexM4(BusFabric fabric, FetchPort instructions, DataPort data, RuleValues values) {
    this.fabric = fabric;
    flashData = data;
    fetch = new CortexM4Fetch(instructions, values);
    costs = new CortexM4Costs(values);
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
    return charged;
  }

  @Override
  public ProfileCounts profileCounts() {
    return counts;
  }

  /** ACTLR.DISDEFWBUF turns the write buffer off. */
  public void writeBuffer(boolean enabled) {
    writeBuffer = enabled;
  }

  private void charge(CortexM4Rule rule, long cycles) {
    if (cycles <= 0) {
      return;
    }
    charged[rule.ordinal()] += cycles;
    switch (rule.rule().cause()) {
      case LOAD_USE, DATA_MISS, BUS, MULTIPLE -> counts.loadStore += cycles;
      case EXCEPTION -> counts.exception += cycles;
      case SLEEP -> counts.sleep += cycles;
      default -> counts.cpi += cycles;
    }
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
    long available = fetch.available(pc, insn.size);
    if (insn.kind == Kind.IT && folds(available)) {
      folded = true;
      fetch.consume(pc, insn.size, decoded);
      return executed;
    }
    boolean memory = passed && accessesMemory(insn.kind);
    long decode = Math.max(available, executed);
    fetch.consume(pc, insn.size, decode);
    long structural = structural(insn, passed, memory, address, write);
    long cycle = Math.max(structural, decode + 1);
    charged[CortexM4Rule.ISSUE.ordinal()]++;
    chargeStructural(structural - executed - 1);
    chargeFetch(cycle - structural, fetch.waitedForFlash(pc, insn.size));
    if (memory) {
      cycle = waitForAddress(insn, cycle);
    }
    if (passed) {
      cycle = waitForFpu(insn, cycle);
    }
    decoded = decode;
    executed = cycle;
    return cycle;
  }

  private boolean folds(long available) {
    return costs.foldsIt && last16 && !noFold && !afterBranch && available <= decoded;
  }

  private static boolean accessesMemory(Kind kind) {
    return switch (kind) {
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
  }

  private static boolean single(Kind kind) {
    return switch (kind) {
      case LOAD, STORE, LOAD_EXCLUSIVE, STORE_EXCLUSIVE, FP_LOAD, FP_STORE -> true;
      default -> false;
    };
  }

  /** First cycle in which execute stage and buses can take the instruction. */
  private long structural(Insn insn, boolean passed, boolean memory, int address, boolean write) {
    long next = executed + 1;
    if (last == Last.OTHER) {
      return free;
    }
    if (last == Last.LOAD) {
      boolean pipelines = memory && single(insn.kind) && (insn.writes & 1 << 15) == 0;
      if (pipelines && slaveOf(address) == lastSlave) {
        return Math.max(next, lastDataPhase);
      }
      if (pipelines) {
        busyRule = CortexM4Rule.LOAD_OTHER_BUS;
      }
      boolean hidden = insn.kind == Kind.NOP && insn.size == 2 && passed && costs.loadHidesNop;
      return hidden ? Math.max(next, lastAddressPhase + 1) : Math.max(next, lastDataPhase + 1);
    }
    long earliest = Math.max(free, next);
    if (!memory) {
      return earliest;
    }
    int slave = slaveOf(address);
    if (write && insn.kind != Kind.TABLE_BRANCH) {
      busyRule = CortexM4Rule.STORE_BUSY;
      return Math.max(earliest, lastDataPhase);
    }
    boolean apart = slave != lastSlave && (slave == 0 || slave == PPB || lastSlave == 0);
    busyRule = CortexM4Rule.STORE_TO_LOAD;
    return apart ? earliest : Math.max(earliest, lastDataPhase + costs.storeToLoad);
  }

  /** 0 for D-Code (flash), the PPB, or the S-bus slave. */
  private int slaveOf(int address) {
    if (!CortexM4Fetch.overSystemBus(address)) {
      return 0;
    }
    return address >>> 20 == PPB >>> 20 ? PPB : fabric.slave(address);
  }

  private void chargeStructural(long cycles) {
    long left = cycles;
    left -= chargeAtMost(CortexM4Rule.FLASH_DATA, flashWaits, left);
    left -= chargeAtMost(CortexM4Rule.FLASH_DATA_PAIR, pairWaits, left);
    left -= chargeAtMost(CortexM4Rule.SLAVE_CHANGE, changeWaits, left);
    left -= chargeAtMost(busRule, busWaits, left);
    charge(busyRule, left);
    flashWaits = 0;
    pairWaits = 0;
    changeWaits = 0;
    busWaits = 0;
  }

  private long chargeAtMost(CortexM4Rule rule, long cycles, long most) {
    long now = Math.max(0, Math.min(cycles, most));
    charge(rule, now);
    return now;
  }

  private void chargeFetch(long cycles, boolean waited) {
    if (cycles <= 0) {
      return;
    }
    long refilling = afterBranch ? Math.min(cycles, waited ? refill : cycles) : 0;
    charge(CortexM4Rule.BRANCH_DECODE, refilling);
    charge(waited ? CortexM4Rule.FLASH_WAIT : CortexM4Rule.QUEUE, cycles - refilling);
  }

  private long waitForAddress(Insn insn, long cycle) {
    long ready = cycle;
    for (int m = insn.addressReads; m != 0; m &= m - 1) {
      ready = Math.max(ready, addressReady[Integer.numberOfTrailingZeros(m)]);
    }
    charge(CortexM4Rule.ADDRESS, ready - cycle);
    return ready;
  }

  private long waitForFpu(Insn insn, long cycle) {
    if (cycle >= fpLatest && cycle >= fpuFree) {
      return cycle;
    }
    long ready = cycle;
    for (int m = insn.fpReads; m != 0; m &= m - 1) {
      ready = Math.max(ready, fpReady[Integer.numberOfTrailingZeros(m)]);
    }
    for (int m = insn.fpAccumulates; m != 0; m &= m - 1) {
      ready = Math.max(ready, accumulatorReady[Integer.numberOfTrailingZeros(m)]);
    }
    if (CortexM4Costs.usesFpu(insn.kind)) {
      ready = Math.max(ready, fpuFree);
    }
    charge(CortexM4Rule.FP_RESULT, ready - cycle);
    return ready;
  }

  @Override
  public void retire(Cpu cpu, Insn insn, int pc, boolean passed, int nextPc) {
    boolean memory = passed && cpu.accesses > 0 && accessesMemory(insn.kind);
    int address = memory ? cpu.accessAddress[0] : 0;
    boolean write = memory && (cpu.accessInfo[0] & Cpu.WRITE) != 0;
    issue(insn, pc, passed, address, write);
    issued = false;
    if (folded) {
      folded = false;
      counts.folded++;
      noFold = true;
      return;
    }
    boolean hidNop = last == Last.LOAD && insn.kind == Kind.NOP && executed <= lastDataPhase;
    long held = hidNop ? lastDataPhase + 1 : 0;
    last = Last.OTHER;
    busyRule = CortexM4Rule.LOAD;
    free = executed + 1;
    afterBranch = false;
    noFold = insn.kind == Kind.IT || insn.size == 2 && (insn.writes & 1 << 13) != 0;
    last16 = insn.size == 2;
    boolean taken = nextPc != pc + insn.size;
    if (passed) {
      if (memory) {
        access(cpu, insn, address, write, nextPc);
      } else {
        operate(cpu, insn, pc, nextPc, taken);
      }
    }
    if (held > free) {
      free = held;
    }
  }

  /** Address, data and what follows of loads and stores. */
  private void access(Cpu cpu, Insn insn, int address, boolean write, int nextPc) {
    int slave = slaveOf(address);
    int change = slaveChange(slave);
    switch (insn.kind) {
      case LOAD, LOAD_EXCLUSIVE, FP_LOAD -> load(cpu, insn, address, slave, change, nextPc);
      case STORE, STORE_EXCLUSIVE, FP_STORE -> store(cpu, insn, address, slave, change);
      case TABLE_BRANCH -> {
        writesReady(insn, executed + 2);
        branch(nextPc, executed + costs.tableBranch);
      }
      default -> transferMany(cpu, insn, address, slave, change, write, nextPc);
    }
  }

  private int slaveChange(int slave) {
    if (slave == 0 || slave == PPB) {
      return 0;
    }
    int change = sBusSlave >= 0 && sBusSlave != slave ? costs.slaveChange : 0;
    sBusSlave = slave;
    return change;
  }

  private void load(Cpu cpu, Insn insn, int address, int slave, int change, int nextPc) {
    int bytes = cpu.accessInfo[0] & 0xff;
    long end = executed + 1 + CortexM4Costs.furtherAccesses(address, bytes);
    if (slave == 0) {
      end = Math.max(end, loadFromFlash(address));
    } else if (slave != PPB) {
      busRule = CortexM4Costs.busRule(address, false);
      busWaits = fabric.readWaits(address, bytes, executed);
      changeWaits = change;
      end += busWaits + change;
    }
    last = Last.LOAD;
    lastSlave = slave;
    lastAddressPhase = executed;
    lastDataPhase = end;
    free = end + 1;
    writesReady(insn, end + 1);
    for (int m = insn.fpWrites; m != 0; m &= m - 1) {
      fpReadyAt(Integer.numberOfTrailingZeros(m), end + 1, end + 1);
    }
    if ((insn.writes & 1 << 15) != 0) {
      last = Last.OTHER;
      branch(nextPc, end + costs.loadBranch);
    }
  }

  /** Last cycle of the data phase of a load from flash in the current execute cycle. */
  private long loadFromFlash(int address) {
    fetch.runUntil(executed + 1);
    long end = flashData.read(address, executed);
    flashWaits = end - executed - 1;
    int line = flashData.line(address);
    boolean directlyBehind = flashLoadCycle >= 0 && executed == flashLoadEnd;
    if (directlyBehind && line != flashLoadLine && flashData.hasWaitStates()) {
      pairWaits = costs.flashPair;
      end += pairWaits;
    }
    flashLoadCycle = executed;
    flashLoadLine = line;
    flashLoadEnd = end;
    return end;
  }

  private void store(Cpu cpu, Insn insn, int address, int slave, int change) {
    int bytes = cpu.accessInfo[0] & 0xff;
    long end = executed + 1 + CortexM4Costs.furtherAccesses(address, bytes) + change;
    changeWaits = change;
    if (slave != PPB && slave != 0) {
      busRule = CortexM4Costs.busRule(address, true);
      busWaits = fabric.writeWaits(address, bytes, executed);
      if (CortexM4Costs.bitBand(address)) {
        busWaits += costs.bitBandStore;
        busRule = CortexM4Rule.BIT_BAND_STORE;
      }
      end += busWaits;
    }
    last = writeBuffer ? Last.STORE : Last.LOAD;
    lastSlave = slave;
    lastAddressPhase = executed;
    lastDataPhase = end;
    free = writeBuffer ? executed + 1 : end + 1;
    if (Integer.bitCount(insn.addressReads) == 2 && insn.kind == Kind.STORE) {
      busyRule = CortexM4Rule.STORE_REGISTER_OFFSET;
      free += costs.storeRegisterOffset;
      lastAddressPhase += costs.storeRegisterOffset;
    }
    writesReady(insn, executed + 2);
  }

  /** LDRD, LDM and their kin: one register a cycle after the first cycle, nothing overlaps. */
  private void transferMany(
      Cpu cpu, Insn insn, int address, int slave, int change, boolean write, int nextPc) {
    boolean pair =
        switch (insn.kind) {
          case LOAD_DOUBLE, STORE_DOUBLE, FP_LOAD_DOUBLE, FP_STORE_DOUBLE -> true;
          default -> false;
        };
    busyRule = pair ? CortexM4Rule.DOUBLE : CortexM4Rule.MULTIPLE_BEATS;
    int beats = pair ? costs.doubleBeats : cpu.accesses * costs.beat;
    changeWaits = change;
    if (slave == 0) {
      flashWaits = flashWaitsOfMany(cpu);
    } else if (slave != PPB) {
      busRule = CortexM4Costs.busRule(address, write);
      for (int i = 0; i < cpu.accesses; i++) {
        busWaits +=
            write
                ? fabric.writeWaits(cpu.accessAddress[i], 4, executed + i + busWaits)
                : fabric.readWaits(cpu.accessAddress[i], 4, executed + i + busWaits);
      }
    }
    free = executed + 1 + beats + change + flashWaits + busWaits;
    writesReady(insn, free);
    for (int m = insn.fpWrites; m != 0; m &= m - 1) {
      fpReadyAt(Integer.numberOfTrailingZeros(m), free, free);
    }
    if ((insn.writes & 1 << 15) != 0) {
      branch(nextPc, free - 1 + costs.loadBranch);
    }
  }

  private long flashWaitsOfMany(Cpu cpu) {
    fetch.runUntil(executed + 1);
    long waits = 0;
    int line = -1;
    for (int i = 0; i < cpu.accesses; i++) {
      int here = flashData.line(cpu.accessAddress[i]);
      if (here != line) {
        long phase = executed + i + waits;
        waits += flashData.read(cpu.accessAddress[i], phase) - phase - 1;
        line = here;
      }
    }
    return waits;
  }

  /** Instructions without data access. */
  private void operate(Cpu cpu, Insn insn, int pc, int nextPc, boolean taken) {
    long ready = executed + 2;
    switch (insn.kind) {
      case BRANCH, BRANCH_LINK -> decodeBranch(nextPc, executed - costs.decodeBranch);
      case BRANCH_CONDITIONAL -> conditionalBranch(insn, pc, nextPc, taken);
      case BRANCH_EXCHANGE -> exchangeBranch(insn, nextPc);
      case BRANCH_LINK_EXCHANGE -> branch(nextPc, executed + costs.executeBranch);
      case COMPARE_BRANCH -> {
        if (taken) {
          branch(nextPc, executed + costs.executeBranch);
        }
      }
      case DIVIDE -> {
        busyRule = CortexM4Rule.DIVIDE;
        free = executed + costs.divide(insn, cpu.dividend, cpu.divisor);
        ready = free + 1;
      }
      case FP_FROM_CORE_PAIR, FP_TO_CORE_PAIR -> {
        busyRule = CortexM4Rule.FP_MOVE_PAIR;
        free = executed + 1 + costs.fpMovePair;
        ready = free + 1;
        floatingPoint(insn, free, free);
      }
      case SYSTEM -> {
        busyRule = CortexM4Rule.SYSTEM_CONTROL;
        free += insn.imm2 == CONTROL && insn.writes == 0 ? costs.systemControl : 0;
      }
      case INSTRUCTION_BARRIER -> barrier(nextPc);
      case DATA_BARRIER -> {
        busyRule = CortexM4Rule.DATA_BARRIER;
        free = Math.max(free, lastDataPhase + 1);
      }
      default -> {
        if (taken) {
          branch(nextPc, executed + costs.executeBranch);
        }
      }
    }
    if (insn.fpWrites != 0 || CortexM4Costs.usesFpu(insn.kind)) {
      arithmetic(insn);
    }
    writesReady(insn, ready);
    if ((insn.writes & 1 << LR) != 0) {
      linkWritten = executed;
    }
  }

  private void arithmetic(Insn insn) {
    switch (insn.kind) {
      case FP_MULTIPLY_ACCUMULATE, FP_FUSED -> {
        long end = executed + costs.fpMultiplyAccumulate;
        fpuFree = end;
        floatingPoint(insn, end + costs.fpResult, end);
        if (!costs.fpOverlap) {
          busyRule = CortexM4Rule.FP_MULTIPLY_ACCUMULATE;
          free = end;
        }
      }
      case FP_DIVIDE, FP_SQUARE_ROOT -> {
        long end = executed + costs.fpDivide;
        fpuFree = end;
        floatingPoint(insn, end + costs.fpResult, end + costs.fpResult);
      }
      case FP_ADD, FP_MULTIPLY, FP_CONVERT ->
          floatingPoint(insn, executed + 1 + costs.fpResult, executed + 1);
      case FP_FROM_CORE_PAIR -> {
        // done with the move itself
      }
      default -> floatingPoint(insn, executed + 1, executed + 1);
    }
  }

  private void floatingPoint(Insn insn, long operand, long accumulator) {
    for (int m = insn.fpWrites; m != 0; m &= m - 1) {
      fpReadyAt(Integer.numberOfTrailingZeros(m), operand, accumulator);
    }
  }

  private void fpReadyAt(int register, long operand, long accumulator) {
    fpReady[register] = operand;
    accumulatorReady[register] = accumulator;
    fpLatest = Math.max(fpLatest, operand);
  }

  private void writesReady(Insn insn, long cycle) {
    long asAddress = cycle - 1 + costs.address;
    for (int m = insn.writes & 0x7fff; m != 0; m &= m - 1) {
      addressReady[Integer.numberOfTrailingZeros(m)] = asAddress;
    }
  }

  private void conditionalBranch(Insn insn, int pc, int nextPc, boolean taken) {
    if (taken) {
      decodeBranch(nextPc, executed - costs.decodeBranch);
    } else if (costs.speculativeFetch) {
      fetch.fetchInVain(pc + 4 + insn.imm, executed - costs.decodeBranch);
    }
  }

  private void exchangeBranch(Insn insn, int nextPc) {
    boolean early = insn.m == LR && linkWritten != executed - 1 && addressReady[LR] <= executed;
    if (early) {
      decodeBranch(nextPc, executed - costs.decodeBranch);
    } else {
      branch(nextPc, executed + costs.executeBranch);
    }
  }

  /** Over the S-bus an address cannot leave before execute. */
  private void decodeBranch(int target, long addressPhase) {
    branch(target, CortexM4Fetch.overSystemBus(target) ? executed : addressPhase);
  }

  private void branch(int target, long addressPhase) {
    fetch.redirect(target, addressPhase);
    afterBranch = true;
    noFold = true;
    refill = addressPhase + 3 - free;
  }

  private void barrier(int nextPc) {
    busyRule = CortexM4Rule.BARRIER;
    free = executed + 1 + costs.barrier;
    fetch.redirect(nextPc, free - 3);
    afterBranch = true;
    refill = 0;
  }

  /** Brings everything to the cycle in which the execute stage is free. */
  private void settle() {
    chargeStructural(free - 1 - executed);
    executed = free - 1;
    decoded = executed;
    last = Last.OTHER;
    issued = false;
  }

  private void pass(CortexM4Rule rule, long cycles) {
    charge(rule, cycles);
    executed += cycles;
    decoded = executed;
    free = executed + 1;
  }

  @Override
  public void exceptionEntry(
      Entry entry, int stackAddress, int frameWords, int vectorAddress, int handler) {
    settle();
    switch (entry) {
      case NORMAL -> {
        pass(CortexM4Rule.EXCEPTION_ENTRY, costs.exceptionEntry);
        pass(CortexM4Rule.EXCEPTION_FP, frameWords > 8 ? costs.exceptionFp : 0);
        sBusSlave = fabric.slave(stackAddress);
      }
      case TAIL_CHAIN -> pass(CortexM4Rule.EXCEPTION_TAIL, costs.exceptionTail);
      case LATE_ARRIVAL -> pass(CortexM4Rule.EXCEPTION_LATE, costs.exceptionLate);
    }
    if (slaveOf(vectorAddress) == 0) {
      long phase = executed - 4;
      fetch.runUntil(phase + 1);
      pass(CortexM4Rule.FLASH_DATA, flashData.read(vectorAddress, phase) - phase - 1);
    }
    resumeAt(handler);
  }

  private void resumeAt(int target) {
    fetch.redirect(target, executed - 2);
    afterBranch = true;
    noFold = true;
    refill = 0;
  }

  @Override
  public void exceptionReturn(int stackAddress, int frameWords, int resumeAt) {
    settle();
    pass(CortexM4Rule.EXCEPTION_RETURN, costs.exceptionReturn - 1);
    pass(CortexM4Rule.EXCEPTION_FP, frameWords > 8 ? costs.exceptionFp : 0);
    sBusSlave = fabric.slave(stackAddress);
    resumeAt(resumeAt);
  }

  @Override
  public void lazyFpSave(int address, int words) {
    settle();
    pass(CortexM4Rule.EXCEPTION_LAZY, words + costs.exceptionLazy);
    sBusSlave = fabric.slave(address);
  }

  @Override
  public void sleepUntil(long cycle) {
    settle();
    pass(CortexM4Rule.SLEEP, Math.max(0, cycle - free));
  }

  @Override
  public void stop(long cycles) {
    settle();
    pass(CortexM4Rule.STOPPED, cycles);
  }

  @Override
  public void reset(int pc) {
    settle();
    sBusSlave = -1;
    fpuFree = 0;
    resumeAt(pc);
  }

  @Override
  public void flushFetch() {
    // The queue here holds times, not instructions: nothing can be stale.
  }
}

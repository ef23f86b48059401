package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;

/**
 * Data side of the Cortex-M4: D-Code bus (flash), S-bus and private peripheral bus, each with an
 * address phase in the execute cycle and a data phase behind it; a write buffer of one store on the
 * S-bus (Cortex-M4 TRM, bus interfaces and load/store timings).
 *
 * <p>Not modelled: other masters, which would compete for a slave.
 */
@Hot
final class CortexM4Data {
  private static final int FLASH = 0;
  private static final int PPB = 0xe000_0000;

  private final BusFabric fabric;
  private final DataPort flash;
  private final CortexM4Fetch fetch;
  private final CortexM4Costs costs;
  private final CortexM4Charges charges;
  private boolean writeBuffer = true;

  /**
   * The last instruction was a single load (or a store without buffer): others can follow it in.
   */
  private boolean open;

  private boolean openIsStore;
  private int slave;
  private long dataPhase;

  /** A 16-bit NOP can hide behind the last instruction. */
  private boolean hidesNop;

  /** What a hidden NOP leaves of the wait. */
  private long held;

  /** The last store over the S-bus: when its data phase ends, and what that took. */
  private long storeEnd = -1;

  private long storeChange;
  private long storeBus;
  private CortexM4Rule storeBusRule = CortexM4Rule.AHB_WRITE;

  /** Slave of the last access over the S-bus. */
  private int systemSlave = -1;

  /** The last load from flash: end of its data phase, and line. */
  private long flashEnd = -1;

  private int flashLine;

  CortexM4Data(
      BusFabric fabric,
      DataPort flash,
      CortexM4Fetch fetch,
      CortexM4Costs costs,
      CortexM4Charges charges) {
    this.fabric = fabric;
    this.flash = flash;
    this.fetch = fetch;
    this.costs = costs;
    this.charges = charges;
  }

  void writeBuffer(boolean enabled) {
    writeBuffer = enabled;
  }

  /** When the write buffer is empty. */
  long drained() {
    return storeEnd + 1;
  }

  /** FLASH for D-Code, PPB, or the slave on the S-bus. */
  private int slaveOf(int address) {
    if (!CortexM4Fetch.overSystemBus(address)) {
      return FLASH;
    }
    return address >>> 20 == PPB >>> 20 ? PPB : fabric.slave(address);
  }

  private static boolean onSystemBus(int slave) {
    return slave != FLASH && slave != PPB;
  }

  /**
   * First cycle in which execute stage and buses can take the instruction; the wait is charged.
   *
   * @param executed execute cycle of the last instruction
   * @param free first cycle for an instruction that cannot overlap the last one
   */
  long earliest(
      Insn insn,
      boolean passed,
      boolean memory,
      int address,
      boolean write,
      long executed,
      long free) {
    if (!memory) {
      if (hidesNop && passed && insn.kind == Kind.NOP && insn.size == 2) {
        held = free;
        return executed + 1;
      }
      charges.settle(free - executed - 1);
      return free;
    }
    int target = slaveOf(address);
    long cycle = free;
    if (open) {
      boolean follows =
          single(insn.kind) && (insn.writes & 1 << 15) == 0 && (write || !openIsStore);
      if (follows && (target == slave || !costs.otherBusWaits)) {
        cycle = dataPhase;
      } else if (follows) {
        charges.rest(CortexM4Rule.LOAD_OTHER_BUS);
      } else if (openIsStore) {
        charges.rest(CortexM4Rule.STORE_TO_LOAD);
      }
    }
    charges.settle(cycle - executed - 1);
    return onSystemBus(target) && cycle <= storeEnd ? waitForBuffer(cycle, write) : cycle;
  }

  /** A fetch over the S-bus goes first; the wait for it is charged. */
  long sharedBusFree(int address, long cycle) {
    if (!onSystemBus(slaveOf(address))) {
      return cycle;
    }
    long ready = fetch.systemBusFree(cycle);
    charges.add(CortexM4Rule.SRAM_FETCH, ready - cycle);
    return ready;
  }

  private long waitForBuffer(long cycle, boolean write) {
    long ready = Math.max(cycle, write ? storeEnd : storeEnd + costs.storeToLoad);
    long left = ready - cycle;
    left -= charges.upTo(CortexM4Rule.SLAVE_CHANGE, storeChange, left);
    left -= charges.upTo(storeBusRule, storeBus, left);
    charges.add(write ? CortexM4Rule.STORE_BUSY : CortexM4Rule.STORE_TO_LOAD, left);
    return ready;
  }

  private static boolean single(Kind kind) {
    return switch (kind) {
      case LOAD, STORE, LOAD_EXCLUSIVE, STORE_EXCLUSIVE, FP_LOAD, FP_STORE -> true;
      default -> false;
    };
  }

  /** Nothing can follow into the last instruction any more; returns what a hidden NOP left. */
  long close() {
    if (!open && !hidesNop) {
      return 0;
    }
    open = false;
    hidesNop = false;
    long rest = held;
    held = 0;
    return rest;
  }

  private int slaveChange(int target) {
    if (!onSystemBus(target)) {
      return 0;
    }
    int change = systemSlave >= 0 && systemSlave != target ? costs.slaveChange : 0;
    systemSlave = target;
    return change;
  }

  /** Exception entry, return and lazy save use the stack. */
  void usedBy(int stackAddress) {
    systemSlave = fabric.slave(stackAddress);
  }

  /** A single load that executes in that cycle; returns the last cycle of its data phase. */
  long load(Cpu cpu, long cycle) {
    int address = cpu.accessAddress[0];
    int bytes = cpu.accessInfo[0] & 0xff;
    int target = slaveOf(address);
    int change = slaveChange(target);
    long end = cycle + 1 + CortexM4Costs.furtherAccesses(address, bytes) * costs.unaligned;
    charges.rest(CortexM4Rule.LOAD);
    if (target == FLASH) {
      end = Math.max(end, loadFromFlash(address, cycle));
    } else if (target != PPB) {
      fetch.yieldTo(cycle);
      int waits = fabric.readWaits(address, bytes, cycle);
      charges.bus(CortexM4Costs.busRule(address, false), waits);
      charges.change(change);
      end += waits + change;
    }
    open = true;
    openIsStore = false;
    hidesNop = costs.loadHidesNop;
    slave = target;
    dataPhase = end;
    return end;
  }

  private long loadFromFlash(int address, long cycle) {
    fetch.runUntil(cycle + 1);
    long end = flash.read(address, cycle);
    charges.flash(end - cycle - 1);
    int line = flash.line(address);
    if (cycle == flashEnd && line != flashLine && flash.hasWaitStates()) {
      charges.pair(costs.flashPair);
      end += costs.flashPair;
    }
    flashLine = line;
    flashEnd = end;
    return end;
  }

  /**
   * A single store that executes in that cycle; returns the first cycle for an instruction that
   * does not overlap it.
   */
  long store(Cpu cpu, Insn insn, long cycle) {
    int address = cpu.accessAddress[0];
    int bytes = cpu.accessInfo[0] & 0xff;
    int target = slaveOf(address);
    int change = slaveChange(target);
    long end = cycle + 1 + CortexM4Costs.furtherAccesses(address, bytes) * costs.unaligned + change;
    int waits = 0;
    CortexM4Rule waitRule = CortexM4Rule.AHB_WRITE;
    if (onSystemBus(target)) {
      fetch.yieldTo(cycle);
      waits = fabric.writeWaits(address, bytes, cycle);
      waitRule = CortexM4Costs.busRule(address, true);
      if (CortexM4Costs.bitBand(address)) {
        waits += costs.bitBandStore;
        waitRule = CortexM4Rule.BIT_BAND_STORE;
      }
      end += waits;
    }
    boolean registerOffset = insn.kind == Kind.STORE && Integer.bitCount(insn.addressReads) == 2;
    int extra = registerOffset ? costs.storeRegisterOffset : 0;
    charges.rest(registerOffset ? CortexM4Rule.STORE_REGISTER_OFFSET : CortexM4Rule.LOAD);
    hidesNop = registerOffset;
    if (writeBuffer && onSystemBus(target)) {
      storeEnd = end;
      storeChange = change;
      storeBus = waits;
      storeBusRule = waitRule;
      return cycle + 1 + extra;
    }
    if (writeBuffer) {
      return cycle + 1 + extra;
    }
    charges.bus(waitRule, waits);
    charges.change(change);
    open = !registerOffset;
    openIsStore = true;
    slave = target;
    dataPhase = end;
    return Math.max(end + 1, cycle + 1 + extra);
  }

  /**
   * LDRD, LDM and their kin: one register a cycle after the first cycle, nothing overlaps. Returns
   * the first cycle for the next instruction.
   */
  long many(Cpu cpu, Insn insn, long cycle) {
    boolean pair =
        switch (insn.kind) {
          case LOAD_DOUBLE, STORE_DOUBLE, FP_LOAD_DOUBLE, FP_STORE_DOUBLE -> true;
          default -> false;
        };
    charges.rest(pair ? CortexM4Rule.DOUBLE : CortexM4Rule.MULTIPLE_BEATS);
    int beats = pair ? costs.doubleBeats : cpu.accesses * costs.beat;
    int target = slaveOf(cpu.accessAddress[0]);
    int change = slaveChange(target);
    charges.change(change);
    long waits = 0;
    if (target == FLASH) {
      waits = flashWaits(cpu, cycle);
      charges.flash(waits);
    } else if (target != PPB) {
      waits = busWaits(cpu, cycle);
    }
    return cycle + 1 + beats + change + waits;
  }

  private long busWaits(Cpu cpu, long cycle) {
    boolean write = (cpu.accessInfo[0] & Cpu.WRITE) != 0;
    long waits = 0;
    for (int i = 0; i < cpu.accesses; i++) {
      int address = cpu.accessAddress[i];
      long phase = cycle + i + waits;
      fetch.yieldTo(phase);
      waits += write ? fabric.writeWaits(address, 4, phase) : fabric.readWaits(address, 4, phase);
    }
    charges.bus(CortexM4Costs.busRule(cpu.accessAddress[0], write), waits);
    return waits;
  }

  private long flashWaits(Cpu cpu, long cycle) {
    fetch.runUntil(cycle + 1);
    long waits = 0;
    int line = -1;
    for (int i = 0; i < cpu.accesses; i++) {
      int here = flash.line(cpu.accessAddress[i]);
      if (here != line) {
        long phase = cycle + i + waits;
        waits += flash.read(cpu.accessAddress[i], phase) - phase - 1;
        line = here;
      }
    }
    return waits;
  }

  /** TBB and TBH read their table; returns the waits of that. */
  long table(Cpu cpu, long cycle) {
    int address = cpu.accessAddress[0];
    int target = slaveOf(address);
    charges.rest(CortexM4Rule.LOAD);
    if (target == FLASH) {
      long waits = flashWaits(cpu, cycle);
      charges.flash(waits);
      return waits;
    }
    int change = slaveChange(target);
    return change + (target == PPB ? 0 : busWaits(cpu, cycle));
  }

  /** The vector of an exception; returns the waits of the read. */
  long vector(int address, long cycle) {
    if (slaveOf(address) != FLASH) {
      return 0;
    }
    fetch.runUntil(cycle + 1);
    return flash.read(address, cycle) - cycle - 1;
  }

  void reset() {
    close();
    systemSlave = -1;
  }
}

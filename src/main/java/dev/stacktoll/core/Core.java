package dev.stacktoll.core;

import dev.stacktoll.isa.Decoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One processor: registers, system control, pipeline model and the engine that runs them. A chip
 * gives it memory, time and interrupts; whoever runs it learns why it stopped.
 */
public final class Core {
  private final CoreConfig config;
  private final Cpu cpu;
  private final Memory memory;
  private final Scheduler scheduler;
  private final PipelineModel model;
  private final CoreSystem system;
  private final Engine engine;

  /** The devices of the private peripheral bus are added to the memory map. */
  public Core(CoreConfig config, Memory memory, Scheduler scheduler, PipelineModel model) {
    this.config = config;
    this.memory = memory;
    this.scheduler = scheduler;
    this.model = model;
    cpu = new Cpu(memory, config.bitBand());
    system = new CoreSystem(config, cpu, scheduler, model);
    engine =
        new Engine(cpu, scheduler, model, config.fpv5() ? Decoders.FPV5 : Decoders.FPV4, system);
  }

  public CoreConfig config() {
    return config;
  }

  public Cpu cpu() {
    return cpu;
  }

  public PipelineModel model() {
    return model;
  }

  /** Power-on reset: the debug blocks forget what they were set to, then {@link #reset}. */
  public void powerUp(int vectorTable) {
    system.powerUp();
    reset(vectorTable);
  }

  /**
   * System reset, which leaves DWT, ITM and DEMCR.TRCENA alone: stack pointer and PC come from the
   * vector table (ARMv7-M ARM, B1.5.5).
   *
   * @param vectorTable address of the table, and VTOR after reset
   */
  public void reset(int vectorTable) {
    system.reset(vectorTable);
    Arrays.fill(cpu.r, 0);
    CpuMode.setXpsr(cpu, 0);
    cpu.primask = false;
    cpu.faultmask = false;
    cpu.basepri = 0;
    cpu.unprivilegedThread = false;
    cpu.processStack = false;
    cpu.otherSp = 0;
    cpu.fpContext = false;
    cpu.fpscr = 0;
    cpu.exclusive = false;
    cpu.insn = null;
    cpu.r[13] = peek(vectorTable, 4) & ~3;
    cpu.r[14] = -1;
    int start = peek(vectorTable + 4, 4);
    cpu.nextPc = start & ~1;
    cpu.r[15] = cpu.nextPc + 4;
    cpu.thumb = (start & 1) != 0;
    cpu.attention = true;
    system.mpu.select();
    model.reset(cpu.nextPc);
  }

  /** Runs until that cycle or until something else ends the run. */
  public StopReason run(long untilCycle) {
    return engine.run(untilCycle, false);
  }

  /** Takes a due exception, then executes one instruction. */
  public StopReason step() {
    return engine.run(Long.MAX_VALUE, true);
  }

  /** The cycle in which the next instruction can execute. */
  public long cycle() {
    return model.now();
  }

  /** Instructions executed so far, those that an IT block skipped included. */
  public long instructions() {
    return engine.instructions();
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** Address of the next instruction. */
  public int pc() {
    return cpu.nextPc;
  }

  /** An external interrupt of the NVIC, from 0. */
  public IrqLine irq(int number) {
    return system.nvic.line(number);
  }

  /** The non-maskable interrupt. */
  public IrqLine nonMaskableInterrupt() {
    return system.nvic.nonMaskable();
  }

  public void addBreakpoint(int address) {
    engine.addBreakpoint(address & ~1);
  }

  public void removeBreakpoint(int address) {
    engine.removeBreakpoint(address & ~1);
  }

  /** Ends the current run after the current instruction. */
  public void requestStop(String why) {
    system.control.requestStop(new StopReason.Requested(why));
  }

  /** Attaches the one probe, or removes it; takes effect with the next run. */
  public void probe(@Nullable Probe probe) {
    engine.probe(probe);
  }

  public void output(SystemOutput output) {
    system.output(output);
  }

  public void clock(CoreClock clock) {
    system.semihosting.clock(clock);
  }

  /** The L1 caches that system control switches and maintains. */
  public void caches(CacheMaintenance caches) {
    CacheRegisters registers = system.caches;
    if (registers == null) {
      throw new IllegalArgumentException(config.name() + " has no caches");
    }
    registers.attach(caches);
  }

  /** A debugger was attached since power-up: the DWT is unlocked. */
  public void unlockDwt() {
    system.dwt.unlock();
  }

  /** A trace probe listens to the ITM: it is enabled with port 0 and unlocked. */
  public void enableItm() {
    system.itm.enableByDebugger();
  }

  /** CYCCNT goes on while the core sleeps (DBGMCU_CR.DBG_SLEEP). */
  public void countCyclesInSleep(boolean on) {
    system.dwt.countInSleep(on);
  }

  public int vtor() {
    return system.block.vtor();
  }

  /** Memory type and cache policy that the MPU or the default map give an address. */
  public MemoryType memoryType(int address) {
    return system.mpu.type(address);
  }

  /** Registers and fault status now. */
  public Snapshot snapshot() {
    return engine.snapshot(cpu.nextPc);
  }

  /**
   * Memory or a device register without side effects.
   *
   * @param bytes 1, 2 or 4
   * @throws UnmodelledAccess if nothing modelled is there
   */
  public int peek(int address, int bytes) {
    Region region = memory.region(address);
    if (region != null) {
      return Memory.get(region.bytes, address - region.base, bytes);
    }
    Memory.Mapping mapping = memory.device(address);
    if (mapping == null) {
      throw new UnmodelledAccess("address map", address);
    }
    int word = mapping.device().peek((address & ~3) - mapping.base()) >>> (8 * (address & 3));
    return bytes == 4 ? word : word & (1 << (8 * bytes)) - 1;
  }

  /** The tables are the same for all cores of a kind. */
  private static final class Decoders {
    static final Decoder FPV4 = new Decoder(false);
    static final Decoder FPV5 = new Decoder(true);
  }
}

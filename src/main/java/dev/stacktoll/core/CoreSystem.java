package dev.stacktoll.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the system side of one processor and puts its devices into the memory map. */
final class CoreSystem {
  final FaultStatus status = new FaultStatus();
  final Exceptions exceptions;
  final Escalation escalation;
  final FpContext fp;
  final Mpu mpu;
  final SystemControlBlock block;
  final Nvic nvic;
  final SysTick sysTick;
  final Dwt dwt;
  final Itm itm;
  final @Nullable CacheRegisters caches;
  final ExceptionSequence sequence;
  final Semihosting semihosting;
  final ProcessorControl control;
  private @Nullable SystemOutput output;

  CoreSystem(CoreConfig config, Cpu cpu, Scheduler scheduler, PipelineModel model) {
    exceptions = new Exceptions(cpu, config);
    escalation = new Escalation(exceptions, status);
    fp = new FpContext(cpu, exceptions);
    mpu = new Mpu(cpu, exceptions, config);
    dwt = new Dwt(cpu, model, config);
    caches = config.caches().map(it -> new CacheRegisters(it, mpu)).orElse(null);
    block = new SystemControlBlock(cpu, config, exceptions, status, fp, model, new BlockListener());
    nvic = new Nvic(exceptions, config.interruptLines());
    sysTick = new SysTick(exceptions, scheduler, config.systemTickCalibration());
    itm = new Itm(this::instrumentation, new TraceAccess(cpu));
    sequence = new ExceptionSequence(cpu, exceptions, escalation, block, fp, mpu, model, scheduler);
    semihosting = new Semihosting(cpu, this::semihosting);
    control =
        new ProcessorControl(
            cpu, model, scheduler, exceptions, escalation, block, fp, mpu, sequence, semihosting);
    cpu.attach(control);
    addTo(cpu.memory, new SystemControlSpace(block, nvic, sysTick, mpu, caches, model));
  }

  private void addTo(Memory memory, SystemControlSpace space) {
    memory.add("ITM", 0xe000_0000, 0x1000, itm);
    memory.add("DWT", 0xe000_1000, 0x1000, dwt);
    memory.add("FPB", 0xe000_2000, 0xc000, new Absent("FPB"));
    memory.add("SCS", 0xe000_e000, 0x1000, space);
    memory.add("TPIU", 0xe004_0000, 0x1000, new Absent("TPIU"));
    memory.add("ETM", 0xe004_1000, 0x1000, new Absent("ETM"));
    memory.add("ROM table", 0xe00f_f000, 0x1000, new Absent("ROM table"));
  }

  void reset(int vectorTable) {
    exceptions.reset();
    escalation.reset();
    status.reset();
    fp.reset();
    block.reset(vectorTable);
    sysTick.reset();
    control.reset();
    CacheRegisters cacheRegisters = caches;
    if (cacheRegisters != null) {
      cacheRegisters.reset();
    }
    mpu.reset();
  }

  /** The debug blocks start anew; a system reset leaves them as they are. */
  void powerUp() {
    block.powerUp();
    dwt.powerUp();
    itm.powerUp();
  }

  void output(SystemOutput newOutput) {
    output = newOutput;
  }

  private void instrumentation(int port, int value, int bytes) {
    SystemOutput attached = output;
    if (attached != null) {
      attached.instrumentation(port, value, bytes);
    }
  }

  private void semihosting(byte value) {
    SystemOutput attached = output;
    if (attached != null) {
      attached.semihosting(value);
    }
  }

  Snapshot snapshot(Cpu cpu, long cycle, int pc) {
    List<Integer> registers = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      registers.add(cpu.r[i]);
    }
    registers.add(pc);
    return new Snapshot(
        cycle,
        pc,
        registers,
        CpuMode.xpsr(cpu),
        CpuMode.mainStackPointer(cpu),
        CpuMode.processStackPointer(cpu),
        status.cfsr,
        status.hfsr,
        status.mmfar,
        status.bfar,
        status.words());
  }

  /** A block of the private peripheral bus that the chip has and the model does not. */
  private record Absent(String name) implements Device {
    @Override
    public int read(int offset, int bytes, long cycle) {
      throw new UnmodelledAccess(name, offset);
    }

    @Override
    public void write(int offset, int bytes, int value, long cycle) {
      throw new UnmodelledAccess(name, offset);
    }

    @Override
    public int peek(int offset) {
      throw new UnmodelledAccess(name, offset);
    }
  }

  private final class BlockListener implements SystemControlBlock.Listener {
    @Override
    public void resetRequested() {
      control.requestStop(new StopReason.ResetRequested());
    }

    @Override
    public void traceEnabled(boolean on, long cycle) {
      dwt.enableTrace(on, cycle);
    }

    @Override
    public void instructionCacheEnabled(boolean on, long cycle) {
      CacheRegisters cacheRegisters = caches;
      if (cacheRegisters != null) {
        cacheRegisters.caches().enableInstructionCache(on, cycle);
      }
    }

    @Override
    public void dataCacheEnabled(boolean on, long cycle) {
      CacheRegisters cacheRegisters = caches;
      if (cacheRegisters != null) {
        cacheRegisters.caches().enableDataCache(on, cycle);
      }
    }
  }

  private final class TraceAccess implements Itm.SystemAccess {
    private final Cpu cpu;

    TraceAccess(Cpu cpu) {
      this.cpu = cpu;
    }

    @Override
    public boolean traceEnabled() {
      return block.traceEnabled();
    }

    @Override
    public boolean privileged() {
      return CpuMode.privileged(cpu);
    }
  }
}

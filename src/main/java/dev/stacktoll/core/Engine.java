package dev.stacktoll.core;

import dev.stacktoll.isa.Decoder;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The reference engine: fetch, decode, execute, tell the pipeline model; events and exceptions in
 * between. All state between two instructions is in {@link Cpu} and the system control.
 *
 * <p>Not modelled: stale instructions in the prefetch queue after self-modification.
 */
@Hot
final class Engine {
  private final Cpu cpu;
  private final Memory memory;
  private final Scheduler scheduler;
  private final PipelineModel model;
  private final Decoder decoder;
  private final CoreSystem system;
  private final ProcessorControl control;
  private int[] breakpoints = {};
  private @Nullable Probe probe;
  private long instructions;

  Engine(Cpu cpu, Scheduler scheduler, PipelineModel model, Decoder decoder, CoreSystem system) {
    this.cpu = cpu;
    memory = cpu.memory;
    this.scheduler = scheduler;
    this.model = model;
    this.decoder = decoder;
    this.system = system;
    control = system.control;
  }

  long instructions() {
    return instructions;
  }

  void addBreakpoint(int address) {
    breakpoints = IntStream.concat(IntStream.of(breakpoints), IntStream.of(address)).toArray();
  }

  void removeBreakpoint(int address) {
    breakpoints = IntStream.of(breakpoints).filter(known -> known != address).toArray();
  }

  void probe(@Nullable Probe newProbe) {
    probe = newProbe;
    system.sequence.probe(newProbe);
  }

  /** Runs until the cycle is reached, a step is done, or something ends the run earlier. */
  StopReason run(long untilCycle, boolean oneStep) {
    boolean watched = probe != null || breakpoints.length > 0 || oneStep;
    boolean first = true;
    while (true) {
      try {
        StopReason end = watched ? runWatched(untilCycle, oneStep, first) : runPlain(untilCycle);
        if (end != null) {
          return end;
        }
      } catch (Fault fault) {
        take(fault);
        if (oneStep) {
          return new StopReason.Stepped();
        }
      } catch (UnmodelledAccess access) {
        int pc = cpu.r[15] - 4;
        return new StopReason.Unmodelled(
            access.block(), access.offset(), String.valueOf(access.getMessage()), snapshot(pc));
      }
      first = false;
    }
  }

  private @Nullable StopReason runPlain(long untilCycle) {
    while (true) {
      long now = model.now();
      if (now >= scheduler.next()) {
        scheduler.runUntil(now);
      }
      if (cpu.attention) {
        StopReason end = attend(untilCycle);
        if (end != null) {
          return end;
        }
        continue;
      }
      if (now >= untilCycle) {
        return new StopReason.ReachedCycle(now);
      }
      execute();
    }
  }

  /** The same with breakpoints and a probe. */
  private @Nullable StopReason runWatched(long untilCycle, boolean oneStep, boolean firstLoop) {
    boolean first = firstLoop;
    while (true) {
      long now = model.now();
      if (now >= scheduler.next()) {
        scheduler.runUntil(now);
      }
      if (cpu.attention) {
        StopReason end = attend(untilCycle);
        if (end != null) {
          return end;
        }
        continue;
      }
      if (now >= untilCycle) {
        return new StopReason.ReachedCycle(now);
      }
      if (!first && !oneStep && hasBreakpoint(cpu.nextPc)) {
        return new StopReason.Breakpoint(cpu.nextPc);
      }
      first = false;
      int pc = cpu.nextPc;
      execute();
      Probe attached = probe;
      Insn insn = cpu.insn;
      if (attached != null && insn != null) {
        attached.retired(insn, pc, now, model.now());
      }
      if (oneStep) {
        StopReason requested = control.takeStop();
        return requested != null ? requested : new StopReason.Stepped();
      }
    }
  }

  private boolean hasBreakpoint(int address) {
    for (int breakpoint : breakpoints) {
      if (breakpoint == address) {
        return true;
      }
    }
    return false;
  }

  private void execute() {
    int pc = cpu.nextPc;
    cpu.r[15] = pc + 4;
    Insn insn = fetch(pc);
    cpu.insn = insn;
    cpu.issued = false;
    cpu.accesses = 0;
    cpu.nextPc = pc + insn.size;
    if (cpu.itState == 0) {
      Exec.execute(insn.op, cpu, insn);
      model.retire(cpu, insn, pc, true, cpu.nextPc);
    } else {
      executeInItBlock(insn, pc);
    }
    instructions++;
  }

  private void executeInItBlock(Insn insn, int pc) {
    boolean passed = cpu.itConditionPassed() || (insn.kind == Kind.EXCEPTION && isBreakpoint(insn));
    if (passed) {
      Exec.execute(insn.op, cpu, insn);
    }
    model.retire(cpu, insn, pc, passed, cpu.nextPc);
    cpu.advanceIt();
  }

  /** BKPT executes whatever the condition is. */
  private static boolean isBreakpoint(Insn insn) {
    return insn.bits >>> 8 == 0xbe;
  }

  private Insn fetch(int pc) {
    Region region = memory.region(pc);
    if (region != null && (cpu.openPages[pc >>> 16] & Cpu.PAGE_EXECUTE) != 0) {
      Insn insn = region.code[(pc - region.base) >> 1];
      if (insn != null) {
        return insn;
      }
    }
    return fetchSlowly(pc);
  }

  private Insn fetchSlowly(int pc) {
    cpu.insn = null;
    int hw1 = fetchHalfword(pc);
    boolean wide = Decoder.isWide(hw1);
    int hw2 = wide ? fetchHalfword(pc + 2) : 0;
    Region region = memory.region(pc);
    if (region == null) {
      throw cpu.raise(Fault.Type.IBUSERR, pc);
    }
    Insn known = region.code[(pc - region.base) >> 1];
    if (known != null) {
      return known;
    }
    Insn insn = decoder.decode(hw1, hw2);
    boolean onePage = !wide || pc >>> 16 == (pc + 2) >>> 16;
    if (onePage) {
      region.code[(pc - region.base) >> 1] = insn;
    }
    return insn;
  }

  private int fetchHalfword(int address) {
    if (!system.mpu.permits(address, CpuMode.privileged(cpu), Cpu.PAGE_EXECUTE)) {
      throw cpu.raise(Fault.Type.IACCVIOL, address);
    }
    Region region = memory.region(address);
    if (region == null) {
      throw cpu.raise(Fault.Type.IBUSERR, address);
    }
    return Memory.get(region.bytes, address - region.base, 2);
  }

  /** The current instruction faulted: it has taken its slot and will be executed again. */
  private void take(Fault fault) {
    int pc = cpu.r[15] - 4;
    Insn insn = cpu.insn;
    if (insn != null) {
      model.retire(cpu, insn, pc, cpu.issued, pc + insn.size);
      cpu.insn = null;
    }
    cpu.nextPc = pc;
    system.escalation.synchronous(fault.type(), fault.address());
    recheck();
  }

  /** Does what is due before the next instruction; a reason if the run ends. */
  private @Nullable StopReason attend(long untilCycle) {
    cpu.insn = null;
    int excReturn = control.takeReturn();
    if (excReturn != 0) {
      if (system.sequence.returnWith(excReturn) && system.block.sleepsOnExit()) {
        control.sleep(Sleep.INTERRUPT);
      }
    } else if (control.stopRequested()) {
      StopReason reason = control.takeStop();
      recheck();
      return reason;
    } else if (system.escalation.lockedUp()) {
      return new StopReason.Lockup(snapshot(cpu.nextPc));
    } else if (model.now() >= untilCycle) {
      return new StopReason.ReachedCycle(model.now());
    } else if (system.exceptions.takeable()) {
      control.awake();
      system.sequence.take();
    } else if (control.sleep() != Sleep.AWAKE) {
      return sleep(untilCycle);
    } else if (!cpu.thumb) {
      cpu.r[15] = cpu.nextPc + 4;
      system.escalation.synchronous(Fault.Type.INVSTATE, cpu.nextPc);
    }
    recheck();
    return null;
  }

  private void recheck() {
    cpu.attention =
        control.busy()
            || !cpu.thumb
            || system.exceptions.takeable()
            || system.escalation.lockedUp();
  }

  private @Nullable StopReason sleep(long untilCycle) {
    while (!control.wakes()) {
      long now = model.now();
      if (control.stopRequested()) {
        return null;
      }
      if (now >= untilCycle) {
        return new StopReason.ReachedCycle(now);
      }
      long next = scheduler.next();
      if (next == Long.MAX_VALUE) {
        return new StopReason.SleepingForEver(snapshot(cpu.nextPc));
      }
      long target = Math.min(next, untilCycle);
      if (target > now) {
        model.sleepUntil(target);
        system.dwt.slept(model.now() - now);
      }
      scheduler.runUntil(model.now());
    }
    control.awake();
    recheck();
    return null;
  }

  Snapshot snapshot(int pc) {
    return system.snapshot(cpu, model.now(), pc);
  }
}

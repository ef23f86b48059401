package dev.stacktoll.core;

import dev.stacktoll.core.PipelineModel.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Exception entry and return: frames, vectors, EXC_RETURN, tail-chaining and late arrival (ARMv7-M
 * ARM, B1.5.6 to B1.5.8). An exception comes between two instructions.
 *
 * <p>Not modelled: interruption of an instruction that is under way. LDM, STM, PUSH, POP and
 * divisions complete first, so EPSR.ICI is always 0.
 */
final class ExceptionSequence {
  private static final int BASIC_FRAME = 0x20;
  private static final int EXTENDED_FRAME = 0x68;
  private static final int BASIC_WORDS = 8;
  private static final int EXTENDED_WORDS = 26;
  private static final int ALIGNED = 1 << 9;

  private final Cpu cpu;
  private final Exceptions exceptions;
  private final Escalation escalation;
  private final SystemControlBlock block;
  private final FpContext fp;
  private final Mpu mpu;
  private final FrameMemory frames;
  private final PipelineModel model;
  private final Scheduler scheduler;
  private @Nullable Probe probe;

  ExceptionSequence(
      Cpu cpu,
      Exceptions exceptions,
      Escalation escalation,
      SystemControlBlock block,
      FpContext fp,
      Mpu mpu,
      PipelineModel model,
      Scheduler scheduler) {
    this.cpu = cpu;
    this.exceptions = exceptions;
    this.escalation = escalation;
    this.block = block;
    this.fp = fp;
    this.mpu = mpu;
    frames = new FrameMemory(cpu, mpu);
    this.model = model;
    this.scheduler = scheduler;
  }

  void probe(@Nullable Probe newProbe) {
    probe = newProbe;
  }

  /** Takes the most urgent pending exception; the next instruction was to be at nextPc. */
  void take() {
    boolean extended = cpu.fpContext;
    int link = 0xffff_ffe1 | (extended ? 0 : 0x10);
    if (cpu.ipsr == 0) {
      link |= cpu.processStack ? 0xc : 8;
    }
    boolean align = extended || block.stackAligned();
    int stackPointer = cpu.r[13];
    int frame = stackPointer - (extended ? EXTENDED_FRAME : BASIC_FRAME) & (align ? ~4 : ~0);
    push(frame, align && (stackPointer & 4) != 0, extended);
    chain(Entry.NORMAL, frame, extended && !fp.lazy() ? EXTENDED_WORDS : BASIC_WORDS, link);
  }

  private void push(int frame, boolean padded, boolean extended) {
    boolean privileged = CpuMode.privileged(cpu);
    int psr = CpuMode.xpsr(cpu) | (padded ? ALIGNED : 0);
    cpu.r[13] = frame;
    try {
      for (int i = 0; i < 4; i++) {
        stack(frame + 4 * i, cpu.r[i], privileged);
      }
      stack(frame + 0x10, cpu.r[12], privileged);
      stack(frame + 0x14, cpu.r[14], privileged);
      stack(frame + 0x18, cpu.nextPc, privileged);
      stack(frame + 0x1c, psr, privileged);
      if (extended && fp.lazy()) {
        fp.reserve(frame, privileged);
      } else if (extended) {
        pushFp(frame + BASIC_FRAME, privileged);
      }
    } catch (Fault fault) {
      escalation.synchronous(fault.type(), fault.address());
    }
  }

  private void pushFp(int address, boolean privileged) {
    if (!fp.accessible(privileged)) {
      throw cpu.raise(Fault.Type.NOCP, 0);
    }
    for (int i = 0; i < 16; i++) {
      stack(address + 4 * i, cpu.s[i], privileged);
    }
    stack(address + 0x40, cpu.fpscr, privileged);
  }

  private void stack(int address, int value, boolean privileged) {
    frames.write(address, value, privileged, Fault.Type.MSTKERR, Fault.Type.STKERR);
  }

  /** Writes the FP registers into the frame that entry has reserved (PreserveFPState). */
  void preserveFp() {
    int address = fp.fpcar();
    boolean privileged = !fp.savedAsUser();
    try {
      for (int i = 0; i < 16; i++) {
        preserve(address + 4 * i, cpu.s[i], privileged);
      }
      preserve(address + 0x40, cpu.fpscr, privileged);
    } catch (Fault fault) {
      escalation.lazyPreservation(fault.type(), fault.address(), fp);
      cpu.attention = true;
    }
    fp.saved();
    model.lazyFpSave(address, EXTENDED_WORDS - BASIC_WORDS);
  }

  private void preserve(int address, int value, boolean privileged) {
    frames.write(address, value, privileged, Fault.Type.MLSPERR, Fault.Type.LSPERR);
  }

  /**
   * Enters handlers until the most urgent one is entered: what comes while the frame is written or
   * the vector read goes first.
   */
  private void chain(Entry firstKind, int frame, int words, int link) {
    Entry kind = firstKind;
    int written = words;
    while (!escalation.lockedUp()) {
      int number = exceptions.highestPending();
      int vector = block.vtor() + 4 * number;
      if (!frames.hasVector(vector)) {
        vectorUnreadable(number);
        continue;
      }
      enter(number, frames.vector(vector), link);
      model.exceptionEntry(kind, frame, written, vector, cpu.nextPc);
      scheduler.runUntil(model.now());
      if (!exceptions.takeable()) {
        report(number, true);
        return;
      }
      exceptions.revoke(number);
      kind = Entry.LATE_ARRIVAL;
      written = 0;
    }
  }

  private void vectorUnreadable(int number) {
    if (number == Exceptions.HARD_FAULT || number == Exceptions.NMI) {
      exceptions.activate(number);
    }
    escalation.vectorTable();
  }

  /** ExceptionTaken. */
  private void enter(int number, int handler, int link) {
    exceptions.activate(number);
    exceptions.eventRegister = true;
    CpuMode.useProcessStack(cpu, false);
    cpu.ipsr = number;
    cpu.itState = 0;
    cpu.thumb = (handler & 1) != 0;
    cpu.nextPc = handler & ~1;
    cpu.r[14] = link;
    cpu.fpContext = false;
    cpu.exclusive = false;
    mpu.select();
  }

  private void report(int number, boolean entry) {
    Probe attached = probe;
    if (attached != null) {
      attached.exception(number, entry, model.now());
    }
  }

  /**
   * ExceptionReturn.
   *
   * @return true if Thread mode is reached with nothing active, where SLEEPONEXIT sleeps
   */
  boolean returnWith(int excReturn) {
    int number = cpu.ipsr;
    int nested = exceptions.activeCount();
    boolean valid = exceptions.active(number) && isValid(excReturn, nested);
    exceptions.deactivate(number);
    mpu.select();
    report(number, false);
    int frame =
        (excReturn & 0xf) == 0xd ? CpuMode.processStackPointer(cpu) : CpuMode.mainStackPointer(cpu);
    if (!valid) {
      escalation.synchronous(Fault.Type.INVPC, excReturn);
    }
    if (exceptions.takeable() || !valid) {
      chain(Entry.TAIL_CHAIN, frame, 0, excReturn);
      return false;
    }
    try {
      unstack(excReturn, frame);
    } catch (Fault fault) {
      escalation.synchronous(fault.type(), fault.address());
      chain(Entry.TAIL_CHAIN, frame, 0, excReturn);
      return false;
    }
    return cpu.ipsr == 0 && exceptions.activeCount() == 0;
  }

  private boolean isValid(int excReturn, int nested) {
    if ((excReturn & 0x0fff_ffe0) != 0x0fff_ffe0) {
      return false;
    }
    return switch (excReturn & 0xf) {
      case 1 -> true;
      case 9, 0xd -> nested == 1 || block.threadReturnWhileNested();
      default -> false;
    };
  }

  /** PopStack. */
  private void unstack(int excReturn, int frame) {
    boolean thread = (excReturn & 8) != 0;
    boolean extended = (excReturn & 0x10) == 0;
    boolean privileged = !thread || !cpu.unprivilegedThread;
    int[] words = new int[BASIC_WORDS];
    for (int i = 0; i < BASIC_WORDS; i++) {
      words[i] = frames.read(frame + 4 * i, privileged);
    }
    int psr = words[7];
    if (thread != ((psr & 0x1ff) == 0)) {
      throw cpu.raise(Fault.Type.INVPC, excReturn);
    }
    boolean restore = extended && !fp.unsaved();
    if (restore) {
      popFp(frame + BASIC_FRAME, privileged);
    } else if (extended) {
      fp.saved();
    }
    System.arraycopy(words, 0, cpu.r, 0, 4);
    cpu.r[12] = words[4];
    cpu.r[14] = words[5];
    cpu.nextPc = words[6] & ~1;
    boolean padded = (psr & ALIGNED) != 0 && (extended || block.stackAligned());
    int stackPointer = frame + (extended ? EXTENDED_FRAME : BASIC_FRAME) | (padded ? 4 : 0);
    CpuMode.useProcessStack(cpu, (excReturn & 0xf) == 0xd);
    cpu.r[13] = stackPointer;
    CpuMode.setXpsr(cpu, psr);
    cpu.fpContext = extended;
    cpu.exclusive = false;
    exceptions.eventRegister = true;
    mpu.select();
    model.exceptionReturn(frame, restore ? EXTENDED_WORDS : BASIC_WORDS, cpu.nextPc);
  }

  private void popFp(int address, boolean privileged) {
    if (!fp.accessible(privileged)) {
      throw cpu.raise(Fault.Type.NOCP, 0);
    }
    for (int i = 0; i < 16; i++) {
      cpu.s[i] = frames.read(address + 4 * i, privileged);
    }
    cpu.fpscr = frames.read(address + 0x40, privileged);
  }
}

package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import org.jspecify.annotations.Nullable;

/**
 * Answers what instructions ask of system control, and keeps what the engine must do after them.
 */
@Hot
final class ProcessorControl implements CpuControl {
  private final Cpu cpu;
  private final PipelineModel model;
  private final Scheduler scheduler;
  private final Exceptions exceptions;
  private final Escalation escalation;
  private final SystemControlBlock block;
  private final FpContext fp;
  private final Mpu mpu;
  private final ExceptionSequence sequence;
  private final SpecialRegisters special;
  private final Semihosting semihosting;

  /** EXC_RETURN of the return that the current instruction asked for, or 0. */
  private int pendingReturn;

  private Sleep sleep = Sleep.AWAKE;
  private @Nullable StopReason stop;

  ProcessorControl(
      Cpu cpu,
      PipelineModel model,
      Scheduler scheduler,
      Exceptions exceptions,
      Escalation escalation,
      SystemControlBlock block,
      FpContext fp,
      Mpu mpu,
      ExceptionSequence sequence,
      Semihosting semihosting) {
    this.cpu = cpu;
    this.model = model;
    this.scheduler = scheduler;
    this.exceptions = exceptions;
    this.escalation = escalation;
    this.block = block;
    this.fp = fp;
    this.mpu = mpu;
    this.sequence = sequence;
    this.semihosting = semihosting;
    special = new SpecialRegisters(cpu, exceptions, mpu);
  }

  void reset() {
    pendingReturn = 0;
    sleep = Sleep.AWAKE;
    stop = null;
  }

  /** Ends the run before the next instruction; the first request counts. */
  void requestStop(StopReason reason) {
    if (stop == null) {
      stop = reason;
    }
    cpu.attention = true;
  }

  boolean stopRequested() {
    return stop != null;
  }

  @Nullable StopReason takeStop() {
    StopReason reason = stop;
    stop = null;
    return reason;
  }

  int takeReturn() {
    int excReturn = pendingReturn;
    pendingReturn = 0;
    return excReturn;
  }

  Sleep sleep() {
    return sleep;
  }

  void sleep(Sleep kind) {
    sleep = kind;
    cpu.attention = true;
  }

  /** Is there something that ends the sleep? An event that does is used up. */
  boolean wakes() {
    if (exceptions.wakes()) {
      return true;
    }
    boolean event = sleep == Sleep.EVENT && exceptions.eventRegister;
    if (event) {
      exceptions.eventRegister = false;
    }
    return event;
  }

  void awake() {
    sleep = Sleep.AWAKE;
  }

  /** Something is left to do before the next instruction. */
  boolean busy() {
    return stop != null || pendingReturn != 0 || sleep != Sleep.AWAKE;
  }

  @Override
  public int readSpecial(int sysm) {
    return special.read(sysm);
  }

  @Override
  public void writeSpecial(int sysm, int mask, int value) {
    special.write(sysm, mask, value);
  }

  @Override
  public void changeProcessorState(boolean disable, boolean i, boolean f) {
    special.change(disable, i, f);
  }

  @Override
  public void supervisorCall(int number) {
    if (!exceptions.preempts(Exceptions.SV_CALL)) {
      throw cpu.raise(Fault.Type.BLOCKED_SVC, number);
    }
    exceptions.pend(Exceptions.SV_CALL);
  }

  @Override
  public void breakpoint(int number) {
    if (number == Semihosting.BREAKPOINT) {
      StopReason end = semihosting.call(dataCycle(cpu.r[15] - 4, false));
      if (end != null) {
        requestStop(end);
      }
      return;
    }
    throw cpu.raise(Fault.Type.BKPT, number);
  }

  @Override
  public void waitForInterrupt() {
    refuseDeepSleep();
    sleep(Sleep.INTERRUPT);
  }

  @Override
  public void waitForEvent() {
    if (exceptions.eventRegister) {
      exceptions.eventRegister = false;
      return;
    }
    refuseDeepSleep();
    sleep(Sleep.EVENT);
  }

  private void refuseDeepSleep() {
    if (block.sleepsDeeply()) {
      throw new UnmodelledAccess("SCR.SLEEPDEEP (Stop and Standby modes)", 0xd10);
    }
  }

  @Override
  public void sendEvent() {
    exceptions.eventRegister = true;
  }

  @Override
  public void exceptionReturn(int excReturn) {
    pendingReturn = excReturn;
    cpu.attention = true;
  }

  @Override
  public void beforeFp() {
    boolean privileged = CpuMode.privileged(cpu);
    if (!fp.accessible(privileged)) {
      throw cpu.raise(Fault.Type.NOCP, cpu.r[15] - 4);
    }
    if (fp.unsaved()) {
      sequence.preserveFp();
    }
    if (!cpu.fpContext && fp.automatic()) {
      fp.create();
    }
  }

  @Override
  public boolean trapsUnaligned() {
    return block.trapsUnaligned();
  }

  @Override
  public boolean trapsDivideByZero() {
    return block.trapsDivideByZero();
  }

  @Override
  public void checkData(int address, int bytes, boolean write) {
    check(address, write, CpuMode.privileged(cpu));
  }

  @Override
  public void checkUnprivileged(int address, int bytes, boolean write) {
    check(address, write, false);
  }

  private void check(int address, boolean write, boolean privileged) {
    if (!mpu.permits(address, privileged, write ? Cpu.PAGE_WRITE : Cpu.PAGE_READ)) {
      throw cpu.raise(Fault.Type.DACCVIOL, address);
    }
    if (!privileged && Mpu.isPrivatePeripheral(address) && !openToUsers(address)) {
      throw cpu.raise(Fault.Type.PRECISERR, address);
    }
  }

  /** The ITM decides for itself, and STIR as CCR says. */
  private boolean openToUsers(int address) {
    return address >>> 12 == 0xe0000 || (address == 0xe000_ef00 && block.usersTriggerInterrupts());
  }

  @Override
  public long dataCycle(int address, boolean write) {
    Insn insn = cpu.insn;
    if (insn == null) {
      return model.now();
    }
    if (!cpu.issued) {
      cpu.issued = true;
      boolean first = cpu.accesses == 0;
      int firstAddress = first ? address : cpu.accessAddress[0];
      boolean firstWrite = first ? write : (cpu.accessInfo[0] & Cpu.WRITE) != 0;
      cpu.issueCycle = model.issue(insn, cpu.r[15] - 4, true, firstAddress, firstWrite);
    }
    long cycle = cpu.issueCycle + cpu.accesses;
    if (scheduler.next() <= cycle) {
      scheduler.runUntil(cycle);
    }
    return cycle;
  }

  @Override
  public Fault busFault(int address, boolean write) {
    if (write && block.buffersStores() && mpu.type(address).bufferable()) {
      escalation.imprecise(address);
      cpu.attention = true;
      return cpu.raise(Fault.Type.IMPRECISERR, address);
    }
    return cpu.raise(Fault.Type.PRECISERR, address);
  }
}

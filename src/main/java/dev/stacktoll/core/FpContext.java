package dev.stacktoll.core;

/**
 * Access to the FPU and the state of lazy preservation: CPACR, FPCCR, FPCAR, FPDSCR (ARMv7-M ARM,
 * B1.5.7 and B3.2.20 to B3.2.24).
 */
final class FpContext {
  private static final int ASPEN = 1 << 31;
  private static final int LSPEN = 1 << 30;
  private static final int MONRDY = 1 << 8;
  private static final int BFRDY = 1 << 6;
  private static final int MMRDY = 1 << 5;
  private static final int HFRDY = 1 << 4;
  private static final int THREAD = 1 << 3;
  private static final int USER = 1 << 1;
  private static final int LSPACT = 1;

  /** AHP, DN, FZ, RMode. */
  private static final int DEFAULT_STATUS = 0x07c0_0000;

  private final Cpu cpu;
  private final Exceptions exceptions;
  private int cpacr;
  private int fpccr;
  private int fpcar;
  private int fpdscr;

  FpContext(Cpu cpu, Exceptions exceptions) {
    this.cpu = cpu;
    this.exceptions = exceptions;
    reset();
  }

  void reset() {
    cpacr = 0;
    fpccr = ASPEN | LSPEN;
    fpcar = 0;
    fpdscr = 0;
  }

  int cpacr() {
    return cpacr;
  }

  void setCpacr(int value) {
    cpacr = value & 0x00f0_0000;
  }

  int fpccr() {
    return fpccr;
  }

  void setFpccr(int value) {
    fpccr = value & (ASPEN | LSPEN | MONRDY | BFRDY | MMRDY | HFRDY | THREAD | USER | LSPACT);
  }

  int fpcar() {
    return fpcar;
  }

  void setFpcar(int value) {
    fpcar = value & ~7;
  }

  int fpdscr() {
    return fpdscr;
  }

  void setFpdscr(int value) {
    fpdscr = value & DEFAULT_STATUS;
  }

  /** ASPEN: the FP context is part of the exception context. */
  boolean automatic() {
    return (fpccr & ASPEN) != 0;
  }

  boolean lazy() {
    return (fpccr & LSPEN) != 0;
  }

  /** LSPACT: the frame is reserved, the registers are not yet in it. */
  boolean unsaved() {
    return (fpccr & LSPACT) != 0;
  }

  void saved() {
    fpccr &= ~LSPACT;
  }

  boolean savedAsUser() {
    return (fpccr & USER) != 0;
  }

  /** Could the handler of a fault have preempted when the frame was reserved? */
  boolean readyFor(int exception) {
    return switch (exception) {
      case Exceptions.MEM_MANAGE -> (fpccr & MMRDY) != 0;
      case Exceptions.BUS_FAULT -> (fpccr & BFRDY) != 0;
      default -> (fpccr & HFRDY) != 0;
    };
  }

  /** CheckVFPEnabled. */
  boolean accessible(boolean privileged) {
    return switch (cpacr >>> 20 & 3) {
      case 1 -> privileged;
      case 3 -> true;
      default -> false;
    };
  }

  /** UpdateFPCCR: notes where the frame is reserved, and under which conditions. */
  void reserve(int frame, boolean privileged) {
    fpcar = frame + 0x20 & ~7;
    int state = LSPACT | (privileged ? 0 : USER) | (cpu.ipsr == 0 ? THREAD : 0);
    state |= exceptions.executionPriority() > -1 ? HFRDY : 0;
    state |= ready(Exceptions.BUS_FAULT) ? BFRDY : 0;
    state |= ready(Exceptions.MEM_MANAGE) ? MMRDY : 0;
    state |= ready(Exceptions.DEBUG_MONITOR) ? MONRDY : 0;
    fpccr = (fpccr & (ASPEN | LSPEN)) | state;
  }

  private boolean ready(int exception) {
    return exceptions.enabled(exception) && exceptions.preempts(exception);
  }

  /** An FP instruction creates a fresh FP context. */
  void create() {
    cpu.fpscr = (cpu.fpscr & ~DEFAULT_STATUS) | fpdscr;
    cpu.fpContext = true;
  }
}

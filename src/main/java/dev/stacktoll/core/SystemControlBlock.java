package dev.stacktoll.core;

/**
 * The system control block (ARMv7-M ARM, B3.2.2 to B3.2.19), with the parts of the debug registers
 * that firmware uses.
 *
 * <p>Not modelled: CCR.BFHFNMIGN, AIRCR.VECTRESET, halting debug.
 */
final class SystemControlBlock {
  static final int ACTLR = 0x008;
  private static final int CPUID = 0xd00;
  private static final int ICSR = 0xd04;
  private static final int VTOR = 0xd08;
  private static final int AIRCR = 0xd0c;
  private static final int SCR = 0xd10;
  private static final int CCR = 0xd14;
  static final int SHPR1 = 0xd18;
  static final int SHPR3 = 0xd20;
  private static final int SHCSR = 0xd24;
  static final int CFSR = 0xd28;
  private static final int HFSR = 0xd2c;
  private static final int DFSR = 0xd30;
  private static final int MMFAR = 0xd34;
  private static final int BFAR = 0xd38;
  private static final int AFSR = 0xd3c;
  private static final int CPACR = 0xd88;
  private static final int DHCSR = 0xdf0;
  private static final int DEMCR = 0xdfc;
  private static final int FPCCR = 0xf34;
  private static final int FPCAR = 0xf38;
  private static final int FPDSCR = 0xf3c;

  private static final int NMIPENDSET = 1 << 31;
  private static final int PENDSVSET = 1 << 28;
  private static final int PENDSVCLR = 1 << 27;
  private static final int PENDSTSET = 1 << 26;
  private static final int PENDSTCLR = 1 << 25;
  private static final int ISRPENDING = 1 << 22;
  private static final int RETTOBASE = 1 << 11;

  private static final int NONBASETHRDENA = 1;
  private static final int USERSETMPEND = 1 << 1;
  private static final int UNALIGN_TRP = 1 << 3;
  private static final int DIV_0_TRP = 1 << 4;
  private static final int BFHFNMIGN = 1 << 8;
  private static final int STKALIGN = 1 << 9;
  private static final int DC = 1 << 16;
  private static final int IC = 1 << 17;
  private static final int BP = 1 << 18;

  private static final int TRCENA = 1 << 24;
  private static final int MON_EN = 1 << 16;
  private static final int MON_PEND = 1 << 17;
  private static final int MON_STEP = 1 << 18;

  /** The bits of DEMCR that every reset clears. */
  private static final int MONITOR = 0xf << 16;

  /** SHCSR: exception number, active bit, pended bit, enable bit; -1 where there is none. */
  private static final int[][] SYSTEM_HANDLERS = {
    {Exceptions.MEM_MANAGE, 0, 13, 16},
    {Exceptions.BUS_FAULT, 1, 14, 17},
    {Exceptions.USAGE_FAULT, 3, 12, 18},
    {Exceptions.SV_CALL, 7, 15, -1},
    {Exceptions.DEBUG_MONITOR, 8, -1, -1},
    {Exceptions.PEND_SV, 10, -1, -1},
    {Exceptions.SYS_TICK, 11, -1, -1},
  };

  private final Cpu cpu;
  private final CoreConfig config;
  private final Exceptions exceptions;
  private final FaultStatus status;
  private final FpContext fp;
  private final PipelineModel model;
  private final Listener listener;
  private int actlr;
  private int vtor;
  private int scr;
  private int ccr;
  private int demcr;

  /** Who else must know of a write. */
  interface Listener {
    void resetRequested();

    void traceEnabled(boolean on, long cycle);

    void instructionCacheEnabled(boolean on, long cycle);

    void dataCacheEnabled(boolean on, long cycle);
  }

  SystemControlBlock(
      Cpu cpu,
      CoreConfig config,
      Exceptions exceptions,
      FaultStatus status,
      FpContext fp,
      PipelineModel model,
      Listener listener) {
    this.cpu = cpu;
    this.config = config;
    this.exceptions = exceptions;
    this.status = status;
    this.fp = fp;
    this.model = model;
    this.listener = listener;
    reset(0);
  }

  void reset(int vectorTable) {
    actlr = 0;
    vtor = vectorTable;
    scr = 0;
    ccr = STKALIGN | fixedCcr();
    demcr &= ~MONITOR;
    exceptions.sendEventOnPend(false);
  }

  /** What a system reset leaves alone. */
  void powerUp() {
    demcr = 0;
  }

  /** Bits of CCR that cannot be cleared on the Cortex-M7. */
  private int fixedCcr() {
    return config.caches().isPresent() ? BP | STKALIGN : 0;
  }

  int vtor() {
    return vtor;
  }

  boolean stackAligned() {
    return (ccr & STKALIGN) != 0;
  }

  boolean trapsUnaligned() {
    return (ccr & UNALIGN_TRP) != 0;
  }

  boolean trapsDivideByZero() {
    return (ccr & DIV_0_TRP) != 0;
  }

  boolean threadReturnWhileNested() {
    return (ccr & NONBASETHRDENA) != 0;
  }

  boolean usersTriggerInterrupts() {
    return (ccr & USERSETMPEND) != 0;
  }

  boolean sleepsOnExit() {
    return (scr & 2) != 0;
  }

  boolean sleepsDeeply() {
    return (scr & 4) != 0;
  }

  boolean traceEnabled() {
    return (demcr & TRCENA) != 0;
  }

  /** ACTLR.DISDEFWBUF of the Cortex-M4: stores are not buffered, so their faults are precise. */
  boolean buffersStores() {
    return (actlr & 2) == 0;
  }

  int read(int offset) {
    Integer identification = config.identification().get(offset);
    if (identification != null) {
      return identification;
    }
    if (offset >= SHPR1 && offset <= SHPR3) {
      return priorities(offset);
    }
    return switch (offset) {
      case ACTLR -> actlr;
      case CPUID -> config.cpuid();
      case ICSR -> interruptState();
      case VTOR -> vtor;
      case AIRCR -> 0xfa05 << 16 | exceptions.priorityGroup() << 8;
      case SCR -> scr;
      case CCR -> ccr;
      case SHCSR -> handlers();
      case CFSR -> status.cfsr;
      case HFSR -> status.hfsr;
      case DFSR -> status.dfsr;
      case MMFAR -> status.mmfar;
      case BFAR -> status.bfar;
      case AFSR, DHCSR -> 0;
      case CPACR -> fp.cpacr();
      case DEMCR -> demcr | (exceptions.pending(Exceptions.DEBUG_MONITOR) ? MON_PEND : 0);
      case FPCCR -> fp.fpccr();
      case FPCAR -> fp.fpcar();
      case FPDSCR -> fp.fpdscr();
      default -> throw new UnmodelledAccess("System Control Space", offset);
    };
  }

  void write(int offset, int value, long cycle) {
    switch (offset) {
      case ACTLR -> {
        model.auxiliaryControl(value);
        actlr = value;
      }
      case ICSR -> writeInterruptState(value);
      case VTOR -> vtor = value & ~0x7f;
      case AIRCR -> writeReset(value);
      case SCR -> {
        scr = value & 0x16;
        exceptions.sendEventOnPend((value & 0x10) != 0);
      }
      case CCR -> writeConfiguration(value, cycle);
      case SHCSR -> writeHandlers(value);
      case CFSR -> status.cfsr &= ~value;
      case HFSR -> status.hfsr &= ~value;
      case DFSR -> status.dfsr &= ~value;
      case MMFAR -> status.mmfar = value;
      case BFAR -> status.bfar = value;
      case CPUID, AFSR, DHCSR -> {}
      case CPACR -> fp.setCpacr(value);
      case DEMCR -> writeDebug(value, cycle);
      case FPCCR -> fp.setFpccr(value);
      case FPCAR -> fp.setFpcar(value);
      case FPDSCR -> fp.setFpdscr(value);
      default -> throw new UnmodelledAccess("System Control Space", offset);
    }
  }

  private int priorities(int offset) {
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | exceptions.priority(offset - SHPR1 + 4 + i);
    }
    return value;
  }

  /** One byte of SHPR1 to SHPR3. */
  void writePriority(int offset, int value) {
    int exception = offset - SHPR1 + 4;
    switch (exception) {
      case 4, 5, 6, 11, 12, 14, 15 -> exceptions.setPriority(exception, value);
      default -> {}
    }
  }

  private int interruptState() {
    boolean others = exceptions.activeCount() > (cpu.ipsr != 0 ? 1 : 0);
    return cpu.ipsr
        | (others ? 0 : RETTOBASE)
        | exceptions.highestPending() << 12
        | (exceptions.anyInterruptPending() ? ISRPENDING : 0)
        | (exceptions.pending(Exceptions.SYS_TICK) ? PENDSTSET : 0)
        | (exceptions.pending(Exceptions.PEND_SV) ? PENDSVSET : 0)
        | (exceptions.pending(Exceptions.NMI) ? NMIPENDSET : 0);
  }

  private void writeInterruptState(int value) {
    if ((value & NMIPENDSET) != 0) {
      exceptions.pend(Exceptions.NMI);
    }
    if ((value & PENDSVSET) != 0) {
      exceptions.pend(Exceptions.PEND_SV);
    }
    if ((value & PENDSVCLR) != 0) {
      exceptions.unpend(Exceptions.PEND_SV);
    }
    if ((value & PENDSTSET) != 0) {
      exceptions.pend(Exceptions.SYS_TICK);
    }
    if ((value & PENDSTCLR) != 0) {
      exceptions.unpend(Exceptions.SYS_TICK);
    }
  }

  private void writeReset(int value) {
    if (value >>> 16 != 0x05fa) {
      return;
    }
    if ((value & 3) != 0) {
      throw new UnmodelledAccess("AIRCR.VECTCLRACTIVE or VECTRESET", AIRCR);
    }
    exceptions.setPriorityGroup(value >>> 8 & 7);
    if ((value & 4) != 0) {
      listener.resetRequested();
    }
  }

  private void writeConfiguration(int value, long cycle) {
    if ((value & BFHFNMIGN) != 0) {
      throw new UnmodelledAccess("CCR.BFHFNMIGN", CCR);
    }
    int old = ccr;
    int caches = config.caches().isPresent() ? IC | DC : 0;
    int writable = NONBASETHRDENA | USERSETMPEND | UNALIGN_TRP | DIV_0_TRP | STKALIGN | caches;
    ccr = (value & writable) | fixedCcr();
    if (((old ^ ccr) & IC) != 0) {
      listener.instructionCacheEnabled((ccr & IC) != 0, cycle);
    }
    if (((old ^ ccr) & DC) != 0) {
      listener.dataCacheEnabled((ccr & DC) != 0, cycle);
    }
  }

  private int handlers() {
    int value = 0;
    for (int[] handler : SYSTEM_HANDLERS) {
      value |= exceptions.active(handler[0]) ? 1 << handler[1] : 0;
      value |= handler[2] >= 0 && exceptions.pending(handler[0]) ? 1 << handler[2] : 0;
      value |= handler[3] >= 0 && exceptions.enabled(handler[0]) ? 1 << handler[3] : 0;
    }
    return value;
  }

  private void writeHandlers(int value) {
    for (int[] handler : SYSTEM_HANDLERS) {
      exceptions.setActive(handler[0], (value >>> handler[1] & 1) != 0);
      if (handler[3] >= 0) {
        exceptions.enable(handler[0], (value >>> handler[3] & 1) != 0);
      }
      if (handler[2] >= 0) {
        boolean pend = (value >>> handler[2] & 1) != 0;
        if (pend && !exceptions.pending(handler[0])) {
          exceptions.pend(handler[0]);
        } else if (!pend) {
          exceptions.unpend(handler[0]);
        }
      }
    }
  }

  private void writeDebug(int value, long cycle) {
    if ((value & MON_STEP) != 0) {
      throw new UnmodelledAccess("DEMCR.MON_STEP", DEMCR);
    }
    demcr = value & ~MON_PEND;
    exceptions.enable(Exceptions.DEBUG_MONITOR, (value & MON_EN) != 0);
    if ((value & MON_PEND) != 0) {
      exceptions.pend(Exceptions.DEBUG_MONITOR);
    } else {
      exceptions.unpend(Exceptions.DEBUG_MONITOR);
    }
    listener.traceEnabled((value & TRCENA) != 0, cycle);
  }
}

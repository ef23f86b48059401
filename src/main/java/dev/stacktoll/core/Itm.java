package dev.stacktoll.core;

/**
 * The stimulus ports of the ITM (ARMv7-M ARM, C1.7) as a text channel that is always ready.
 *
 * <p>Not modelled: timestamps, synchronisation packets, the trace port behind the ITM.
 */
final class Itm implements Device {
  private static final int TER = 0xe00;
  private static final int TPR = 0xe40;
  private static final int TCR = 0xe80;
  private static final int LAR = 0xfb0;
  private static final int LSR = 0xfb4;
  private static final int PORTS_END = 0x80;
  private static final int ITMENA = 1;

  private final Output output;
  private final SystemAccess access;
  private int ter;
  private int tpr;
  private int tcr;
  private boolean locked;

  /** Where stimulus goes. */
  @FunctionalInterface
  interface Output {
    void instrumentation(int port, int value, int bytes);
  }

  /** What the ITM must know of the core. */
  interface SystemAccess {
    /** DEMCR.TRCENA. */
    boolean traceEnabled();

    boolean privileged();
  }

  Itm(Output output, SystemAccess access) {
    this.output = output;
    this.access = access;
    powerUp();
  }

  /** Power-up; a system reset changes nothing. */
  void powerUp() {
    ter = 0;
    tpr = 0;
    tcr = 0;
    locked = true;
  }

  /** A debugger set up trace: the ITM is on, with port 0 enabled and the lock open. */
  void enableByDebugger() {
    locked = false;
    tcr = ITMENA;
    ter = 1;
  }

  private boolean enabled(int port) {
    return access.traceEnabled()
        && (tcr & ITMENA) != 0
        && (ter >>> port & 1) != 0
        && (access.privileged() || (tpr >>> (port >>> 3) & 1) == 0);
  }

  @Override
  public int read(int offset, int bytes, long cycle) {
    if (offset < PORTS_END) {
      return enabled(offset >>> 2) ? 1 : 0; // FIFOREADY
    }
    return switch (offset) {
      case TER -> ter;
      case TPR -> tpr;
      case TCR -> tcr;
      case LSR -> locked ? 3 : 1;
      default -> throw new UnmodelledAccess("ITM", offset);
    };
  }

  @Override
  public void write(int offset, int bytes, int value, long cycle) {
    if (offset < PORTS_END) {
      if (enabled(offset >>> 2)) {
        output.instrumentation(offset >>> 2, value, bytes);
      }
      return;
    }
    if (offset == LAR) {
      locked = value != 0xc5ac_ce55;
      return;
    }
    if (locked || !access.privileged()) {
      return;
    }
    switch (offset) {
      case TER -> ter = value;
      case TPR -> tpr = value & 15;
      case TCR -> tcr = value & 0x007f_0f1f;
      default -> throw new UnmodelledAccess("ITM", offset);
    }
  }

  @Override
  public int peek(int offset) {
    return read(offset, 4, 0);
  }
}

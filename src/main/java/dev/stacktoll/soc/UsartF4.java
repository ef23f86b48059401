package dev.stacktoll.soc;

/**
 * USART and UART of the STM32F446 (RM0390, USART): registers over a {@link UsartPort}.
 *
 * <p>Plain storage: GTPR, WAKE and ADD. Not modelled: break, mute mode, LIN, synchronous,
 * single-wire, IrDA and smartcard mode, flow control. Asking for one stops the run.
 */
final class UsartF4 extends RegisterBlock implements SerialPort {
  static final int SR = 0x00;
  static final int DR = 0x04;
  static final int BRR = 0x08;
  static final int CR1 = 0x0c;
  static final int CR2 = 0x10;
  static final int CR3 = 0x14;
  static final int GTPR = 0x18;

  private static final int CLEARED_BY_ZERO = UsartPort.RXNE | UsartPort.TC;
  private static final int CLEARED_BY_READS =
      UsartPort.PE | UsartPort.FE | UsartPort.NF | UsartPort.ORE | UsartPort.IDLE;
  private static final int CR1_MASK = 0xbfff;
  private static final int CR1_UNMODELLED = 0x3;
  private static final int CR1_M = 1 << 12;
  private static final int CR1_UE = 1 << 13;
  private static final int CR1_OVER8 = 1 << 15;
  private static final int CR2_MASK = 0x7f6f;
  private static final int CR2_UNMODELLED = 0x4840;
  private static final int CR3_EIE = 1;
  private static final int CR3_MASK = 0x0fff;
  private static final int CR3_UNMODELLED = 0x073a;

  private final UsartPort port;
  private int brr;
  private int cr1;
  private int cr2;
  private int cr3;
  private int gtpr;
  private boolean statusRead;

  UsartF4(String name, UsartPort port, Warnings warnings) {
    super(name, Lanes.REPEATED, warnings);
    this.port = port;
    reset(0);
  }

  @Override
  public UsartPort port() {
    return port;
  }

  @Override
  void reset(long cycle) {
    brr = 0;
    cr1 = 0;
    cr2 = 0;
    cr3 = 0;
    gtpr = 0;
    statusRead = false;
    port.reset();
  }

  @Override
  int get(int offset, long cycle) {
    int value = look(offset);
    if (offset == SR) {
      statusRead = true;
    } else if (offset == DR) {
      port.take();
      if (statusRead) {
        port.clear(CLEARED_BY_READS);
        statusRead = false;
      }
    }
    return value;
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case SR -> port.flags();
      case DR -> port.received();
      case BRR -> brr;
      case CR1 -> cr1;
      case CR2 -> cr2;
      case CR3 -> cr3;
      case GTPR -> gtpr;
      default -> throw unmodelled(offset);
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case SR -> port.clear(~value & CLEARED_BY_ZERO);
      case DR -> port.transmit(value & 0x1ff, cycle);
      case BRR -> {
        brr = value & 0xffff;
        configure(cycle);
      }
      case CR1 -> {
        refuse("CR1", value & CR1_UNMODELLED, offset);
        cr1 = value & CR1_MASK;
        configure(cycle);
      }
      case CR2 -> {
        refuse("CR2", value & CR2_UNMODELLED, offset);
        cr2 = value & CR2_MASK;
        configure(cycle);
      }
      case CR3 -> {
        refuse("CR3", value & CR3_UNMODELLED, offset);
        cr3 = value & CR3_MASK;
        configure(cycle);
      }
      case GTPR -> gtpr = value & 0xffff;
      default -> throw unmodelled(offset);
    }
  }

  private void refuse(String register, int bits, int offset) {
    if (bits != 0) {
      throw unmodelled(register, "bits 0x%x".formatted(bits), offset);
    }
  }

  /** One bit takes BRR ticks, with 8 or 16 samples alike; with 8, bit 3 of BRR does not count. */
  private void configure(long cycle) {
    boolean over8 = (cr1 & CR1_OVER8) != 0;
    port.ticksPerBit(over8 ? (brr >>> 4) * 8 + (brr & 7) : brr);
    int stop =
        switch (cr2 >>> 12 & 3) {
          case 0 -> 2;
          case 1 -> 1;
          case 2 -> 4;
          default -> 3;
        };
    int bits = (cr1 & CR1_M) != 0 ? 9 : 8;
    boolean errors = (cr3 & CR3_EIE) != 0 && (cr3 & UsartPort.CR3_DMAR) != 0;
    port.configure(
        new UsartPort.Settings((cr1 & CR1_UE) != 0, cr1, cr3, bits, stop, errors), cycle);
  }
}

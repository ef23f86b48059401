package dev.stacktoll.soc;

/**
 * USART and UART of the STM32F746 (RM0385, USART): registers over a {@link UsartPort}.
 *
 * <p>Plain storage: GTPR, RTOR, WAKE, ADD, DEDT, DEAT, ONEBIT. Not modelled: break, mute mode,
 * character match, LIN, synchronous, single-wire, IrDA and smartcard mode, automatic baud rate,
 * inversion and swapping, receiver timeout, flow control, driver enable, wake-up from Stop. Asking
 * for one stops the run.
 */
final class UsartF7 extends RegisterBlock implements SerialPort {
  static final int CR1 = 0x00;
  static final int CR2 = 0x04;
  static final int CR3 = 0x08;
  static final int BRR = 0x0c;
  static final int GTPR = 0x10;
  static final int RTOR = 0x14;
  static final int RQR = 0x18;
  static final int ISR = 0x1c;
  static final int ICR = 0x20;
  static final int RDR = 0x24;
  static final int TDR = 0x28;

  private static final int ICR_FLAGS =
      UsartPort.PE | UsartPort.FE | UsartPort.NF | UsartPort.ORE | UsartPort.IDLE | UsartPort.TC;
  private static final int TEACK = 1 << 21;
  private static final int REACK = 1 << 22;
  private static final int RXFRQ = 1 << 3;
  private static final int CR1_UE = 1;
  private static final int CR1_UNMODELLED = 0x0c00_6002;
  private static final int CR1_M0 = 1 << 12;
  private static final int CR1_OVER8 = 1 << 15;
  private static final int CR1_M1 = 1 << 28;
  private static final int CR2_UNMODELLED = 0x009f_c840;
  private static final int CR3_EIE = 1;
  private static final int CR3_UNMODELLED = 0x0040_773a;

  private final UsartPort port;
  private int cr1;
  private int cr2;
  private int cr3;
  private int brr;
  private int gtpr;
  private int rtor;
  private int sent;

  UsartF7(String name, UsartPort port, Warnings warnings) {
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
    cr1 = 0;
    cr2 = 0;
    cr3 = 0;
    brr = 0;
    gtpr = 0;
    rtor = 0;
    sent = 0;
    port.reset();
  }

  @Override
  int get(int offset, long cycle) {
    return offset == RDR ? port.take() : look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case CR1 -> cr1;
      case CR2 -> cr2;
      case CR3 -> cr3;
      case BRR -> brr;
      case GTPR -> gtpr;
      case RTOR -> rtor;
      case RQR, ICR -> 0;
      case ISR -> port.flags() | acknowledges();
      case RDR -> port.received();
      case TDR -> sent;
      default -> throw unmodelled(offset);
    };
  }

  private int acknowledges() {
    if ((cr1 & CR1_UE) == 0) {
      return 0;
    }
    return ((cr1 & UsartPort.CR1_TE) != 0 ? TEACK : 0)
        | ((cr1 & UsartPort.CR1_RE) != 0 ? REACK : 0);
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case CR1 -> {
        refuse("CR1", value & CR1_UNMODELLED, offset);
        cr1 = value;
        configure(cycle);
      }
      case CR2 -> {
        refuse("CR2", value & CR2_UNMODELLED, offset);
        cr2 = value;
        configure(cycle);
      }
      case CR3 -> {
        refuse("CR3", value & CR3_UNMODELLED, offset);
        cr3 = value;
        configure(cycle);
      }
      case BRR -> {
        brr = value & 0xffff;
        configure(cycle);
      }
      case GTPR -> gtpr = value & 0xffff;
      case RTOR -> rtor = value;
      case RQR -> {
        refuse("RQR", value & ~RXFRQ, offset);
        port.clear((value & RXFRQ) != 0 ? UsartPort.RXNE : 0);
      }
      case ICR -> port.clear(value & ICR_FLAGS);
      case TDR -> {
        sent = value & 0x1ff;
        port.transmit(sent, cycle);
      }
      case ISR, RDR -> warn("a store to a read-only register; ignored", cycle);
      default -> throw unmodelled(offset);
    }
  }

  private void refuse(String register, int bits, int offset) {
    if (bits != 0) {
      throw unmodelled(register, "bits 0x%x".formatted(bits), offset);
    }
  }

  /** One bit takes BRR ticks; with 8 samples, half of twice the value without bit 3. */
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
    int bits = (cr1 & CR1_M1) != 0 ? 7 : (cr1 & CR1_M0) != 0 ? 9 : 8;
    boolean errors = (cr3 & CR3_EIE) != 0;
    port.configure(
        new UsartPort.Settings((cr1 & CR1_UE) != 0, cr1, cr3, bits, stop, errors), cycle);
  }
}

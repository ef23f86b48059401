package dev.stacktoll.soc;

import dev.stacktoll.core.UnmodelledAccess;

/** Registers of one DMA stream and what they say about a transfer (RM0390 and RM0385, DMA_SxCR). */
final class DmaStream {
  static final int CR = 0x00;
  static final int NDTR = 0x04;
  static final int PAR = 0x08;
  static final int M0AR = 0x0c;
  static final int M1AR = 0x10;
  static final int FCR = 0x14;

  static final int EN = 1;
  static final int HTIE = 1 << 3;
  static final int TCIE = 1 << 4;
  private static final int PFCTRL = 1 << 5;
  private static final int CIRC = 1 << 8;
  private static final int PINC = 1 << 9;
  private static final int MINC = 1 << 10;
  private static final int DBM = 1 << 18;
  private static final int CR_MASK = 0x0fef_ffff;
  private static final int FCR_RESET = 0x01;
  private static final int FCR_EMPTY = 0x20;

  /** Direction of a transfer, in the encoding of DIR. */
  enum Direction {
    FROM_PERIPHERAL,
    TO_PERIPHERAL,
    IN_MEMORY
  }

  private int cr;
  private int ndtr;
  private int par;
  private int m0ar;
  private int m1ar;
  private int fcr = FCR_RESET;
  private int reload;
  private int source;
  private int target;

  int get(int register) {
    return switch (register) {
      case CR -> cr;
      case NDTR -> ndtr;
      case PAR -> par;
      case M0AR -> m0ar;
      case M1AR -> m1ar;
      default -> fcr | FCR_EMPTY;
    };
  }

  /** Off, with every register at its reset value. */
  void reset() {
    cr = 0;
    ndtr = 0;
    par = 0;
    m0ar = 0;
    m1ar = 0;
    fcr = FCR_RESET;
  }

  /** An error ends the transfer. */
  void stop() {
    cr &= ~EN;
  }

  boolean enabled() {
    return (cr & EN) != 0;
  }

  int cr() {
    return cr;
  }

  int channel() {
    return cr >>> 25 & 7;
  }

  Direction direction() {
    return switch (cr >>> 6 & 3) {
      case 0 -> Direction.FROM_PERIPHERAL;
      case 1 -> Direction.TO_PERIPHERAL;
      default -> Direction.IN_MEMORY;
    };
  }

  /**
   * A store; addresses and counts are frozen while the stream is on.
   *
   * @return whether the stream was switched on
   */
  boolean set(String name, int register, int value) {
    if (register == CR) {
      boolean starts = (value & EN) != 0 && !enabled();
      cr = enabled() ? cr & ~EN | value & (EN | HTIE | TCIE | 6) : value & CR_MASK;
      if (starts) {
        begin(name);
      }
      return starts;
    }
    if (!enabled()) {
      switch (register) {
        case NDTR -> ndtr = value & 0xffff;
        case PAR -> par = value;
        case M0AR -> m0ar = value;
        case M1AR -> m1ar = value;
        default -> fcr = value & 0x87;
      }
    }
    return false;
  }

  private void begin(String name) {
    if ((cr & (PFCTRL | DBM)) != 0) {
      throw new UnmodelledAccess(name + " (peripheral flow control or double buffer)", CR);
    }
    if (bytes(11) != bytes(13)) {
      throw new UnmodelledAccess(name + " (data of different widths)", CR);
    }
    reload = ndtr;
    rewind();
  }

  private void rewind() {
    boolean outwards = direction() == Direction.TO_PERIPHERAL;
    source = outwards ? m0ar : par;
    target = outwards ? par : m0ar;
  }

  private int bytes(int shift) {
    return 1 << (cr >>> shift & 3);
  }

  /** Width of an item. */
  int bytes() {
    return bytes(11);
  }

  int source() {
    return source;
  }

  int target() {
    return target;
  }

  /** One item was moved. */
  Progress advance() {
    boolean outwards = direction() == Direction.TO_PERIPHERAL;
    boolean sourceMoves = (cr & (outwards ? MINC : PINC)) != 0;
    boolean targetMoves = (cr & (outwards ? PINC : MINC)) != 0;
    source += sourceMoves ? bytes() : 0;
    target += targetMoves ? bytes() : 0;
    ndtr--;
    if (ndtr > 0) {
      return ndtr == reload / 2 ? Progress.HALF : Progress.GOING_ON;
    }
    if ((cr & CIRC) != 0) {
      ndtr = reload;
      rewind();
    } else {
      cr &= ~EN;
    }
    return Progress.COMPLETE;
  }

  /** How far a transfer is. */
  enum Progress {
    GOING_ON,
    HALF,
    COMPLETE
  }
}

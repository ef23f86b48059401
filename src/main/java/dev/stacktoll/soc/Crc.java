package dev.stacktoll.soc;

/**
 * CRC unit: 32-bit words through a polynomial, most significant bit first (RM0390 and RM0385, CRC).
 * Not modelled: the cycles that a computation holds the bus.
 */
final class Crc extends RegisterBlock {
  static final int DR = 0x00;
  static final int IDR = 0x04;
  static final int CR = 0x08;
  static final int INIT = 0x10;
  static final int POL = 0x14;

  private static final int ETHERNET = 0x04c1_1db7;
  private static final int RESET = 1;
  private static final int CR_MASK = 0xf8;

  private final boolean programmable;
  private int value;
  private int idr;
  private int cr;
  private int init;
  private int polynomial;

  /**
   * A unit at rest.
   *
   * @param programmable polynomial, size, start value, bit order and narrow data (STM32F746)
   */
  Crc(boolean programmable, Warnings warnings) {
    super("CRC", Lanes.KEPT, warnings);
    this.programmable = programmable;
    reset(0);
  }

  @Override
  void reset(long cycle) {
    value = -1;
    idr = 0;
    cr = 0;
    init = -1;
    polynomial = ETHERNET;
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case DR -> (cr & 0x80) != 0 ? Integer.reverse(value) >>> 32 - width() : value;
      case IDR -> idr;
      case CR -> cr;
      case INIT -> onlyProgrammable(init, offset);
      case POL -> onlyProgrammable(polynomial, offset);
      default -> throw unmodelled(offset);
    };
  }

  private int onlyProgrammable(int register, int offset) {
    if (!programmable) {
      throw unmodelled(offset);
    }
    return register;
  }

  /** A narrow store to DR feeds that many bits. */
  @Override
  public void write(int offset, int bytes, int data, long cycle) {
    if (offset == DR && bytes != 4 && clocked() && programmable) {
      feed(data, 8 * bytes);
    } else {
      super.write(offset, bytes, data, cycle);
    }
  }

  @Override
  void set(int offset, int data, long cycle) {
    switch (offset) {
      case DR -> feed(data, 32);
      case IDR -> idr = data & 0xff;
      case CR -> {
        cr = programmable ? data & CR_MASK : 0;
        if ((data & RESET) != 0) {
          value = init & mask();
        }
      }
      case INIT -> {
        init = onlyProgrammable(data, offset);
        value = init & mask();
      }
      case POL -> polynomial = onlyProgrammable(data, offset);
      default -> throw unmodelled(offset);
    }
  }

  /** POLYSIZE. */
  private int width() {
    return switch (cr >>> 3 & 3) {
      case 0 -> 32;
      case 1 -> 16;
      case 2 -> 8;
      default -> 7;
    };
  }

  private int mask() {
    return -1 >>> 32 - width();
  }

  private void feed(int data, int bits) {
    int ordered = reversedByRevIn(data, bits);
    int top = width() - 1;
    for (int i = bits - 1; i >= 0; i--) {
      int out = (value >>> top ^ ordered >>> i) & 1;
      value = value << 1 & mask() ^ (out != 0 ? polynomial & mask() : 0);
    }
  }

  /** REV_IN: bits reversed within each byte, halfword or word. */
  private int reversedByRevIn(int data, int bits) {
    int unit =
        switch (cr >>> 5 & 3) {
          case 0 -> 1;
          case 1 -> 8;
          case 2 -> 16;
          default -> 32;
        };
    int size = Math.min(unit, bits);
    int result = 0;
    for (int i = 0; i < bits; i += size) {
      int part = size == 32 ? data : data >>> i & (1 << size) - 1;
      result |= Integer.reverse(part) >>> 32 - size << i;
    }
    return size == 1 ? data : result;
  }
}

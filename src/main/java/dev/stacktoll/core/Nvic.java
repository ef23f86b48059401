package dev.stacktoll.core;

/** The register front of the interrupt controller (ARMv7-M ARM, B3.4). */
final class Nvic {
  static final int ISER = 0x100;
  private static final int ICER = 0x180;
  private static final int ISPR = 0x200;
  private static final int ICPR = 0x280;
  private static final int IABR = 0x300;
  static final int IPR = 0x400;
  static final int END = 0x500;
  private static final int BANK = 0x40;

  private final Exceptions exceptions;
  private final int lines;

  Nvic(Exceptions exceptions, int lines) {
    this.exceptions = exceptions;
    this.lines = lines;
  }

  /** The input of one interrupt. */
  IrqLine line(int number) {
    if (number < 0 || number >= lines) {
      throw new IllegalArgumentException("no interrupt " + number);
    }
    return new Input(exceptions, Exceptions.EXTERNAL + number);
  }

  IrqLine nonMaskable() {
    return new Input(exceptions, Exceptions.NMI);
  }

  private record Input(Exceptions exceptions, int exception) implements IrqLine {
    @Override
    public void set(boolean level) {
      exceptions.drive(exception, level);
    }

    @Override
    public void pulse() {
      exceptions.pend(exception);
    }
  }

  /** ICTR.INTLINESNUM. */
  int controllerType() {
    return (lines - 1) / 32;
  }

  /** STIR. */
  void trigger(int number) {
    if (number < lines) {
      exceptions.pend(Exceptions.EXTERNAL + number);
    }
  }

  int read(int offset) {
    if (offset >= IPR) {
      int value = 0;
      for (int i = 3; i >= 0; i--) {
        int line = offset - IPR + i;
        int priority = line < lines ? exceptions.priority(Exceptions.EXTERNAL + line) : 0;
        value = value << 8 | priority;
      }
      return value;
    }
    int value = 0;
    int first = (offset & BANK - 4) * 8;
    for (int i = 31; i >= 0; i--) {
      value = value << 1 | (first + i < lines && state(offset & -0x80, first + i) ? 1 : 0);
    }
    return value;
  }

  private boolean state(int bank, int line) {
    int exception = Exceptions.EXTERNAL + line;
    return switch (bank) {
      case ISER, ICER -> exceptions.enabled(exception);
      case ISPR, ICPR -> exceptions.pending(exception);
      default -> exceptions.active(exception);
    };
  }

  void write(int offset, int value) {
    int first = (offset & BANK - 4) * 8;
    for (int bits = value; bits != 0; bits &= bits - 1) {
      int line = first + Integer.numberOfTrailingZeros(bits);
      if (line < lines) {
        change(offset & -0x80, Exceptions.EXTERNAL + line);
      }
    }
  }

  private void change(int bank, int exception) {
    switch (bank) {
      case ISER -> exceptions.enable(exception, true);
      case ICER -> exceptions.enable(exception, false);
      case ISPR -> exceptions.pend(exception);
      case ICPR -> exceptions.unpend(exception);
      case IABR -> {}
      default -> throw new UnmodelledAccess("NVIC", bank);
    }
  }

  void writePriority(int line, int value) {
    if (line < lines) {
      exceptions.setPriority(Exceptions.EXTERNAL + line, value);
    }
  }
}

package dev.stacktoll.soc;

/**
 * One GPIO port: modes, data, pulls, alternate function numbers and the lock (RM0390 and RM0385,
 * GPIO). A pin in output mode shows ODR; any other pin shows what the board drives, else its pull.
 *
 * <p>Plain storage: OSPEEDR. Not modelled: the level that an alternate function drives (a USART
 * hands its bytes over whole), a pin driven from both sides, analog levels.
 */
final class Gpio extends RegisterBlock {
  static final int MODER = 0x00;
  static final int OTYPER = 0x04;
  static final int OSPEEDR = 0x08;
  static final int PUPDR = 0x0c;
  static final int IDR = 0x10;
  static final int ODR = 0x14;
  static final int BSRR = 0x18;
  static final int LCKR = 0x1c;
  static final int AFRL = 0x20;
  static final int AFRH = 0x24;

  private static final int LCKK = 1 << 16;
  private static final int ALL = 0xffff;

  /** What differs from port to port after reset: the debug pins. */
  record AtReset(int moder, int ospeedr, int pupdr) {}

  /** Told the levels of a port's pins after some of them changed. */
  interface Listener {
    void changed(char port, int changedPins, int levels, long cycle);
  }

  private final char port;
  private final AtReset atReset;
  private final Listener listener;
  private int moder;
  private int otyper;
  private int ospeedr;
  private int pupdr;
  private int odr;
  private int afrl;
  private int afrh;
  private int lckr;
  private int lockStep;

  /** Pins that the board drives, and to which level. */
  private int driven;

  private int drivenLevels;

  private int outputPins;
  private int analogPins;
  private int pulledUpPins;
  private int levels;

  Gpio(char port, AtReset atReset, Listener listener, Warnings warnings) {
    super("GPIO" + port, Lanes.KEPT, warnings);
    this.port = port;
    this.atReset = atReset;
    this.listener = listener;
    restart();
    levels = resolve();
  }

  @Override
  void reset(long cycle) {
    restart();
    settle(cycle);
  }

  private void restart() {
    moder = atReset.moder();
    ospeedr = atReset.ospeedr();
    pupdr = atReset.pupdr();
    otyper = 0;
    odr = 0;
    afrl = 0;
    afrh = 0;
    lckr = 0;
    lockStep = 0;
    configure();
  }

  /** The board drives a pin from now on. */
  void drive(int pin, boolean level, long cycle) {
    driven |= 1 << pin;
    drivenLevels = drivenLevels & ~(1 << pin) | (level ? 1 << pin : 0);
    settle(cycle);
  }

  boolean level(int pin) {
    return (levels >>> pin & 1) != 0;
  }

  /** Number of the alternate function of a pin, or -1 in another mode. */
  int alternateFunction(int pin) {
    if ((moder >>> 2 * pin & 3) != 2) {
      return -1;
    }
    return (pin < 8 ? afrl : afrh) >>> 4 * (pin & 7) & 15;
  }

  @Override
  int get(int offset, long cycle) {
    if (offset == LCKR && lockStep == 3) {
      lockStep = 0;
      lckr |= LCKK;
    }
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case MODER -> moder;
      case OTYPER -> otyper;
      case OSPEEDR -> ospeedr;
      case PUPDR -> pupdr;
      case IDR -> levels;
      case ODR -> odr;
      case BSRR -> 0;
      case LCKR -> lckr;
      case AFRL -> afrl;
      case AFRH -> afrh;
      default -> throw unmodelled(offset);
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    if (offset == BSRR) { // set wins over reset
      setOdr(odr & ~(value >>> 16) | value & ALL, cycle);
      return;
    }
    switch (offset) {
      case ODR -> odr = value & ALL;
      case MODER -> moder = locked(moder, value, 2, 0);
      case OTYPER -> otyper = locked(otyper, value & ALL, 1, 0);
      case OSPEEDR -> ospeedr = locked(ospeedr, value, 2, 0);
      case PUPDR -> pupdr = locked(pupdr, value, 2, 0);
      case AFRL -> afrl = locked(afrl, value, 4, 0);
      case AFRH -> afrh = locked(afrh, value, 4, 8);
      case LCKR -> lock(value);
      case IDR -> warn("a store to IDR; ignored", cycle);
      default -> throw unmodelled(offset);
    }
    configure();
    settle(cycle);
  }

  private void setOdr(int value, long cycle) {
    odr = value;
    settle(cycle);
  }

  /** The fields of locked pins keep their values. */
  private int locked(int old, int value, int bitsPerPin, int firstPin) {
    if ((lckr & LCKK) == 0) {
      return value;
    }
    int keep = 0;
    for (int pin = firstPin; pin < 16 && (pin - firstPin) * bitsPerPin < 32; pin++) {
      if ((lckr >>> pin & 1) != 0) {
        keep |= (1 << bitsPerPin) - 1 << (pin - firstPin) * bitsPerPin;
      }
    }
    return old & keep | value & ~keep;
  }

  /** Key sequence: LCKK 1, 0, 1 with the same pins, then a read. */
  private void lock(int value) {
    if ((lckr & LCKK) != 0) {
      return;
    }
    boolean key = (value & LCKK) != 0;
    boolean samePins = lockStep == 0 || (value & ALL) == lckr;
    lockStep = samePins && key == (lockStep != 1) ? lockStep + 1 : 0;
    lckr = value & ALL;
  }

  /** Pins by what MODER and PUPDR make of them. */
  private void configure() {
    outputPins = 0;
    analogPins = 0;
    pulledUpPins = 0;
    for (int pin = 0; pin < 16; pin++) {
      int mode = moder >>> 2 * pin & 3;
      outputPins |= mode == 1 ? 1 << pin : 0;
      analogPins |= mode == 3 ? 1 << pin : 0;
      pulledUpPins |= (pupdr >>> 2 * pin & 3) == 1 ? 1 << pin : 0;
    }
  }

  private int resolve() {
    int pushed = outputPins & (~otyper | ~odr);
    int free = (driven & drivenLevels | ~driven & pulledUpPins) & ~analogPins;
    return (pushed & odr | ~pushed & free) & ALL;
  }

  private void settle(long cycle) {
    int now = resolve();
    int changed = now ^ levels;
    if (changed != 0) {
      levels = now;
      listener.changed(port, changed, now, cycle);
    }
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.Device;
import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Memory;
import dev.stacktoll.core.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Flash interface: access control, unlocking, programming and erasing (RM0390 and RM0385, FLASH).
 * Firmware that runs from flash waits for the end of an operation, as there is one bank.
 *
 * <p>Not modelled: writing option bytes (they hold what they had when shipped), write and read
 * protection, PCROP, and the stall of code in RAM that reads the flash while it is busy.
 */
final class FlashController extends RegisterBlock {
  static final int ACR = 0x00;
  static final int KEYR = 0x04;
  static final int OPTKEYR = 0x08;
  static final int SR = 0x0c;
  static final int CR = 0x10;
  static final int OPTCR = 0x14;
  static final int OPTCR1 = 0x18;

  private static final int[] KEYS = {0x4567_0123, 0xcdef_89ab};
  private static final int[] OPTION_KEYS = {0x0819_2a3b, 0x4c5d_6e7f};

  private static final int EOP = 1;
  private static final int PGPERR = 1 << 6;
  private static final int PGSERR = 1 << 7;
  private static final int ERRORS = 0x1f2;
  private static final int BSY = 1 << 16;

  private static final int PG = 1;
  private static final int SER = 1 << 1;
  private static final int MER = 1 << 2;
  private static final int STRT = 1 << 16;
  private static final int EOPIE = 1 << 24;
  private static final int ERRIE = 1 << 25;
  private static final int LOCK = 1 << 31;
  private static final int CR_MASK = 0x0300_037f;

  private static final int OPTLOCK = 1;
  private static final int OPTSTRT = 2;

  /** DS10693 and DS10916, flash programming: typical times. */
  private static final long PROGRAM_NANOS = 16_000;

  private static final long MILLI = 1_000_000;

  /** Erase times in milliseconds by PSIZE (8, 16, 32, 64 bits) for the three sizes of sectors. */
  private static final long[][] ERASE_MILLIS = {
    {400, 300, 250, 250}, {1_200, 700, 550, 550}, {2_000, 1_300, 1_000, 1_000}
  };

  private static final long[] MASS_ERASE_MILLIS = {16_000, 11_000, 8_000, 8_000};

  /**
   * What a chip has.
   *
   * @param sectorBytes in order; the first is the small size, then the medium, then the large one
   * @param optcr1 absent on chips where it is -1
   */
  record Layout(int acrMask, List<Integer> sectorBytes, int optcr, int optcr1) {
    Layout {
      sectorBytes = List.copyOf(sectorBytes);
    }
  }

  private final Layout layout;
  private final Region array;
  private final ClockTree clocks;
  private final IrqLine irq;
  private final StallPort stall;
  private final List<FlashAccess> followers = new ArrayList<>();
  private int acr;
  private int sr;
  private int cr;
  private int optcr;
  private int keysGiven;
  private int optionKeysGiven;
  private boolean lockedForGood;

  /** Holds up code that runs from flash. */
  interface StallPort {
    void stallFlash(long cycles, long cycle);
  }

  FlashController(
      Layout layout,
      Region array,
      ClockTree clocks,
      IrqLine irq,
      StallPort stall,
      Warnings warnings) {
    super("FLASH", Lanes.KEPT, warnings);
    this.layout = layout;
    this.array = array;
    this.clocks = clocks;
    this.irq = irq;
    this.stall = stall;
    reset(0);
  }

  /** The accelerator and the limits follow the access control register. */
  void follow(FlashAccess follower) {
    followers.add(follower);
    follower.accessControl(acr);
  }

  @Override
  void reset(long cycle) {
    acr = 0;
    sr = 0;
    cr = LOCK;
    optcr = layout.optcr();
    keysGiven = 0;
    optionKeysGiven = 0;
    lockedForGood = false;
    irq.set(false);
    followers.forEach(follower -> follower.accessControl(acr));
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case ACR -> acr;
      case KEYR, OPTKEYR -> 0;
      case SR -> sr;
      case CR -> cr;
      case OPTCR -> optcr;
      case OPTCR1 -> {
        if (layout.optcr1() == -1) {
          throw unmodelled(offset);
        }
        yield layout.optcr1();
      }
      default -> throw unmodelled(offset);
    };
  }

  /** Flags are cleared by ones. */
  @Override
  int untouched(int offset) {
    return offset == SR ? 0 : look(offset);
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case ACR -> {
        acr = value & layout.acrMask();
        followers.forEach(follower -> follower.accessControl(acr));
      }
      case KEYR -> unlock(value, cycle);
      case OPTKEYR -> unlockOptions(value, cycle);
      case SR -> {
        sr &= ~(value & (EOP | ERRORS));
        signal();
      }
      case CR -> setCr(value, cycle);
      case OPTCR -> setOptcr(value, cycle);
      default -> throw unmodelled(offset);
    }
  }

  private void unlock(int key, long cycle) {
    if (lockedForGood || (cr & LOCK) == 0 || key != KEYS[keysGiven]) {
      warn("a wrong key locks FLASH_CR until the next reset", cycle);
      lockedForGood = true;
      cr |= LOCK;
      return;
    }
    keysGiven++;
    if (keysGiven == KEYS.length) {
      keysGiven = 0;
      cr &= ~LOCK;
    }
  }

  private void unlockOptions(int key, long cycle) {
    if (key != OPTION_KEYS[optionKeysGiven]) {
      warn("a wrong option key; ignored", cycle);
      optionKeysGiven = 0;
      return;
    }
    optionKeysGiven++;
    if (optionKeysGiven == OPTION_KEYS.length) {
      optionKeysGiven = 0;
      optcr &= ~OPTLOCK;
    }
  }

  private void setOptcr(int value, long cycle) {
    if ((optcr & OPTLOCK) != 0) {
      warn("OPTCR was stored to while it is locked; ignored", cycle);
      return;
    }
    if ((value & OPTSTRT) != 0) {
      throw unmodelled("OPTCR", "programming option bytes", OPTCR);
    }
    optcr = value;
  }

  private void setCr(int value, long cycle) {
    if ((cr & LOCK) != 0) {
      warn("CR was stored to while it is locked; ignored", cycle);
      return;
    }
    cr = value & (CR_MASK | LOCK);
    if ((value & STRT) != 0) {
      erase(cycle);
    }
    signal();
  }

  private void erase(long cycle) {
    int size = cr >>> 8 & 3;
    if ((cr & MER) != 0) {
      start(MASS_ERASE_MILLIS[size] * MILLI, cycle, () -> blank(0, array.bytes.length));
      return;
    }
    int sector = cr >>> 3 & 15;
    List<Integer> sectors = layout.sectorBytes();
    if ((cr & SER) == 0 || sector >= sectors.size()) {
      fail(PGSERR, "STRT without a sector to erase", cycle);
      return;
    }
    int base = sectors.subList(0, sector).stream().mapToInt(Integer::intValue).sum();
    int bytes = sectors.get(sector);
    int kind = bytes == sectors.get(0) ? 0 : bytes == sectors.get(4) ? 1 : 2;
    start(ERASE_MILLIS[kind][size] * MILLI, cycle, () -> blank(base, bytes));
  }

  private void blank(int base, int bytes) {
    Arrays.fill(array.bytes, base, base + bytes, (byte) 0xff);
    array.dropCode(base, bytes);
  }

  private void program(int offset, int bytes, int value, long cycle) {
    if ((cr & (LOCK | PG)) != PG) {
      fail(PGSERR, "a store to flash without PG", cycle);
    } else if (1 << (cr >>> 8 & 3) != bytes) {
      fail(PGPERR, "a store to flash of another size than PSIZE", cycle);
    } else {
      start(
          PROGRAM_NANOS,
          cycle,
          () -> {
            int old = Memory.get(array.bytes, offset, bytes);
            Memory.set(array.bytes, offset, bytes, old & value);
            array.dropCode(offset, bytes);
          });
    }
  }

  private void start(long nanos, long cycle, Runnable effect) {
    sr |= BSY;
    stall.stallFlash(clocks.cyclesIn(nanos), cycle);
    clocks.after(
        nanos,
        cycle,
        due -> {
          effect.run();
          sr &= ~BSY;
          if ((cr & EOPIE) != 0) {
            sr |= EOP;
          }
          signal();
        });
  }

  private void fail(int error, String why, long cycle) {
    warn(why + "; nothing is written", cycle);
    sr |= error;
    signal();
  }

  private void signal() {
    boolean end = (cr & EOPIE) != 0 && (sr & EOP) != 0;
    boolean error = (cr & ERRIE) != 0 && (sr & ERRORS) != 0;
    irq.set(end || error);
  }

  /** The memory itself as the target of stores; loads are plain. */
  Device array() {
    return new Device() {
      @Override
      public int read(int offset, int bytes, long cycle) {
        return Memory.get(array.bytes, offset, bytes);
      }

      @Override
      public void write(int offset, int bytes, int value, long cycle) {
        program(offset, bytes, value, cycle);
      }

      @Override
      public int peek(int offset) {
        return Memory.get(array.bytes, offset, 4);
      }
    };
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Scheduler;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A general-purpose or basic timer as a counter: prescaler, auto-reload, update events and
 * interrupt (RM0390 and RM0385, TIM2 to TIM7 and TIM9 to TIM14). The counter is computed from the
 * cycle of each access.
 *
 * <p>Plain storage: CR2, CCMR1, CCMR2, CCR1–4, DCR, OR, CKD. Not modelled: capture and compare
 * channels (their flags stay 0, their pins do not move), slave mode, center-aligned counting, DMA
 * requests. Asking for one stops the run. A debugger sees the counter as of the last access.
 */
final class Timer extends RegisterBlock implements ClockTree.Listener {
  static final int CR1 = 0x00;
  static final int CR2 = 0x04;
  static final int SMCR = 0x08;
  static final int DIER = 0x0c;
  static final int SR = 0x10;
  static final int EGR = 0x14;
  static final int CCMR1 = 0x18;
  static final int CCMR2 = 0x1c;
  static final int CCER = 0x20;
  static final int CNT = 0x24;
  static final int PSC = 0x28;
  static final int ARR = 0x2c;
  static final int CCR1 = 0x34;
  static final int DMAR = 0x4c;
  static final int OR = 0x50;

  private static final int CEN = 1;
  private static final int UDIS = 1 << 1;
  private static final int URS = 1 << 2;
  private static final int OPM = 1 << 3;
  private static final int DIR = 1 << 4;
  private static final int ARPE = 1 << 7;
  private static final int CR1_MASK = 0x39f;
  private static final int CR1_UNMODELLED = 0x860;
  private static final int UIE = 1;
  private static final int UIF = 1;
  private static final int UG = 1;

  /** What sets one timer apart: bits of the counter, and whether it is only a time base. */
  record Size(int bits, boolean basic) {
    long modulus() {
      return 1L << bits;
    }
  }

  private final Size size;
  private final Scheduler scheduler;
  private final IntSupplier hclkPerTick;
  private final IrqLine irq;
  private final int[] channels = new int[32];
  private Scheduler.@Nullable Event update;

  private int cr1;
  private int dier;
  private int sr;
  private long arr;
  private long shadowArr;
  private int psc;
  private int shadowPsc;

  /** Counter and prescaler as of the tick {@link #settledTick}. */
  private long counter;

  private long prescaled;
  private long settledTick;
  private int divisor = 1;

  Timer(
      String name,
      Size size,
      Scheduler scheduler,
      ClockTree clocks,
      IntSupplier hclkPerTick,
      IrqLine irq,
      Warnings warnings) {
    super(name, Lanes.REPEATED, warnings);
    this.size = size;
    this.scheduler = scheduler;
    this.hclkPerTick = hclkPerTick;
    this.irq = irq;
    clocks.listen(this);
    reset(0);
  }

  @Override
  void reset(long cycle) {
    cr1 = 0;
    dier = 0;
    sr = 0;
    arr = size.modulus() - 1;
    shadowArr = arr;
    psc = 0;
    shadowPsc = 0;
    counter = 0;
    prescaled = 0;
    divisor = hclkPerTick.getAsInt();
    settledTick = cycle / divisor;
    Arrays.fill(channels, 0);
    schedule();
    irq.set(false);
  }

  @Override
  public void clocksChanged(ClockTree.Clocks now, long cycle) {
    settle(cycle);
    divisor = hclkPerTick.getAsInt();
    settledTick = cycle / divisor;
    schedule();
  }

  private boolean counts() {
    return (cr1 & CEN) != 0 && shadowArr != 0;
  }

  /** Counter clocks until the next update event. */
  private long stepsToUpdate() {
    if ((cr1 & DIR) != 0) {
      return counter + 1;
    }
    return counter <= shadowArr
        ? shadowArr - counter + 1
        : size.modulus() - counter + shadowArr + 1;
  }

  /** Brings the counter to a cycle. */
  private void settle(long cycle) {
    long tick = cycle / divisor;
    long ticks = tick - settledTick;
    if (ticks <= 0) {
      return;
    }
    settledTick = tick;
    while (ticks > 0 && counts()) {
      long period = shadowPsc + 1L;
      long toUpdate = stepsToUpdate() * period - prescaled;
      if (ticks < toUpdate) {
        long total = prescaled + ticks;
        step(total / period);
        prescaled = total % period;
        return;
      }
      ticks -= toUpdate;
      prescaled = 0;
      overflow();
      ticks = skipWholePeriods(ticks);
    }
  }

  /** After an update, all further periods are alike. */
  private long skipWholePeriods(long ticks) {
    return counts() ? ticks % ((shadowPsc + 1L) * stepsToUpdate()) : 0;
  }

  private void step(long steps) {
    long moved = (cr1 & DIR) != 0 ? counter - steps : counter + steps;
    counter = Math.floorMod(moved, size.modulus());
  }

  private void overflow() {
    if ((cr1 & UDIS) == 0) {
      loadShadows();
      sr |= UIF;
    }
    counter = (cr1 & DIR) != 0 ? shadowArr : 0;
    if ((cr1 & OPM) != 0) {
      cr1 &= ~CEN;
    }
  }

  private void loadShadows() {
    shadowArr = arr;
    shadowPsc = psc;
  }

  /** Plans the next update event, if somebody waits for it; drives the interrupt. */
  private void schedule() {
    Scheduler.Event planned = update;
    if (planned != null) {
      scheduler.cancel(planned);
      update = null;
    }
    if (counts() && (dier & UIE) != 0 && (sr & UIF) == 0 && (cr1 & UDIS) == 0) {
      long ticks = stepsToUpdate() * (shadowPsc + 1L) - prescaled;
      update =
          scheduler.at(
              (settledTick + ticks) * divisor,
              cycle -> {
                update = null;
                settle(cycle);
                schedule();
              });
    }
    irq.set((sr & dier & UIF) != 0);
  }

  @Override
  int get(int offset, long cycle) {
    settle(cycle);
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case CR1 -> cr1;
      case DIER -> dier;
      case SR -> sr;
      case EGR -> 0;
      case CNT -> (int) counter;
      case PSC -> psc;
      case ARR -> (int) arr;
      default -> {
        checkChannelRegister(offset);
        yield channels[offset / 4];
      }
    };
  }

  /** Registers of the channels, which a basic timer lacks except for CR2. */
  private void checkChannelRegister(int offset) {
    boolean exists =
        offset == CR2 || !size.basic() && offset <= OR && offset != 0x30 && offset != 0x44;
    if (!exists || offset == DMAR) {
      throw unmodelled(offset);
    }
  }

  @Override
  void set(int offset, int value, long cycle) {
    settle(cycle);
    switch (offset) {
      case CR1 -> setCr1(value, cycle);
      case DIER -> {
        refuse("DIER", value & ~UIE, "capture, compare, trigger or DMA", offset);
        dier = value & UIE;
      }
      case SR -> sr &= value;
      case EGR -> {
        refuse("EGR", value & ~UG, "capture, compare or trigger", offset);
        generateUpdate(value, cycle);
      }
      case CNT -> counter = Integer.toUnsignedLong(value) % size.modulus();
      case PSC -> psc = value & 0xffff;
      case ARR -> {
        arr = Integer.toUnsignedLong(value) % size.modulus();
        shadowArr = (cr1 & ARPE) == 0 ? arr : shadowArr;
      }
      default -> setChannelRegister(offset, value);
    }
    schedule();
  }

  private void setChannelRegister(int offset, int value) {
    checkChannelRegister(offset);
    if (offset == SMCR) {
      refuse("SMCR", value, "slave mode or external clock", offset);
    } else if (offset == CCER) {
      refuse("CCER", value & 0x1111, "a capture or compare channel", offset);
    }
    boolean wide = offset >= CCR1 && offset < 0x44;
    channels[offset / 4] = wide ? value & (int) (size.modulus() - 1) : value & 0xffff;
  }

  /** The counter starts one tick after CEN. */
  private void setCr1(int value, long cycle) {
    refuse("CR1", value & CR1_UNMODELLED, "center-aligned mode or UIFREMAP", CR1);
    if ((value & CEN) != 0 && (cr1 & CEN) == 0) {
      settledTick = cycle / divisor + 1;
    }
    cr1 = value & CR1_MASK;
  }

  private void generateUpdate(int value, long cycle) {
    if ((value & UG) == 0 || (cr1 & UDIS) != 0) {
      return;
    }
    loadShadows();
    counter = (cr1 & DIR) != 0 ? shadowArr : 0;
    prescaled = 0;
    settledTick = cycle / divisor;
    if ((cr1 & URS) == 0) {
      sr |= UIF;
    }
  }

  private void refuse(String register, int bits, String feature, int offset) {
    if (bits != 0) {
      throw unmodelled(register, feature, offset);
    }
  }
}

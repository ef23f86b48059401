package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Scheduler;
import java.util.List;
import java.util.Optional;

/**
 * Reset and clock control: oscillators, PLLs, prescalers and the clocks of the blocks (RM0390 and
 * RM0385, RCC). Drives the {@link ClockTree}.
 *
 * <p>Plain storage: HSITRIM, PLLI2SCFGR, PLLSAICFGR, SSCGR, CKGATENR, the fields of CFGR for RTC,
 * I2S and MCO, the low-power enables, RTCSEL and RTCEN of BDCR, and what DCKCFGR, DCKCFGR1 and
 * DCKCFGR2 select for blocks that are not modelled. Not modelled: clock security (HSE never fails),
 * spread spectrum, the MCO pins, the few cycles that a switch of the system clock takes.
 */
final class Rcc extends RegisterBlock {
  static final int CR = 0x00;
  static final int PLLCFGR = 0x04;
  static final int CFGR = 0x08;
  static final int CIR = 0x0c;
  static final int BDCR = 0x70;
  static final int CSR = 0x74;
  static final int PLLI2SCFGR = 0x84;
  static final int PLLSAICFGR = 0x88;
  static final int DCKCFGR = 0x8c;
  static final int DCKCFGR2 = 0x94;
  static final int DCKCFGR2_F7 = 0x90;

  private static final int HSION = 1;
  private static final int HSITRIM = 0xf8;
  private static final int HSITRIM_MIDDLE = 0x80;
  private static final int HSEON = 1 << 16;
  private static final int HSEBYP = 1 << 18;
  private static final int CSSON = 1 << 19;
  private static final int PLLON = 1 << 24;
  private static final int PLLI2SON = 1 << 26;
  private static final int PLLSAION = 1 << 28;
  private static final int TIMPRE = 1 << 24;

  /** Start-up times in nanoseconds: DS10693 and DS10916, electrical characteristics. */
  private static final long HSI_NANOS = 2_200;

  private static final long HSE_CRYSTAL_NANOS = 2_000_000;

  /** Assumed: an external clock counts as stable after eight of its periods. */
  private static final long HSE_BYPASS_NANOS = 1_000;

  /** Assumed: the middle of the range of 100–300 µs. */
  private static final long PLL_NANOS = 200_000;

  /** Where the chips differ. */
  record Layout(
      boolean pllRAsSystemClock,
      int pllcfgrMask,
      int cfgrMask,
      List<RccGates.Mask> gates,
      List<PlainRegisters.Plain> plain) {}

  /** Sources of SYSCLK in the encoding of SW. */
  private enum Source {
    HSI(0),
    HSE(1),
    PLL(2),
    PLL_R(3);

    private final int code;

    Source(int code) {
      this.code = code;
    }

    static Source of(int code) {
      return switch (code & 3) {
        case 0 -> HSI;
        case 1 -> HSE;
        case 2 -> PLL;
        default -> PLL_R;
      };
    }
  }

  private final Layout layout;
  private final ClockTree clocks;
  private final Frequency hsiFrequency;
  private final Frequency hseFrequency;
  private final RccPll pllSettings;
  private final RccLowSpeed lowSpeed;
  private final IrqLine irq;
  private final RccGates gates;
  private final PlainRegisters plain;
  private final Oscillator hsi;
  private final Oscillator hse;
  private final Oscillator pll;
  private final Oscillator pllI2s;
  private final Oscillator pllSai;

  private int crPlain;
  private int cfgr;
  private Source source = Source.HSI;
  private int interruptEnables;
  private int interruptFlags;
  private boolean backupWritable;

  Rcc(
      Layout layout,
      Scheduler scheduler,
      ClockTree clocks,
      Frequency hsiFrequency,
      Frequency hseFrequency,
      IrqLine irq,
      Warnings warnings) {
    super("RCC", Lanes.KEPT, warnings);
    this.layout = layout;
    this.clocks = clocks;
    this.hsiFrequency = hsiFrequency;
    this.hseFrequency = hseFrequency;
    this.irq = irq;
    gates = new RccGates(layout.gates());
    plain = new PlainRegisters(layout.plain());
    lowSpeed =
        new RccLowSpeed(
            new Oscillator(clocks, scheduler, cycle -> ready(0, cycle)),
            new Oscillator(clocks, scheduler, cycle -> ready(1, cycle)));
    pllSettings = new RccPll(layout.pllcfgrMask(), hsiFrequency, hseFrequency);
    hsi = new Oscillator(clocks, scheduler, cycle -> ready(2, cycle));
    hse = new Oscillator(clocks, scheduler, cycle -> ready(3, cycle));
    pll = new Oscillator(clocks, scheduler, cycle -> ready(4, cycle));
    pllI2s = new Oscillator(clocks, scheduler, cycle -> ready(5, cycle));
    pllSai = new Oscillator(clocks, scheduler, cycle -> ready(6, cycle));
    restart();
  }

  /** What runs after power-on: HSI, undivided. */
  static ClockTree.Clocks clocksAtReset(Frequency hsi) {
    return new ClockTree.Clocks("HSI", Optional.empty(), hsi, 1, 1, 1, false);
  }

  RccGates gates() {
    return gates;
  }

  boolean pllReady() {
    return pll.ready();
  }

  /** PWR allows or forbids stores to BDCR. */
  void backupWritable(boolean allowed) {
    backupWritable = allowed;
  }

  /** The kernel clock that two bits of DCKCFGR2 select for a USART (STM32F746). */
  Frequency usartClock(int shift, Frequency pclk) {
    return switch (plain.get(DCKCFGR2_F7) >>> shift & 3) {
      case 1 -> clocks.now().sysclk();
      case 2 -> hsiFrequency;
      case 3 -> Frequency.hertz(32_768);
      default -> pclk;
    };
  }

  /** The chip was reset; see {@link RccLowSpeed}. */
  void reset(ResetCause cause, long cycle) {
    reset(cycle);
    lowSpeed.reset(cause);
  }

  @Override
  void reset(long cycle) {
    restart();
    update(cycle);
  }

  private void restart() {
    hsi.running();
    List.of(hse, pll, pllI2s, pllSai).forEach(Oscillator::stop);
    pllSettings.reset();
    crPlain = HSITRIM_MIDDLE;
    cfgr = 0;
    source = Source.HSI;
    interruptEnables = 0;
    interruptFlags = 0;
    irq.set(false);
    gates.reset();
    plain.reset();
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case CR ->
          crPlain
              | hsi.flags()
              | hse.flags() << 16
              | pll.flags() << 24
              | pllI2s.flags() << 26
              | pllSai.flags() << 28;
      case PLLCFGR -> pllSettings.register();
      case CFGR -> cfgr | source.code << 2;
      case CIR -> interruptEnables | interruptFlags;
      case BDCR -> lowSpeed.bdcr();
      case CSR -> lowSpeed.csr();
      default -> {
        if (gates.has(offset)) {
          yield gates.get(offset);
        }
        if (plain.has(offset)) {
          yield plain.get(offset);
        }
        throw unmodelled(offset);
      }
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case CR -> setCr(value, cycle);
      case PLLCFGR -> setPllcfgr(value, cycle);
      case CFGR -> {
        cfgr = value & layout.cfgrMask();
        update(cycle);
      }
      case CIR -> setCir(value);
      case BDCR -> setBdcr(value, cycle);
      case CSR -> lowSpeed.setCsr(value, cycle);
      default -> setOther(offset, value, cycle);
    }
  }

  private void setOther(int offset, int value, long cycle) {
    if (gates.has(offset)) {
      gates.set(offset, value, cycle);
    } else if (!plain.has(offset)) {
      throw unmodelled(offset);
    } else if (offset == PLLI2SCFGR && pllI2s.on() || offset == PLLSAICFGR && pllSai.on()) {
      warn("a PLL was reprogrammed while it is on; ignored", cycle);
    } else {
      plain.set(offset, value);
      update(cycle);
    }
  }

  private void setCr(int value, long cycle) {
    if ((value & HSITRIM) != HSITRIM_MIDDLE) {
      warn("HSITRIM has no effect on the modelled HSI", cycle);
    }
    int bypass = hse.on() ? crPlain & HSEBYP : value & HSEBYP;
    crPlain = value & (HSITRIM | CSSON) | bypass;
    switchOscillator(hsi, (value & HSION) != 0, uses(Source.HSI), "HSI", HSI_NANOS, cycle);
    long hseNanos = bypass != 0 ? HSE_BYPASS_NANOS : HSE_CRYSTAL_NANOS;
    switchOscillator(hse, (value & HSEON) != 0, uses(Source.HSE), "HSE", hseNanos, cycle);
    boolean pllUsed = source == Source.PLL || source == Source.PLL_R;
    switchPll(pll, (value & PLLON) != 0, pllUsed, "PLL", cycle);
    switchPll(pllI2s, (value & PLLI2SON) != 0, false, "PLLI2S", cycle);
    switchPll(pllSai, (value & PLLSAION) != 0, false, "PLLSAI", cycle);
    update(cycle);
  }

  /** Whether the system clock comes from that oscillator, through the PLL or not. */
  private boolean uses(Source oscillator) {
    boolean throughPll = source == Source.PLL || source == Source.PLL_R;
    boolean drivesPll = pllSettings.onHse() == (oscillator == Source.HSE);
    return source == oscillator || (throughPll && drivesPll);
  }

  private void switchOscillator(
      Oscillator oscillator, boolean on, boolean used, String name, long nanos, long cycle) {
    if (on) {
      oscillator.start(nanos, cycle);
    } else if (used && oscillator.on()) {
      warn(name + " was switched off while it drives the system clock; ignored", cycle);
    } else {
      oscillator.stop();
    }
  }

  private void switchPll(Oscillator which, boolean on, boolean used, String name, long cycle) {
    Oscillator input = pllSettings.onHse() ? hse : hsi;
    if (on && !which.on() && !input.ready()) {
      warn(name + " was switched on without a ready input; it never locks", cycle);
      which.hang();
      return;
    }
    if (on && !which.on() && which == pll) {
      checkPll(cycle);
    }
    switchOscillator(which, on, used, name, PLL_NANOS, cycle);
  }

  private void checkPll(long cycle) {
    if (!pllSettings.programmable()) {
      throw unmodelled("PLLCFGR", "M or N outside the documented range", PLLCFGR);
    }
    pllSettings.check(this::warn, cycle);
  }

  private void setPllcfgr(int value, long cycle) {
    if (pll.on() && pllSettings.masked(value) != pllSettings.register()) {
      warn("PLLCFGR was changed while the PLL is on; ignored", cycle);
    } else {
      pllSettings.set(value);
    }
  }

  private void ready(int flag, long cycle) {
    if ((interruptEnables >>> 8 + flag & 1) != 0) {
      interruptFlags |= 1 << flag;
      irq.set(true);
    }
    update(cycle);
  }

  /** Follows SW as soon as its target is ready, and tells the clock tree. */
  private void update(long cycle) {
    Source wanted = Source.of(cfgr);
    if (wanted == Source.PLL_R && !layout.pllRAsSystemClock()) {
      throw unmodelled("CFGR", "SW = 11 is not allowed", CFGR);
    }
    Oscillator target =
        switch (wanted) {
          case HSI -> hsi;
          case HSE -> hse;
          case PLL, PLL_R -> pll;
        };
    if (target.ready()) {
      source = wanted;
    }
    Optional<ClockTree.Pll> settings =
        source == Source.PLL || source == Source.PLL_R
            ? Optional.of(pllSettings.settings(source == Source.PLL_R))
            : Optional.empty();
    Frequency sysclk =
        settings
            .map(ClockTree.Pll::output)
            .orElse(source == Source.HSE ? hseFrequency : hsiFrequency);
    clocks.change(
        new ClockTree.Clocks(
            source.name(),
            settings,
            sysclk,
            hclkDivisor(cfgr >>> 4 & 15),
            pclkDivisor(cfgr >>> 10 & 7),
            pclkDivisor(cfgr >>> 13 & 7),
            (plain.get(DCKCFGR) & TIMPRE) != 0),
        cycle);
  }

  /** HPRE: 2, 4, 8, 16, then 64 to 512. */
  private static int hclkDivisor(int hpre) {
    return hpre < 8 ? 1 : hpre < 12 ? 1 << hpre - 7 : 1 << hpre - 6;
  }

  private static int pclkDivisor(int ppre) {
    return ppre < 4 ? 1 : 1 << ppre - 3;
  }

  private void setCir(int value) {
    interruptEnables = value & 0x7f00;
    interruptFlags &= ~(value >>> 16 & 0x7f);
    irq.set(interruptFlags != 0);
  }

  private void setBdcr(int value, long cycle) {
    if (!backupWritable) {
      warn("BDCR was stored to while PWR_CR.DBP is clear; ignored", cycle);
      return;
    }
    lowSpeed.setBdcr(value, cycle);
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.Device;
import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Memory;
import dev.stacktoll.core.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Builds the blocks of a chip from its memory map and connects them to each other. */
final class Wiring {
  /** Interrupts of EXTI and the lines that share them. */
  private static final Map<String, Integer> EXTI_LINES =
      Map.ofEntries(
          Map.entry("EXTI0", 1),
          Map.entry("EXTI1", 1 << 1),
          Map.entry("EXTI2", 1 << 2),
          Map.entry("EXTI3", 1 << 3),
          Map.entry("EXTI4", 1 << 4),
          Map.entry("EXTI9_5", 0x03e0),
          Map.entry("EXTI15_10", 0xfc00),
          Map.entry("PVD", 1 << 16),
          Map.entry("RTC_Alarm", 1 << 17),
          Map.entry("OTG_FS_WKUP", 1 << 18),
          Map.entry("OTG_HS_WKUP", 1 << 20),
          Map.entry("TAMP_STAMP", 1 << 21),
          Map.entry("RTC_WKUP", 1 << 22));

  /** What the blocks do to the world around the chip and to its core. */
  interface Outside {
    /** The core clock stands still. */
    void stall(long cycles, long cycle);

    /** Code that runs from flash stands still. */
    void stallFlash(long cycles, long cycle);

    void watchdog(ResetCause cause, long cycle);

    void pinsChanged(char port, int changedPins, int levels, long cycle);

    void sent(String port, int data, Frequency baud, long cycle);
  }

  /** The oscillators as the board has them. */
  record Oscillators(Frequency hsi, Frequency hse) {}

  private final Chip chip;
  private final Scheduler scheduler;
  private final ClockTree clocks;
  private final IntFunction<IrqLine> irqs;
  private final Outside outside;
  private final Warnings warnings;
  private final MemoryMap memories;
  private final ClockLimits limits;
  private final Rcc rcc;
  private final Exti exti;
  private final FlashController flash;
  private final List<RegisterBlock> blocks = new ArrayList<>();
  private final Map<Character, Gpio> ports = new HashMap<>();
  private final Map<String, SerialPort> serials = new HashMap<>();
  private final Map<String, Dma> controllers = new HashMap<>();

  Wiring(
      Chip chip,
      Memory memory,
      MemoryMap memories,
      Scheduler scheduler,
      ClockTree clocks,
      Oscillators oscillators,
      IntFunction<IrqLine> irqs,
      Outside outside,
      Warnings warnings) {
    this.chip = chip;
    this.scheduler = scheduler;
    this.clocks = clocks;
    this.irqs = irqs;
    this.outside = outside;
    this.warnings = warnings;
    this.memories = memories;
    limits = new ClockLimits(chip.limits(), clocks.now(), warnings);
    clocks.listen(limits);
    rcc =
        new Rcc(
            part(Part.ResetAndClock.class).layout(),
            scheduler,
            clocks,
            oscillators.hsi(),
            oscillators.hse(),
            irq("RCC"),
            warnings);
    exti = new Exti(part(Part.ExternalInterrupts.class).lines(), extiGroups(), warnings);
    flash =
        new FlashController(
            part(Part.FlashInterface.class).layout(),
            memories.flash(),
            clocks,
            irq("FLASH"),
            outside::stallFlash,
            warnings);
    flash.follow(limits);
    for (Chip.Row row : chip.map()) {
      add(row, memory);
    }
    chip.map().forEach(this::connectRequests);
  }

  private <T extends Part> T part(Class<T> kind) {
    return chip.map().stream()
        .map(Chip.Row::part)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(chip.name() + " lacks " + kind));
  }

  private IrqLine irq(String name) {
    return irqs.apply(chip.interrupt(name));
  }

  private List<Exti.Group> extiGroups() {
    return chip.interrupts().stream()
        .filter(EXTI_LINES::containsKey)
        .map(name -> new Exti.Group(EXTI_LINES.getOrDefault(name, 0), irq(name)))
        .toList();
  }

  private void add(Chip.Row row, Memory memory) {
    Optional<Device> device = device(row, memory);
    device.ifPresent(
        target -> {
          memory.add(row.name(), row.base(), row.size(), target);
          if (target instanceof RegisterBlock block) {
            blocks.add(block);
            row.gate().ifPresent(gate -> rcc.gates().add(gate.bus(), gate.bit(), block));
          }
        });
  }

  private Optional<Device> device(Chip.Row row, Memory memory) {
    return switch (row.part()) {
      case Part.Ram(), Part.Alias(String _) -> Optional.empty();
      case Part.Flash() -> Optional.of(flash.array());
      case Part.Fixed(Map<Integer, Integer> words) -> Optional.of(fixed(row, words));
      case Part.NotModelled() -> Optional.of(new Unmodelled(row.name()));
      case Part.BackupMemory() -> Optional.of(new BackupSram(row.size(), warnings));
      case Part.GpioPort(char letter, Gpio.AtReset atReset) -> Optional.of(port(letter, atReset));
      case Part.SerialF4(String interrupt) -> {
        UsartPort port = serialPort(row, interrupt, () -> pclk(row));
        yield Optional.of(serial(row, new UsartF4(row.name(), port, warnings)));
      }
      case Part.SerialF7(String interrupt, int shift) -> {
        UsartPort port = serialPort(row, interrupt, () -> rcc.usartClock(shift, pclk(row)));
        yield Optional.of(serial(row, new UsartF7(row.name(), port, warnings)));
      }
      case Part.Counter(Timer.Size size, String interrupt) ->
          Optional.of(
              new Timer(
                  row.name(), size, scheduler, clocks, timerClock(row), irq(interrupt), warnings));
      case Part.ResetAndClock _ -> Optional.of(rcc);
      case Part.Power(Pwr.Layout layout) ->
          Optional.of(new Pwr(layout, scheduler, clocks, rcc::pllReady, powerEffects(), warnings));
      case Part.FlashInterface _ -> Optional.of(flash);
      case Part.SystemConfiguration(Syscfg.Layout layout) ->
          Optional.of(new Syscfg(layout, memories::remap, exti, warnings));
      case Part.ExternalInterrupts _ -> Optional.of(exti);
      case Part.IndependentWatchdog(boolean windowed) ->
          Optional.of(
              new Iwdg(
                  windowed,
                  clocks,
                  scheduler,
                  cycle -> outside.watchdog(ResetCause.INDEPENDENT_WATCHDOG, cycle),
                  warnings));
      case Part.WindowWatchdog() ->
          Optional.of(
              new Wwdg(
                  scheduler,
                  clocks::hclkPerPclk1,
                  irq("WWDG"),
                  cycle -> outside.watchdog(ResetCause.WINDOW_WATCHDOG, cycle),
                  warnings));
      case Part.CrcUnit(boolean programmable) -> Optional.of(new Crc(programmable, warnings));
      case Part.DmaController(boolean withinMemory, List<DmaRequest> _) ->
          Optional.of(dma(row, withinMemory, memory));
      case Part.DebugUnit(int idcode) -> Optional.of(new Dbgmcu(idcode, warnings));
    };
  }

  private static ReadOnlyBytes fixed(Chip.Row row, Map<Integer, Integer> words) {
    byte[] bytes = new byte[row.size()];
    Arrays.fill(bytes, (byte) 0xff);
    words.forEach((offset, word) -> Memory.set(bytes, offset, 4, word));
    return new ReadOnlyBytes(row.name(), bytes);
  }

  private Gpio port(char letter, Gpio.AtReset atReset) {
    Gpio port =
        new Gpio(
            letter,
            atReset,
            (which, changed, levels, cycle) -> {
              exti.changed(which, changed, levels);
              outside.pinsChanged(which, changed, levels, cycle);
            },
            warnings);
    ports.put(letter, port);
    return port;
  }

  private Dma dma(Chip.Row row, boolean withinMemory, Memory memory) {
    List<IrqLine> lines =
        IntStream.range(0, 8).mapToObj(stream -> irq(row.name() + "_Stream" + stream)).toList();
    Dma dma = new Dma(row.name(), withinMemory, memory, scheduler, lines, warnings);
    controllers.put(row.name(), dma);
    return dma;
  }

  private void connectRequests(Chip.Row row) {
    Dma dma = controllers.get(row.name());
    if (dma == null || !(row.part() instanceof Part.DmaController(boolean _, var requests))) {
      return;
    }
    for (DmaRequest request : requests) {
      UsartPort port = serial(request.block());
      port.dma(dma::requestsChanged);
      dma.connect(
          request.stream(),
          request.channel(),
          request.transmits() ? port::asksForTransmitData : port::offersReceivedData);
    }
  }

  private UsartPort serialPort(Chip.Row row, String interrupt, Supplier<Frequency> kernel) {
    return new UsartPort(
        clocks,
        scheduler,
        kernel,
        irq(interrupt),
        (data, baud, cycle) -> outside.sent(row.name(), data, baud, cycle));
  }

  private <T extends RegisterBlock & SerialPort> T serial(Chip.Row row, T block) {
    serials.put(row.name(), block);
    return block;
  }

  private static boolean onApb1(Chip.Row row) {
    return row.gate().filter(gate -> gate.bus() == RccGates.Bus.APB1).isPresent();
  }

  private Frequency pclk(Chip.Row row) {
    return onApb1(row) ? clocks.now().pclk1() : clocks.now().pclk2();
  }

  private IntSupplier timerClock(Chip.Row row) {
    return onApb1(row)
        ? () -> clocks.now().hclkPerTimer1Tick()
        : () -> clocks.now().hclkPerTimer2Tick();
  }

  private Pwr.Effects powerEffects() {
    return new Pwr.Effects() {
      @Override
      public void stall(long cycles, long cycle) {
        outside.stall(cycles, cycle);
      }

      @Override
      public void backupWritable(boolean allowed) {
        rcc.backupWritable(allowed);
      }

      @Override
      public void scale(int scale, boolean overDrive, long cycle) {
        limits.scale(scale, overDrive, cycle);
      }
    };
  }

  FlashController flash() {
    return flash;
  }

  Gpio port(char letter) {
    Gpio port = ports.get(letter);
    if (port == null) {
      throw new IllegalArgumentException(chip.name() + " has no port " + letter);
    }
    return port;
  }

  UsartPort serial(String name) {
    SerialPort serial = serials.get(name);
    if (serial == null) {
      throw new IllegalArgumentException(chip.name() + " has no serial port " + name);
    }
    return serial.port();
  }

  /** Resets every block, RCC last with the cause. */
  void reset(ResetCause cause, long cycle) {
    for (RegisterBlock block : blocks) {
      if (block != rcc) {
        block.reset(cycle);
      }
    }
    rcc.reset(cause, cycle);
  }
}

package dev.stacktoll.soc;

import dev.stacktoll.core.CoreConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A chip as data: its core, its memory map, its interrupts.
 *
 * @param name as ST sells it
 * @param core what ST built in
 * @param timing which pipeline and bus models belong to it
 * @param bootAddress where the core finds its vector table after reset, with the factory's settings
 * @param limits of the clocks
 * @param interrupts names of the NVIC's external interrupts by position; reserved ones are empty
 * @param map every block and memory, none overlapping another
 */
public record Chip(
    String name,
    CoreConfig core,
    Timing timing,
    int bootAddress,
    ClockLimits.Table limits,
    List<String> interrupts,
    List<Row> map) {

  /** The bus system around the core. */
  enum Timing {
    /** Cortex-M4 with the ART accelerator on I-Code and D-Code. */
    STM32F4,
    /** Cortex-M7 with L1 caches, TCMs and AXI. */
    STM32F7
  }

  /** The bit of RCC that clocks a block. */
  record Gate(RccGates.Bus bus, int bit) {}

  /** One line of the memory map. */
  record Row(String name, int base, int size, Optional<Gate> gate, Part part) {
    Row(String name, int base, int size, Part part) {
      this(name, base, size, Optional.empty(), part);
    }

    Row(String name, int base, int size, RccGates.Bus bus, int bit, Part part) {
      this(name, base, size, Optional.of(new Gate(bus, bit)), part);
    }

    private long first() {
      return Integer.toUnsignedLong(base);
    }

    private long last() {
      return first() + size - 1;
    }
  }

  public Chip {
    interrupts = List.copyOf(interrupts);
    map = map.stream().sorted(Comparator.comparingLong(Row::first)).toList();
    for (int i = 1; i < map.size(); i++) {
      if (map.get(i).first() <= map.get(i - 1).last()) {
        throw new IllegalArgumentException(
            map.get(i).name() + " overlaps " + map.get(i - 1).name());
      }
    }
  }

  int interrupt(String interruptName) {
    int number = interrupts.indexOf(interruptName);
    if (number < 0) {
      throw new IllegalArgumentException(name + " has no interrupt " + interruptName);
    }
    return number;
  }

  /** Name of an external interrupt, or its number where ST reserves it. */
  public String interruptName(int number) {
    boolean named = number < interrupts.size() && !interrupts.get(number).isEmpty();
    return named ? interrupts.get(number) : "interrupt " + number;
  }

  /** Name of the block or memory at an address. */
  public Optional<String> blockAt(int address) {
    long wanted = Integer.toUnsignedLong(address);
    return map.stream()
        .filter(row -> row.first() <= wanted && wanted <= row.last())
        .map(Row::name)
        .findFirst();
  }

  /** The memory map as a table, one line per row. */
  public String mapTable() {
    StringBuilder table = new StringBuilder();
    table.append(line("first", "last", "bytes", "name", "clock", "model"));
    for (Row row : map) {
      table.append(
          line(
              address(row.first()),
              address(row.last()),
              Integer.toUnsignedString(row.size()),
              row.name(),
              row.gate().map(gate -> gate.bus() + " " + gate.bit()).orElse(""),
              model(row.part())));
    }
    return table.toString();
  }

  private static String line(
      String first, String last, String bytes, String name, String clock, String model) {
    return "%-11s  %-11s  %10s  %-16s  %-8s  %s%n"
        .formatted(first, last, bytes, name, clock, model)
        .replace(System.lineSeparator(), "\n");
  }

  private static String address(long value) {
    return String.format(Locale.ROOT, "0x%04x_%04x", value >>> 16, value & 0xffff);
  }

  private static String model(Part part) {
    return switch (part) {
      case Part.Ram() -> "RAM";
      case Part.Flash() -> "flash";
      case Part.Alias(String of) -> "the same as " + of;
      case Part.Fixed _ -> "fixed contents";
      case Part.BackupMemory() -> "BackupSram";
      case Part.GpioPort _ -> "Gpio";
      case Part.SerialF4 _ -> "UsartF4";
      case Part.SerialF7 _ -> "UsartF7";
      case Part.Counter(Timer.Size size, String _) ->
          "Timer, " + size.bits() + " bits" + (size.basic() ? ", basic" : "");
      case Part.ResetAndClock _ -> "Rcc";
      case Part.Power _ -> "Pwr";
      case Part.FlashInterface _ -> "FlashController";
      case Part.SystemConfiguration _ -> "Syscfg";
      case Part.ExternalInterrupts _ -> "Exti";
      case Part.IndependentWatchdog _ -> "Iwdg";
      case Part.WindowWatchdog() -> "Wwdg";
      case Part.CrcUnit _ -> "Crc";
      case Part.DmaController _ -> "Dma";
      case Part.DebugUnit _ -> "Dbgmcu";
      case Part.NotModelled() -> "not modelled";
    };
  }
}

package dev.stacktoll.soc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The enable, reset and low-power enable registers of RCC: a bit of each for every block. The
 * low-power enables are plain storage.
 */
final class RccGates {
  /** A bus with its own set of registers. */
  enum Bus {
    AHB1(0x30),
    AHB2(0x34),
    AHB3(0x38),
    APB1(0x40),
    APB2(0x44);

    private final int enableOffset;

    Bus(int enableOffset) {
      this.enableOffset = enableOffset;
    }

    private int resetOffset() {
      return enableOffset - 0x20;
    }

    private int sleepOffset() {
      return enableOffset + 0x20;
    }
  }

  /** The bits of one bus: which exist, which are set after reset, and those that act in sleep. */
  record Mask(Bus bus, int enable, int enableAtReset, int sleep, int reset) {}

  private record Gate(Bus bus, int bit, RegisterBlock block) {}

  private final List<Mask> masks;
  private final List<Gate> gates = new ArrayList<>();
  private final Map<Bus, Integer> enabled = new EnumMap<>(Bus.class);
  private final Map<Bus, Integer> held = new EnumMap<>(Bus.class);
  private final Map<Bus, Integer> inSleep = new EnumMap<>(Bus.class);

  RccGates(List<Mask> masks) {
    this.masks = List.copyOf(masks);
    reset();
  }

  void reset() {
    for (Mask mask : masks) {
      enabled.put(mask.bus(), mask.enableAtReset());
      held.put(mask.bus(), 0);
      inSleep.put(mask.bus(), mask.sleep());
    }
    gates.forEach(gate -> gate.block().clock(isEnabled(gate)));
  }

  /** From now on the bit holds the clock of the block. */
  void add(Bus bus, int bit, RegisterBlock block) {
    Gate gate = new Gate(bus, bit, block);
    gates.add(gate);
    block.clock(isEnabled(gate));
  }

  private boolean isEnabled(Gate gate) {
    return (enabled.getOrDefault(gate.bus(), 0) >>> gate.bit() & 1) != 0;
  }

  boolean has(int offset) {
    return masks.stream()
        .map(Mask::bus)
        .anyMatch(
            bus ->
                offset == bus.enableOffset
                    || offset == bus.resetOffset()
                    || offset == bus.sleepOffset());
  }

  int get(int offset) {
    for (Mask mask : masks) {
      Bus bus = mask.bus();
      if (offset == bus.enableOffset) {
        return enabled.getOrDefault(bus, 0);
      }
      if (offset == bus.resetOffset()) {
        return held.getOrDefault(bus, 0);
      }
      if (offset == bus.sleepOffset()) {
        return inSleep.getOrDefault(bus, 0);
      }
    }
    throw new IllegalArgumentException("no gate register at offset " + offset);
  }

  void set(int offset, int value, long cycle) {
    for (Mask mask : masks) {
      Bus bus = mask.bus();
      if (offset == bus.enableOffset) {
        enabled.put(bus, value & mask.enable());
        gates.stream()
            .filter(gate -> gate.bus() == bus)
            .forEach(gate -> gate.block().clock(isEnabled(gate)));
      } else if (offset == bus.resetOffset()) {
        int rising = value & ~held.getOrDefault(bus, 0);
        held.put(bus, value & mask.reset());
        gates.stream()
            .filter(gate -> gate.bus() == bus && (rising >>> gate.bit() & 1) != 0)
            .forEach(gate -> gate.block().reset(cycle));
      } else if (offset == bus.sleepOffset()) {
        inSleep.put(bus, value & mask.sleep());
      }
    }
  }
}

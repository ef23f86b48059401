package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Memory;
import dev.stacktoll.core.Scheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a block sees of its chip, without the chip: clocks, events, interrupts that are noted. */
final class Surroundings {
  static final Frequency HSI = Frequency.hertz(16_000_000);
  static final Frequency HSE = Frequency.hertz(8_000_000);

  /** An interrupt input that remembers its level. */
  static final class Line implements IrqLine {
    boolean high;
    int risen;

    @Override
    public void set(boolean level) {
      if (level && !high) {
        risen++;
      }
      high = level;
    }

    @Override
    public void pulse() {
      risen++;
    }
  }

  final Scheduler scheduler = new Scheduler();
  final ClockTree clocks = new ClockTree(scheduler, Rcc.clocksAtReset(HSI));
  final Line irq = new Line();
  final List<String> warnings = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final Map<Integer, Line> lines = new HashMap<>();

  void warn(String text, long cycle) {
    warnings.add(text);
  }

  Line line(int number) {
    return lines.computeIfAbsent(number, _ -> new Line());
  }

  /** A whole chip without its core. */
  Soc chip(Chip chip) {
    Memory memory = new Memory();
    MemoryMap map = new MemoryMap(chip, memory, 1);
    Wiring wiring =
        new Wiring(
            chip,
            memory,
            map,
            scheduler,
            clocks,
            new Wiring.Oscillators(HSI, HSE),
            this::line,
            outside(),
            this::warn);
    return new Soc(this, memory, wiring);
  }

  private Wiring.Outside outside() {
    return new Wiring.Outside() {
      @Override
      public void stall(long cycles, long cycle) {
        events.add("stall " + cycles);
      }

      @Override
      public void stallFlash(long cycles, long cycle) {
        events.add("flash stall " + cycles);
      }

      @Override
      public void watchdog(ResetCause cause, long cycle) {
        events.add(cause.label() + " at " + cycle);
      }

      @Override
      public void pinsChanged(char port, int changedPins, int levels, long cycle) {
        for (int pin = 0; pin < 16; pin++) {
          if ((changedPins >>> pin & 1) != 0) {
            events.add("P" + port + pin + " " + (levels >>> pin & 1) + " at " + cycle);
          }
        }
      }

      @Override
      public void sent(String port, int data, Frequency baud, long cycle) {
        events.add("%s 0x%02x at %d".formatted(port, data, cycle));
      }
    };
  }

  /** Loads and stores by address, as the core would do them. */
  record Soc(Surroundings around, Memory memory, Wiring wiring) {
    int load(int address, long cycle) {
      return load(address, 4, cycle);
    }

    int load(int address, int bytes, long cycle) {
      around.scheduler.runUntil(cycle);
      Memory.Mapping target = target(address);
      return target.device().read(address - target.base(), bytes, cycle);
    }

    void store(int address, int value, long cycle) {
      store(address, 4, value, cycle);
    }

    void store(int address, int bytes, int value, long cycle) {
      around.scheduler.runUntil(cycle);
      Memory.Mapping target = target(address);
      target.device().write(address - target.base(), bytes, value, cycle);
    }

    private Memory.Mapping target(int address) {
      Memory.Mapping target = memory.device(address);
      if (target == null) {
        throw new IllegalArgumentException("nothing at 0x" + Integer.toHexString(address));
      }
      return target;
    }

    void set(int address, int bits, long cycle) {
      store(address, load(address, cycle) | bits, cycle);
    }
  }
}

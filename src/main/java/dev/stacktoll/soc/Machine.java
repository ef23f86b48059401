package dev.stacktoll.soc;

import dev.stacktoll.core.Core;
import dev.stacktoll.core.CoreClock;
import dev.stacktoll.core.Memory;
import dev.stacktoll.core.Region;
import dev.stacktoll.core.Scheduler;
import dev.stacktoll.core.StopReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A board under power: its chip with core, memories and blocks, and what the board connects to it.
 * Load a program, {@link #reset}, {@link #run}.
 */
public final class Machine {
  private static final int PINS_PER_PORT = 16;

  private final Board board;
  private final MachineOptions options;
  private final Memory memory = new Memory();
  private final Scheduler scheduler = new Scheduler();
  private final ClockTree clocks;
  private final MemoryMap memories;
  private final Core core;
  private final Wiring wiring;
  private final List<Terminal> terminals;
  private final List<PinListener> pinListeners = new ArrayList<>();
  private final List<ConsoleListener> consoleListeners = new ArrayList<>();
  private final Map<String, Warning> warnings = new LinkedHashMap<>();
  private final Map<Character, List<String>> pinNames = new LinkedHashMap<>();
  private int softwareResets;

  private Machine(Board board, MachineOptions options) {
    this.board = board;
    this.options = options;
    Chip chip = board.chip();
    Frequency hsi = Frequency.hertz(options.hsiHertz());
    clocks = new ClockTree(scheduler, Rcc.clocksAtReset(hsi));
    memories = new MemoryMap(chip, memory, options.ramSeed());
    CoreTiming timing = CoreTiming.of(chip.timing(), clocks, options.ruleOverrides());
    core = new Core(chip.core(), memory, scheduler, timing.model());
    timing.attach().accept(core);
    core.clock(new Time(clocks));
    wiring =
        new Wiring(
            chip,
            memory,
            memories,
            scheduler,
            clocks,
            new Wiring.Oscillators(hsi, Frequency.hertz(board.hseHertz())),
            core::irq,
            new Surface(),
            this::warn);
    wiring.flash().follow(timing.flash());
    terminals =
        board.parts(BoardPart.Console.class).stream()
            .map(console -> new Terminal(console, wiring, clocks, this::received, this::warn))
            .toList();
    for (BoardPart.Button button : board.parts(BoardPart.Button.class)) {
      press(button, false);
    }
  }

  /** A board of that kind, switched on and without a program. */
  public static Machine of(Board board, MachineOptions options) {
    return new Machine(board, options);
  }

  public Board board() {
    return board;
  }

  public Core core() {
    return core;
  }

  public Memory memory() {
    return memory;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public ClockTree clocks() {
    return clocks;
  }

  /**
   * Puts a part of a program into flash or RAM, as a programmer does.
   *
   * @throws ImageDoesNotFit if the chip has no memory there
   */
  public void load(int address, byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      Region region = memory.region(address + done);
      if (region == null) {
        throw new ImageDoesNotFit(board.chip().name(), address + done);
      }
      int offset = address + done - region.base;
      int length = Math.min(bytes.length - done, region.bytes.length - offset);
      System.arraycopy(bytes, done, region.bytes, offset, length);
      region.dropCode(offset, length);
      done += length;
    }
  }

  /** Power-on reset; memories keep their contents. */
  public void reset() {
    reset(ResetCause.POWER_ON);
  }

  private void reset(ResetCause cause) {
    wiring.reset(cause, core.cycle());
    int vectorTable = board.chip().bootAddress();
    if (cause == ResetCause.POWER_ON) {
      core.powerUp(vectorTable);
    } else {
      core.reset(vectorTable);
    }
    if (options.debuggerAttached()) {
      core.unlockDwt();
    }
  }

  /** Runs until that cycle or until something else ends the run; a software reset does not. */
  public StopReason run(long untilCycle) {
    StopReason reason = core.run(untilCycle);
    while (reason instanceof StopReason.ResetRequested) {
      softwareResets++;
      reset(ResetCause.SOFTWARE);
      reason = core.run(untilCycle);
    }
    return reason;
  }

  /** How often firmware has reset the chip. */
  public int softwareResets() {
    return softwareResets;
  }

  public void onPin(PinListener listener) {
    pinListeners.add(listener);
  }

  public void onConsole(ConsoleListener listener) {
    consoleListeners.add(listener);
  }

  /** What the models found fault with so far, each once, in the order of appearance. */
  public List<Warning> warnings() {
    return List.copyOf(warnings.values());
  }

  /** Level of a pin, as {@code PA5}. */
  public boolean level(String pin) {
    Pin which = Pin.of(pin);
    return wiring.port(which.port()).level(which.number());
  }

  /** Presses or releases a button of the board. */
  public void press(BoardPart.Button button, boolean pressed) {
    Pin pin = Pin.of(button.pin());
    boolean level = pressed == button.pressedLevel();
    wiring.port(pin.port()).drive(pin.number(), level, core.cycle());
  }

  /** Types on the console of the board. */
  public void type(byte[] bytes) {
    terminals.forEach(terminal -> terminal.type(bytes, core.cycle()));
  }

  private void warn(String text, long cycle) {
    warnings.merge(
        text,
        new Warning(text, cycle, 1),
        (old, _) -> new Warning(text, old.firstCycle(), old.count() + 1));
  }

  private void received(String port, byte value, long cycle) {
    consoleListeners.forEach(listener -> listener.received(port, value, cycle));
  }

  private List<String> names(char port) {
    return pinNames.computeIfAbsent(
        port,
        letter -> {
          List<String> names = new ArrayList<>();
          for (int pin = 0; pin < PINS_PER_PORT; pin++) {
            names.add(new Pin(letter, pin).name());
          }
          return names;
        });
  }

  /** Physical time for the core. */
  private record Time(ClockTree clocks) implements CoreClock {
    private static final long PICOS_PER_NANO = 1_000;

    @Override
    public long hertz() {
      return clocks.hertz();
    }

    @Override
    public long nanosAt(long cycle) {
      return clocks.picosAt(cycle) / PICOS_PER_NANO;
    }
  }

  /** What leaves the chip. */
  private final class Surface implements Wiring.Outside {
    @Override
    public void stall(long cycles, long cycle) {
      scheduler.at(cycle, _ -> core.model().stop(cycles));
    }

    @Override
    public void stallFlash(long cycles, long cycle) {
      scheduler.at(
          cycle,
          _ -> {
            if (memories.isFlash(core.pc())) {
              core.model().stop(cycles);
            }
          });
    }

    @Override
    public void watchdog(ResetCause cause, long cycle) {
      core.requestStop("the " + cause.label() + " reset the chip");
    }

    @Override
    public void pinsChanged(char port, int changedPins, int levels, long cycle) {
      if (pinListeners.isEmpty()) {
        return;
      }
      List<String> names = names(port);
      for (int left = changedPins; left != 0; left &= left - 1) {
        int pin = Integer.numberOfTrailingZeros(left);
        boolean level = (levels >>> pin & 1) != 0;
        for (PinListener listener : pinListeners) {
          listener.changed(names.get(pin), level, cycle);
        }
      }
    }

    @Override
    public void sent(String port, int data, Frequency baud, long cycle) {
      for (Terminal terminal : terminals) {
        if (terminal.name().equals(port)) {
          terminal.sent(data, baud, cycle);
        }
      }
    }
  }
}

package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.core.PipelineModel;
import dev.stacktoll.core.Region;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.core.TimingRule;
import dev.stacktoll.instrument.ConsoleLog;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.Oscilloscope;
import dev.stacktoll.instrument.Symbols;
import dev.stacktoll.soc.Board;
import dev.stacktoll.soc.ClockTree;
import dev.stacktoll.soc.ImageDoesNotFit;
import dev.stacktoll.soc.Machine;
import dev.stacktoll.soc.MachineOptions;
import dev.stacktoll.soc.Warning;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A board on the table: firmware loaded, probes connected, a terminal at its console. */
final class Bench {
  final Machine machine;
  final ElfImage image;
  final Oscilloscope scope = new Oscilloscope();
  final ConsoleLog console;

  /** What RAM held at power-up, by the base of its region. */
  private final Map<Integer, byte[]> powerUp = new HashMap<>();

  /**
   * Loads and resets.
   *
   * @param patches 32-bit values to put into the loaded image, by symbol
   * @param onLine told each line that the firmware prints
   * @throws BadInput if the image does not fit the board
   */
  Bench(
      Board board,
      ElfImage image,
      BoardSettings settings,
      Map<String, Integer> patches,
      Consumer<String> onLine) {
    this.image = image;
    console = new ConsoleLog(onLine);
    machine = machine(board, settings);
    for (Region region : machine.memory().regions()) {
      if (region.writable) {
        powerUp.put(region.base, region.bytes.clone());
      }
    }
    for (ElfImage.Segment segment : image.segments()) {
      load(patched(segment, patches));
    }
    machine.onPin(scope);
    machine.onConsole(console);
    checkVectors(board.chip().bootAddress());
    machine.reset();
  }

  /**
   * A board by its id.
   *
   * @throws BadInput if there is none
   */
  static Board board(String id) {
    return Board.byId(id)
        .orElseThrow(
            () ->
                new BadInput(
                    "There is no board " + id + ".",
                    "Known boards: "
                        + String.join(", ", Board.all().stream().map(Board::id).toList())
                        + "."));
  }

  private static Machine machine(Board board, BoardSettings settings) {
    try {
      return Machine.of(
          board,
          MachineOptions.DEFAULT.withHsiHertz(settings.hsiHertz()).withRules(settings.rules()));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          e.getMessage() + ".",
          "docs/accuracy.md lists the rules of both cores with their ranges.");
    }
  }

  private void load(ElfImage.Segment segment) {
    try {
      machine.load(segment.loadAddress(), segment.bytes());
    } catch (ImageDoesNotFit e) {
      throw new BadInput(
          "%s does not fit %s: %s.".formatted(image.name(), machine.board().id(), e.getMessage()),
          "Link it with the memory map of that board, or choose another with --board.");
    }
  }

  private ElfImage.Segment patched(ElfImage.Segment segment, Map<String, Integer> patches) {
    byte[] bytes = segment.bytes();
    for (Map.Entry<String, Integer> patch : patches.entrySet()) {
      Symbols.Symbol symbol =
          image
              .symbols()
              .find(patch.getKey())
              .orElseThrow(
                  () ->
                      new BadInput(
                          image.name() + " has no symbol " + patch.getKey() + ".",
                          "Use an image built by 'make firmware'."));
      long offset = (symbol.address() & 0xffff_ffffL) - (segment.address() & 0xffff_ffffL);
      if (offset >= 0 && offset + 4 <= bytes.length) {
        bytes = bytes.clone();
        java.nio.ByteBuffer.wrap(bytes)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .putInt((int) offset, patch.getValue());
      }
    }
    return new ElfImage.Segment(
        segment.loadAddress(), segment.address(), bytes, segment.memorySize());
  }

  private void checkVectors(int table) {
    int stack = machine.core().peek(table, 4);
    int reset = machine.core().peek(table + 4, 4);
    if (machine.memory().region(stack - 4) == null
        || (reset & 1) == 0
        || machine.memory().region(reset & ~1) == null) {
      throw new BadInput(
          "%s has no vector table where %s starts: initial SP 0x%08x, reset vector 0x%08x at 0x%08x."
              .formatted(image.name(), machine.board().id(), stack, reset, table),
          "The table must lie at the start of flash: the stack's top, then the address of the"
              + " reset handler with bit 0 set.");
    }
  }

  /** Runs on until that cycle or something else stops it. */
  StopReason run(long untilCycle) {
    return machine.run(untilCycle);
  }

  long cycle() {
    return machine.core().cycle();
  }

  long instructions() {
    return machine.core().instructions();
  }

  OptionalInt word(String symbol) {
    return image.symbols().find(symbol).stream()
        .mapToInt(s -> machine.core().peek(s.address(), 4))
        .findFirst();
  }

  OptionalInt address(String symbol) {
    return image.symbols().find(symbol).stream().mapToInt(Symbols.Symbol::address).findFirst();
  }

  CellResult.Clock clock() {
    ClockTree.Clocks clocks = machine.clocks().now();
    return new CellResult.Clock(
        source(clocks), clocks.hclk().hertz(), clocks.pclk1().hertz(), clocks.pclk2().hertz());
  }

  private static String source(ClockTree.Clocks clocks) {
    return clocks
        .pll()
        .filter(_ -> clocks.source().startsWith("PLL"))
        .map(
            pll ->
                "PLL from %s %s: M %d, N %d, divided by %d"
                    .formatted(pll.input(), pll.inputFrequency(), pll.m(), pll.n(), pll.divisor()))
        .orElse(clocks.source());
  }

  /** A word of RAM still holds what it held when power came on. */
  boolean holdsPowerUpContents(int address) {
    Region region = machine.memory().region(address);
    byte[] before = region == null ? null : powerUp.get(region.base);
    if (region == null || before == null) {
      throw new IllegalArgumentException("0x%08x is no RAM".formatted(address));
    }
    int offset = address - region.base;
    return Arrays.equals(before, offset, offset + 4, region.bytes, offset, offset + 4);
  }

  /** A copy of what every rule has charged so far. */
  long[] charged() {
    return machine.core().model().charged().clone();
  }

  /** Differences of two {@link #charged} by cause; their sum is the cycles between them. */
  Map<String, Long> causes(long[] from, long[] to) {
    Map<String, Long> causes = new LinkedHashMap<>();
    List<TimingRule> rules = rules();
    for (dev.stacktoll.core.Cause cause : dev.stacktoll.core.Cause.values()) {
      long cycles = 0;
      for (int i = 0; i < rules.size(); i++) {
        cycles += rules.get(i).cause() == cause ? to[i] - from[i] : 0;
      }
      if (cycles != 0) {
        causes.put(cause.label(), cycles);
      }
    }
    return causes;
  }

  /** The same by rule, assumed ones only. */
  Map<String, Long> assumed(long[] from, long[] to) {
    Map<String, Long> cycles = new TreeMap<>();
    List<TimingRule> rules = rules();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).status() == TimingRule.Status.ASSUMED && to[i] != from[i]) {
        cycles.put(rules.get(i).id(), to[i] - from[i]);
      }
    }
    return cycles;
  }

  private List<TimingRule> rules() {
    PipelineModel model = machine.core().model();
    return model.rules();
  }

  /** Things the reader of a result must know about this run. */
  List<String> warnings() {
    return machine.warnings().stream().map(Warning::text).toList();
  }
}

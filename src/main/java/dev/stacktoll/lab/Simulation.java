package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.core.SystemOutput;
import dev.stacktoll.core.TimingRule;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.Oscilloscope;
import dev.stacktoll.instrument.Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs any firmware of the user on a board, until one of its limits. */
public final class Simulation {
  /**
   * When to stop.
   *
   * @param maxSeconds of simulated time
   * @param breakpoint symbol or 0x-address
   * @param lines of console text
   */
  public record Limits(double maxSeconds, Optional<String> breakpoint, Optional<Integer> lines) {}

  /** What a pin did, in hertz of the final core clock. */
  public record Pin(String name, long edges, Optional<Oscilloscope.Wave> wave, double hertz) {}

  /**
   * The outcome.
   *
   * @param stop why it ended and where, for the user
   * @param faulted the firmware locked up or touched what is not modelled
   * @param exitCode of semihosting, if it ended that way
   * @param debugText semihosting and ITM output
   * @param causes cycles by cause; they add up to {@code cycles}
   */
  public record Outcome(
      String board,
      CellResult.Image image,
      String stop,
      boolean faulted,
      Optional<Integer> exitCode,
      long cycles,
      long instructions,
      double seconds,
      CellResult.Clock clock,
      String console,
      String debugText,
      List<Pin> pins,
      Map<String, Long> causes,
      Map<String, Long> assumedRules,
      Footprint footprint,
      List<String> warnings) {}

  private final Bench bench;
  private final ElfImage image;
  private final ByteArrayOutputStream debug = new ByteArrayOutputStream();

  /**
   * Loads the firmware.
   *
   * @param onLine told each console line as it arrives
   */
  public Simulation(
      String board,
      ElfImage image,
      BoardSettings settings,
      Limits limits,
      Consumer<String> onLine) {
    this(board, image, settings, limits, Map.of(), onLine);
  }

  Simulation(
      String board,
      ElfImage image,
      BoardSettings settings,
      Limits limits,
      Map<String, Integer> patches,
      Consumer<String> onLine) {
    this.image = image;
    int[] count = {0};
    Bench[] self = new Bench[1];
    bench =
        new Bench(
            Bench.board(board),
            image,
            settings,
            patches,
            line -> {
              onLine.accept(line);
              if (limits.lines().isPresent() && ++count[0] >= limits.lines().get()) {
                self[0].machine.core().requestStop("printed %d lines".formatted(count[0]));
              }
            });
    self[0] = bench;
    limits.breakpoint().ifPresent(b -> bench.machine.core().addBreakpoint(breakpoint(b)));
    bench.machine.core().output(new DebugText());
  }

  private int breakpoint(String text) {
    if (text.startsWith("0x")) {
      try {
        return Integer.parseUnsignedInt(text.substring(2), 16) & ~1;
      } catch (NumberFormatException _) {
        throw new BadInput(text + " is no address.", "Write it as 0x08001234.");
      }
    }
    return image
        .symbols()
        .find(text)
        .orElseThrow(
            () ->
                new BadInput(
                    image.name() + " has no symbol " + text + ".",
                    "'nm' lists its symbols; an address is written as 0x08001234."))
        .address();
  }

  /** Attaches a profiler; slower. */
  public Profile attachProfile() {
    Profile attached = new Profile(bench.machine.core().model());
    bench.machine.core().probe(attached);
    return attached;
  }

  /** Every rule that charged something, by falling cycles. */
  List<Explanation.RuleShare> ruleShares() {
    List<Explanation.RuleShare> shares = new ArrayList<>();
    List<TimingRule> rules = bench.machine.core().model().rules();
    long[] charged = bench.charged();
    for (int i = 0; i < rules.size(); i++) {
      TimingRule rule = rules.get(i);
      if (charged[i] != 0) {
        shares.add(
            new Explanation.RuleShare(
                rule.id(),
                rule.cause().label(),
                rule.status().name().toLowerCase(Locale.ROOT),
                charged[i],
                rule.claim()));
      }
    }
    shares.sort(Comparator.comparingLong(Explanation.RuleShare::cycles).reversed());
    return shares;
  }

  /** Runs to the end. */
  public Outcome run(Limits limits, String shownPath) {
    long[] from = bench.charged();
    StopReason stop = bench.run(Math.max(1, bench.machine.clocks().cycleAt(limits.maxSeconds())));
    while (stop instanceof StopReason.ReachedCycle
        && bench.machine.clocks().secondsAt(bench.cycle()) < limits.maxSeconds()) {
      stop = bench.run(bench.machine.clocks().cycleAt(limits.maxSeconds()));
    }
    long[] to = bench.charged();
    Optional<Integer> code =
        stop instanceof StopReason.SemihostingExit e ? Optional.of(e.code()) : Optional.empty();
    return new Outcome(
        bench.machine.board().id(),
        new CellResult.Image(shownPath, Hashes.sha256(image.bytes())),
        describe(stop),
        stop instanceof StopReason.Lockup || stop instanceof StopReason.Unmodelled,
        code,
        bench.cycle(),
        bench.instructions(),
        bench.machine.clocks().secondsAt(bench.cycle()),
        bench.clock(),
        bench.console.text(),
        debug.toString(StandardCharsets.UTF_8),
        pins(),
        bench.causes(from, to),
        bench.assumed(from, to),
        FootprintMeter.measure(bench, new Printed()),
        bench.warnings());
  }

  private String describe(StopReason stop) {
    StopText text = new StopText(image);
    return stop instanceof StopReason.ReachedCycle || stop instanceof StopReason.Requested
        ? text.of(stop) + ", at " + text.place(bench.machine.core().pc())
        : text.of(stop);
  }

  private List<Pin> pins() {
    List<Pin> pins = new ArrayList<>();
    bench
        .scope
        .traces()
        .forEach(
            (name, trace) ->
                pins.add(
                    new Pin(
                        name,
                        trace.edgeCount(),
                        trace.wave(),
                        trace
                            .wave()
                            .map(w -> w.hertz(bench.machine.clocks().hertz()))
                            .orElse(0.0))));
    return pins;
  }

  private final class DebugText implements SystemOutput {
    @Override
    public void instrumentation(int port, int value, int bytes) {
      if (port == 0) {
        for (int i = 0; i < bytes; i++) {
          debug.write(value >>> (8 * i));
        }
      }
    }

    @Override
    public void semihosting(byte value) {
      debug.write(value);
    }
  }
}

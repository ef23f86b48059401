package dev.stacktoll.lab;

import dev.stacktoll.host.HostComputer;
import dev.stacktoll.host.HostPrograms;
import dev.stacktoll.host.HostSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nanoseconds of one FFT on this computer, natively and in runtimes for C and Java users.
 *
 * <p>Counted is the processor's time of the runtime's process: on a processor of its own the time
 * that passes, and if it must share, without the others' part.
 *
 * <p>All runtimes are bound to one processor and take turns: each round asks every runtime for one
 * sample, so that whatever the computer does meanwhile meets all of them. A runtime's slowdown is
 * the median over the rounds of its time divided by native's in the same round. Checksums of every
 * sample must be those of native code, or the row is an error.
 */
final class HostExperiment {
  /**
   * How much is measured.
   *
   * @param rounds samples of each runtime
   * @param warmUpNanoseconds that a C runtime works before, in at least two samples
   * @param jvmWarmUpNanoseconds the same on the JVM, which compiles meanwhile
   */
  record Effort(int rounds, long warmUpNanoseconds, long jvmWarmUpNanoseconds) {
    /** An odd number of samples, so that the median is one of them. */
    static final Effort FULL = new Effort(31, 1_000_000_000L, 12_000_000_000L);

    long warmUpNanoseconds(String runtime) {
      return HostPrograms.JVM_RUNTIMES.contains(runtime) ? jvmWarmUpNanoseconds : warmUpNanoseconds;
    }
  }

  private final HostPrograms programs;
  private final HostComputer computer = HostComputer.here();

  /**
   * @param images folder of prepared images; {@code build/host} beside it is where a runner is
   *     built
   */
  HostExperiment(Path images) {
    programs = new HostPrograms(images, images.resolveSibling("build").resolve("host"));
  }

  /** The rows of this computer, in the order of reports. */
  static List<CellId> cells() {
    return Stream.of(HostPrograms.RUNNER_RUNTIMES, HostPrograms.JVM_RUNTIMES)
        .flatMap(List::stream)
        .map(runtime -> new CellId(CellId.HOST, "linux", runtime, "fft"))
        .toList();
  }

  /** Empty if the rows can be measured here, else what is missing. */
  Optional<String> missing() {
    return programs.missing(computer);
  }

  /** Measures the rows together; native runs along even where it is not among them. */
  List<CellResult> run(List<CellId> cells, int iterations, Effort effort) {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      return cells.stream()
          .<CellResult>map(cell -> new CellResult.NotMeasured(cell, missing.get()))
          .toList();
    }
    List<String> runtimes =
        Stream.concat(Stream.of(CellId.NATIVE), cells.stream().map(CellId::runtime))
            .distinct()
            .toList();
    Map<String, HostTrial> trials = new LinkedHashMap<>();
    try (HostSession session = HostSession.open(programs, computer)) {
      runtimes.forEach(r -> trials.put(r, new HostTrial(session, r, iterations)));
      trials.values().forEach(HostTrial::firstPass);
      trials.forEach((runtime, trial) -> trial.warmUp(effort.warmUpNanoseconds(runtime)));
      HostClock clock = rounds(session, List.copyOf(trials.values()), effort.rounds());
      return cells.stream().map(cell -> result(cell, trials, clock)).toList();
    } catch (UncheckedIOException e) {
      String why =
          "the host runner cannot be started: " + Objects.requireNonNull(e.getCause()).getMessage();
      return cells.stream().<CellResult>map(cell -> new CellResult.Failed(cell, why)).toList();
    }
  }

  /** One sample of each in every round; the one that begins changes from round to round. */
  private static HostClock rounds(HostSession session, List<HostTrial> trials, int rounds) {
    List<Double> hertz = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      hertz.add((double) session.hertz());
      for (int turn = 0; turn < trials.size(); turn++) {
        trials.get((round + turn) % trials.size()).sample();
      }
    }
    return HostClock.of(hertz);
  }

  private CellResult result(CellId cell, Map<String, HostTrial> trials, HostClock clock) {
    HostTrial trial = trials.get(cell.runtime());
    HostTrial reference = trials.get(CellId.NATIVE);
    if (trial == null || reference == null) {
      throw new IllegalStateException(cell + " was not tried");
    }
    Optional<String> failure = trial.failure().or(() -> disagreement(trial, reference));
    if (failure.isPresent()) {
      return new CellResult.Failed(cell, failure.get());
    }
    List<Double> slowdowns = new ArrayList<>();
    for (int round = 0; round < trial.samples().size(); round++) {
      slowdowns.add(trial.samples().get(round) / reference.samples().get(round));
    }
    Estimate nanoseconds = SampleStatistics.estimate(trial.samples());
    return new CellResult.HostMeasured(
        cell,
        trial.samples(),
        nanoseconds,
        SampleStatistics.estimate(slowdowns),
        SampleStatistics.outliers(trial.samples()),
        clock.cycles(nanoseconds.median()),
        trial.iterations(),
        trial.warmUpSamples(),
        trial.checksum(),
        program(cell.runtime()),
        new HostConditions(
            computer.model(),
            computer.architecture(),
            computer.processor(),
            Runtime.version().toString(),
            clock),
        trial.notes());
  }

  /** Has the runtime done what native code did? */
  private static Optional<String> disagreement(HostTrial trial, HostTrial reference) {
    if (reference.failure().isPresent()) {
      return Optional.of("no native result to compare with: " + reference.failure().get());
    }
    return trial.checksum().equals(reference.checksum())
        ? Optional.empty()
        : Optional.of(
            "the buffer's checksum %s differs from %s of native code"
                .formatted(trial.checksum(), reference.checksum()));
  }

  /** The file that ran: the runner, which holds its modules, or the module on the JVM. */
  private CellResult.Image program(String runtime) {
    boolean onJvm = HostPrograms.JVM_RUNTIMES.contains(runtime);
    Path file = onJvm ? programs.module() : programs.runner(computer);
    try {
      return new CellResult.Image(programs.shown(file), Hashes.sha256(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

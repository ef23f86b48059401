package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.BoardSettings;
import dev.stacktoll.lab.Lab;
import dev.stacktoll.lab.Ledger;
import dev.stacktoll.lab.Microbench;
import dev.stacktoll.lab.RunRequest;
import dev.stacktoll.lab.Spreads;
import dev.stacktoll.report.HardwareReport;
import dev.stacktoll.report.LedgerReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll accuracy}: the ledger of rules, errors and sensitivities. */
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    description = {
      "Print every rule with its source, and what each cell rests on (Markdown).",
      "With --hardware compare kernels measured on a real board with the model instead."
    })
final class AccuracyCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "CELL-PATTERN", description = "As in 'run'.")
  private List<String> patterns = new ArrayList<>();

  @Option(
      names = "--sensitivity",
      description = "Measure each cell again with every assumed rule at both ends of its range.")
  private boolean sensitivity;

  @Option(
      names = "--placements",
      paramLabel = "DIR",
      description = "Measure each cell again with its images in DIR, made by 'make placements'.")
  private @Nullable Path placements;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "With --sensitivity: also write the spreads that 'run' shows as ±.")
  private @Nullable Path record;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "FFTs per measurement (default: ${DEFAULT-VALUE}).")
  private int iterations = RunRequest.PUBLISHED_ITERATIONS;

  @Option(names = "--jobs", paramLabel = "N", description = "As in 'run'.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--hardware",
      paramLabel = "FILE",
      description = "Console text of a microbench image on a real board; '-' reads a pipe.")
  private @Nullable String hardware;

  @Option(
      names = "--board",
      paramLabel = "ID",
      description = "With --hardware: the board, if the text does not say.")
  private @Nullable String board;

  @Mixin private OutputFile output = new OutputFile();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (hardware != null) {
      return compareWith(hardware);
    }
    if (board != null) {
      throw new BadInput(
          "--board says where --hardware was recorded, which was not given.",
          "Add --hardware FILE, or choose cells as 'nucleo-f446re/*'.");
    }
    if (record != null && !sensitivity) {
      throw new BadInput(
          "--record keeps what --sensitivity measures, which was not asked for.",
          "Add --sensitivity, or leave --record out.");
    }
    Lab lab = new Lab(Home.images(), Home.cache());
    RunRequest request =
        new RunRequest(
            Version.text(), command(), patterns, jobs, iterations, false, BoardSettings.DEFAULT);
    Ledger ledger =
        lab.ledger(
            request,
            sensitivity,
            Optional.ofNullable(placements),
            (cell, _, _) -> spec.commandLine().getErr().println("measured " + cell));
    if (record != null) {
      Files.writeString(record, Spreads.record(ledger));
    }
    output.write(LedgerReport.render(ledger));
    return ledger.result().passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private int compareWith(String source) throws IOException {
    if (!patterns.isEmpty()
        || sensitivity
        || placements != null
        || record != null
        || iterations != RunRequest.PUBLISHED_ITERATIONS) {
      throw new BadInput(
          "--hardware compares kernels and measures no cells.",
          "Leave out cell patterns, --sensitivity, --placements, --record and --iterations.");
    }
    Microbench.Comparison comparison =
        new Microbench(Home.images())
            .compare(source, InputFile.read(source), Optional.ofNullable(board));
    output.write(HardwareReport.render(comparison));
    return comparison.equal() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private String command() {
    List<String> words = new ArrayList<>(List.of("stacktoll", "accuracy"));
    if (sensitivity) {
      words.add("--sensitivity");
    }
    if (placements != null) {
      words.add("--placements " + placements);
    }
    if (iterations != RunRequest.PUBLISHED_ITERATIONS) {
      words.add("--iterations " + iterations);
    }
    patterns.forEach(p -> words.add("'" + p + "'"));
    return String.join(" ", words);
  }
}

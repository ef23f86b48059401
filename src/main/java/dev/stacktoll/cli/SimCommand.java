package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.lab.Simulation;
import dev.stacktoll.report.SimulationReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll sim}: any firmware on a board. */
@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = "Run any firmware on a simulated board and show what it did.")
final class SimCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Linked firmware as an ELF file.")
  private Path file = Path.of("");

  @Option(names = "--board", required = true, paramLabel = "ID", description = "Board to run on.")
  private String boardId = "";

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Stop after that much simulated time (default: ${DEFAULT-VALUE}).")
  private double maxTime = 1;

  @Option(
      names = "--until",
      paramLabel = "SYMBOL",
      description = "Stop before the instruction at this symbol or 0x-address.")
  private @Nullable String until;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "Stop after that many lines on the console.")
  private @Nullable Integer lines;

  @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
  private PlainFormat format = PlainFormat.TABLE;

  @Mixin private BoardOptions board = new BoardOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!(maxTime > 0) || maxTime > 86_400) {
      throw new BadInput("--max-time takes seconds above 0.", "For example --max-time 0.5.");
    }
    Simulation.Limits limits =
        new Simulation.Limits(maxTime, Optional.ofNullable(until), Optional.ofNullable(lines));
    Simulation simulation =
        new Simulation(boardId, ElfImage.read(file), board.options(), limits, _ -> {});
    Simulation.Outcome outcome = simulation.run(limits, file.toString());
    spec.commandLine()
        .getOut()
        .print(
            format == PlainFormat.JSON
                ? SimulationReport.json(outcome)
                : SimulationReport.text(outcome));
    spec.commandLine().getOut().flush();
    if (outcome.faulted()) {
      return ExitCode.FIRMWARE_FAULT;
    }
    return outcome.exitCode().orElse(0) == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}

package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.Explanation;
import dev.stacktoll.lab.Lab;
import dev.stacktoll.report.ExplanationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll explain}: where the cycles of a cell or a firmware went. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Show where the cycles went: by cause, rule, function and source line.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CELL|FILE", description = "A cell, or an ELF file with --board.")
  private String what = "";

  @Option(names = "--board", paramLabel = "ID", description = "Board for an ELF file.")
  private @Nullable String boardId;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Simulated time at most (default: ${DEFAULT-VALUE}).")
  private double maxTime = 1;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "FFT passes of a cell (default: ${DEFAULT-VALUE}).")
  private int iterations = 2;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Rows of each table (default: ${DEFAULT-VALUE}).")
  private int top = 20;

  @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
  private PlainFormat format = PlainFormat.TABLE;

  @Mixin private BoardOptions board = new BoardOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Explanation explanation = explanation();
    spec.commandLine()
        .getOut()
        .print(
            format == PlainFormat.JSON
                ? ExplanationReport.json(explanation)
                : ExplanationReport.text(explanation, top));
    spec.commandLine().getOut().flush();
    return explanation.faulted() ? ExitCode.FIRMWARE_FAULT : ExitCode.OK;
  }

  private Explanation explanation() {
    if (boardId != null) {
      return Explanation.ofFirmware(Path.of(what), boardId, board.options(), maxTime);
    }
    Lab lab = new Lab(Home.images(), Home.cache());
    List<CellId> cells = lab.select(List.of(what));
    if (cells.size() == 1) {
      return lab.explain(cells.getFirst(), iterations, board.options());
    }
    if (cells.isEmpty() && Files.exists(Path.of(what))) {
      throw new BadInput(what + " needs a board to run on.", "Add --board nucleo-f446re.");
    }
    throw new BadInput(
        cells.isEmpty()
            ? "No cell is named " + what + "."
            : what + " matches %d cells.".formatted(cells.size()),
        "'stacktoll list' shows all cells; explain takes one.");
  }
}

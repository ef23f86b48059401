package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.Lab;
import dev.stacktoll.lab.OwnLab;
import dev.stacktoll.lab.OwnModule;
import dev.stacktoll.lab.RunRequest;
import dev.stacktoll.lab.RunResult;
import dev.stacktoll.report.ReportFiles;
import dev.stacktoll.report.ReportFormat;
import dev.stacktoll.wasm.Wamrc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll run}: the matrix, or a part of it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the matrix of boards, stacks and workloads, and write the reports.",
      "With --wasm measure a call of a module of yours in every runtime instead."
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "CELL-PATTERN",
      description = {
        "Cells as board/os/runtime/workload; '*' matches anything, slashes too.",
        "Default: all."
      })
  private List<String> patterns = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the reports (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("build", "report");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Cells measured at the same time (default: number of processors).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "FFTs per measurement (default: ${DEFAULT-VALUE}, as published).")
  private int iterations = RunRequest.PUBLISHED_ITERATIONS;

  @Option(names = "--fresh", description = "Measure again what the cache already knows.")
  private boolean fresh;

  @Option(
      names = "--format",
      description = "What goes to standard output: ${COMPLETION-CANDIDATES} (default: table).")
  private ReportFormat format = ReportFormat.TABLE;

  @Option(
      names = "--zephyr",
      paramLabel = "DIR",
      description = "Zephyr workspace in which to build the Zephyr cells (default: $ZEPHYR_BASE).")
  private @Nullable Path zephyr;

  @Mixin private BoardOptions board = new BoardOptions();

  @Mixin private OwnModuleOptions own = new OwnModuleOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (jobs < 1 || iterations < 1) {
      throw new BadInput(
          "--jobs and --iterations take a number of at least 1.", "Leave them out for defaults.");
    }
    RunRequest request =
        new RunRequest(
            Version.text(), commandText(), patterns, jobs, iterations, fresh, board.options());
    RunResult result = own.given() ? ownModule(request) : matrix(request);
    ReportFiles.write(result, out);
    spec.commandLine().getOut().print(format.render(result));
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().println("reports: " + out.resolve("report.html"));
    return result.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private RunResult matrix(RunRequest request) {
    Lab lab = new Lab(Home.images(), Home.cache(), Home.zephyr(zephyr));
    List<CellId> selected = some(lab.select(patterns));
    ReportFiles.checkWritable(out);
    try (Progress progress = new Progress(spec.commandLine().getErr(), selected.size())) {
      return lab.run(request, progress);
    }
  }

  private RunResult ownModule(RunRequest request) {
    if (zephyr != null) {
      throw new BadInput(
          "--zephyr builds the Zephyr cells of the matrix.", "Leave it out with --wasm.");
    }
    if (iterations != RunRequest.PUBLISHED_ITERATIONS) {
      throw new BadInput(
          "--iterations counts FFTs of the matrix.", "With --wasm, --calls N says how often.");
    }
    OwnModule module = own.read();
    OwnLab lab = new OwnLab(Home.images(), Home.cache(), Wamrc.find(Home.root()));
    List<CellId> selected = some(lab.select(module, own.boards(), patterns));
    ReportFiles.checkWritable(out);
    try (Progress progress = new Progress(spec.commandLine().getErr(), selected.size())) {
      return lab.run(module, selected, request, out, progress);
    }
  }

  private List<CellId> some(List<CellId> selected) {
    if (selected.isEmpty()) {
      throw new BadInput(
          "No cell matches " + String.join(" ", patterns) + ".",
          "'stacktoll list' shows all cells; quote patterns so that the shell leaves '*' alone.");
    }
    return selected;
  }

  private String commandText() {
    List<String> words = new ArrayList<>(List.of("stacktoll", "run"));
    if (iterations != RunRequest.PUBLISHED_ITERATIONS) {
      words.add("--iterations " + iterations);
    }
    words.addAll(board.words());
    words.addAll(own.words());
    patterns.forEach(p -> words.add("'" + p + "'"));
    return String.join(" ", words);
  }
}

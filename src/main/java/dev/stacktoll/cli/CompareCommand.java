package dev.stacktoll.cli;

import dev.stacktoll.report.Comparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll compare}: has anything become slower or larger? */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two results files; exit code 1 if a cell became slower or larger,",
      "failed, or is no longer measured. Cells of this computer (host) are compared by their",
      "slowdown, if the intervals do not meet and it changed by 10 % or more."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "results.json of the earlier run.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "results.json of the later run.")
  private Path recent = Path.of("");

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      description = "Smallest change that counts (default: ${DEFAULT-VALUE}).")
  private double tolerance = 0.1;

  @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
  private PlainFormat format = PlainFormat.TABLE;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Comparison comparison = Comparison.of(old, recent, tolerance);
    spec.commandLine()
        .getOut()
        .print(format == PlainFormat.JSON ? comparison.json() : comparison.table());
    spec.commandLine().getOut().flush();
    return comparison.regressed() ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }
}

package dev.stacktoll.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll list}: all cells, and what each still needs. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Show all cells: which are ready, and what the others need.")
final class ListCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "CELL-PATTERN", description = "As in 'run'.")
  private List<String> patterns = new ArrayList<>();

  @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
  private PlainFormat format = PlainFormat.TABLE;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Lab lab = new Lab(Home.images(), Home.cache());
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode json = mapper.createArrayNode();
    StringBuilder table = new StringBuilder();
    for (CellId id : lab.select(patterns)) {
      String state = lab.missing(id).orElse("ready");
      json.addObject().put("id", id.toString()).put("state", state);
      table.append("%-48s %s%n".formatted(id, state));
    }
    String text =
        switch (format) {
          case TABLE -> table.toString();
          case JSON -> mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        };
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}

package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: sends a command line to its command and turns errors into text and exit codes. */
@Command(
    name = "stacktoll",
    description = {
      "What does an execution stack cost on a microcontroller, and why?",
      "Runs unmodified firmware on simulated boards, to the cycle."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      SimCommand.class,
      ListCommand.class,
      ExplainCommand.class,
      CompareCommand.class,
      AccuracyCommand.class,
      SpeedCommand.class,
      DoctorCommand.class,
      WasmCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   all went well",
      "  1   a check failed: a cell, a comparison",
      "  2   the command line or an input file cannot be used",
      "  3   the simulated firmware faulted or touched what is not modelled",
      "  70  a bug of Stacktoll"
    })
public final class Main {
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine(out, err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** The whole command tree, printing to the given writers. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, command, _) -> report(e, command.getErr()));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    return line;
  }

  private static int report(Exception e, PrintWriter err) {
    if (e instanceof BadInput bad) {
      err.println("stacktoll: " + bad.getMessage());
      err.println("Try: " + bad.remedy());
      return ExitCode.BAD_USAGE;
    }
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    err.println("stacktoll: this is a bug of Stacktoll, not of your firmware: " + e);
    try {
      Path file = Files.createTempFile("stacktoll-bug-", ".txt");
      Files.writeString(file, trace.toString());
      err.println("Details for a bug report are in " + file + ".");
    } catch (IOException _) {
      err.println(trace);
    }
    return ExitCode.INTERNAL_ERROR;
  }
}

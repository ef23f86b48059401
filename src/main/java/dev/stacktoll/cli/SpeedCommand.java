package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.Lab;
import dev.stacktoll.lab.SpeedTrial;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stacktoll speed}: instructions a second on this computer. */
@Command(
    name = "speed",
    mixinStandardHelpOptions = true,
    description = "Benchmark the simulator itself on the native FFT of both boards.")
final class SpeedCommand implements Callable<Integer> {
  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Counted runs of each board (default: ${DEFAULT-VALUE}).")
  private int samples = 5;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (samples < 1) {
      throw new BadInput("--samples takes a number of at least 1.", "Leave it out for 5.");
    }
    for (SpeedTrial.Speed speed : new Lab(Home.images(), Home.cache()).speed(samples)) {
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                  Locale.ROOT,
                  "%-16s %.1f million instructions a second (median of %d; %.1f to %.1f)",
                  speed.board(),
                  speed.median(),
                  speed.samples().size(),
                  speed.samples().getFirst(),
                  speed.samples().getLast()));
    }
    return ExitCode.OK;
  }
}

package dev.stacktoll.cli;

import dev.stacktoll.wasm.AotOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code wasm aot} compiles for. */
final class AotArguments {
  private static final String DEFAULT_CPU = "cortex-m4";

  @Option(
      names = "--target",
      paramLabel = "ARCH",
      description = "thumbv7em or x86_64 (default: ${DEFAULT-VALUE}).")
  private String target = AotOptions.THUMB;

  @Option(
      names = "--abi",
      paramLabel = "ABI",
      description = "Floating point by software (soft) or by the FPU (hard) (default: hard).")
  private AotOptions.Abi abi = AotOptions.Abi.HARD;

  @Option(
      names = "--cpu",
      paramLabel = "CPU",
      description = {
        "As LLVM names it (default for thumbv7em with --abi hard: cortex-m4).",
        "For cortex-m7 no code of double precision is made: the boards' FPU has none."
      })
  private @Nullable String cpu;

  @Option(names = "--xip", description = "Code that runs where the file lies, in flash.")
  private boolean inPlace;

  @Option(
      names = "--opt-level",
      paramLabel = "N",
      description = "Optimisation, 0 to 3 (default: ${DEFAULT-VALUE}).")
  private int optimisation = 3;

  @Option(
      names = "--bounds-checks",
      paramLabel = "true|false",
      description = "Check memory and stack bounds in code (default: as the target needs).")
  private @Nullable Boolean boundsChecks;

  AotOptions options() {
    boolean board = target.equals(AotOptions.THUMB) && abi == AotOptions.Abi.HARD;
    Optional<String> chosen =
        Optional.ofNullable(cpu).or(() -> board ? Optional.of(DEFAULT_CPU) : Optional.empty());
    return new AotOptions(
        target, abi, chosen, inPlace, optimisation, Optional.ofNullable(boundsChecks));
  }
}

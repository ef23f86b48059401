package dev.stacktoll.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the host rows need on disk: the runner with the C runtimes, and the module.
 *
 * @param images folder of prepared images, which has a runner for Linux on x86-64
 * @param built folder where {@code make host} puts a runner for any other computer
 */
public record HostPrograms(Path images, Path built) {
  private static final String RUNNER = "stacktoll-host";

  /** Runtimes in the runner, in the order of reports. */
  public static final List<String> RUNNER_RUNTIMES =
      List.of("native", "wasm3", "wamr-classic", "wamr-fast", "wamr-aot");

  /** Runtimes on the JVM. */
  public static final List<String> JVM_RUNTIMES = JvmGuest.NAMES;

  /** Empty if the host rows can be measured on that computer, else what is missing. */
  public Optional<String> missing(HostComputer computer) {
    if (!computer.system().equals("Linux")) {
      return Optional.of("the host rows are measured on Linux, and this is " + computer.system());
    }
    Path runner = runner(computer);
    if (!Files.isRegularFile(runner)) {
      return Optional.of(
          "needs the host runner for %s, and %s is missing; 'make host' builds it"
              .formatted(computer.architecture(), shown(runner)));
    }
    if (!Files.isExecutable(runner)) {
      return Optional.of(shown(runner) + " may not be executed here; 'chmod +x' it");
    }
    if (!Files.isRegularFile(module())) {
      return Optional.of(shown(module()) + " is missing; 'make firmware' builds it");
    }
    return Optional.empty();
  }

  /** The prepared runner where it fits, else the one built here. */
  public Path runner(HostComputer computer) {
    Path prepared = images.resolve("host").resolve(RUNNER);
    boolean fits = computer.architecture().equals("x86_64") && Files.isRegularFile(prepared);
    return fits ? prepared : built.resolve(RUNNER);
  }

  /** The FFT as a WebAssembly module, the same that the boards' images hold. */
  public Path module() {
    return images.resolve("modules").resolve("fft.wasm");
  }

  /** A path as reports show it: relative, so that two computers print the same. */
  public String shown(Path file) {
    return file.startsWith(built)
        ? "build/host/" + built.relativize(file)
        : "images/" + images.relativize(file);
  }
}

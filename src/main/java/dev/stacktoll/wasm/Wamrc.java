package dev.stacktoll.wasm;

import dev.stacktoll.BadInput;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** WAMR's ahead-of-time compiler: the project's own build of it, or one on the PATH. */
public final class Wamrc {
  private static final String NAME = "wamrc";

  /** What to do where there is none. */
  public static final String REMEDY =
      "'make wamrc' builds WAMR's compiler, which takes some minutes once.";

  /** Lines with which the compiler repeats its options. */
  private static final Pattern ECHO = Pattern.compile("Create AoT compiler with:|  [a-z ]+:  .*");

  /** LLVM goes on without a processor that it does not know, which is not what was asked for. */
  private static final String UNKNOWN_CPU = "is not a recognized processor";

  private final Path program;

  private Wamrc(Path program) {
    this.program = program;
  }

  /**
   * Looks for it.
   *
   * @param home folder of this project
   */
  public static Optional<Wamrc> find(Path home) {
    Stream<Path> folders =
        Stream.of(
                Optional.ofNullable(System.getenv("PATH"))
                    .orElse("")
                    .split(Pattern.quote(File.pathSeparator)))
            .map(Path::of);
    return Stream.concat(Stream.of(home.resolve("build").resolve(NAME)), folders)
        .map(folder -> folder.resolve(NAME))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(Wamrc::new);
  }

  /**
   * Compiles.
   *
   * @param name for messages
   * @throws BadInput with the compiler's own words if it refuses the module
   */
  public byte[] compile(String name, byte[] module, AotOptions options) {
    try {
      Path folder = Files.createTempDirectory("stacktoll");
      Path input = folder.resolve("module.wasm");
      Path output = folder.resolve("module.aot");
      try {
        Files.write(input, module);
        run(name, input, output, options);
        return Files.readAllBytes(output);
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(input);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String name, Path input, Path output, AotOptions options) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(options.words());
    command.addAll(List.of("-o", output.toString(), input.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() == 0 && Files.exists(output) && !said.contains(UNKNOWN_CPU)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException(e);
    }
    String why =
        said.lines()
            .filter(line -> !ECHO.matcher(line).matches())
            .map(line -> line.replace(input.toString(), name))
            .distinct()
            .collect(Collectors.joining("\n"));
    throw new BadInput(
        "wamrc refuses %s: %s".formatted(name, why.isBlank() ? "it says nothing" : why.strip()),
        "Check the module with 'stacktoll wasm validate', and the options against those of WAMR 2.4's"
            + " compiler.");
  }
}

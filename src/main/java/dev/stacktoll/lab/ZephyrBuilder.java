package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds cells of {@code firmware/zephyr} in a workspace, through CMake and Ninja. An image is kept
 * under a hash of all that it is made of: our firmware sources and modules, the cell's options, the
 * state of the workspace and the compiler's version.
 */
public final class ZephyrBuilder {
  private static final int SHOWN_LOG_LINES = 6;
  private static final String GCC = "arm-none-eabi-gcc";

  /** Rows that the study has not, built where a workspace is. */
  static final List<String> FURTHER_RUNTIMES = List.of("wamr-fast", "wamr-aot-hard");

  /** An image could not be built; the message is for the cell's result. */
  static final class BuildFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BuildFailed(String message) {
      super(message);
    }
  }

  private final ZephyrWorkspace workspace;
  private final Path root;
  private final Path folder;
  private final Path compiler;
  private final byte[] ingredients;

  /**
   * Ready to build.
   *
   * @param root the project's own folder, with {@code firmware} and {@code images}
   * @param folder where builds and images are kept, made when needed
   * @throws BadInput if there is no compiler for Arm or no CMake
   */
  public ZephyrBuilder(ZephyrWorkspace workspace, Path root, Path folder) {
    this.workspace = workspace;
    this.root = root.toAbsolutePath().normalize();
    this.folder = folder.toAbsolutePath().normalize();
    compiler = onPath(GCC, "gcc-arm-none-eabi");
    onPath("cmake", "cmake");
    onPath("ninja", "ninja-build");
    ingredients = ingredients();
  }

  /** As shown in reports: relative, so that two machines print the same. */
  static String shownPath(CellId cell) {
    return "build/zephyr/" + cell.imageName() + ".elf";
  }

  /** The release in whose workspace it builds. */
  String version() {
    return workspace.version();
  }

  /**
   * The image of a cell, from the cache or built now.
   *
   * @param fresh build even what the cache has
   * @throws BuildFailed if CMake or the compiler fails
   */
  Path image(CellId cell, boolean fresh) {
    String key = Hashes.sha256(ingredients, cell.toString().getBytes(StandardCharsets.UTF_8));
    Path image = folder.resolve(cell.imageName() + "-" + key.substring(0, 16) + ".elf");
    if (!fresh && Files.isRegularFile(image)) {
      return image;
    }
    Path build = folder.resolve(cell.imageName());
    Path log = folder.resolve(cell.imageName() + ".log");
    try {
      delete(build);
      Files.createDirectories(folder);
      Files.deleteIfExists(log);
      run(cell, log, configuration(cell, build));
      run(cell, log, List.of("cmake", "--build", build.toString()));
      Path elf = build.resolve("zephyr").resolve("zephyr.elf");
      if (!Files.isRegularFile(elf)) {
        throw failed(cell, log, "it made no zephyr/zephyr.elf");
      }
      Path part = folder.resolve(image.getFileName() + ".part");
      Files.copy(elf, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, image, StandardCopyOption.REPLACE_EXISTING);
      return image;
    } catch (IOException e) {
      throw new BuildFailed("the Zephyr build could not use %s: %s".formatted(folder, e));
    }
  }

  private List<String> configuration(CellId cell, Path build) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "cmake",
                "-G",
                "Ninja",
                "-S",
                root.resolve("firmware").resolve("zephyr").toString(),
                "-B",
                build.toString(),
                "-DBOARD=" + cell.board().replace('-', '_'),
                "-DRUNTIME=" + cell.runtime(),
                "-DWORKLOAD=" + cell.workload()));
    if (!workspace.modules().isEmpty()) {
      words.add(
          "-DZEPHYR_MODULES="
              + workspace.modules().stream().map(Path::toString).collect(Collectors.joining(";")));
    }
    return words;
  }

  private void run(CellId cell, Path log, List<String> command) throws IOException {
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("ZEPHYR_BASE", workspace.base().toString());
    process.environment().put("ZEPHYR_TOOLCHAIN_VARIANT", "gnuarmemb");
    process
        .environment()
        .putIfAbsent("GNUARMEMB_TOOLCHAIN_PATH", compiler.resolve("../..").normalize().toString());
    process
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process running = process.start();
    try {
      int code = running.waitFor();
      if (code != 0) {
        throw failed(cell, log, "%s ended with code %d".formatted(command.getFirst(), code));
      }
    } catch (InterruptedException e) {
      running.destroy();
      Thread.currentThread().interrupt();
      throw new BuildFailed("the Zephyr build was interrupted");
    }
  }

  private BuildFailed failed(CellId cell, Path log, String what) throws IOException {
    List<String> lines =
        Files.readString(log, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(l -> !l.isBlank())
            .toList();
    String tail =
        lines.stream()
            .skip(Math.max(0, lines.size() - SHOWN_LOG_LINES))
            .collect(Collectors.joining(" | "));
    return new BuildFailed(
        "the Zephyr build of %s failed: %s. Its last lines: %s. Try: read %s; 'make third-party' fetches the runtimes' sources, 'west update' the modules"
            .formatted(cell, what, tail, root.relativize(log)));
  }

  private byte[] ingredients() {
    List<byte[]> parts = new ArrayList<>();
    parts.add(workspace.identity());
    parts.add(versionOf(compiler));
    try {
      for (Path folder : List.of(root.resolve("firmware"), root.resolve("images/modules"))) {
        for (Path file : filesIn(folder)) {
          parts.add(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
          parts.add(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new BadInput(
          "The firmware's sources cannot be read: " + e.getMessage() + ".",
          "Run from a complete checkout.");
    }
    return Hashes.sha256(parts.toArray(byte[][]::new)).getBytes(StandardCharsets.UTF_8);
  }

  /** Sorted; without the workspace that may lie among our sources. */
  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> !f.startsWith(folder.resolve("zephyr-workspace")))
          .filter(f -> !f.startsWith(folder.resolve(".west")))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static byte[] versionOf(Path compiler) {
    try {
      Process process =
          new ProcessBuilder(compiler.toString(), "--version").redirectErrorStream(true).start();
      return process.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new BadInput(compiler + " does not run: " + e.getMessage() + ".", "Install it anew.");
    }
  }

  private static Path onPath(String program, String debianPackage) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
        .map(f -> Path.of(f, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "Building for Zephyr needs %s, which is not on the PATH.".formatted(program),
                    String.format(Locale.ROOT, "apt-get install %s", debianPackage)));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

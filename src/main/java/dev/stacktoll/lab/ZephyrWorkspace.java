package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Zephyr source tree with its modules, as {@code west update} leaves them. The tree is known by
 * its CMake package and its VERSION file.
 *
 * @param base the folder that Zephyr calls ZEPHYR_BASE
 */
public record ZephyrWorkspace(Path base) {
  /** How to get one, and then the cells; {@code west} is the tool of that project. */
  static final String REMEDY =
      "(cd firmware && west init -l zephyr && west update)"
          + " && ./stacktoll run --zephyr firmware/zephyr-workspace 'nucleo-*/zephyr/*'";

  private static final String PACKAGE = "share/zephyr-package/cmake/ZephyrConfig.cmake";
  private static final String VERSION = "VERSION";

  /** The modules that an application for these boards needs; releases differ in which CMSIS. */
  private static final List<String> MODULES = List.of("stm32", "cmsis", "cmsis_6");

  /**
   * Looks in a folder: it may be the Zephyr tree, the folder around it or that of our manifest.
   *
   * @throws BadInput if there is no Zephyr tree
   */
  public static ZephyrWorkspace at(Path folder) {
    return Stream.of(
            folder, folder.resolve("zephyr"), folder.resolve("zephyr-workspace").resolve("zephyr"))
        .filter(
            f -> Files.isRegularFile(f.resolve(PACKAGE)) && Files.isRegularFile(f.resolve(VERSION)))
        .findFirst()
        .map(f -> new ZephyrWorkspace(f.toAbsolutePath().normalize()))
        .orElseThrow(
            () ->
                new BadInput(
                    (Files.isDirectory(folder)
                            ? "%s is no Zephyr workspace: neither it nor a folder zephyr in it has %s and %s."
                            : "%s is no folder, so no Zephyr workspace with %s and %s is in it.")
                        .formatted(folder, PACKAGE, VERSION),
                    "get one: " + REMEDY));
  }

  /** Folders of the modules that are there, beside the tree; empty if they lie elsewhere. */
  List<Path> modules() {
    Path parent = base.getParent();
    return parent == null
        ? List.of()
        : MODULES.stream()
            .map(name -> parent.resolve("modules").resolve("hal").resolve(name))
            .filter(Files::isDirectory)
            .toList();
  }

  /** The release, e.g. {@code 4.3.0}, with what VERSION says beyond the three numbers. */
  String version() {
    Map<String, String> fields =
        text(base.resolve(VERSION))
            .lines()
            .map(line -> line.split("=", 2))
            .filter(parts -> parts.length == 2)
            .collect(
                Collectors.toMap(
                    parts -> parts[0].strip(), parts -> parts[1].strip(), (a, _) -> a));
    String numbers =
        Stream.of("VERSION_MAJOR", "VERSION_MINOR", "PATCHLEVEL")
            .map(name -> fields.getOrDefault(name, "?"))
            .collect(Collectors.joining("."));
    String extra = fields.getOrDefault("EXTRAVERSION", "");
    return extra.isEmpty() ? numbers : numbers + "-" + extra;
  }

  /** What tells one state of the sources from another: release, manifest, commit. */
  byte[] identity() {
    return Stream.of(VERSION, "west.yml", ".git/HEAD", ".git/logs/HEAD")
        .map(base::resolve)
        .filter(Files::isRegularFile)
        .map(ZephyrWorkspace::text)
        .reduce("", (a, b) -> a + "\0" + b)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage() + ".", "Check permissions.");
    }
  }
}

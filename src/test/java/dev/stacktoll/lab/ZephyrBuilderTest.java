package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import dev.stacktoll.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a workspace to a measured cell, with the stand-in for Zephyr in src/test. */
final class ZephyrBuilderTest {
  private static final Path STAND_IN = Path.of("src/test/zephyr-workspace");
  private static final String CELL = "nucleo-f446re/zephyr/native/toggle";

  @TempDir private Path folder;

  private CellResult run(Path workspace, String cell, boolean fresh) {
    ZephyrBuilder builder =
        new ZephyrBuilder(ZephyrWorkspace.at(workspace), Path.of(""), folder.resolve("zephyr"));
    Lab lab = new Lab(Path.of("images"), folder.resolve("cache"), Optional.of(builder));
    RunRequest request =
        new RunRequest("test", "test", List.of(cell), 1, 1, fresh, BoardSettings.DEFAULT);
    return lab.run(request, (_, _, _) -> {}).cells().getFirst();
  }

  private List<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("zephyr"))) {
      return files.filter(f -> f.toString().endsWith(".elf")).sorted().toList();
    }
  }

  @BeforeEach
  void tools() {
    Tools.require("cmake", "ninja", "arm-none-eabi-gcc");
  }

  @Test
  void cellIsBuiltMeasuredAndThenTakenFromTheCache() throws IOException {
    var first = assertInstanceOf(CellResult.Measured.class, run(STAND_IN, CELL, true));
    assertEquals(36e6, first.value());
    assertEquals("PLL from HSE 8000000 Hz: M 8, N 360, divided by 2", first.clock().source());
    assertEquals("build/zephyr/nucleo-f446re-zephyr-native-toggle.elf", first.image().path());
    assertTrue(
        first.notes().contains("built in a workspace of Zephyr 4.3.0-stand-in"),
        first.notes().toString());
    Path log = folder.resolve("zephyr/nucleo-f446re-zephyr-native-toggle.log");
    assertTrue(Files.readString(log).contains("zephyr.elf"));
    assertEquals(1, images().size());

    Files.delete(log);
    assertEquals(first, run(STAND_IN, CELL, false));
    assertTrue(Files.notExists(log), "it was built again");
  }

  @Test
  void failedBuildFailsTheCellWithTheCompilersWords() throws IOException {
    Path broken = copy(STAND_IN);
    Files.writeString(broken.resolve("zephyr/stand_in.c"), "#error out of order\n");
    var result = assertInstanceOf(CellResult.Failed.class, run(broken, CELL, true));
    assertTrue(result.reason().contains("#error out of order"), result.reason());
    assertTrue(result.reason().contains("Try: read "), result.reason());
    assertEquals(List.of(), images());
  }

  @Test
  void anotherStateOfTheWorkspaceIsAnotherImage() throws IOException {
    run(STAND_IN, CELL, false);
    Path other = copy(STAND_IN);
    Path version = other.resolve("zephyr/VERSION");
    Files.writeString(
        version, Files.readString(version).replace("PATCHLEVEL = 0", "PATCHLEVEL = 1"));
    run(other, CELL, false);
    assertEquals(2, images().size());
  }

  @Test
  void folderWithoutZephyrIsRefusedWithTheCommandThatHelps() {
    BadInput e = assertThrows(BadInput.class, () -> ZephyrWorkspace.at(folder));
    assertTrue(e.getMessage().contains("is no Zephyr workspace"), e.getMessage());
    assertTrue(e.remedy().contains("west init -l zephyr && west update"), e.remedy());
  }

  @Test
  void withoutWorkspaceTheCellIsNotMeasuredAndSaysWhatHelps() {
    Lab lab = new Lab(Path.of("images"), folder);
    String reason = lab.missing(CellId.parse(CELL)).orElseThrow();
    assertTrue(reason.contains("west init -l zephyr && west update"), reason);
    assertTrue(reason.contains("./stacktoll run --zephyr"), reason);
  }

  @Test
  void workspaceAddsTheRowsThatTheStudyHasNot() {
    ZephyrBuilder builder = new ZephyrBuilder(ZephyrWorkspace.at(STAND_IN), Path.of(""), folder);
    Lab lab = new Lab(Path.of("images"), folder, Optional.of(builder));
    assertEquals(24, lab.select(List.of("nucleo-*/zephyr/*")).size());
    assertEquals(
        16, new Lab(Path.of("images"), folder).select(List.of("nucleo-*/zephyr/*")).size());
  }

  private Path copy(Path workspace) throws IOException {
    Path target = folder.resolve("workspace");
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(workspace)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      Path to = target.resolve(workspace.relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    return target;
  }
}

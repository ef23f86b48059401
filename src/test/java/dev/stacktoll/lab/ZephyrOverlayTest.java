package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlays of the Zephyr application, through the preprocessor and the devicetree compiler. */
final class ZephyrOverlayTest {
  private static final Path BASE =
      Path.of("src/test/resources/dev/stacktoll/lab/devicetree-base.dts");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"nucleo_f446re, 360, 8, 180000000", "nucleo_f746zg, 432, 9, 216000000"})
  void overlaySetsThePublishedClock(String board, int n, int q, int hertz) throws Exception {
    Tools.require("dtc", "cpp");
    Path source = folder.resolve("board.dts");
    Files.writeString(
        source,
        Files.readString(BASE)
            + "#include \""
            + Path.of("firmware/zephyr/boards", board + ".overlay").toAbsolutePath()
            + "\"\n");
    Path plain = folder.resolve("plain.dts");
    run(
        "cpp",
        "-nostdinc",
        "-undef",
        "-P",
        "-x",
        "assembler-with-cpp",
        source.toString(),
        plain.toString());
    String tree = run("dtc", "-I", "dts", "-O", "dts", plain.toString());
    assertAllIn(
        tree,
        List.of(
            "hse-bypass;",
            "clock-frequency = <0x7a1200>;",
            "div-m = <0x08>;",
            "mul-n = <0x%x>;".formatted(n),
            "div-p = <0x02>;",
            "div-q = <0x%02x>;".formatted(q),
            "clock-frequency = <0x%x>;".formatted(hertz),
            "ahb-prescaler = <0x01>;",
            "apb1-prescaler = <0x04>;",
            "apb2-prescaler = <0x02>;"));
    int spi = tree.indexOf("spi@40013000");
    assertTrue(tree.indexOf("status = \"disabled\";", spi) > spi, "SPI1 still has PA5\n" + tree);
  }

  private static void assertAllIn(String text, List<String> lines) {
    assertEquals(List.of(), lines.stream().filter(line -> !text.contains(line)).toList(), text);
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }
}

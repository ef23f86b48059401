package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The micro-benchmark images on simulated boards, and recordings against them. */
final class MicrobenchTest {
  private static final Microbench MICROBENCH = new Microbench(Path.of("images"));
  private static final Optional<String> NO_BOARD = Optional.empty();
  private static final Map<String, String> CONSOLES = new ConcurrentHashMap<>();

  /** What the image prints, run once for all tests. */
  private static String console(String board) {
    return CONSOLES.computeIfAbsent(board, id -> MICROBENCH.run(id).console());
  }

  private static MicrobenchTable table(String board) {
    return MicrobenchTable.parse(board, console(board));
  }

  private static Microbench.Comparison compare(String text) {
    return MICROBENCH.compare("results.txt", text.getBytes(StandardCharsets.UTF_8), NO_BOARD);
  }

  @ParameterizedTest
  @CsvSource({"nucleo-f446re, 106", "nucleo-f746zg, 91"})
  void imageRunsToItsEndAndPrintsEveryKernel(String board, int kernels) {
    assertAll(
        () -> assertTrue(console(board).startsWith("board=" + board + "\n"), console(board)),
        () -> assertTrue(console(board).endsWith("\ndone\n"), console(board)),
        () -> assertEquals(kernels, table(board).cycles().size()),
        () -> assertEquals(Optional.of(board), table(board).board()));
  }

  /**
   * Figures of hardware traces, warm, which {@code soc/CortexM4Kernels.java} asks of the model at 0
   * wait states: behind the flash accelerator they are the same. The bracket's own cycles are in.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          kernel                              | cycles
          B01-two-reads                       | 1
          B02-movt                            | 3
          B03-one-branch                      | 4
          B03-two-branches                    | 6
          B03-three-branches                  | 8
          B04-subs-bne                        | 32
          B04-add-cmp-bne                     | 42
          B06-three-misaligned-moves          | 7
          B06-four-aligned-moves              | 6
          B07-power-misaligned-multiplication | 21
          B07-power-additions                 | 18
          B08-one-load                        | 4
          B08-six-loads                       | 9
          B11-three-stores                    | 6
          B11-three-stores-register-offset    | 8
          B11-store-and-load                  | 7
          B11-store-and-load-of-PPB           | 6
          B13-loop-A                          | 83
          B13-loop-B                          | 65
          B14-two-ldrd                        | 8
          B14-two-isb                         | 8
          B15-ldr-pc                          | 7
          B15-pop-pc                          | 7
          B15-pop-register-and-pc             | 8
          B15b-bl-and-bx-lr                   | 7
          B15b-tbb                            | 8
          B16b-it-after-narrow                | 4
          B16b-it-after-wide                  | 5
          B18-bit-band-load                   | 4
          B18-bit-band-store                  | 7
          B22-udiv-1000000-by-1000            | 9
          B22-udiv-4294967295-by-1            | 14
          B22-sdiv-5124658-by-8               | 11
          """)
  void kernelOfTheM4TakesItsMeasuredCycles(String kernel, long cycles) {
    assertEquals(cycles, table("nucleo-f446re").cycles().get(kernel));
  }

  /**
   * Figures a pass of {@code cortex-m7-silicon.txt}, row in the kernel's name; the image prints 16
   * copies or 32 passes of a loop.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          kernel                       | passes | cycles
          T01-forty-slots              | 32     | 20
          T02-independent-adds         | 16     | 4
          T03-dependent-adds           | 16     | 1
          T04-movw-movt                | 16     | 2
          T07-two-shifted              | 16     | 2
          T08-and-add-shifted          | 16     | 2
          T09-load-and-use             | 16     | 1
          T11-byte-load-and-use        | 16     | 2
          T12-loads-of-two-banks       | 16     | 1
          T12-loads-of-one-bank        | 16     | 2
          T13-sixteen-str              | 32     | 16
          T13-sixteen-ldr              | 32     | 16
          T15-sixteen-strb             | 32     | 48
          T15-sixteen-strh             | 32     | 48
          T16-str-three-mov            | 32     | 12
          T16-strb-three-mov           | 32     | 12
          T17-loop-at-0                | 32     | 1
          T17-loop-at-6                | 32     | 2
          T23-ldm-of-eight             | 16     | 4
          T23-push-of-eight            | 16     | 5
          T23-push-of-eight-misaligned | 16     | 6
          T25-adds-over-ITCM-accelerated | 16   | 4
          T32-vadd                     | 16     | 3
          T32-vmul                     | 16     | 3
          T32-vfma                     | 16     | 3
          T32-vmul-after-vfma          | 16     | 8
          T33-three-accumulators       | 16     | 3
          T34-vdiv                     | 16     | 16
          T34-vsqrt                    | 16     | 14
          T37-stores-to-BSRR           | 32     | 2
          T44-smlal                    | 16     | 1
          T44-dependent-mul            | 16     | 2
          M1-vfma-vadd                 | 16     | 5
          M2-vmul-vadd                 | 16     | 2
          M3-adcs-adcs                 | 16     | 2
          """)
  void kernelOfTheM7TakesItsMeasuredCycles(String kernel, long passes, long cycles) {
    assertEquals(passes * cycles, table("nucleo-f746zg").cycles().get(kernel));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nucleo-f446re", "nucleo-f746zg"})
  void recordingOfTheModelItselfIsEqual(String board) {
    Microbench.Comparison comparison = compare(console(board));
    assertAll(
        () -> assertTrue(comparison.equal()),
        () -> assertEquals(board, comparison.board()),
        () -> assertEquals(table(board).cycles().size(), comparison.rows().size()));
  }

  @Test
  void noiseAndLineEndsOfATerminalDoNotMatter() {
    String recording =
        "\u0000\ufffd=42\r\nminicom 2.8\r\n"
            + console("nucleo-f446re")
                .lines()
                .map(line -> "[12:00:01] " + line + " ")
                .reduce("", (all, line) -> all + line + "\r\n");
    assertTrue(compare(recording).equal());
  }

  @Test
  void otherCyclesAreReportedWithTheirKernel() {
    String recording =
        console("nucleo-f446re")
            .replace("kernel=B14-one-ldrd cycles=5 ", "kernel=B14-one-ldrd cycles=6 ");
    Microbench.Comparison comparison = compare(recording);
    List<Microbench.Row> differing =
        comparison.rows().stream().filter(r -> r.difference() != 0).toList();
    assertAll(
        () -> assertFalse(comparison.equal()),
        () -> assertEquals(1, comparison.differing()),
        () -> assertEquals(List.of(new Microbench.Row("B14-one-ldrd", 6, 5)), differing),
        () -> assertEquals(-1, differing.getFirst().difference()));
  }

  @Test
  void kernelsThatOneSideLacksAreNamed() {
    String recording =
        console("nucleo-f446re").replace("kernel=B14-one-ldrd ", "kernel=B99-of-another-version ");
    Microbench.Comparison comparison = compare(recording);
    assertAll(
        () -> assertFalse(comparison.equal()),
        () -> assertEquals(0, comparison.differing()),
        () -> assertEquals(List.of("B14-one-ldrd"), comparison.notRecorded()),
        () -> assertEquals(List.of("B99-of-another-version"), comparison.unknown()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          recording                                                           | board         | says
          board=nucleo-f446re                                                 |               | has no line 'kernel=NAME
          kernel=B01 cycles=1 max=1 first=1                                   |               | has no line 'board=ID'
          kernel=B01 cycles=1 max=1 first=1                                   | uno           | There is no board uno
          board=uno;kernel=B01 cycles=1 max=1 first=1                         |               | There is no board uno
          board=nucleo-f446re;kernel=B01 cycles=1 max=1 first=1               | nucleo-f746zg | was recorded on nucleo-f446re
          board=nucleo-f446re;board=nucleo-f746zg;kernel=B01 cycles=1 max=1 first=1 |         | names two boards
          kernel=B01 cycles=1 max=1 first=1;kernel=B01 cycles=2 max=2 first=2 | nucleo-f446re | line 2: kernel B01 is there a second time
          kernel=B01 cycles=1 ma                                              | nucleo-f446re | line 1: a kernel's line is damaged
          kernel=B01 cycles=99999999999 max=1 first=1                         | nucleo-f446re | damaged
          """)
  void recordingThatCannotBeUsedIsRefused(String recording, String board, String says) {
    byte[] text = recording.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
    BadInput refusal =
        assertThrows(
            BadInput.class,
            () -> MICROBENCH.compare("results.txt", text, Optional.ofNullable(board)));
    assertTrue(refusal.getMessage().contains(says), refusal.getMessage());
  }

  @Test
  void folderWithoutTheImageIsRefused() {
    byte[] text = console("nucleo-f446re").getBytes(StandardCharsets.UTF_8);
    Microbench elsewhere = new Microbench(Path.of("docs"));
    assertThrows(BadInput.class, () -> elsewhere.compare("results.txt", text, NO_BOARD));
  }
}

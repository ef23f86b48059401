package dev.stacktoll.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.instrument.ElfImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands as a user types them: exit codes, messages, files. */
final class MainTest {
  private static final String IMAGE = "images/nucleo-f446re-bare-metal-native-fft.elf";

  private record Ran(int code, String out, String err) {}

  private static Ran run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(words);
    return new Ran(code, out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          command                                                | code | says
          --help                                                 | 0    | Exit codes
          sim README.md --board nucleo-f446re                    | 2    | is not an ELF file
          sim absent.elf --board nucleo-f446re                   | 2    | does not exist
          sim images --board nucleo-f446re                       | 2    | is a directory
          sim images/nucleo-f446re-bare-metal-native-fft.elf     | 2    | --board
          sim images/nucleo-f446re-bare-metal-native-fft.elf --board uno | 2 | There is no board uno
          sim images/nucleo-f746zg-freertos-native-fft.elf --board nucleo-f446re | 2 | no vector table
          run nothing/like/this                                  | 2    | No cell matches
          run --jobs 0                                           | 2    | at least 1
          run --rule m4.none=1 *f446re/bare-metal/native/toggle  | 2    | no timing rule called m4.none
          explain *                                              | 2    | cells
          explain host/linux/native/fft                          | 2    | runs on this computer
          compare README.md README.md                            | 2    | is not JSON
          wasm inspect README.md                                 | 2    | not a WebAssembly module
          wasm aot README.md                                     | 2    | not a WebAssembly module
          wasm aot images/modules/fft.wasm --target arm          | 2    | no target arm
          wasm aot images/modules/fft.wasm --target x86_64 --abi soft | 2 | no soft-float ABI
          wasm aot images/modules/fft.wasm --abi medium          | 2    | --abi
          run --wasm README.md --call f()                        | 2    | not a WebAssembly module
          run --wasm absent.wasm --call f()                      | 2    | does not exist
          run --wasm images/modules/fft.wasm                     | 2    | fft_bench(i32) -> ()
          run --wasm images/modules/fft.wasm --call fft_bench()  | 2    | the number given is 0
          run --wasm images/modules/fft.wasm --call fft_bench(a) | 2    | which is no i32
          run --wasm images/modules/fft.wasm --call fft_init() --board uno | 2 | There is no board uno
          run --call fft_init()                                  | 2    | go with --wasm
          run --wasm images/modules/fft.wasm --call fft_init() --iterations 2 | 2 | --calls N
          accuracy --hardware absent.txt                         | 2    | does not exist
          accuracy --hardware images                             | 2    | cannot be read
          accuracy --hardware README.md                          | 2    | has no line 'kernel=NAME
          accuracy --hardware README.md *fft                     | 2    | measures no cells
          accuracy --hardware README.md --sensitivity            | 2    | measures no cells
          accuracy --board nucleo-f446re                         | 2    | which was not given
          nonsense                                               | 2    | nonsense
          """)
  void badInputIsAnsweredInWordsWithItsExitCode(String command, int code, String says) {
    Ran ran = run(command.split(" +"));
    assertAll(
        () -> assertEquals(code, ran.code(), ran.err()),
        () -> assertTrue((ran.out() + ran.err()).contains(says), ran.out() + ran.err()),
        () -> assertFalse(ran.err().contains("\tat "), ran.err()));
  }

  @Test
  void simShowsConsoleCyclesAndPlace() {
    Ran ran = run("sim", IMAGE, "--board", "nucleo-f446re", "--lines", "4");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("runtime=native"), ran.out());
    assertTrue(ran.out().contains("printed 4 lines"), ran.out());
    assertTrue(ran.out().contains("core 180.000000 MHz"), ran.out());
  }

  @Test
  void simStopsAtASymbol() {
    Ran ran = run("sim", IMAGE, "--board", "nucleo-f446re", "--until", "fft_init");
    assertTrue(ran.out().contains("breakpoint at fft_init"), ran.out());
  }

  @Test
  void firmwareThatTouchesAnUnmodelledBlockStopsWithPlaceRegistersAndExitCode3(@TempDir Path folder)
      throws IOException {
    // ldr r0, [pc]; ldr r1, [r0]; .word SPI1
    byte[] touchSpi1 = {0x00, 0x48, 0x01, 0x68, 0x00, 0x30, 0x01, 0x40};
    Path broken = withCode(folder, "main", touchSpi1);
    Ran ran = run("sim", broken.toString(), "--board", "nucleo-f446re");
    assertEquals(3, ran.code(), ran.out());
    assertTrue(ran.out().contains("SPI1 has no model of the register at offset 0x0"), ran.out());
    assertTrue(ran.out().contains("main+0x2 (main.c:"), ran.out());
    assertTrue(ran.out().contains("r0 40013000"), ran.out());
  }

  @Test
  void tableOfARealBoardIsComparedLineByLine(@TempDir Path folder) throws IOException {
    Path recording = folder.resolve("results.txt");
    Path report = folder.resolve("report.txt");
    Files.writeString(
        recording, "board=nucleo-f446re\r\nkernel=B08-one-load cycles=5 max=5 first=9\r\n");
    Ran ran = run("accuracy", "--hardware", recording.toString(), "-o", report.toString());
    assertEquals(1, ran.code(), ran.err());
    String text = Files.readString(report);
    assertAll(
        () -> assertTrue(text.contains("B08-one-load         5      4          -1    -20.0"), text),
        () -> assertTrue(text.contains("not in the recording: B01-two-reads, "), text),
        () -> assertTrue(text.endsWith("1 kernels compared: 0 equal, 1 differ\n"), text));
  }

  @Test
  void firmwareThatFaultsEndsInItsOwnHandlerAndSaysWhere(@TempDir Path folder) throws IOException {
    Path broken = withCode(folder, "experiment_run", new byte[] {0x00, (byte) 0xde});
    Ran ran = run("sim", broken.toString(), "--board", "nucleo-f446re", "--max-time", "1");
    assertTrue(ran.out().contains("error="), ran.out());
    assertFalse(ran.out().contains("checksum="), ran.out());
  }

  /** The native FFT with other instructions at the start of a function. */
  private static Path withCode(Path folder, String function, byte[] code) throws IOException {
    ElfImage image = ElfImage.read(Path.of(IMAGE));
    ElfImage.Segment flash = image.segments().getFirst();
    int at = image.symbols().find(function).orElseThrow().address() - flash.address();
    byte[] bytes = image.bytes().clone();
    int start = indexOf(bytes, Arrays.copyOfRange(flash.bytes(), at, at + 32));
    System.arraycopy(code, 0, bytes, start, code.length);
    return Files.write(folder.resolve("broken.elf"), bytes);
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not found");
  }

  @Test
  void runWritesAllReportsAndListNamesAllCells(@TempDir Path folder) {
    Ran ran = run("run", "*f446re/bare-metal/native/toggle", "--out", folder.toString(), "--fresh");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("36.000 MHz"), ran.out());
    for (String file : new String[] {"results.json", "results.csv", "report.md", "report.html"}) {
      assertTrue(Files.exists(folder.resolve(file)), file);
    }
    String results = folder.resolve("results.json").toString();
    assertEquals(0, run("compare", results, results).code());
    assertTrue(run("list").out().lines().count() >= 84);
  }

  @Test
  void ownModuleIsMeasuredWithOneTableAndAllReports(@TempDir Path folder) throws IOException {
    Ran ran =
        run(
            "run",
            "--wasm",
            "images/modules/fft.wasm",
            "--call",
            "fft_bench(1)",
            "--calls",
            "1",
            "--board",
            "nucleo-f446re",
            "*/wamr-fast/*",
            "--out",
            folder.toString(),
            "--fresh");
    assertEquals(0, ran.code(), ran.err());
    String id = "nucleo-f446re/bare-metal/wamr-fast/fft.wasm";
    String row = ran.out().lines().filter(l -> l.startsWith(id)).findFirst().orElseThrow();
    assertTrue(row.contains("nothing") && row.endsWith("measured"), row);
    assertTrue(ran.out().startsWith("cell") && ran.out().contains("host calls"), ran.out());
    String json = Files.readString(folder.resolve("results.json"));
    assertTrue(json.contains("\"metric\" : \"cycles_per_call\""), json);
    assertTrue(json.contains("--call 'fft_bench(1)' --board nucleo-f446re --calls 1"), json);
    assertFalse(json.contains("\"published\" :"), json);
    for (String file : new String[] {"results.csv", "report.md", "report.html"}) {
      assertTrue(Files.readString(folder.resolve(file)).contains(id), file);
    }
  }

  @Test
  void moduleGoesThroughPipesToAnAotFileThatIsNotOverwritten(@TempDir Path folder)
      throws IOException {
    dev.stacktoll.wasm.WamrcForTests.required();
    Path file = folder.resolve("fft.aot");
    java.io.InputStream console = System.in;
    System.setIn(Files.newInputStream(Path.of("images/modules/fft.wasm")));
    try {
      String[] words = {"wasm", "aot", "-", "--abi", "soft", "-o", file.toString()};
      assertEquals(0, run(words).code());
    } finally {
      System.setIn(console);
    }
    byte[] committed = Files.readAllBytes(Path.of("images/modules/fft-soft.aot"));
    assertEquals(-1, Arrays.mismatch(committed, Files.readAllBytes(file)));
    String[] again = {"wasm", "aot", "images/modules/fft.wasm", "-o", file.toString()};
    Ran ran = run(again);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("--force"), ran.err());
    assertEquals(-1, Arrays.mismatch(committed, Files.readAllBytes(file)));
    assertEquals(0, run("wasm", "inspect", file.toString(), "-o", file + ".txt").code());
    assertTrue(Files.readString(Path.of(file + ".txt")).contains("__aeabi_fadd"));
  }

  @Test
  void reportsAreNotHalfWrittenWhereTheFolderCannotBeUsed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Ran ran = run("run", "*f446re/bare-metal/native/toggle", "--out", file.toString());
    assertEquals(2, ran.code());
    assertEquals("x", Files.readString(file));
  }

  @Test
  void explainAddsUp() {
    Ran ran = run("explain", "nucleo-f446re/bare-metal/native/fft", "--iterations", "1");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("m4.issue"), ran.out());
    assertTrue(ran.out().contains("fft_bench"), ran.out());
    assertTrue(ran.out().contains("100.00 %"), ran.out());
  }
}

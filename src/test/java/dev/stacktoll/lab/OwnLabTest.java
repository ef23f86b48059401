package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.wasm.ExportCall;
import dev.stacktoll.wasm.Wamrc;
import dev.stacktoll.wasm.WamrcForTests;
import dev.stacktoll.wasm.WatCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules of a user on the simulated boards, compared with the JVM's own WebAssembly runtime. */
final class OwnLabTest {
  private static final String TEXT =
      """
      (module
        (import "env" "gpio_toggle" (func $toggle))
        (memory (export "memory") 1)
        (global $base (mut i32) (i32.const 0))
        (func $boot (global.set $base (i32.const 40)))
        (start $boot)
        (func (export "squares") (param $n i32) (result i32) (local $sum i32)
          (loop $again
            (local.set $sum (i32.add (local.get $sum) (i32.mul (local.get $n) (local.get $n))))
            (i32.store (i32.shl (local.get $n) (i32.const 2)) (local.get $sum))
            (call $toggle)
            (local.set $n (i32.sub (local.get $n) (i32.const 1)))
            (br_if $again (i32.gt_s (local.get $n) (i32.const 0))))
          (local.get $sum))
        (func (export "mix") (param i64 f32 f64) (result f64)
          (f64.add
            (f64.mul (f64.convert_i64_s (local.get 0)) (f64.promote_f32 (local.get 1)))
            (local.get 2)))
        (func (export "wide") (param i64 i32 i64) (result i64)
          (i64.add (i64.mul (local.get 0) (i64.extend_i32_s (local.get 1)))
            (i64.div_s (local.get 2) (i64.const 7))))
        (func (export "half") (param f32) (result f32) (f32.div (local.get 0) (f32.const 2)))
        (func (export "count") (result i32)
          (global.set $base (i32.add (global.get $base) (i32.const 1))) (global.get $base))
        (func (export "nothing"))
        (func (export "trap") (unreachable))
        (func (export "spin") (loop $again (br $again))))
      """;

  @TempDir private Path folder;

  private static byte[] compiled(String text) {
    return WatCompiler.compile("own.wat", text.getBytes(StandardCharsets.UTF_8));
  }

  private RunResult run(String text, String call, Optional<Wamrc> wamrc, String... patterns) {
    OwnModule own = OwnModule.of("dir/own.wat", compiled(text), call, 3, 0.15);
    OwnLab lab = new OwnLab(Path.of("images"), folder.resolve("cache"), wamrc);
    RunRequest request =
        new RunRequest("test", "test", List.of(), 2, 1, true, BoardSettings.DEFAULT);
    return lab.run(
        own, lab.select(own, List.of(), List.of(patterns)), request, folder, (_, _, _) -> {});
  }

  private static List<CellResult.Measured> measured(RunResult result) {
    assertTrue(result.passed(), result.cells().toString());
    return result.cells().stream().map(CellResult.Measured.class::cast).toList();
  }

  /** What the JVM's runtime returns, and how often it calls the host. */
  private record Reference(long bits, int hostCalls) {
    static Reference of(ExportCall call) {
      int[] toggles = {0};
      HostFunction toggle =
          new HostFunction(
              "env",
              "gpio_toggle",
              FunctionType.empty(),
              (_, _) -> {
                toggles[0]++;
                return null;
              });
      Instance instance =
          Instance.builder(Parser.parse(compiled(TEXT)))
              .withImportValues(ImportValues.builder().addFunction(toggle).build())
              .build();
      long[] arguments = call.arguments().stream().mapToLong(ExportCall.Value::bits).toArray();
      return new Reference(instance.export(call.name()).apply(arguments)[0], toggles[0]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          call                                     | boards  | cells
          squares(100)                             | *       | 8
          mix(-9000000000, 1.5, 0.25)              | *f446re | 4
          wide(-5000000000, 3, 0x7fffffffffffffff) | *f746zg | 4
          half(-inf)                               | *f446re | 4
          """)
  void everyInterpreterReturnsWhatTheJvmDoes(String text, String boards, int count) {
    ExportCall call = OwnModule.of("own.wat", compiled(TEXT), text, 1, 1).call();
    Reference reference = Reference.of(call);
    String expected =
        call.resultType().orElseThrow()
            + " "
            + new ExportCall.Value(call.resultType().orElseThrow(), reference.bits());
    List<CellResult.Measured> cells =
        measured(
            run(
                TEXT,
                text,
                Optional.empty(),
                boards + "/*/wasm3*",
                boards + "/*/wamr-classic/*",
                boards + "/*/wamr-fast/*"));
    assertEquals(count, cells.size());
    for (CellResult.Measured m : cells) {
      assertEquals(expected, m.checksum().orElseThrow(), m.id().toString());
      assertEquals(reference.hostCalls(), m.figures().get("host_calls"), m.id().toString());
      assertEquals(
          m.measuredCycles(), m.causes().values().stream().mapToLong(Long::longValue).sum());
      double loop = 3 * m.value();
      assertTrue(m.measuredCycles() >= loop && m.measuredCycles() < loop + 200, m.toString());
    }
    assertEquals(1, cells.stream().map(m -> m.figures().get("memory_checksum")).distinct().count());
  }

  @Test
  void compiledCodeReturnsTheSameAndIsFasterThanAnyInterpreter() {
    RunResult result =
        run(
            TEXT,
            "squares(100)",
            Optional.of(WamrcForTests.required()),
            "*f446re*/wamr-aot*",
            "*/wamr-fast/*");
    var cells = measured(result).stream().collect(Collectors.toMap(m -> m.id().toString(), m -> m));
    assertEquals(5, cells.size());
    cells.values().forEach(m -> assertEquals("i32 338350", m.checksum().orElseThrow()));
    String prefix = "nucleo-f446re/bare-metal/";
    double fast = cells.get(prefix + "wamr-fast/own.wasm").value();
    for (String runtime : List.of("wamr-aot", "wamr-aot-hard", "wamr-aot-xip")) {
      double value = cells.get(prefix + runtime + "/own.wasm").value();
      assertTrue(value < fast, runtime + ": " + value + " against " + fast);
    }
  }

  @Test
  void softFloatRowsTakeNoFloatsBecauseTheyWouldComeInTheWrongRegisters() {
    RunResult result =
        run(
            TEXT,
            "half(3)",
            Optional.of(WamrcForTests.required()),
            "*f746zg*/wamr-aot/*",
            "*f746zg*/wamr-aot-hard/*");
    assertTrue(
        result.cells().get(0) instanceof CellResult.NotMeasured n
            && n.reason().contains("wamr-aot-hard"),
        result.cells().toString());
    assertEquals("f32 1.5", ((CellResult.Measured) result.cells().get(1)).checksum().orElseThrow());
  }

  @Test
  void softFloatCodeThatCallsFunctionsOfTheOtherAbiIsRefusedBeforeItRuns() {
    String root =
        """
        (module (func (export "root") (param i32) (result i32)
          (i32.trunc_f32_s (f32.sqrt (f32.convert_i32_s (local.get 0))))))
        """;
    RunResult result =
        run(root, "root(81)", Optional.of(WamrcForTests.required()), "*f446re*/wamr-aot*");
    assertTrue(
        result.cells().getFirst() instanceof CellResult.NotMeasured n
            && n.reason().contains("it calls sqrtf with floats in core registers"),
        result.cells().toString());
    for (CellResult cell : result.cells().subList(1, 3)) {
      assertTrue(
          cell instanceof CellResult.Measured m && m.checksum().orElseThrow().equals("i32 9"),
          cell.toString());
    }
  }

  @Test
  void withoutTheCompilerItsRowsSayHowToGetIt() {
    RunResult result = run(TEXT, "nothing()", Optional.empty(), "*f446re*/wamr-*");
    List<CellResult> compiled =
        result.cells().stream().filter(c -> c.id().runtime().startsWith("wamr-aot")).toList();
    assertEquals(3, compiled.size());
    for (CellResult cell : compiled) {
      assertTrue(
          cell instanceof CellResult.NotMeasured n && n.reason().contains("'make wamrc'"),
          cell.toString());
    }
    assertEquals(2, result.cells().stream().filter(CellResult.Measured.class::isInstance).count());
  }

  @Test
  void startFunctionRunsAndTheModuleRemembersBetweenCalls() {
    List<CellResult.Measured> cells =
        measured(run(TEXT, "count", Optional.empty(), "*f446re*/wasm3*", "*f446re*/wamr-fast*"));
    assertEquals(3, cells.size());
    cells.forEach(m -> assertEquals("i32 41, at last 44", m.checksum().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          call    | runtime      | reason
          trap()  | wasm3        | the firmware reports: [trap] unreachable executed
          trap()  | wamr-classic | the firmware reports: Exception: unreachable
          spin()  | wamr-fast    | no result within 0.15 s of simulated time
          """)
  void callThatDoesNotReturnFailsWithTheFirmwaresWords(String call, String runtime, String reason) {
    RunResult result = run(TEXT, call, Optional.empty(), "*f746zg*/" + runtime + "/*");
    assertFalse(result.passed());
    assertTrue(
        result.cells().getFirst() instanceof CellResult.Failed f && f.reason().startsWith(reason),
        result.cells().toString());
  }

  @Test
  void moduleThatWantsMoreMemoryThanTheBoardHasFailsInWords() {
    String large = "(module (memory 2) (func (export \"f\")))";
    RunResult result = run(large, "f()", Optional.empty(), "*f446re*/wasm3/*", "*f746zg*/wasm3/*");
    assertTrue(
        result.cells().get(0) instanceof CellResult.Failed f
            && f.reason().equals("the firmware reports: memory allocation failed"),
        result.cells().toString());
    assertTrue(result.cells().get(1) instanceof CellResult.Measured, result.cells().toString());
  }

  @Test
  void firmwareThatRanIsKeptWithItsProvenanceAndCountsOnlyWhatTheSlotHolds() throws IOException {
    CellResult.Measured cell =
        measured(run(TEXT, "nothing()", Optional.empty(), "*f446re*/wasm3/*")).getFirst();
    assertEquals("nothing", cell.checksum().orElseThrow());
    assertEquals("firmware/nucleo-f446re-bare-metal-wasm3-own.wasm.elf", cell.image().path());
    ElfImage kept = ElfImage.read(folder.resolve(cell.image().path()));
    assertEquals(cell.image().sha256(), Hashes.sha256(kept.bytes()));
    JsonNode note =
        new ObjectMapper()
            .readTree(
                folder.resolve("firmware/nucleo-f446re-bare-metal-wasm3-own.wasm.json").toFile());
    assertEquals(cell.image().sha256(), note.path("sha256").asText());
    assertEquals("nothing()", note.path("call").asText());
    assertEquals(Hashes.sha256(compiled(TEXT)), note.path("module_sha256").asText());
    Path prepared = Path.of(note.path("prepared_image").asText());
    assertEquals(
        Hashes.sha256(Files.readAllBytes(prepared)), note.path("prepared_sha256").asText());
    int slot =
        cell.footprint().parts().stream()
            .filter(p -> p.name().equals(".slot"))
            .mapToInt(Footprint.Part::bytes)
            .sum();
    assertEquals(304 + compiled(TEXT).length, slot);
  }

  @Test
  void moduleLargerThanTheSlotIsRefusedBeforeAnythingRuns() {
    int capacity = ModuleSlot.capacity(image("wasm3"));
    assertEquals(128 * 1024, capacity);
    String padding = "(memory 3) (data (i32.const 0) \"" + "x".repeat(capacity) + "\")";
    BadInput error =
        assertThrows(
            BadInput.class,
            () ->
                run(
                    "(module (func (export \"f\")) " + padding + ")",
                    "f()",
                    Optional.empty(),
                    "*wasm3/*"));
    assertTrue(error.getMessage().contains("131,072"), error.getMessage());
    assertFalse(Files.exists(folder.resolve("firmware")));
  }

  private static ElfImage image(String runtime) {
    return ElfImage.read(Path.of("images/nucleo-f446re-bare-metal-" + runtime + "-module.elf"));
  }

  @Test
  void imageWithoutSlotAndEmptySlotAreAnsweredInWords() {
    ElfImage other = ElfImage.read(Path.of("images/nucleo-f446re-bare-metal-wasm3-fft.elf"));
    assertThrows(BadInput.class, () -> ModuleSlot.capacity(other));
    CellResult result =
        new ModuleExperiment(OwnModule.of("own.wat", compiled(TEXT), "nothing()", 1, 1))
            .run(
                new CellId("nucleo-f446re", "bare-metal", "wamr-fast", "own.wasm"),
                image("wamr-fast"),
                "x",
                BoardSettings.DEFAULT);
    assertTrue(
        result instanceof CellResult.Failed f && f.reason().contains("the module slot is empty"),
        result.toString());
  }

  @Test
  void cellThatDisagreesIsAFailureNotANumber() {
    List<CellResult> cells =
        run(TEXT, "squares(3)", Optional.empty(), "*f446re*/wasm3*", "*f446re*/wamr-fast/*")
            .cells();
    CellResult.Measured first = (CellResult.Measured) cells.getFirst();
    List<CellResult> returned =
        CallAgreement.check(List.of(with(first, "i32 15", 7), cells.get(1), cells.get(2)));
    assertTrue(
        returned.getFirst() instanceof CellResult.Failed f
            && f.reason().equals("returned i32 15; 2 of 3 cells say i32 14"),
        returned.toString());
    List<CellResult> memory =
        CallAgreement.check(List.of(with(first, "i32 14", 7), cells.get(1), cells.get(2)));
    assertTrue(
        memory.getFirst() instanceof CellResult.Failed f && f.reason().contains("0x00000007"),
        memory.toString());
    assertEquals(cells, CallAgreement.check(cells));
  }

  private static CellResult.Measured with(CellResult.Measured m, String returned, double memory) {
    var figures = new java.util.LinkedHashMap<>(m.figures());
    figures.put("memory_checksum", memory);
    return new CellResult.Measured(
        m.id(),
        m.metric(),
        m.value(),
        m.cycles(),
        m.instructions(),
        m.measuredCycles(),
        m.causes(),
        m.assumedRules(),
        Optional.of(returned),
        m.image(),
        m.clock(),
        m.footprint(),
        figures,
        m.notes());
  }

  /**
   * Whatever the damage, either the module is taken or the user is told. More with {@code
   * -Dstacktoll.module.mutations=100000}.
   */
  @Test
  void mutatedModulesAreTakenOrRefusedInWords() {
    byte[] original = compiled(TEXT);
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    int mutations = Integer.getInteger("stacktoll.module.mutations", 1_000);
    for (int i = 0; i < mutations; i++) {
      byte[] bytes =
          random.nextInt(5) == 0
              ? Arrays.copyOf(original, random.nextInt(original.length))
              : original.clone();
      for (int n = random.nextInt(3); n >= 0 && bytes.length > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        OwnModule.of("mutated.wasm", bytes, "squares(1)", 1, 1);
      } catch (BadInput e) {
        assertFalse(e.remedy().isEmpty());
        refused++;
      }
    }
    assertTrue(refused > mutations / 3, "only " + refused + " refused");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, --calls", "1, 0, --max-time", "1, 20, --max-time"})
  void limitsThatMakeNoSenseAreRefused(int calls, double seconds, String option) {
    BadInput error =
        assertThrows(
            BadInput.class,
            () -> OwnModule.of("own.wat", compiled(TEXT), "nothing()", calls, seconds));
    assertTrue(error.getMessage().contains(option), error.getMessage());
  }
}

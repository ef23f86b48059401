package dev.stacktoll.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as typed, read with the types of the module's signature. */
final class ExportCallTest {
  private static final WasmModule MODULE =
      module(
          """
          (module (memory (export "memory") 1)
            (func (export "none"))
            (func (export "i") (param i32) (result i32) (local.get 0))
            (func (export "l") (param i64) (result i64) (local.get 0))
            (func (export "f") (param f32) (result f32) (local.get 0))
            (func (export "d") (param f64) (result f64) (local.get 0))
            (func (export "mixed") (param i32 f64) (result i64) (i64.const 1))
            (func (export "two") (result i32 i32) (i32.const 1) (i32.const 2))
            (func (export "reference") (param externref)))
          """);

  static WasmModule module(String text) {
    return WasmModule.parse(
        "m.wasm", WatCompiler.compile("m.wat", text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          call              | bits               | shown
          i(0)              | 0                  | i(0)
          i( -1 )           | ffffffff           | i(-1)
          i(4294967295)     | ffffffff           | i(-1)
          i(0x80000000)     | 80000000           | i(-2147483648)
          l(-1)             | ffffffffffffffff   | l(-1)
          l(0xffffffffffffffff) | ffffffffffffffff | l(-1)
          l(-9223372036854775808) | 8000000000000000 | l(-9223372036854775808)
          f(1.5)            | 3fc00000           | f(1.5)
          f(-inf)           | ff800000           | f(-Infinity)
          f(nan)            | 7fc00000           | f(NaN)
          d(2e-3)           | 3f60624dd2f1a9fc   | d(0.002)
          d(7)              | 401c000000000000   | d(7.0)
          """)
  void argumentsGetTheTypesOfTheSignature(String text, String bits, String shown) {
    ExportCall call = ExportCall.parse(MODULE, text);
    assertEquals(Long.parseUnsignedLong(bits, 16), call.arguments().getFirst().bits());
    assertEquals(shown, call.toString());
  }

  @Test
  void resultAndFloatsAreKnown() {
    assertTrue(ExportCall.parse(MODULE, "none").resultType().isEmpty());
    assertEquals("none()", ExportCall.parse(MODULE, " none ").toString());
    assertEquals("i64", ExportCall.parse(MODULE, "mixed(1, 2)").resultType().orElseThrow());
    assertTrue(ExportCall.parse(MODULE, "mixed(1, 2)").passesFloats());
    assertFalse(ExportCall.parse(MODULE, "l(1)").passesFloats());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          call           | message                            | remedy
          absent(1)      | exports no function absent         | i(i32) -> (i32), l(i64) -> (i64)
          memory()       | exports no function memory         | Callable exports
          i()            | The arguments of i are (i32)       | commas
          i(1, 2)        | the number given is 2              | commas
          i(1.5)         | '1.5', which is no i32             | 0x2a
          i(4294967296)  | which is no i32                    | 32 bits
          i(-2147483649) | which is no i32                    | 32 bits
          i(--1)         | which is no i32                    | 32 bits
          i(0x)          | which is no i32                    | 32 bits
          l(18446744073709551616) | which is no i64           | 64 bits
          f(one)         | Argument 1 of f is 'one'           | 1.5
          mixed(1, )     | Argument 2 of mixed is ''          | 1.5
          i(1            | is no call                         | compute(100)
          (1)            | is no call                         | compute(100)
          two()          | cannot be called from outside      | at most one result
          reference(0)   | cannot be called from outside      | i32, i64, f32 and f64
          """)
  void whatDoesNotFitIsNamed(String text, String message, String remedy) {
    BadInput error = assertThrows(BadInput.class, () -> ExportCall.parse(MODULE, text));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertTrue(error.remedy().contains(remedy), error.remedy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          import                                                    | message                     | remedy
          (import "env" "print" (func (param f32)))                 | env.print (f32) -> ()       | env.gpio_toggle () -> ()
          (import "env" "gpio_toggle" (func (param i32)))           | env.gpio_toggle (i32) -> () | env.gpio_toggle () -> ()
          (import "env" "memory" (memory 1))                        | env.memory memory           | env.gpio_toggle () -> ()
          (import "wasi_snapshot_preview1" "proc_exit" (func (param i32))) | proc_exit (i32) -> () | WASI module
          """)
  void importsThatNoBoardProvidesAreNamed(String wanted, String message, String remedy) {
    WasmModule module = module("(module " + wanted + ")");
    BadInput error = assertThrows(BadInput.class, () -> HostImports.check(module));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertTrue(error.remedy().contains(remedy), error.remedy());
  }

  @Test
  void allAbsentImportsAreNamedAtOnceAndTheToggleIsNotAmongThem() {
    WasmModule module =
        module(
            """
            (module (import "env" "a" (func)) (import "env" "gpio_toggle" (func))
              (import "b" "c" (global i32)))
            """);
    BadInput error = assertThrows(BadInput.class, () -> HostImports.check(module));
    assertTrue(error.getMessage().endsWith("env.a () -> (), b.c global."), error.getMessage());
    HostImports.check(module("(module (import \"env\" \"gpio_toggle\" (func)))"));
  }
}

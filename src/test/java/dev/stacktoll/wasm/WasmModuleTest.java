package dev.stacktoll.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebAssembly specification, chapter 5, on modules made from text. */
final class WasmModuleTest {
  private static final String TOGGLE =
      """
      (module
        (import "env" "gpio_toggle" (func $toggle))
        (memory (export "memory") 1 2)
        (data (i32.const 8) "abcd")
        (func (export "toggle_forever") (loop $again (call $toggle) (br $again)))
        (func (export "add") (param i32 f32) (result i64) (i64.const 7)))
      """;

  private static byte[] compile(String text) {
    return WatCompiler.compile("test.wat", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void textBecomesAModuleWithItsImportsAndExports() {
    WasmModule module = WasmModule.parse("t", compile(TOGGLE));
    assertEquals("gpio_toggle", module.imports().getFirst().field());
    assertEquals("() -> ()", module.imports().getFirst().type().orElseThrow().toString());
    assertEquals(
        "(i32, f32) -> (i64)",
        module.exported("add").orElseThrow().type().orElseThrow().toString());
    assertEquals(1, module.memories().getFirst().minimum());
    assertEquals(2, module.memories().getFirst().maximum().getAsLong());
    assertEquals(4, module.dataBytes());
    assertEquals(2, module.functionCount());
  }

  @Test
  void theToggleModuleIsTheUsual72Bytes() {
    byte[] module =
        compile(
            """
            (module (import "env" "gpio_toggle" (func $g))
              (func (export "toggle_forever") (loop $l (call $g) (br $l))))
            """);
    assertEquals(72, module.length);
    assertArrayEquals(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, Arrays.copyOf(module, 8));
  }

  @Test
  void wrongTextIsRefusedWithLineAndColumn() {
    BadInput error = assertThrows(BadInput.class, () -> compile("(module\n  (func (call 7)))"));
    assertTrue(error.getMessage().contains("test.wat:2:15"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          bytes                              | message
          0061                               | at byte 0x0: this is not a WebAssembly module
          7f454c46                           | at byte 0x0: this is not a WebAssembly module
          0061736d0d000100                   | at byte 0x4: version 65549
          0061736d010000000105               | at byte 0xa: section 1 needs 5 bytes, but only 0 are left
          0061736d010000000d00               | at byte 0x8: there is no section with id 13
          0061736d0100000001016f             | cannot fit
          0061736d01000000010201ff           | type 0 has form 0xff
          0061736d0100000003020105           | type 5 of 0
          0061736d0100000003010001040160000000 | section type is out of order
          """)
  void damageIsNamedWithItsOffset(String bytes, String message) {
    byte[] module = java.util.HexFormat.of().parseHex(bytes);
    BadInput error = assertThrows(BadInput.class, () -> WasmModule.parse("m", module));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void mutatedModulesParseOrAreRefusedInWords() {
    byte[] original = compile(TOGGLE);
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes =
          random.nextInt(5) == 0
              ? Arrays.copyOf(original, random.nextInt(original.length))
              : original.clone();
      for (int n = random.nextInt(3); n >= 0 && bytes.length > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        WasmModule.parse("mutated", bytes);
      } catch (BadInput e) {
        assertTrue(e.getMessage().contains("at byte 0x"), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 5_000, "only " + refused + " refused");
  }

  @Test
  void headerIsWhatXxdPrints() {
    assertEquals(
        """
        unsigned char __1_a_wasm[] = {
          0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0xff, 0x7f, 0x10, 0x20,
          0x01
        };
        unsigned int __1_a_wasm_len = 13;
        """,
        CHeader.of("1-a.wasm", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, -1, 127, 16, 32, 1}));
  }
}

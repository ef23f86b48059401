package dev.stacktoll.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The committed AOT modules, and damaged ones. */
final class AotModuleTest {
  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(Path.of("images", "modules", name));
  }

  @Test
  void softFloatModuleCallsTheArithmeticRoutinesOfTheStudy() throws IOException {
    AotModule module = AotModule.parse("soft", bytes("fft-soft.aot"));
    assertEquals(6, module.version());
    assertTrue(module.target().architecture().startsWith("thumbv7em"));
    assertEquals(
        "[__aeabi_fadd, __aeabi_fmul, __aeabi_fsub, __aeabi_ui2f]",
        module.softFloatImports().toString());
    assertTrue(module.misfit(AotModule.Requirement.THUMBV7EM).isEmpty());
  }

  @Test
  void hardFloatModuleCallsNone() throws IOException {
    AotModule module = AotModule.parse("hard", bytes("fft-hard-m4.aot"));
    assertTrue(module.softFloatImports().isEmpty());
    assertFalse(module.target().inPlace());
    assertTrue(AotModule.parse("xip", bytes("fft-xip-m4.aot")).target().inPlace());
  }

  @Test
  void misfitsNameTheRemedy() throws IOException {
    byte[] other = bytes("fft-soft.aot");
    other[4] = 5;
    String version =
        AotModule.parse("old", other).misfit(AotModule.Requirement.THUMBV7EM).orElseThrow();
    assertTrue(version.contains("AOT format 5") && version.contains("wamrc"), version);
    AotModule.Requirement few =
        new AotModule.Requirement("x", 6, 40, 32, "thumbv7em", java.util.List.of("memset"));
    String symbols = AotModule.parse("soft", bytes("fft-soft.aot")).misfit(few).orElseThrow();
    assertTrue(symbols.contains("__aeabi_fadd"), symbols);
  }

  @Test
  void mutatedModulesParseOrAreRefusedInWords() throws IOException {
    byte[] original = bytes("fft-soft.aot");
    SplittableRandom random = new SplittableRandom(3);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated =
          random.nextInt(4) == 0
              ? Arrays.copyOf(original, random.nextInt(original.length))
              : original.clone();
      for (int n = random.nextInt(4); n >= 0 && mutated.length > 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      try {
        AotModule.parse("mutated", mutated);
      } catch (BadInput e) {
        assertTrue(e.getMessage().contains("at byte 0x"), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 2_000, "only " + refused + " refused");
  }

  @Test
  void wasmIsNoAotModule() {
    assertThrows(
        BadInput.class, () -> AotModule.parse("x", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}));
  }
}

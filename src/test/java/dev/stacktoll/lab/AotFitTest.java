package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled modules against the runtimes of the committed images. */
final class AotFitTest {
  private static final CellId SOFT = CellId.parse("nucleo-f446re/bare-metal/wamr-aot/fft");
  private static final CellId HARD = CellId.parse("nucleo-f446re/bare-metal/wamr-aot-hard/fft");

  @Test
  void everyCommittedImageFitsItsModule() {
    int images = 0;
    for (CellId id : new Lab(Path.of("images"), Path.of("")).select(List.of("*/wamr-aot*"))) {
      if (Files.exists(Path.of("images", id.imageName() + ".elf"))) {
        assertEquals(Optional.empty(), AotFit.misfit(id, TestImages.read(id.imageName())));
        images++;
      }
    }
    assertEquals(24, images);
  }

  @Test
  void softFloatModuleInAHardFloatRowIsNamed() throws IOException {
    byte[] soft = Files.readAllBytes(Path.of("images/modules/fft-soft.aot"));
    ElfImage image = TestImages.read(HARD.imageName());
    String why = AotFit.misfit(HARD, image, soft).orElseThrow();
    assertTrue(why.contains("__aeabi_fadd") && why.contains("--abi hard"), why);
    assertEquals(Optional.empty(), AotFit.misfit(SOFT, image, soft));
  }

  @Test
  void functionThatTheRuntimesTableLacksIsNamed() throws IOException {
    byte[] module = Files.readAllBytes(Path.of("images/modules/fft-soft.aot"));
    byte[] name = "__aeabi_fadd".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int i = 0; i + name.length < module.length; i++) {
      if (java.util.Arrays.equals(module, i, i + name.length, name, 0, name.length)) {
        module[i + name.length - 1] = 'x';
      }
    }
    String why = AotFit.misfit(SOFT, TestImages.read(SOFT.imageName()), module).orElseThrow();
    assertTrue(why.contains("does not provide __aeabi_fadx"), why);
  }

  @Test
  void imageWhoseModuleHasAnotherFormatFailsBeforeItRuns(@TempDir Path folder) throws IOException {
    ElfImage image = TestImages.read(SOFT.imageName());
    int module = image.symbols().find("module_start").orElseThrow().address();
    ElfImage old = image.with("old.elf", module + 4, new byte[] {5});
    Files.write(folder.resolve(SOFT.imageName() + ".elf"), old.bytes());
    RunRequest request =
        new RunRequest("test", "test", List.of(SOFT.toString()), 1, 1, true, BoardSettings.DEFAULT);
    CellResult result =
        new Lab(folder, folder.resolve("cache")).run(request, (_, _, _) -> {}).cells().getFirst();
    assertTrue(
        result instanceof CellResult.Failed f
            && f.reason().contains("it has AOT format 5, the runtime loads 6"),
        result.toString());
    ElfImage broken = image.with("broken.elf", module, new byte[] {1});
    String why = AotFit.misfit(SOFT, broken).orElseThrow();
    assertTrue(why.contains("at byte 0x0") && why.contains("stacktoll wasm aot"), why);
  }
}

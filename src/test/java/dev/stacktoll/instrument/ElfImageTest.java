package dev.stacktoll.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System V ABI, chapter 4. */
final class ElfImageTest {
  private static final String NATIVE_FFT = "nucleo-f446re-bare-metal-native-fft";

  @Test
  void firmwareLoadsAtTheStartOfFlash() {
    ElfImage image = TestImages.read(NATIVE_FFT);
    assertEquals(0x0800_0000, image.segments().getFirst().loadAddress());
    assertEquals(1, image.entry() & 1);
  }

  @Test
  void symbolsNameFunctionsWithoutTheThumbBit() {
    Symbols symbols = TestImages.read(NATIVE_FFT).symbols();
    Symbols.Symbol bench = symbols.find("fft_bench").orElseThrow();
    assertEquals(0, bench.address() & 1);
    assertTrue(bench.function() && bench.size() > 100);
    assertEquals("fft_bench+0x10", symbols.describe(bench.address() + 0x10));
    assertEquals(bench, symbols.functionAt(bench.address() + bench.size() - 2).orElseThrow());
  }

  @Test
  void lineTableFindsTheSourceOfAFunction() {
    ElfImage image = TestImages.read(NATIVE_FFT);
    int address = image.symbols().find("fft_bench").orElseThrow().address();
    LineTable.Location location = LineTable.of(image).at(address).orElseThrow();
    assertEquals("fft.c", location.file());
    assertTrue(location.line() > 30, location.toString());
  }

  @Test
  void textIsNotAnElfFile() {
    BadInput error = parseFails("int main(void) { return 0; }".getBytes(StandardCharsets.UTF_8));
    assertTrue(error.getMessage().contains("is not an ELF file"), error.getMessage());
  }

  @Test
  void emptyFileIsNotAnElfFile() {
    assertTrue(parseFails(new byte[0]).getMessage().contains("is not an ELF file"));
  }

  @Test
  void anotherMachineIsNamed() {
    byte[] bytes = TestImages.read(NATIVE_FFT).bytes().clone();
    bytes[18] = (byte) 243;
    BadInput error = parseFails(bytes);
    assertTrue(error.getMessage().contains("RISC-V"), error.getMessage());
    assertTrue(error.remedy().contains("Cortex-M4"), error.remedy());
  }

  @Test
  void truncatedFileSaysWhereItEnds() {
    byte[] bytes = TestImages.read(NATIVE_FFT).bytes();
    BadInput error = parseFails(Arrays.copyOf(bytes, 4000));
    assertTrue(error.getMessage().contains("the file ends at 4000"), error.getMessage());
  }

  @Test
  void relocatableObjectIsRefused() {
    byte[] bytes = TestImages.read(NATIVE_FFT).bytes().clone();
    bytes[16] = 1;
    assertTrue(parseFails(bytes).getMessage().contains("not a linked program"));
  }

  @Test
  void missingFileAndDirectoryAreRefused(@TempDir Path folder) {
    assertThrows(BadInput.class, () -> ElfImage.read(folder.resolve("absent.elf")));
    assertThrows(BadInput.class, () -> ElfImage.read(folder));
  }

  @Test
  void mutatedFilesParseOrAreRefusedInWords() throws IOException {
    int mutations = Integer.getInteger("stacktoll.elf.mutations", 5000);
    byte[] original = TestImages.read(NATIVE_FFT).bytes();
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < mutations; i++) {
      byte[] bytes = mutate(original, random);
      try {
        LineTable.of(ElfImage.parse("mutated", bytes)).at(0x0800_0100);
      } catch (BadInput _) {
        refused++;
      }
    }
    assertTrue(refused > mutations / 20, "only " + refused + " of " + mutations + " refused");
  }

  /** Damage where it hurts: in headers and tables more often than in code. */
  private static byte[] mutate(byte[] original, SplittableRandom random) {
    byte[] bytes =
        random.nextInt(10) == 0
            ? Arrays.copyOf(original, random.nextInt(original.length))
            : original.clone();
    int places = 1 + random.nextInt(4);
    for (int i = 0; i < places && bytes.length > 0; i++) {
      int at =
          switch (random.nextInt(3)) {
            case 0 -> random.nextInt(Math.min(160, bytes.length));
            case 1 -> Math.max(0, bytes.length - 1 - random.nextInt(1500));
            default -> random.nextInt(bytes.length);
          };
      bytes[at] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static BadInput parseFails(byte[] bytes) {
    return assertThrows(BadInput.class, () -> ElfImage.parse("test.elf", bytes));
  }
}

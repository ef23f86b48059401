package dev.stacktoll.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.lab.BoardSettings;
import dev.stacktoll.lab.Simulation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Firmware made of random bytes: it ends in words within its time, and leaves no memory behind.
 * More with {@code -Dstacktoll.random.firmware=10000}.
 */
final class RandomFirmwareTest {
  /** For each board. */
  private static final int IMAGES = Integer.getInteger("stacktoll.random.firmware", 150);

  private static final int FLASH = 0x0800_0000;
  private static final int RAM = 0x2000_0000;
  private static final int RAM_BYTES = 0x1_0000;
  private static final int VECTORS = 128;
  private static final int MAX_BYTES = 0x4000;
  private static final double SECONDS = 0.001;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long HEAP_GROWTH = 200L << 20;

  @ParameterizedTest
  @CsvSource({"nucleo-f446re", "nucleo-f746zg"})
  void randomBytesEndInWords(String board) {
    SplittableRandom random = new SplittableRandom(6);
    long before = usedHeap();
    int[] ended = new int[2];
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < IMAGES; i++) {
            ended[run(board, firmware(random)) ? 1 : 0]++;
          }
        });
    assertEquals(IMAGES, ended[0] + ended[1]);
    assertTrue(ended[1] > IMAGES / 10, ended[1] + " faulted");
    long growth = usedHeap() - before;
    assertTrue(growth < HEAP_GROWTH, growth + " bytes are still in use");
  }

  /** Was it refused, or did it fault? */
  private static boolean run(String board, byte[] elf) {
    Simulation.Limits limits = new Simulation.Limits(SECONDS, Optional.empty(), Optional.empty());
    try {
      ElfImage image = ElfImage.parse("random.elf", elf);
      Simulation simulation = new Simulation(board, image, BoardSettings.DEFAULT, limits, _ -> {});
      Simulation.Outcome outcome = simulation.run(limits, "random.elf");
      assertFalse(outcome.stop().isBlank());
      return outcome.faulted();
    } catch (BadInput refused) {
      assertFalse(refused.remedy().isBlank());
      return true;
    }
  }

  /** All bytes random; mostly with a stack in RAM and vectors that lead into the code. */
  private static byte[] firmware(SplittableRandom random) {
    byte[] bytes = new byte[4 * VECTORS + 4 + random.nextInt(MAX_BYTES) & -4];
    random.nextBytes(bytes);
    int entry = random.nextInt();
    if (random.nextInt(5) > 0) {
      ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      table.putInt(RAM + (random.nextInt(RAM_BYTES) & ~3));
      for (int i = 1; i < VECTORS; i++) {
        table.putInt(FLASH + 4 * VECTORS + random.nextInt(bytes.length - 4 * VECTORS) | 1);
      }
      entry = table.getInt(4);
    }
    return ElfFile.of(FLASH, entry, bytes);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.TestImages;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged firmware, run: it ends in words whatever it does. More with {@code
 * -Dstacktoll.firmware.mutations=100000}.
 */
final class MutatedFirmwareTest {
  private static final int MUTATIONS = Integer.getInteger("stacktoll.firmware.mutations", 150);

  @ParameterizedTest
  @CsvSource({"nucleo-f446re", "nucleo-f746zg"})
  void anyFirmwareEndsWithoutAnException(String board) {
    byte[] original = TestImages.read(board + "-freertos-native-fft").bytes();
    SplittableRandom random = new SplittableRandom(4);
    Simulation.Limits limits = new Simulation.Limits(0.0005, Optional.empty(), Optional.empty());
    int faulted = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = original.clone();
      int places = 1 + random.nextInt(40);
      for (int n = 0; n < places; n++) {
        int at = 0x1000 + random.nextInt(i % 3 == 0 ? 0x1c0 : 0x2800);
        bytes[Math.min(at, bytes.length - 1)] = (byte) random.nextInt();
      }
      try {
        ElfImage image = ElfImage.parse("mutated", bytes);
        Simulation simulation =
            new Simulation(board, image, BoardSettings.DEFAULT, limits, _ -> {});
        Simulation.Outcome outcome = simulation.run(limits, "mutated");
        faulted += outcome.faulted() ? 1 : 0;
      } catch (BadInput _) {
        faulted++;
      }
    }
    assertTrue(faulted > MUTATIONS / 50, "only " + faulted + " of " + MUTATIONS + " faulted");
  }
}

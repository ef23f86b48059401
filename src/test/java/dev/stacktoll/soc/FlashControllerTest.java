package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.Memory;
import dev.stacktoll.core.UnmodelledAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, FLASH, at 16 MHz. */
final class FlashControllerTest {
  private static final int FLASH = 0x4002_3c00;
  private static final int ARRAY = 0x0800_0000;
  private static final int WORD = 2 << 8;

  private final Surroundings around = new Surroundings();
  private final Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);

  private void unlock() {
    soc.store(FLASH + FlashController.KEYR, 0x4567_0123, 0);
    soc.store(FLASH + FlashController.KEYR, 0xcdef_89ab, 0);
  }

  private int word(int address) {
    var region = soc.memory().region(address);
    return Memory.get(region.bytes, address - region.base, 4);
  }

  @Test
  void keysUnlockAndAWrongKeyLocksForGood() {
    assertEquals(1 << 31, soc.load(FLASH + FlashController.CR, 0));
    unlock();
    assertEquals(0, soc.load(FLASH + FlashController.CR, 0));
    soc.store(FLASH + FlashController.CR, 1 << 31, 0);
    soc.store(FLASH + FlashController.KEYR, 1, 0);
    unlock();
    assertEquals(1 << 31, soc.load(FLASH + FlashController.CR, 0));
  }

  @Test
  void aWordIsProgrammedInSixteenMicrosecondsThroughEveryAlias() {
    unlock();
    soc.store(FLASH + FlashController.CR, WORD | 1, 0);
    soc.store(ARRAY + 0x100, 0x1234_5678, 100);
    assertEquals(1 << 16, soc.load(FLASH + FlashController.SR, 355));
    assertEquals(0, soc.load(FLASH + FlashController.SR, 356));
    assertEquals(0x1234_5678, word(ARRAY + 0x100));
    assertEquals(0x1234_5678, word(0x100));
    assertEquals(List.of("flash stall 256"), around.events);
  }

  @Test
  void programmingOnlyClearsBits() {
    unlock();
    soc.store(FLASH + FlashController.CR, WORD | 1, 0);
    soc.store(ARRAY, 0xf0f0_f0f0, 0);
    soc.store(ARRAY, 0x3c3c_3c3c, 1_000);
    around.scheduler.runUntil(2_000);
    assertEquals(0x3030_3030, word(ARRAY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      sector | first      | bytes   | milliseconds
      0      | 0x08000000 | 0x4000  | 250
      3      | 0x0800c000 | 0x4000  | 250
      4      | 0x08010000 | 0x10000 | 550
      7      | 0x08060000 | 0x20000 | 1000
      """)
  void aSectorIsErased(int sector, int first, int bytes, long milliseconds) {
    byte[] array = soc.memory().region(ARRAY).bytes;
    Arrays.fill(array, (byte) 0);
    unlock();
    soc.store(FLASH + FlashController.CR, 1 << 16 | WORD | sector << 3 | 2, 0);
    around.scheduler.runUntil(milliseconds * 16_000 - 1);
    assertEquals(0, word(first));
    around.scheduler.runUntil(milliseconds * 16_000);
    assertEquals(-1, word(first));
    assertEquals(-1, word(first + bytes - 4));
    int erased = 0;
    for (byte one : array) {
      erased += one == -1 ? 1 : 0;
    }
    assertEquals(bytes, erased);
  }

  @Test
  void wrongUseSetsErrorFlagsAndWritesNothing() {
    soc.store(ARRAY, 1, 0);
    assertEquals(1 << 7, soc.load(FLASH + FlashController.SR, 0));
    unlock();
    soc.store(FLASH + FlashController.CR, 1, 0);
    soc.store(ARRAY, 1, 0);
    assertEquals(3 << 6, soc.load(FLASH + FlashController.SR, 0));
    soc.store(FLASH + FlashController.SR, 1 << 6, 0);
    assertEquals(1 << 7, soc.load(FLASH + FlashController.SR, 0));
    assertEquals(-1, word(ARRAY));
  }

  @Test
  void theEndInterruptComesIfEnabled() {
    unlock();
    soc.store(FLASH + FlashController.CR, 1 << 24 | WORD | 1, 0);
    soc.store(ARRAY, 1, 0);
    around.scheduler.runUntil(256);
    assertTrue(around.line(4).high);
    assertEquals(1, soc.load(FLASH + FlashController.SR, 257));
  }

  @Test
  void accessControlIsPassedOnAlsoByByte() {
    List<Integer> seen = new ArrayList<>();
    soc.wiring().flash().follow(seen::add);
    soc.store(FLASH, 0x705, 0);
    soc.store(FLASH, 1, 3, 0);
    assertEquals(List.of(0, 0x705, 0x703), seen);
  }

  @Test
  void optionBytesAreReadOnly() {
    assertEquals(0x0fff_aaed, soc.load(FLASH + FlashController.OPTCR, 0));
    soc.store(FLASH + FlashController.OPTKEYR, 0x0819_2a3b, 0);
    soc.store(FLASH + FlashController.OPTKEYR, 0x4c5d_6e7f, 0);
    assertThrows(
        UnmodelledAccess.class, () -> soc.store(FLASH + FlashController.OPTCR, 0x0fff_aaee, 0));
  }
}

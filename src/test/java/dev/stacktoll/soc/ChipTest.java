package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.UnmodelledAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RM0390 and RM0385, memory organization and interrupts. */
final class ChipTest {
  static List<Chip> chips() {
    return List.of(Stm32f446re.CHIP, Stm32f746zg.CHIP);
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theMemoryMapIsAsReviewed(Chip chip) {
    Golden.check(chip.name() + ".map.txt", chip.mapTable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      interrupt    | F446 | F746
      WWDG         | 0    | 0
      RCC          | 5    | 5
      EXTI9_5      | 23   | 23
      TIM2         | 28   | 28
      SPI1         | 35   | 35
      USART2       | 38   | 38
      USART3       | 39   | 39
      EXTI15_10    | 40   | 40
      DMA1_Stream7 | 47   | 47
      TIM5         | 50   | 50
      TIM7         | 55   | 55
      DMA2_Stream0 | 56   | 56
      OTG_FS       | 67   | 67
      USART6       | 71   | 71
      FPU          | 81   | 81
      SPI4         | 84   | 84
      SAI2         | 91   | 91
      CEC          | 93   | 94
      SPDIF_RX     | 94   | 97
      """)
  void interruptsHaveTheirPositions(String interrupt, int f446, int f746) {
    assertEquals(f446, Stm32f446re.CHIP.interrupt(interrupt));
    assertEquals(f746, Stm32f746zg.CHIP.interrupt(interrupt));
    assertEquals(interrupt, Stm32f446re.CHIP.interruptName(f446));
  }

  @Test
  void everyInterruptOfTheCoreHasAPosition() {
    for (Chip chip : chips()) {
      assertEquals(chip.core().interruptLines(), chip.interrupts().size());
    }
  }

  @Test
  void overlappingRowsAreRejected() {
    Chip chip = Stm32f446re.CHIP;
    List<Chip.Row> rows =
        List.of(
            new Chip.Row("one", 0x4000_0000, 0x400, new Part.NotModelled()),
            new Chip.Row("two", 0x4000_03ff, 0x400, new Part.NotModelled()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Chip("X", chip.core(), chip.timing(), 0, chip.limits(), chip.interrupts(), rows));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      address    | F446         | F746
      0x00000000 | boot alias   | ITCM
      0x00200000 |              | flash on ITCM
      0x08000000 | flash        | flash
      0x2001c000 | SRAM2        | SRAM1
      0x40013000 | SPI1         | SPI1
      0x40020014 | GPIOA        | GPIOA
      0x40023400 |              |
      """)
  void anAddressBelongsToABlock(String address, String f446, String f746) {
    int word = Long.decode(address).intValue();
    assertEquals(Optional.ofNullable(f446), Stm32f446re.CHIP.blockAt(word));
    assertEquals(Optional.ofNullable(f746), Stm32f746zg.CHIP.blockAt(word));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      what         | address    | F446       | address    | F746
      device id    | 0xe0042000 | 0x10006421 | 0xe0042000 | 0x10016449
      flash size   | 0x1fff7a20 | 0x0200ffff | 0x1ff0f440 | 0x0400ffff
      """)
  void identificationIsReadable(
      String what, String address446, String f446, String address746, String f746) {
    assertEquals(word(f446), new Surroundings().chip(Stm32f446re.CHIP).load(word(address446), 0));
    assertEquals(word(f746), new Surroundings().chip(Stm32f746zg.CHIP).load(word(address746), 0));
  }

  private static int word(String text) {
    return Long.decode(text).intValue();
  }

  @Test
  void aBlockWithoutModelNamesItself() {
    Surroundings.Soc soc = new Surroundings().chip(Stm32f446re.CHIP);
    UnmodelledAccess access =
        assertThrows(UnmodelledAccess.class, () -> soc.store(0x4001_3004, 1, 0));
    assertEquals("SPI1", access.block());
    assertEquals(4, access.offset());
  }

  @Test
  void aliasesShareTheirBytes() {
    Surroundings.Soc f446 = new Surroundings().chip(Stm32f446re.CHIP);
    assertEquals(f446.memory().region(0x0800_0000).bytes, f446.memory().region(0x0000_0000).bytes);
    Surroundings.Soc f746 = new Surroundings().chip(Stm32f746zg.CHIP);
    assertEquals(f746.memory().region(0x0800_0000).bytes, f746.memory().region(0x0020_0000).bytes);
    assertEquals(16 * 1024, f746.memory().region(0x0000_0000).bytes.length);
    assertEquals(256 * 1024, f746.memory().region(0x2004_ffff).bytes.length);
  }

  @Test
  void ramPowersUpWithTheSameNoiseEveryTime() {
    byte[] one = new Surroundings().chip(Stm32f446re.CHIP).memory().region(0x2000_0000).bytes;
    byte[] two = new Surroundings().chip(Stm32f446re.CHIP).memory().region(0x2000_0000).bytes;
    assertArrayEquals(one, two);
    long zeros = 0;
    for (byte value : one) {
      zeros += value == 0 ? 1 : 0;
    }
    assertTrue(zeros > 300 && zeros < 750, "about one byte in 256 is zero: " + zeros);
  }
}

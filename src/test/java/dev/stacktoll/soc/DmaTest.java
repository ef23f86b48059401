package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.UnmodelledAccess;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, DMA. */
final class DmaTest {
  private static final int DMA1 = 0x4002_6000;
  private static final int DMA2 = 0x4002_6400;
  private static final int RAM = 0x2000_0000;
  private static final int USART2 = 0x4000_4400;

  private final Surroundings around = new Surroundings();
  private final Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
  private final byte[] ram = soc.memory().region(RAM).bytes;

  @BeforeEach
  void clocks() {
    soc.store(0x4002_3830, 3 << 21, 0);
    soc.store(0x4002_3840, 1 << 17, 0);
    for (int i = 0; i < 64; i++) {
      ram[i] = (byte) (i + 1);
    }
    Arrays.fill(ram, 0x100, 0x200, (byte) 0);
  }

  private static int stream(int controller, int number, int register) {
    return controller + 0x10 + 0x18 * number + register;
  }

  private void program(int controller, int number, int cr, int items, int par, int m0ar) {
    soc.store(stream(controller, number, DmaStream.NDTR), items, 0);
    soc.store(stream(controller, number, DmaStream.PAR), par, 0);
    soc.store(stream(controller, number, DmaStream.M0AR), m0ar, 0);
    soc.store(stream(controller, number, DmaStream.CR), cr | DmaStream.EN, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      width | CR      | items | bytes moved
      8     | 0x00680 | 16    | 16
      16    | 0x02e80 | 8     | 16
      32    | 0x05680 | 4     | 16
      """)
  void memoryMovesToMemory(int width, int cr, int items, int bytes) {
    program(DMA2, 0, cr, items, RAM, RAM + 0x100);
    around.scheduler.runUntil(1_000);
    assertArrayEquals(Arrays.copyOf(ram, bytes), Arrays.copyOfRange(ram, 0x100, 0x100 + bytes));
    assertEquals(0, ram[0x100 + bytes]);
    assertEquals(0, soc.load(stream(DMA2, 0, DmaStream.NDTR), 1_000));
    assertEquals(0x30, soc.load(DMA2, 1_000), "half and complete");
    assertEquals(cr, soc.load(stream(DMA2, 0, DmaStream.CR), 1_000), "off again");
  }

  @Test
  void flagsRaiseTheInterruptUntilTheyAreCleared() {
    program(DMA2, 5, 0x680 | DmaStream.TCIE, 4, RAM, RAM + 0x100);
    assertFalse(around.line(68).high);
    around.scheduler.runUntil(100);
    assertTrue(around.line(68).high);
    assertEquals(0x30 << 6, soc.load(DMA2 + 4, 100));
    soc.store(DMA2 + 0x0c, 0x20 << 6, 101);
    assertFalse(around.line(68).high);
    assertEquals(0x10 << 6, soc.load(DMA2 + 4, 102));
  }

  @Test
  void aUsartSendsABufferByItself() {
    soc.store(USART2 + UsartF4.BRR, 100, 0);
    soc.store(USART2 + UsartF4.CR3, 1 << 7, 0);
    soc.store(USART2 + UsartF4.CR1, 0x2008, 0);
    program(DMA1, 6, 4 << 25 | 0x440, 3, USART2 + UsartF4.DR, RAM);
    around.scheduler.runUntil(10_000);
    assertEquals(
        List.of("USART2 0x01 at 2000", "USART2 0x02 at 3000", "USART2 0x03 at 4000"),
        around.events);
    assertEquals(0x20 << 16, soc.load(DMA1 + 4, 10_000) & 0x20 << 16);
  }

  @Test
  void aUsartFillsACircularBuffer() {
    soc.store(USART2 + UsartF4.BRR, 100, 0);
    soc.store(USART2 + UsartF4.CR3, 1 << 6, 0);
    soc.store(USART2 + UsartF4.CR1, 0x2004, 0);
    program(DMA1, 5, 4 << 25 | 0x500, 2, USART2 + UsartF4.DR, RAM + 0x100);
    UsartPort port = soc.wiring().serial("USART2");
    for (int i = 0; i < 3; i++) {
      port.receive('a' + i, Frequency.hertz(160_000), 2_000 + 1_000 * i);
      around.scheduler.runUntil(2_500 + 1_000 * i);
    }
    assertEquals('c', ram[0x100]);
    assertEquals('b', ram[0x101]);
    assertEquals(0, ram[0x102]);
    assertEquals(1, soc.load(stream(DMA1, 5, DmaStream.NDTR), 6_000));
  }

  @Test
  void anotherChannelDoesNotSend() {
    soc.store(USART2 + UsartF4.BRR, 100, 0);
    soc.store(USART2 + UsartF4.CR3, 1 << 7, 0);
    soc.store(USART2 + UsartF4.CR1, 0x2008, 0);
    program(DMA1, 6, 3 << 25 | 0x440, 3, USART2 + UsartF4.DR, RAM);
    around.scheduler.runUntil(10_000);
    assertTrue(around.events.isEmpty());
  }

  @Test
  void anAddressWithoutMemoryIsATransferError() {
    program(DMA2, 0, 0x680, 4, 0x3000_0000, RAM + 0x100);
    around.scheduler.runUntil(100);
    assertEquals(8, soc.load(DMA2, 100));
    assertEquals(0x680, soc.load(stream(DMA2, 0, DmaStream.CR), 100));
  }

  @Test
  void onlyTheSecondControllerMovesWithinMemory() {
    assertThrows(UnmodelledAccess.class, () -> program(DMA1, 0, 0x680, 4, RAM, RAM + 0x100));
  }
}

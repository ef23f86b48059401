package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.UnmodelledAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, USART, at 16 MHz unless a test says otherwise. */
final class UsartTest {
  private static final int F4 = 0x4000_4400;
  private static final int F7 = 0x4000_4800;
  private static final int APB1ENR = 0x4002_3840;
  private static final int TE = 1 << 3;
  private static final int RE = 1 << 2;

  private final Surroundings around = new Surroundings();

  /** USART2 on, 100 ticks a bit; the idle frame is over at cycle 1000. */
  private Surroundings.Soc f4(int cr1) {
    Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
    soc.store(APB1ENR, 1 << 17, 0);
    soc.store(F4 + UsartF4.BRR, 100, 0);
    soc.store(F4 + UsartF4.CR1, 1 << 13 | TE | RE | cr1, 0);
    return soc;
  }

  private Surroundings.Soc f7(int cr1) {
    Surroundings.Soc soc = around.chip(Stm32f746zg.CHIP);
    soc.store(APB1ENR, 1 << 18, 0);
    soc.store(F7 + UsartF7.BRR, 100, 0);
    soc.store(F7 + UsartF7.CR1, 1 | TE | RE | cr1, 0);
    return soc;
  }

  @Test
  void aByteTakesTenBitsAndTheNextOneFollowsAtOnce() {
    Surroundings.Soc soc = f4(0);
    soc.load(F4 + UsartF4.SR, 2_000);
    soc.store(F4 + UsartF4.DR, 'A', 2_000);
    assertEquals(UsartPort.TXE, soc.load(F4 + UsartF4.SR, 2_001), "shift register took it");
    soc.store(F4 + UsartF4.DR, 'B', 2_002);
    assertEquals(0, soc.load(F4 + UsartF4.SR, 2_999));
    assertEquals(UsartPort.TXE, soc.load(F4 + UsartF4.SR, 3_000));
    assertEquals(UsartPort.TXE, soc.load(F4 + UsartF4.SR, 3_999));
    assertEquals(UsartPort.TXE | UsartPort.TC, soc.load(F4 + UsartF4.SR, 4_000));
    assertEquals(List.of("USART2 0x41 at 3000", "USART2 0x42 at 4000"), around.events);
  }

  @Test
  void anIdleFrameComesFirst() {
    Surroundings.Soc soc = f4(0);
    soc.store(F4 + UsartF4.DR, 'A', 10);
    around.scheduler.runUntil(5_000);
    assertEquals(List.of("USART2 0x41 at 2000"), around.events);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      what            | BRR  | CR1    | CR2    | cycles
      8N1             | 100  | 0x0000 | 0x0000 | 1000
      9 bits          | 100  | 0x1000 | 0x0000 | 1100
      two stop bits   | 100  | 0x0000 | 0x2000 | 1100
      1.5 stop bits   | 100  | 0x0000 | 0x3000 | 1050
      half a stop bit | 100  | 0x0000 | 0x1000 | 950
      8 samples a bit | 0x8b | 0x8000 | 0x0000 | 670
      """)
  void theFrameFollowsTheSettings(String what, int brr, int cr1, int cr2, int cycles) {
    Surroundings.Soc soc = f4(0);
    soc.store(F4 + UsartF4.BRR, brr, 3_000);
    soc.store(F4 + UsartF4.CR2, cr2, 3_000);
    soc.store(F4 + UsartF4.CR1, 1 << 13 | TE | cr1, 3_000);
    soc.store(F4 + UsartF4.DR, 1, 3_000);
    around.scheduler.runUntil(10_000);
    assertEquals(List.of("USART2 0x01 at " + (3_000 + cycles)), around.events);
  }

  @Test
  void theBusClockScalesTheFrame() {
    Surroundings.Soc soc = f4(0);
    around.clocks.change(
        new ClockTree.Clocks("PLL", Optional.empty(), Frequency.hertz(180_000_000), 1, 4, 2, false),
        2_000);
    soc.store(F4 + UsartF4.DR, 1, 2_000);
    around.scheduler.runUntil(10_000);
    assertEquals(List.of("USART2 0x01 at 6000"), around.events);
  }

  @Test
  void aChangeOfClockInMidFrameStretchesTheRest() {
    Surroundings.Soc soc = f4(0);
    soc.store(F4 + UsartF4.DR, 1, 2_000);
    around.clocks.change(
        new ClockTree.Clocks("HSI", Optional.empty(), Frequency.hertz(16_000_000), 1, 4, 1, false),
        2_500);
    around.scheduler.runUntil(10_000);
    assertEquals(List.of("USART2 0x01 at 4500"), around.events);
  }

  @Test
  void interruptsFollowFlagsAndEnables() {
    Surroundings.Soc soc = f4(1 << 7);
    Surroundings.Line irq = around.line(38);
    assertTrue(irq.high, "TXE");
    soc.store(F4 + UsartF4.CR1, 1 << 13 | TE | RE | 1 << 5, 2_000);
    assertFalse(irq.high);
    soc.wiring().serial("USART2").receive(0x5a, Frequency.hertz(160_000), 2_100);
    assertTrue(irq.high, "RXNE");
    assertEquals(0x5a, soc.load(F4 + UsartF4.DR, 2_200));
    assertFalse(irq.high);
    soc.store(F4 + UsartF4.CR1, 1 << 13 | TE | RE | 1 << 6, 2_300);
    assertTrue(irq.high, "TC");
    soc.store(F4 + UsartF4.SR, ~UsartPort.TC, 2_400);
    assertFalse(irq.high);
  }

  @Test
  void anUnreadByteOverruns() {
    Surroundings.Soc soc = f4(0);
    UsartPort port = soc.wiring().serial("USART2");
    port.receive('x', Frequency.hertz(160_000), 2_000);
    port.receive('y', Frequency.hertz(160_000), 3_000);
    assertEquals(UsartPort.ORE | UsartPort.RXNE, soc.load(F4 + UsartF4.SR, 3_001) & 0x2f);
    assertEquals('x', soc.load(F4 + UsartF4.DR, 3_002));
    assertEquals(0, soc.load(F4 + UsartF4.SR, 3_003) & 0x2f);
  }

  @Test
  void theLineGoesIdleOneFrameAfterTheLastByte() {
    Surroundings.Soc soc = f4(0);
    soc.wiring().serial("USART2").receive('x', Frequency.hertz(160_000), 2_000);
    assertEquals(0, soc.load(F4 + UsartF4.SR, 2_999) & UsartPort.IDLE);
    assertEquals(UsartPort.IDLE, soc.load(F4 + UsartF4.SR, 3_000) & UsartPort.IDLE);
  }

  @Test
  void anotherBaudRateIsAFramingError() {
    Surroundings.Soc soc = f4(0);
    soc.wiring().serial("USART2").receive('x', Frequency.hertz(115_200), 2_000);
    assertEquals(UsartPort.FE, soc.load(F4 + UsartF4.SR, 2_001) & UsartPort.FE);
  }

  @Test
  void theF7HasSeparateRegistersForFlagsAndData() {
    Surroundings.Soc soc = f7(0);
    assertEquals(0x0060_00c0, soc.load(F7 + UsartF7.ISR, 2_000));
    soc.store(F7 + UsartF7.TDR, 'A', 2_000);
    assertEquals(0x0060_0080, soc.load(F7 + UsartF7.ISR, 2_001));
    assertEquals(0x0060_00c0, soc.load(F7 + UsartF7.ISR, 3_000));
    soc.store(F7 + UsartF7.ICR, 1 << 6, 3_001);
    assertEquals(0x0060_0080, soc.load(F7 + UsartF7.ISR, 3_002));
    soc.wiring().serial("USART3").receive('q', Frequency.hertz(160_000), 3_100);
    assertEquals(0x0060_00a0, soc.load(F7 + UsartF7.ISR, 3_101));
    assertEquals('q', soc.load(F7 + UsartF7.RDR, 3_102));
    assertEquals(List.of("USART3 0x41 at 3000"), around.events);
  }

  @Test
  void theF7ClockCanBeHsi() {
    Surroundings.Soc soc = f7(0);
    soc.store(0x4002_3890, 2 << 4, 2_000);
    soc.store(0x4002_3808, 0x1000, 2_000);
    soc.store(F7 + UsartF7.TDR, 'A', 2_000);
    around.scheduler.runUntil(10_000);
    assertEquals(List.of("USART3 0x41 at 3000"), around.events);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      what         | offset | value
      IrDA         | 0x14   | 0x0002
      smartcard    | 0x14   | 0x0020
      flow control | 0x14   | 0x0300
      LIN          | 0x10   | 0x4000
      break        | 0x0c   | 0x0001
      """)
  void whatIsNotModelledStopsTheRun(String what, int offset, int value) {
    Surroundings.Soc soc = f4(0);
    assertThrows(UnmodelledAccess.class, () -> soc.store(F4 + offset, value, 0));
  }
}

package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console of the Nucleo-F446RE at 16 MHz; 139 ticks a bit are 115,108 baud. */
final class TerminalTest {
  private static final int USART = 0x4000_4400;

  private final Surroundings around = new Surroundings();
  private final Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);
  private final StringBuilder received = new StringBuilder();
  private final Terminal terminal =
      new Terminal(
          Board.NUCLEO_F446RE.parts(BoardPart.Console.class).getFirst(),
          soc.wiring(),
          around.clocks,
          (port, value, cycle) -> received.append((char) value),
          around::warn);

  @BeforeEach
  void start() {
    soc.store(0x4002_3830, 1, 0);
    soc.store(0x4002_3840, 1 << 17, 0);
    soc.store(0x4002_0020, 0x7700, 0);
    soc.store(0x4002_0000, 0xa800_00a0, 0);
    soc.store(USART + UsartF4.BRR, 139, 0);
    soc.store(USART + UsartF4.CR1, 0x200c, 0);
  }

  @Test
  void aByteArrives() {
    terminal.sent('A', Frequency.hertz(115_108), 0);
    assertEquals("A", received.toString());
  }

  @Test
  void aWrongSpeedOrPinIsReportedAndNothingArrives() {
    terminal.sent('A', Frequency.hertz(9_600), 0);
    soc.store(0x4002_0000, 0xa800_0080, 0);
    terminal.sent('A', Frequency.hertz(115_200), 0);
    assertEquals("", received.toString());
    assertEquals(2, around.warnings.size());
  }

  @Test
  void typedBytesFollowEachOther() {
    terminal.type(new byte[] {'h', 'i'}, 0);
    assertEquals(0, soc.load(USART + UsartF4.SR, 1_388) & 0x20);
    assertEquals(0x20, soc.load(USART + UsartF4.SR, 1_389) & 0x20);
    assertEquals('h', soc.load(USART + UsartF4.DR, 1_390));
    assertEquals(0, soc.load(USART + UsartF4.SR, 2_777) & 0x30);
    assertEquals(0x20, soc.load(USART + UsartF4.SR, 2_779) & 0x30);
    assertEquals('i', soc.load(USART + UsartF4.DR, 2_780));
    assertEquals(0x10, soc.load(USART + UsartF4.SR, 4_200) & 0x10, "idle");
  }
}

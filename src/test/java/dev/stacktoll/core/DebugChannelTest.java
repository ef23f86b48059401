package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R4;
import static dev.stacktoll.core.Rig.RAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Semihosting and the stimulus ports of the ITM. */
final class DebugChannelTest {
  private static Rig call(int operation, int argument) {
    return Rig.m4("bkpt #0xab\n b .").set(R0, operation).set(R1, argument);
  }

  private static Rig block(Rig rig, int... words) {
    for (int i = 0; i < words.length; i++) {
      rig.word(RAM + 0x100 + 4 * i, words[i]);
    }
    return rig;
  }

  @Test
  void textIsWritten() {
    var rig = call(4, RAM).load(RAM, "hello\0".getBytes(StandardCharsets.US_ASCII)).step();
    assertEquals("hello", rig.text());
    rig = block(call(5, RAM + 0x100), 1, RAM, 3);
    rig.load(RAM, "hello".getBytes(StandardCharsets.US_ASCII)).step();
    assertEquals("hel", rig.text());
    assertEquals(0, rig.get(R0));
    rig = call(3, RAM).byteAt(RAM, 'x').step();
    assertEquals("x", rig.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          operation | reason  | subcode | code
          0x18      | 0x20026 | 0       | 0
          0x18      | 0x20023 | 0       | 1
          0x20      | 0x20026 | 42      | 42
          0x20      | 0x20023 | 42      | 1
          """)
  void exitEndsTheRun(@Word int operation, @Word int reason, @Word int subcode, int code) {
    var rig = block(call(operation, operation == 0x20 ? RAM + 0x100 : reason), reason, subcode);
    rig.step();
    assertEquals(new StopReason.SemihostingExit(code), rig.stop());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          name  | handle
          :tt   | 1
          a.txt | -1
          """)
  void onlyTheConsoleCanBeOpened(String name, int handle) {
    var rig = block(call(1, RAM + 0x100), RAM, 4, name.length());
    rig.load(RAM, name.getBytes(StandardCharsets.US_ASCII)).step();
    assertEquals(handle, rig.get(R0));
  }

  @Test
  void elapsedCyclesAndClockAreThoseOfTheCore() {
    var rig = call(0x30, RAM);
    rig.core().clock(new TenMegahertz());
    rig.pc(rig.pc()).step();
    assertEquals(0, rig.get(R0));
    assertEquals(0, rig.word(RAM));
    rig = call(0x31, 0);
    rig.core().clock(new TenMegahertz());
    assertEquals(10_000_000, rig.step().get(R0));
  }

  private record TenMegahertz() implements CoreClock {
    @Override
    public long hertz() {
      return 10_000_000;
    }

    @Override
    public long nanosAt(long cycle) {
      return cycle * 100;
    }
  }

  @Test
  void anUnknownOperationStopsTheRun() {
    var stop = assertInstanceOf(StopReason.Unmodelled.class, call(0x19, 0).step().stop());
    assertEquals(0x19, stop.offset());
  }

  @Test
  void thereIsNoInput() {
    assertEquals(-1, call(7, 0).step().get(R0));
  }

  @Test
  void stimulusPortsAreTextOnceTraceIsEnabled() {
    String program = "ldr r4, [r2]\n strb r3, [r2]\n b .";
    var rig = Rig.m4(program).set(2, 0xe000_0000).set(3, 'Q').run(2);
    assertEquals("", rig.text());
    assertEquals(0, rig.get(R4));
    rig = Rig.m4(program).set(2, 0xe000_0000).set(3, 'Q').word(0xe000_edfc, 1 << 24);
    rig.word(0xe000_0fb0, 0xc5ac_ce55).word(0xe000_0e80, 1).word(0xe000_0e00, 1).run(2);
    assertEquals("Q", rig.text());
    assertEquals(1, rig.get(R4));
  }
}

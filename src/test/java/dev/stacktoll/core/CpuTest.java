package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.RAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data side: alignment, bit-band, devices, self-modifying code. */
final class CpuTest {
  private static final int CCR = 0xe000_ed14;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          source         | trap  | exception
          ldr r1, [r0]   | false | 0
          ldrh r1, [r0]  | false | 0
          str r1, [r0]   | false | 0
          ldr r1, [r0]   | true  | 3
          strh r1, [r0]  | true  | 3
          ldrb r1, [r0]  | true  | 0
          """)
  void unalignedAccessesTrapWhereCcrSaysSo(String source, boolean trap, int exception) {
    var rig = Rig.m4(source + "\n b .").set(R0, RAM + 1).word(CCR, trap ? 0x208 : 0x200).run(2);
    assertEquals(exception, rig.exception());
  }

  @Test
  void unalignedWordsAreReadAndWrittenByteByByte() {
    var rig = Rig.m4("ldr r1, [r0]\n str r1, [r0, #4]\n b .").set(R0, RAM + 1);
    rig.word(RAM, 0x44332211).word(RAM + 4, 0x88776655).run(2);
    assertEquals(0x5544_3322, rig.get(R1));
    assertEquals(0x4433_2255, rig.word(RAM + 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          alias      | target     | bit
          0x22000000 | 0x20000000 | 0
          0x2200001c | 0x20000000 | 7
          0x2200007c | 0x20000000 | 31
          0x22000080 | 0x20000004 | 0
          0x223fffe0 | 0x2001fffc | 24
          """)
  void bitBandAliasesAreSingleBits(@Word int alias, @Word int target, int bit) {
    var rig = Rig.m4("movs r1, #1\n str r1, [r0]\n ldr r2, [r0]\n b .").set(R0, alias).run(3);
    assertEquals(1 << bit, rig.word(target));
    assertEquals(1, rig.get(2));
    rig = Rig.m4("movs r1, #2\n str r1, [r0]\n ldr r2, [r0]\n b .").set(R0, alias);
    rig.word(target, -1).run(3);
    assertEquals(~(1 << bit), rig.word(target));
    assertEquals(0, rig.get(2));
  }

  @Test
  void theCortexM7HasNoBitBand() {
    var rig = Rig.m7("ldr r1, [r0]\n b .").set(R0, 0x2200_0000).run(2);
    assertEquals(3, rig.exception());
  }

  @Test
  void devicesSeeOffsetWidthAndCycle() {
    List<String> seen = new ArrayList<>();
    var rig = Rig.m4("nop\n strh r1, [r0, #6]\n ldrb r2, [r0, #1]\n b .").set(R0, 0x4000_0400);
    rig.device(0x4000_0400, 0x400, new Recorder(seen)).set(R1, 0x12345).run(3);
    assertEquals(List.of("write 6 2 2345 @1", "read 1 1 @2"), seen);
    assertEquals(0x5a, rig.get(2));
  }

  private record Recorder(List<String> seen) implements Device {
    @Override
    public int read(int offset, int bytes, long cycle) {
      seen.add("read %x %d @%d".formatted(offset, bytes, cycle));
      return 0x5a;
    }

    @Override
    public void write(int offset, int bytes, int value, long cycle) {
      seen.add("write %x %d %x @%d".formatted(offset, bytes, value & 0xffff, cycle));
    }

    @Override
    public int peek(int offset) {
      return 0;
    }
  }

  @Test
  void eventsDueBeforeADeviceAccessHaveRun() {
    List<String> seen = new ArrayList<>();
    var rig = Rig.m4("nop\n str r1, [r0]\n b .").set(R0, 0x4000_0400);
    rig.device(0x4000_0400, 0x400, new Recorder(seen));
    rig.scheduler().at(1, cycle -> seen.add("event " + cycle));
    rig.scheduler().at(2, cycle -> seen.add("event " + cycle));
    rig.run(3);
    assertEquals(List.of("event 1", "write 0 4 0 @1", "event 2"), seen);
  }

  @Test
  void codeThatIsOverwrittenIsDecodedAgain() {
    var rig =
        Rig.m4("ldr r0, =0x20000101\n blx r0\n strh r2, [r0, #-1]\n blx r0\n b .")
            .code(RAM + 0x100, "movs r1, #1\n bx lr")
            .set(2, 0x2107);
    rig.run(4);
    assertEquals(1, rig.get(R1));
    rig.run(3);
    assertEquals(7, rig.get(R1));
  }

  @Test
  void plainAndSteppedRunsAgree() {
    String program = "1: adds r0, #1\n cmp r0, #50\n it ne\n addne r1, r0\n bne 1b\n b .";
    var stepped = Rig.m4(program).run(220);
    var plain = Rig.m4(program).runCycles(220);
    assertEquals(stepped.get(R1), plain.get(R1));
    assertEquals(stepped.core().instructions(), plain.core().instructions());
    assertInstanceOf(StopReason.ReachedCycle.class, plain.stop());
  }

  @Test
  void aBreakpointStopsBeforeItsInstructionAndLetsTheNextRunPass() {
    var rig = Rig.m4("nop\n1: adds r0, #1\nhere: adds r1, #1\n b 1b").runTo("here");
    assertEquals(1, rig.get(R0));
    assertEquals(0, rig.get(R1));
    rig.runTo("here");
    assertEquals(2, rig.get(R0));
    assertEquals(1, rig.get(R1));
  }
}

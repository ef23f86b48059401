package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.StopReason;
import dev.stacktoll.isa.Assembler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole boards, with the committed programs and with a few instructions. */
final class MachineTest {
  private static final String FOREVER = "b .";

  private static Machine board(String id) {
    return Machine.of(Board.byId(id).orElseThrow(), MachineOptions.DEFAULT);
  }

  /** Vector table and code at the start of the flash. */
  private static Machine program(Machine machine, String assembly) {
    ByteBuffer vectors = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    machine.load(0x0800_0000, vectors.putInt(0x2000_1000).putInt(0x0800_0009).array());
    machine.load(0x0800_0008, Assembler.assemble(0x0800_0008, assembly));
    machine.reset();
    return machine;
  }

  /** Cycles between equal edges once the loop runs warm; the report is 36.0 and 108.0 MHz. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      board         | core clock | cycles a period
      nucleo-f446re | 180000000  | 5
      nucleo-f746zg | 216000000  | 2
      """)
  void theToggleProgramMovesPa5(String id, long hertz, long cycles) {
    Machine machine = Images.load(board(id), id + "-bare-metal-native-toggle");
    StringBuilder console = new StringBuilder();
    machine.onConsole((port, value, cycle) -> console.append((char) value));
    List<Long> rising = new ArrayList<>();
    machine.onPin(
        (pin, level, cycle) -> {
          assertEquals("PA5", pin);
          if (level) {
            rising.add(cycle);
          }
        });
    assertInstanceOf(StopReason.ReachedCycle.class, machine.run(2_500_000));
    assertTrue(console.toString().startsWith("board=" + id), console::toString);
    assertEquals(hertz, machine.clocks().hertz());
    assertEquals("PLL", machine.clocks().now().source());
    assertEquals(100 * cycles, rising.get(1_100) - rising.get(1_000));
    assertTrue(machine.warnings().isEmpty(), () -> machine.warnings().toString());
  }

  @Test
  void aFastOscillatorShortensTimeButNoCycles() {
    Machine machine =
        Images.load(
            Machine.of(Board.NUCLEO_F446RE, MachineOptions.DEFAULT.withHsiHertz(16_176_000)),
            "nucleo-f446re-bare-metal-native-toggle");
    machine.run(100_000);
    assertEquals(181_980_000, machine.clocks().hertz());
    assertTrue(machine.warnings().isEmpty());
  }

  @Test
  void twoRunsAreEqual() {
    List<String> traces = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Machine machine =
          Images.load(board("nucleo-f446re"), "nucleo-f446re-bare-metal-native-toggle");
      StringBuilder trace = new StringBuilder();
      machine.onConsole((port, value, cycle) -> trace.append(value).append('@').append(cycle));
      machine.run(1_000_000);
      traces.add(trace.toString() + machine.core().snapshot());
    }
    assertEquals(traces.getFirst(), traces.getLast());
    assertFalse(traces.getFirst().isEmpty());
  }

  @Test
  void bothChipsBootFromFlash() {
    for (Board board : Board.all()) {
      Machine machine = program(Machine.of(board, MachineOptions.DEFAULT), FOREVER);
      assertEquals(0x0800_0008, machine.core().pc());
      assertEquals(board.chip().bootAddress(), machine.core().vtor());
      assertInstanceOf(StopReason.ReachedCycle.class, machine.run(1_000));
      assertEquals(0x0800_0008, machine.core().pc());
    }
  }

  @Test
  void bytesOutsideMemoryDoNotFit() {
    Machine machine = board("nucleo-f446re");
    machine.load(0x2001_fffc, new byte[4]);
    ImageDoesNotFit error =
        assertThrows(ImageDoesNotFit.class, () -> machine.load(0x2001_fffc, new byte[5]));
    assertTrue(String.valueOf(error.getMessage()).contains("0x20020000"));
  }

  @Test
  void aProgramMaySpanNeighbouringMemories() {
    Machine machine = board("nucleo-f746zg");
    machine.load(0x2000_fffe, new byte[] {1, 2, 3, 4});
    assertEquals(
        0x0403_0201,
        machine.core().peek(0x2000_fffe, 2) | machine.core().peek(0x2001_0000, 2) << 16);
  }

  @Test
  void aSoftwareResetStartsOver() {
    Machine machine = board("nucleo-f446re");
    program(
        machine,
        """
        ldr r0, =0xe000ed0c @ AIRCR
        ldr r1, =0x05fa0004 @ VECTKEY, SYSRESETREQ
        str r1, [r0]
        b .
        """);
    machine.run(5_000);
    assertTrue(machine.softwareResets() > 10);
    assertEquals(0x1e00_0000, machine.core().peek(0x4002_3874, 4) & 0xff00_0000);
  }

  @Test
  void theWatchdogEndsTheRun() {
    Machine machine = board("nucleo-f446re");
    program(
        machine,
        """
        ldr r0, =0x40003000 @ IWDG_KR
        ldr r1, =0xcccc     @ start
        str r1, [r0]
        b .
        """);
    StopReason reason = machine.run(20_000_000);
    StopReason.Requested requested = assertInstanceOf(StopReason.Requested.class, reason);
    assertEquals("the independent watchdog reset the chip", requested.why());
    assertEquals(0.512, machine.clocks().secondsAt(machine.core().cycle()), 0.001);
  }

  @Test
  void anAccessToAMissingModelNamesTheBlock() {
    Machine machine = board("nucleo-f446re");
    program(
        machine,
        """
        ldr r0, =0x40013000 @ SPI1
        str r1, [r0]
        b .
        """);
    StopReason.Unmodelled stop = assertInstanceOf(StopReason.Unmodelled.class, machine.run(1_000));
    assertEquals("SPI1", stop.block());
    assertEquals(0x0800_000a, stop.state().pc());
  }

  @Test
  void aBitBandStoreSwitchesThePllOn() {
    Machine machine = board("nucleo-f446re");
    program(
        machine,
        """
        ldr r0, =0x42470060 @ RCC_CR, bit 24
        movs r1, #1
        str r1, [r0]
        b .
        """);
    machine.run(1_000);
    assertEquals(0x0100_0083, machine.core().peek(0x4002_3800, 4));
    machine.run(5_000);
    assertEquals(0x0300_0083, machine.core().peek(0x4002_3800, 4));
  }

  @Test
  void theCoreReadsTheIdentityOfTheChip() {
    Machine machine = board("nucleo-f746zg");
    program(
        machine,
        """
        ldr r0, =0xe0042000 @ DBGMCU_IDCODE
        ldr r1, [r0]
        ldr r0, =0x1ff0f442 @ flash size in KiB
        ldrh r2, [r0]
        b .
        """);
    machine.run(1_000);
    assertEquals(0x1001_6449, machine.core().cpu().r[1]);
    assertEquals(1024, machine.core().cpu().r[2]);
  }

  @Test
  void programmingFlashHoldsTheCodeThatRunsFromIt() {
    Machine machine = board("nucleo-f446re");
    program(
        machine,
        """
        ldr r0, =0x40023c00 @ FLASH
        ldr r1, =0x45670123
        str r1, [r0, #4]
        ldr r1, =0xcdef89ab
        str r1, [r0, #4]
        ldr r1, =0x201      @ PSIZE 32, PG
        str r1, [r0, #16]
        ldr r2, =0x08004000
        movs r3, #42
        str r3, [r2]
        nop
        nop
        ldr r4, [r2]
        b .
        """);
    machine.run(2_000);
    assertEquals(42, machine.core().cpu().r[4]);
    assertEquals(0, machine.core().peek(0x4002_3c0c, 4));
  }

  @Test
  void theButtonIsPulledAsOnTheBoard() {
    for (Board board : Board.all()) {
      Machine machine = Machine.of(board, MachineOptions.DEFAULT);
      BoardPart.Button button = board.parts(BoardPart.Button.class).getFirst();
      assertEquals(!button.pressedLevel(), machine.level("PC13"));
      machine.press(button, true);
      assertEquals(button.pressedLevel(), machine.level("PC13"));
    }
  }

  @Test
  void aRuleThatDoesNotExistIsAnError() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Machine.of(
                Board.NUCLEO_F446RE, MachineOptions.DEFAULT.withRules(Map.of("m4.nonsense", 1))));
  }
}

package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, B3.3. */
final class SysTickTest {
  private static final int CTRL = 0xe000_e010;
  private static final int LOAD = 0xe000_e014;
  private static final int VAL = 0xe000_e018;
  private static final int CALIB = 0xe000_e01c;
  private static final int COUNTFLAG = 1 << 16;

  private static Rig waiting() {
    return Rig.m4(".space 4096");
  }

  private static Rig nops() {
    return Rig.m4("1: nop\n nop\n nop\n nop\n nop\n nop\n nop\n nop\n nop\n b 1b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          load | cycles | value | flag
          10   | 0      | 0     | false
          10   | 1      | 10    | false
          10   | 2      | 9     | false
          10   | 10     | 1     | false
          10   | 11     | 0     | true
          10   | 12     | 10    | true
          10   | 22     | 0     | true
          10   | 23     | 10    | true
          1    | 1      | 1     | false
          1    | 2      | 0     | true
          0    | 50     | 0     | false
          """)
  void countsDownFromLoad(int load, int cycles, int value, boolean flag) {
    var rig = nops().word(LOAD, load).word(VAL, 77).word(CTRL, 5).run(cycles);
    assertEquals(value, rig.word(VAL));
    assertEquals(5 | (flag ? COUNTFLAG : 0), rig.word(CTRL));
  }

  @Test
  void theReferenceClockIsAnEighth() {
    var rig = nops().word(LOAD, 10).word(CTRL, 1).run(8);
    assertEquals(10, rig.word(VAL));
    rig.run(7);
    assertEquals(10, rig.word(VAL));
    rig.run(1);
    assertEquals(9, rig.word(VAL));
  }

  @Test
  void readingTheControlRegisterClearsTheFlag() {
    var rig =
        Rig.m4("ldr r0, =0xe000e010\n nop\n nop\n ldr r1, [r0]\n ldr r2, [r0]\n b .")
            .word(LOAD, 2)
            .word(CTRL, 5);
    rig.run(4);
    assertEquals(5 | COUNTFLAG, rig.get(R1));
    rig.step();
    assertEquals(5, rig.get(R2));
  }

  @Test
  void writingTheValueClearsCounterAndFlagWithoutAnInterrupt() {
    var rig = nops().word(LOAD, 3).word(CTRL, 7).run(2).word(VAL, 5);
    assertEquals(0, rig.word(VAL));
    assertEquals(7, rig.word(CTRL));
    rig.run(4);
    assertEquals(0, rig.exception());
    rig.run(1);
    assertEquals(15, rig.exception());
  }

  @Test
  void interruptsComeEveryLoadPlusOneCycles() {
    var rig =
        Rig.m4("b .")
            .vector(15, "ldr r0, =0xe0001004\n ldr r1, [r0]\n push {r1}\n bx lr")
            .word(0xe000_edfc, 1 << 24)
            .word(0xe000_1000, 1)
            .word(LOAD, 999)
            .word(CTRL, 7);
    rig.set(R1, 0).runCycles(5);
    rig.vector(
        15,
        "ldr r2, =0xe0001004\n ldr r3, [r2]\n ldr r4, =0x20000000\n"
            + " ldr r5, [r4]\n adds r5, #4\n str r5, [r4]\n str r3, [r4, r5]\n bx lr");
    rig.runCycles(10_500);
    int first = rig.word(0x2000_0004);
    assertEquals(10 * 4, rig.word(0x2000_0000));
    for (int i = 1; i < 10; i++) {
      assertEquals(first + 1000 * i, rig.word(0x2000_0004 + 4 * i));
    }
  }

  @Test
  void theCalibrationValueIsThatOfTheChip() {
    assertEquals(18_750, waiting().word(CALIB));
  }

  @Test
  void aNewReloadValueAppliesAtTheNextReload() {
    var rig = nops().word(LOAD, 10).word(CTRL, 5).run(3).word(LOAD, 100).run(3);
    assertEquals(5, rig.word(VAL));
    rig.run(6);
    assertEquals(100, rig.word(VAL));
  }
}

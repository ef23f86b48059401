package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.RAM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, B3.5. */
final class MpuTest {
  private static final int TYPE = 0xe000_ed90;
  private static final int CTRL = 0xe000_ed94;
  private static final int RNR = 0xe000_ed98;
  private static final int RBAR = 0xe000_ed9c;
  private static final int RASR = 0xe000_eda0;
  private static final int SHCSR = 0xe000_ed24;
  private static final int CFSR = 0xe000_ed28;
  private static final int MMFAR = 0xe000_ed34;

  private static Rig region(Rig rig, int number, int base, int sizeBits, int attributes) {
    return rig.word(RNR, number).word(RBAR, base).word(RASR, attributes | sizeBits - 1 << 1 | 1);
  }

  /** Region 0 is 64 KiB of RAM with the permissions; everything else is by default. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ap | user  | read  | write
          0  | false | false | false
          1  | false | true  | true
          1  | true  | false | false
          2  | false | true  | true
          2  | true  | true  | false
          3  | true  | true  | true
          5  | false | true  | false
          5  | true  | false | false
          6  | false | true  | false
          6  | true  | true  | false
          7  | true  | true  | false
          """)
  void permissionsHoldForReadsAndWrites(int ap, boolean user, boolean read, boolean write) {
    assertEquals(read, passes("ldr r1, [r0]", ap, user, 16));
    assertEquals(write, passes("str r1, [r0]", ap, user, 16));
    assertEquals(read, passes("ldr r1, [r0]", ap, user, 8));
    assertEquals(write, passes("strb r1, [r0]", ap, user, 5));
  }

  private static boolean passes(String access, int ap, boolean user, int sizeBits) {
    String drop = user ? "movs r2, #1\n msr control, r2\n" : "nop\n nop\n";
    var rig = Rig.m4("ldr r0, =0x20008000\n" + drop + access + "\n b .\n .ltorg");
    region(rig, 0, 0x2000_8000, sizeBits == 16 ? 15 : sizeBits, ap << 24);
    region(rig, 1, 0x0800_0000, 20, 6 << 24);
    region(rig, 2, 0x2002_0000, 17, 3 << 24);
    rig.word(SHCSR, 1 << 16).word(CTRL, 5).run(5);
    if (rig.exception() == 4) {
      assertEquals(0x82, rig.word(CFSR));
      assertEquals(0x2000_8000, rig.word(MMFAR));
    }
    return rig.exception() == 0;
  }

  @Test
  void theHighestRegionWins() {
    var rig = Rig.m4("ldr r0, =0x20000000\n str r1, [r0]\n str r1, [r0, #64]\n b .");
    region(rig, 0, RAM, 17, 3 << 24);
    region(rig, 3, RAM, 5, 6 << 24);
    rig.word(SHCSR, 1 << 16).word(CTRL, 5).run(3);
    assertEquals(4, rig.exception());
    assertEquals(RAM, rig.word(MMFAR));
    rig = Rig.m4("ldr r0, =0x20000000\n str r1, [r0, #64]\n b .");
    region(rig, 0, RAM, 17, 3 << 24);
    region(rig, 3, RAM, 5, 6 << 24);
    rig.word(SHCSR, 1 << 16).word(CTRL, 5).run(3);
    assertEquals(0, rig.exception());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          address    | faults
          0x20000000 | true
          0x20003ffc | true
          0x20004000 | false
          0x20007ffc | false
          0x20008000 | true
          0x2001fffc | true
          0x20020000 | false
          """)
  void disabledSubregionsDoNotMatch(@Word int address, boolean faults) {
    var rig = Rig.m4("ldr r1, [r0]\n b .").set(0, address);
    region(rig, 0, RAM, 17, 2 << 8);
    rig.word(SHCSR, 1 << 16).word(CTRL, 5).run(2);
    assertEquals(faults ? 4 : 0, rig.exception());
  }

  @Test
  void withoutTheDefaultMapOnlyRegionsAreOpen() {
    var rig = Rig.m4("ldr r1, [r0]\n b .").set(0, RAM);
    region(rig, 0, 0x0800_0000, 20, 6 << 24);
    region(rig, 1, RAM + 0x2_0000, 17, 3 << 24);
    rig.word(SHCSR, 1 << 16).word(CTRL, 1).run(2);
    assertEquals(4, rig.exception());
    assertEquals(RAM, rig.word(MMFAR));
  }

  @Test
  void executeNeverStopsFetches() {
    var rig = Rig.m4("ldr r0, =0x20000101\n bx r0");
    rig.code(RAM + 0x100, "movs r1, #1\n b .");
    region(rig, 0, RAM, 17, 3 << 24 | 1 << 28);
    rig.word(SHCSR, 1 << 16).word(CTRL, 5).run(4);
    assertEquals(4, rig.exception());
    assertEquals(1, rig.word(CFSR));
    assertEquals(0, rig.get(R1));
  }

  @Test
  void hardFaultRunsWithoutTheMpuUnlessItIsIncluded() {
    for (boolean included : new boolean[] {false, true}) {
      var rig = Rig.m4("udf #0").vector(3, "ldr r0, =0x20000000\n ldr r1, [r0]\n b .");
      region(rig, 0, RAM, 14, 0);
      rig.word(CTRL, included ? 7 : 5).run(5);
      assertEquals(included, rig.stop() instanceof StopReason.Lockup);
    }
  }

  @Test
  void theFastPathFollowsChangesOfPrivilege() {
    var rig =
        Rig.m4(
            """
            ldr r0, =0x20000000
            str r0, [r0]
            movs r2, #1
            msr control, r2
            svc #0
            ldr r1, [r0]
            b .
            .ltorg
            """);
    rig.vector(11, "str r2, [r0]\n bx lr");
    region(rig, 0, RAM, 17, 1 << 24);
    region(rig, 1, 0x0800_0000, 20, 6 << 24);
    region(rig, 2, 0x2002_0000, 17, 3 << 24);
    rig.word(SHCSR, 1 << 16).word(0xe000_ed1c, 0x80 << 24).word(CTRL, 5).run(7);
    assertEquals(1, rig.word(RAM));
    assertEquals(11, rig.exception());
    rig.step().step();
    assertEquals(4, rig.exception());
  }

  @Test
  void usersMayNotTouchTheSystemControlSpace() {
    var rig = Rig.m4("movs r2, #1\n msr control, r2\n ldr r0, =0xe000ed04\n ldr r1, [r0]\n b .");
    rig.word(SHCSR, 7 << 16).run(5);
    assertEquals(5, rig.exception());
    assertEquals(0x8200, rig.word(CFSR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          attributes | type
          0x00000000 | STRONGLY_ORDERED
          0x00010000 | DEVICE
          0x00020000 | WRITE_THROUGH
          0x00030000 | WRITE_BACK
          0x00080000 | NON_CACHEABLE
          0x000b0000 | WRITE_BACK_WRITE_ALLOCATE
          0x000f0000 | NON_CACHEABLE
          0x00100000 | DEVICE
          0x00210000 | WRITE_BACK_WRITE_ALLOCATE
          """)
  void attributesComeFromTheRegion(@Word int attributes, MemoryType type) {
    var rig = region(Rig.m7("nop"), 0, RAM, 17, attributes | 3 << 24).word(CTRL, 5);
    assertEquals(type, rig.core().memoryType(RAM));
    assertEquals(MemoryType.WRITE_THROUGH, rig.core().memoryType(0x0800_0000));
  }

  @Test
  void registersReadBack() {
    var rig = region(Rig.m4("nop"), 5, RAM, 17, 0x1300_0000);
    assertEquals(0x800, rig.word(TYPE));
    assertEquals(RAM | 5, rig.word(RBAR));
    assertEquals(0x1300_0021, rig.word(RASR));
    rig.word(RBAR, 0x2000_8000 | 0x10 | 7);
    assertEquals(7, rig.word(RNR));
  }
}

package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short programs on the whole core: instructions that only make sense together. */
final class ExecProgramTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          r0 | r1 | r2 | flags
          5  | 5  | 1  | .ZC.
          4  | 5  | 2  | N...
          6  | 5  | 2  | ..C.
          """)
  void anItBlockExecutesOneSideAndKeepsTheFlags(int r0, int r1, int r2, String flags) {
    Rig rig =
        Rig.m4(
                """
                cmp r0, r1
                ite eq
                moveq r2, #1
                movne r2, #2
                """)
            .set(Rig.R0, r0)
            .set(Rig.R1, r1)
            .run(4);
    assertEquals(r2, rig.get(Rig.R2));
    assertEquals(flags, rig.flags());
  }

  @Test
  void aComparisonInsideAnItBlockDecidesTheRestOfIt() {
    Rig rig =
        Rig.m4(
                """
                cmp r0, #1
                itt eq
                cmpeq r1, #2
                moveq r2, #3
                """)
            .set(Rig.R0, 1)
            .set(Rig.R1, 7)
            .run(4);
    assertEquals(0, rig.get(Rig.R2));
  }

  @Test
  void aBranchEndsAnItBlock() {
    Rig rig =
        Rig.m4(
                """
                cmp r0, r0
                it eq
                beq target
                movs r1, #1
                target:
                movs r2, #0
                b .
                """)
            .set(Rig.R2, 9)
            .run(4);
    assertEquals(0, rig.get(Rig.R1));
    assertEquals(".ZC.", rig.flags());
  }

  @Test
  void subroutinesNestThroughTheStack() {
    Rig rig =
        Rig.m4(
                """
                movs r0, #10
                bl sum
                done:
                b .
                sum:
                push {r4, lr}
                mov r4, r0
                cbz r4, zero
                subs r0, #1
                bl sum
                add r0, r4
                zero:
                pop {r4, pc}
                """)
            .runTo("done");
    assertEquals(55, rig.get(Rig.R0));
    assertEquals(Rig.STACK, rig.get(Rig.SP));
  }

  @Test
  void aTableBranchSelectsItsCase() {
    for (int value = 0; value < 3; value++) {
      Rig rig =
          Rig.m4(
                  """
                  tbb [pc, r0]
                  table:
                  .byte 2
                  .byte 4
                  .byte 6
                  .byte 0
                  case0:
                  movs r1, #10
                  b done
                  case1:
                  movs r1, #11
                  b done
                  case2:
                  movs r1, #12
                  done:
                  b .
                  """)
              .set(Rig.R0, value)
              .runTo("done");
      assertEquals(10 + value, rig.get(Rig.R1));
    }
  }

  @Test
  void anInterruptedExclusiveSequenceFailsAndSucceedsWhenRepeated() {
    Rig rig =
        Rig.m4(
                """
                ldr r1, =0x20000100
                ldrex r0, [r1]
                adds r0, #1
                svc 0
                strex r2, r0, [r1]
                ldrex r0, [r1]
                adds r0, #1
                strex r3, r0, [r1]
                done:
                b .
                """)
            .vector(11, "bx lr")
            .word(0x2000_0100, 41)
            .runTo("done");
    assertEquals(1, rig.get(Rig.R2));
    assertEquals(0, rig.get(Rig.R3));
    assertEquals(42, rig.word(0x2000_0100));
  }

  @Test
  void aFaultInTheMiddleOfALoadMultipleCanBeRepaired() {
    Rig rig =
        Rig.m4(
                """
                ldr r0, =0x2003fffc
                ldmia.w r0!, {r1, r2}
                done:
                b .
                """)
            .word(Rig.RAM + Rig.RAM_BYTES - 4, 7);
    rig.set(Rig.SP, Rig.RAM + 0x1000);
    rig.run(4);
    assertEquals(3, rig.exception());
    assertEquals(0x2003_fffc, rig.get(Rig.R0));
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void aWordStoreReplacesInstructionsInEitherOfItsHalves(int entry) {
    Rig rig =
        Rig.m4(
                """
                ldr r4, =0x20000101
                adds r4, r0
                blx r4
                ldr r5, =0x20000100
                ldr r6, =0x31012110
                str r6, [r5]
                blx r4
                done:
                b .
                """)
            .code(
                0x2000_0100,
                """
                movs r1, #1
                movs r1, #2
                bx lr
                """)
            .set(Rig.R0, entry)
            .runTo("done");
    assertEquals(entry == 0 ? 0x11 : 3, rig.get(Rig.R1));
  }
}

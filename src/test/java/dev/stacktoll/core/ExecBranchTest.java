package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: branches and IT. */
final class ExecBranchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly            | before | after
          b.n 0x08000000      | -      | pc=0x08000000
          b.w 0x08008000      | -      | pc=0x08008000
          b.w 0x07f00000      | -      | pc=0x07f00000
          bl 0x08000200       | -      | pc=0x08000200 lr=0x08000105
          cbz r0, 0x08000120  | r0=0   | pc=0x08000120
          cbz r0, 0x08000120  | r0=1   | -
          cbnz r0, 0x08000120 | r0=1   | pc=0x08000120
          cbnz r0, 0x08000120 | r0=0   | -
          """)
  void branchesRelativeToThePc(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly         | before | after
          beq.n 0x08000120 | .Z..   | pc=0x08000120
          beq.n 0x08000120 | N.CV   | -
          bne.n 0x08000120 | N.CV   | pc=0x08000120
          bne.n 0x08000120 | .Z..   | -
          bcs.n 0x08000120 | ..C.   | pc=0x08000120
          bcs.n 0x08000120 | NZ.V   | -
          bcc.n 0x08000120 | NZ.V   | pc=0x08000120
          bmi.n 0x08000120 | N...   | pc=0x08000120
          bpl.n 0x08000120 | .ZCV   | pc=0x08000120
          bpl.n 0x08000120 | N...   | -
          bvs.n 0x08000120 | ...V   | pc=0x08000120
          bvc.n 0x08000120 | NZC.   | pc=0x08000120
          bhi.n 0x08000120 | ..C.   | pc=0x08000120
          bhi.n 0x08000120 | .ZC.   | -
          bls.n 0x08000120 | .ZC.   | pc=0x08000120
          bls.n 0x08000120 | ....   | pc=0x08000120
          bls.n 0x08000120 | ..C.   | -
          bge.n 0x08000120 | N..V   | pc=0x08000120
          bge.n 0x08000120 | N...   | -
          blt.n 0x08000120 | ...V   | pc=0x08000120
          blt.n 0x08000120 | N..V   | -
          bgt.n 0x08000120 | ....   | pc=0x08000120
          bgt.n 0x08000120 | .Z..   | -
          bgt.n 0x08000120 | N...   | -
          ble.n 0x08000120 | .Z..   | pc=0x08000120
          ble.w 0x08008120 | ...V   | pc=0x08008120
          ble.w 0x08008120 | N..V   | -
          """)
  void branchesOnEveryCondition(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly             | before                                     | after
          bx r1                | r1=0x08000201                              | pc=0x08000200
          bx lr                | handler lr=0xfffffff1                      | call=return:0xfffffff1
          blx r1               | r1=0x08000201                              | pc=0x08000200 lr=0x08000103
          bx r1                | r1=0x08000200                              | pc=0x08000200 arm
          blx r1               | r1=0x08000200                              | pc=0x08000200 lr=0x08000103 arm
          blx lr               | lr=0x08000201                              | pc=0x08000200 lr=0x08000103
          tbb [r0, r1]         | r0=0x20000100 r1=2 [0x20000100]=0x00ff0000 | pc=0x08000302
          tbh [r0, r1, lsl #1] | r0=0x20000100 r1=1 [0x20000100]=0x12340000 | pc=0x0800256c
          """)
  void branchesToRegistersAndTables(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly | before | after
          it eq    | -      | it=0x08
          ite ne   | -      | it=0x14
          itttt ge | -      | it=0xa1
          """)
  void startsAnItBlock(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @Test
  void anItBlockAdvancesThroughItsConditions() {
    Meaning meaning = new Meaning();
    meaning.execute(Meaning.assemble("itet eq"));
    Cpu cpu = meaning.cpu;
    cpu.z = true;
    StringBuilder passed = new StringBuilder();
    while (cpu.inItBlock()) {
      passed.append(cpu.itConditionPassed() ? 't' : 'e');
      cpu.advanceIt();
    }
    assertEquals("tet", passed.toString());
  }
}

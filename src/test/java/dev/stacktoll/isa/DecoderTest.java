package dev.stacktoll.isa;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A5: which row an encoding belongs to, and its operands in canonical form. */
final class DecoderTest {
  private final Decoder decoder = new Decoder(true);

  @Test
  void noTwoRowsClaimOneEncodingUnlessOneIsASpecialCaseOfTheOther() {
    List<Op> rows = List.of(Op.values());
    Decoder.rejectAmbiguity(rows);
    assertEquals(433, rows.size(), "rows");
  }

  @Test
  void rowsThatContradictEachOtherAreFound() {
    Pattern one = Pattern.parse("0100 dddd 0000 00mm");
    Pattern two = Pattern.parse("0100 0000 dddd 00mm");
    Pattern inner = Pattern.parse("0100 0000 0000 00mm");
    Pattern apart = Pattern.parse("0100 dddd 0000 00mm unless d=0000");
    assertAll(
        () -> assertTrue(one.overlaps(two)),
        () -> assertFalse(one.refines(two)),
        () -> assertTrue(inner.refines(one) && inner.refines(two)),
        () -> assertFalse(apart.overlaps(two)));
  }

  @Test
  void everyHalfwordBelongsToSomeRow() {
    int undefined = 0;
    for (int hw1 = 0; hw1 < 0xe800; hw1++) {
      undefined += decoder.row(hw1, 0) == Op.UNDEFINED_T1 ? 1 : 0;
    }
    assertEquals(1_048, undefined, "reserved 16-bit encodings");
    assertThrows(IllegalStateException.class, () -> new Decoder(List.of(Op.NOP_T1)).row(0, 0));
  }

  @Test
  void instructionsFromE800UpwardsAreWide() {
    assertAll(
        () -> assertFalse(Decoder.isWide(0xe7ff)),
        () -> assertTrue(Decoder.isWide(0xe800)),
        () -> assertTrue(Decoder.isWide(0xffff)));
  }

  @Test
  void rowsOfTheLargerFpuAreUndefinedOnTheSmallerOne() {
    Decoder small = new Decoder(false);
    int rows = 0;
    for (Op op : Op.values()) {
      if (op.fpv5()) {
        int bits = op.pattern().value();
        assertEquals(op, decoder.row(bits >>> 16, bits));
        assertEquals(Op.UNDEFINED_T2, small.row(bits >>> 16, bits));
        rows++;
      }
    }
    assertEquals(18, rows, "FPv5 rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          text                        | row           | imm         | imm2 | type | amount | carry
          movs r0, #200               | MOV_IMM_T1    | 200         | 0    | 0    | 0      | -1
          mov.w r0, #0xff00ff00       | MOV_IMM_T2    | -16711936   | 0    | 0    | 0      | -1
          mov.w r0, #0x80000000       | MOV_IMM_T2    | -2147483648 | 0    | 0    | 0      | 1
          mov.w r0, #0x7f800000       | MOV_IMM_T2    | 2139095040  | 0    | 0    | 0      | 0
          movw r0, #0xabcd            | MOV_IMM_T3    | 43981       | 0    | 0    | 0      | -1
          lsrs r0, r1, #32            | LSR_IMM_T1    | 32          | 0    | 1    | 32     | -1
          ror r0, r1, #4              | ROR_IMM_T1    | 4           | 0    | 3    | 4      | -1
          rrx r0, r1                  | RRX_T1        | 0           | 0    | 4    | 1      | -1
          add r0, r1, r2, asr #32     | ADD_REG_T3    | 0           | 0    | 2    | 32     | -1
          ldr r0, [r1, r2, lsl #3]    | LDR_REG_T2    | 0           | 0    | 0    | 3      | -1
          ldr r0, [r1], #-4           | LDR_IMM_T4    | -4          | 0    | 0    | 0      | -1
          ldr r0, [pc, #-8]           | LDR_LIT_T2    | -8          | 0    | 0    | 0      | -1
          strd r0, r1, [r2, #-1020]   | STRD_IMM_T1   | -1020       | 0    | 0    | 0      | -1
          bfi r0, r1, #3, #5          | BFI_T1        | 3           | 5    | 0    | 0      | -1
          sbfx r0, r1, #31, #1        | SBFX_T1       | 31          | 1    | 0    | 0      | -1
          ssat r0, #32, r1, asr #3    | SSAT_T1       | 3           | 32   | 2    | 3      | -1
          usat16 r0, #15, r1          | USAT16_T1     | 0           | 15   | 0    | 0      | -1
          uxtab r0, r1, r2, ror #24   | UXTAB_T1      | 0           | 24   | 0    | 0      | -1
          cpsid i                     | CPS_T1        | 0           | 18   | 0    | 0      | -1
          msr basepri_max, r0         | MSR_T1        | 2           | 18   | 0    | 0      | -1
          ittet ne                    | IT_T1         | 0           | 11   | 0    | 0      | -1
          vmov.f32 s0, #-1.5          | VMOV_IMM_T1   | -1077936128 | 0    | 0    | 0      | -1
          vcvt.s32.f32 s0, s0, #31    | VCVT_FIXED_S32_F32_T1 | 31  | 0    | 0    | 0      | -1
          vcvt.f32.u16 s0, s0, #0     | VCVT_FIXED_F32_U16_T1 | 0   | 0    | 0    | 0      | -1
          """)
  void immediatesAreFinalValues(
      String text, Op row, int imm, int imm2, int type, int amount, int carry) {
    Insn insn = decode(text);
    assertAll(
        () -> assertEquals(row, insn.op),
        () -> assertEquals(imm, insn.imm),
        () -> assertEquals(imm2, insn.imm2),
        () -> assertEquals(type, insn.shiftType),
        () -> assertEquals(amount, insn.shiftAmount),
        () -> assertEquals(carry, insn.immCarry));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          text                     | index | add   | writeback
          ldr r0, [r1, #4]         | true  | true  | false
          ldr r0, [r1, #-4]        | true  | false | false
          ldr r0, [r1, #-4]!       | true  | false | true
          ldr r0, [r1], #4         | false | true  | true
          ldr r0, [r1, r2]         | true  | true  | false
          push {r0, lr}            | true  | false | true
          pop {r0, pc}             | false | true  | true
          pop.w {r8}               | false | true  | true
          push.w {r8}              | true  | false | true
          ldmia r0!, {r1}          | true  | true  | true
          ldmia r0, {r0, r1}       | true  | true  | false
          vpush {s0}               | true  | true  | true
          vldr s0, [r0, #-8]       | true  | false | false
          """)
  void addressingIsSpelledOut(String text, boolean index, boolean add, boolean writeback) {
    Insn insn = decode(text);
    assertAll(
        () -> assertEquals(index, insn.index),
        () -> assertEquals(add, insn.add),
        () -> assertEquals(writeback, insn.writeback));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          text                       | reads          | address | writes     | flags
          adds r0, r1, r2            | r1 r2          |         | r0         | w
          adds r0, #1                | r0             |         | r0         | w
          adcs r0, r1                | r0 r1          |         | r0         | rw
          cmp r3, #1                 | r3             |         |            | w
          tst.w r3, r4, rrx          | r3 r4          |         |            | rw
          movw r0, #1                |                |         | r0         |
          movt r0, #1                | r0             |         | r0         |
          muls r0, r1                | r0 r1          |         | r0         | w
          mla r0, r1, r2, r3         | r1 r2 r3       |         | r0         |
          smull r0, r1, r2, r3       | r2 r3          |         | r0 r1      |
          umaal r0, r1, r2, r3       | r0 r1 r2 r3    |         | r0 r1      |
          bfi r0, r1, #0, #1         | r0 r1          |         | r0         |
          bfc r0, #0, #1             | r0             |         | r0         |
          ldr r0, [r1, r2]           |                | r1 r2   | r0         |
          ldr r0, [r1], #4           |                | r1      | r0 r1      |
          ldr r0, [pc, #4]           |                |         | r0         |
          str r0, [r1, r2]           | r0             | r1 r2   |            |
          strd r0, r1, [r2, #8]!     | r0 r1          | r2      | r2         |
          strex r0, r1, [r2]         | r1             | r2      | r0         |
          push {r4, lr}              | r4 lr          | sp      | sp         |
          pop {r4, pc}               |                | sp      | r4 sp pc   |
          ldmia r0, {r0, r1}         |                | r0      | r0 r1      |
          bl 0x100                   |                |         | lr         |
          blx r3                     | r3             |         | lr         |
          cbz r3, 0x40               | r3             |         |            |
          tbb [r1, r2]               |                | r1 r2   |            |
          it eq                      |                |         |            | r
          beq 0x40                   |                |         |            | r
          mrs r0, apsr               |                |         | r0         | r
          msr apsr_nzcvq, r0         | r0             |         |            | w
          vmrs APSR_nzcv, fpscr      |                |         |            | w
          vmov r0, s3                |                |         | r0         |
          vmov s3, r0                | r0             |         |            |
          vmov d1, r0, r1            | r0 r1          |         |            |
          vldmia r0!, {s0-s3}        |                | r0      | r0         |
          """)
  void coreRegistersReadAndWritten(
      String text, String reads, String address, String writes, String flags) {
    Insn insn = decode(text);
    assertAll(
        () -> assertEquals(core(reads), insn.reads, "reads"),
        () -> assertEquals(core(address), insn.addressReads, "address"),
        () -> assertEquals(core(writes), insn.writes, "writes"),
        () -> assertEquals(flags != null && flags.contains("r"), insn.readsFlags, "reads flags"),
        () -> assertEquals(flags != null && flags.contains("w"), insn.writesFlags, "sets flags"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          text                       | reads      | accumulates | writes
          vadd.f32 s0, s1, s2        | 0x6        | 0           | 0x1
          vmla.f32 s0, s1, s2        | 0x6        | 0x1         | 0x1
          vfnms.f32 s31, s1, s2      | 0x6        | 0x80000000  | 0x80000000
          vcmp.f32 s0, s1            | 0x3        | 0           | 0
          vcmp.f32 s3, #0.0          | 0x8        | 0           | 0
          vcvt.f32.s32 s0, s1        | 0x2        | 0           | 0x1
          vcvt.f32.s16 s2, s2, #4    | 0x4        | 0           | 0x4
          vcvtt.f16.f32 s0, s1       | 0x3        | 0           | 0x1
          vmov s3, r0                | 0          | 0           | 0x8
          vmov r0, s3                | 0x8        | 0           | 0
          vmov.32 d1[1], r0          | 0          | 0           | 0x8
          vmov s3, s4, r0, r1        | 0          | 0           | 0x18
          vmov r0, r1, d1            | 0xc        | 0           | 0
          vldr s1, [r0]              | 0          | 0           | 0x2
          vstr d1, [r0]              | 0xc        | 0           | 0
          vpush {s16-s17}            | 0x30000    | 0           | 0
          vldmia r0, {d0-d15}        | 0          | 0           | 0xffffffff
          vseleq.f32 s0, s1, s2      | 0x6        | 0           | 0x1
          """)
  void singleRegistersReadAndWritten(String text, String reads, String accumulates, String writes) {
    Insn insn = decode(text);
    assertAll(
        () -> assertEquals((int) (long) Long.decode(reads), insn.fpReads, "reads"),
        () -> assertEquals((int) (long) Long.decode(accumulates), insn.fpAccumulates),
        () -> assertEquals((int) (long) Long.decode(writes), insn.fpWrites, "writes"));
  }

  private Insn decode(String text) {
    byte[] bytes = Assembler.assemble(0, text);
    ByteBuffer code = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return decoder.decode(
        code.getShort(0) & 0xffff, bytes.length > 2 ? code.getShort(2) & 0xffff : 0);
  }

  private static int core(String names) {
    int mask = 0;
    for (String name : names == null ? new String[0] : names.split(" ")) {
      mask |= 1 << Names.core(name);
    }
    return mask;
  }
}

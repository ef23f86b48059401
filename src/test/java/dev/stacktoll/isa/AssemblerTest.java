package dev.stacktoll.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs, as opposed to single instructions: labels, literals, IT blocks, directives. */
final class AssemblerTest {
  private static final int ADDRESS = 0x0800_0000;

  @Test
  void branchesReachLabelsInBothDirections() {
    assertProgram(
        """
        start:  cbz r0, 1f
        2:      subs r0, #1
                bne 2b
        1:      b start
        """,
        "cbz r0, 0x8000006",
        "subs r0, #1",
        "bne.n 0x8000002",
        "b.n 0x8000000");
  }

  @Test
  void branchesGrowWhereTheNarrowFormDoesNotReach() {
    List<String> text =
        disassemble("start: beq far\n b far\n .space 3000\nfar: beq start\n b start");
    assertEquals("beq.w 0x8000bc0", text.getFirst());
    assertEquals("b.w 0x8000bc0", text.get(1));
    assertEquals("beq.w 0x8000000", text.get(text.size() - 2));
    assertEquals("b.w 0x8000000", text.getLast());
  }

  @Test
  void literalsFollowTheProgramOnWordBoundariesWithoutRepetition() {
    byte[] bytes =
        Assembler.assemble(
            ADDRESS, "ldr r0, =0x12345678\n ldr r9, =lab + 1\n ldr r2, =0x12345678\nlab: bx lr");
    assertEquals(20, bytes.length);
    assertEquals(0x1234_5678, word(bytes, 12));
    assertEquals(ADDRESS + 9, word(bytes, 16));
    List<String> text = disassemble(bytes);
    assertEquals("ldr r0, [pc, #8]", text.get(0));
    assertEquals("ldr.w r9, [pc, #12]", text.get(1));
    assertEquals("ldr r2, [pc, #4]", text.get(2));
  }

  @Test
  void insideAnItBlockConditionsAreRequiredAndNarrowFormsKeepTheFlags() {
    assertProgram(
        """
        itete ne        ; comments of three
        addne r0, r1, r2 @ kinds
        addeq r0, #1    // are skipped
        movne r0, #3
        vaddeq.f32 s0, s1, s2
        adds r0, r0, r1
        """,
        "itete ne",
        "addne r0, r1, r2",
        "addeq r0, #1",
        "movne r0, #3",
        "vaddeq.f32 s0, s1, s2",
        "adds r0, r0, r1");
    assertThrows(AssemblyError.class, () -> Assembler.assemble(0, "it eq\nadd r0, r1, r2"));
    assertThrows(AssemblyError.class, () -> Assembler.assemble(0, "it eq\nmovne r0, #1"));
  }

  @Test
  void addressesAreRelativeToTheAlignedProgramCounter() {
    assertProgram(
        """
        back:  nop
               nop
               adr r0, data
               ldr r1, data
               ldrd r2, r3, data
               vldr s0, data
               adr r4, back
               nop
               .align 2
        data:  .inst.w 0xf3af8000
        """,
        "nop",
        "nop",
        "add r0, pc, #16",
        "ldr r1, [pc, #16]",
        "ldrd r2, r3, [pc, #12]",
        "vldr s0, [pc, #8]",
        "subw r4, pc, #20",
        "nop",
        "nop",
        "nop.w");
  }

  @Test
  void customarySpellingsAreUnderstood() {
    assertProgram(
        """
        push {r4-r6, lr}
        pop {r8-r9, pc}
        push {r8}
        ldm r0, {r1, r2}
        rsbs r0, r1, #0
        muls r0, r1, r0
        mov r0, r1, lsl #3
        asr r0, #3
        sub sp, sp, #8
        add r0, r0, #4000
        mov r0, #0x1234
        vmov s0, s1
        vldr.32 s0, [r0]
        bhs .
        """,
        "push {r4, r5, r6, lr}",
        "ldmia.w sp!, {r8, r9, pc}",
        "str.w r8, [sp, #-4]!",
        "ldmia.w r0, {r1, r2}",
        "negs r0, r1",
        "muls r0, r1",
        "lsl.w r0, r1, #3",
        "asr.w r0, r0, #3",
        "sub sp, #8",
        "add.w r0, r0, #4000",
        "movw r0, #4660",
        "vmov.f32 s0, s1",
        "vldr s0, [r0]",
        "bcs.n 0x800002c");
  }

  @Test
  void widthsCanBeForced() {
    assertProgram(
        "adds.w r0, r0, r1\n b.w 0x8000000\n movs.n r0, #1",
        "adds.w r0, r0, r1",
        "b.w 0x8000000",
        "movs r0, #1");
    assertThrows(AssemblyError.class, () -> Assembler.assemble(0, "movs.n r8, #1"));
  }

  @Test
  void directivesPlaceData() {
    byte[] bytes =
        Assembler.assemble(
            ADDRESS,
            """
            .equ BASE, 0x4002_0000
            .word BASE + 4, end, -1
            .hword 0x1234
            .byte 1, 'A'
            .balign 8
            end:
            """);
    assertEquals(16, bytes.length);
    assertEquals(0x4002_0004, word(bytes, 0));
    assertEquals(ADDRESS + 16, word(bytes, 4));
    assertEquals(-1, word(bytes, 8));
    assertEquals(0x4101_1234, word(bytes, 12));
    assertEquals(Map.of("a", 2, "b", 4), Assembler.symbols(0, "nop\na: nop\nb:"));
  }

  @Test
  void mistakesNameTheLine() {
    AssemblyError error =
        assertThrows(AssemblyError.class, () -> Assembler.assemble(0, "nop\nfrob r0"));
    assertEquals("line 2: no encoding: frob r0", error.getMessage());
    for (String wrong :
        List.of("b nowhere", "ldr r0, [r1, #4096]", "adds r0, r1, #256, lsl #1", ".frob 1")) {
      assertThrows(AssemblyError.class, () -> Assembler.assemble(0, wrong), wrong);
    }
  }

  private static void assertProgram(String source, String... expected) {
    assertEquals(List.of(expected), disassemble(source));
  }

  private static List<String> disassemble(String source) {
    return disassemble(Assembler.assemble(ADDRESS, source));
  }

  private static List<String> disassemble(byte[] bytes) {
    Decoder decoder = new Decoder(true);
    List<String> text = new ArrayList<>();
    List<Integer> block = new ArrayList<>();
    assertTrue(bytes.length % 2 == 0);
    for (int at = 0; at < bytes.length; ) {
      int next = at + 2 < bytes.length ? word(bytes, at) >>> 16 : 0;
      Insn insn = decoder.decode(half(bytes, at), next);
      int condition = block.isEmpty() ? 14 : block.removeFirst();
      text.add(Disassembler.text(insn, ADDRESS + at, condition));
      if (insn.op == Op.IT_T1) {
        block.add(insn.cond);
        for (int bit = 3; bit > Integer.numberOfTrailingZeros(insn.imm2); bit--) {
          block.add((insn.cond & ~1) | (insn.imm2 >> bit & 1));
        }
      }
      at += insn.size;
    }
    return text;
  }

  private static int half(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  private static int word(byte[] bytes, int at) {
    return half(bytes, at) | half(bytes, at + 2) << 16;
  }
}

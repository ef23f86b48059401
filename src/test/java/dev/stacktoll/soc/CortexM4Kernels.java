package dev.stacktoll.soc;

import static dev.stacktoll.core.Rig.R10;
import static dev.stacktoll.core.Rig.R3;
import static dev.stacktoll.core.Rig.R4;
import static dev.stacktoll.core.TimingRule.Status.ASSUMED;
import static dev.stacktoll.core.TimingRule.Status.DOCUMENTED;
import static dev.stacktoll.core.TimingRule.Status.MEASURED;
import static dev.stacktoll.soc.Bracket.difference;

import dev.stacktoll.core.TimingRule.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Kernels for the pipeline of the Cortex-M4 at 0 wait states. Sources of the measured ones:
 * hardware traces of the cmemu project (CC2652, STM32F100), jnk0le's pipeline tests and the
 * Cortex-M4 compendium (STM32F407). The bracket alone takes 1 cycle, and 2 with instructions in it.
 */
final class CortexM4Kernels {
  private static final int BIT_BAND = 0x2200_0000 + (Bracket.SRAM1 - 0x2000_0000) * 32;

  private static final int TABLE = 0x0804_0000;

  private final List<TimingKernel> list = new ArrayList<>();

  private CortexM4Kernels() {}

  static List<TimingKernel> all() {
    CortexM4Kernels kernels = new CortexM4Kernels();
    kernels.counterAndQueue();
    kernels.branches();
    kernels.loops();
    kernels.loads();
    kernels.stores();
    kernels.many();
    kernels.divisions();
    kernels.floatingPoint();
    kernels.system();
    kernels.ram();
    return kernels.list;
  }

  private void add(String id, String rule, Status status, long expected, Bracket bracket) {
    list.add(new TimingKernel(id, "m4." + rule, status, expected, bracket::cycles));
  }

  private void more(
      String id, String rule, Status status, long expected, Bracket more, Bracket less) {
    list.add(new TimingKernel(id, "m4." + rule, status, expected, () -> difference(more, less)));
  }

  private static Bracket code(String body) {
    return Bracket.of(body);
  }

  private static Bracket times(int count, String line) {
    return Bracket.of((line + "\n").repeat(count));
  }

  private void counterAndQueue() {
    add("B01 two reads", "issue", MEASURED, 1, code(""));
    add("B02 movt", "issue", MEASURED, 3, code("movt r3, #0"));
    add("B02 three adds", "issue", MEASURED, 5, times(3, "adds r3, #1"));
    add(
        "B02 multiplications",
        "issue",
        DOCUMENTED,
        6,
        code(
            "mul r3, r4, r4\n umull r3, r4, r3, r4\n smlal r3, r4, r3, r4\n smlad r3, r4, r3, r3"));
    add(
        "B06 three misaligned moves",
        "queue-stream",
        MEASURED,
        7,
        code("mov r3, r4\n mov.w r3, r4\n mov.w r3, r4\n mov.w r3, r4"));
    add("B06 four aligned moves", "queue", MEASURED, 6, times(4, "mov.w r3, r4"));
    add(
        "two misaligned moves",
        "queue",
        MEASURED,
        5,
        code("mov r3, r4\n mov.w r3, r4\n mov.w r3, r4"));
    add(
        "forty misaligned moves",
        "queue-stream",
        MEASURED,
        2 + 41 + 1,
        code("mov r3, r4\n" + "mov.w r3, r4\n".repeat(40)));
    add(
        "eprint 2025/523 division before misaligned moves",
        "queue-stream",
        MEASURED,
        2 + 2 + 3 + 1 + 1,
        code("mov r3, r4\n udiv r3, r3, r4\n" + "mov.w r3, r4\n".repeat(3)).set(R4, 0));
    more(
        "compendium four misaligned stores",
        "queue-stream",
        MEASURED,
        1,
        code("mov r3, r4\n" + "str.w r3, [r0]\n".repeat(4)),
        code("mov.w r3, r4\n" + "str.w r3, [r0]\n".repeat(4)));
    more(
        "compendium three misaligned stores",
        "queue-stream",
        MEASURED,
        0,
        code("mov r3, r4\n" + "str.w r3, [r0]\n".repeat(3)),
        code("mov.w r3, r4\n" + "str.w r3, [r0]\n".repeat(3)));
  }

  private void branches() {
    add("B03 one b.n", "branch-decode", MEASURED, 4, code("b 1f\n nop\n 1:"));
    add("B03 two b.n", "branch-decode", MEASURED, 6, code("b 1f\n nop\n 1: b 2f\n nop\n 2:"));
    add(
        "B03 three b.n",
        "branch-decode",
        MEASURED,
        8,
        code("b 1f\n nop\n 1: b 2f\n nop\n 2: b 3f\n nop\n 3:"));
    add(
        "B03 b.n to a misaligned narrow instruction",
        "branch-decode",
        MEASURED,
        5,
        code("b 1f\n nop\n nop\n 1: adds r3, #1"));
    add(
        "B03 b.w to a misaligned wide instruction",
        "branch-decode",
        MEASURED,
        6,
        code("b.w 1f\n nop\n 1: mov.w r3, r4"));
    add(
        "B15b bl and bx lr",
        "branch-decode",
        MEASURED,
        7,
        code("bl f\n add.w r3, r3, #1").before("mov r10, lr").end("mov lr, r10").after("f: bx lr"));
    add(
        "bx lr with a fresh lr",
        "branch-execute",
        MEASURED,
        6,
        code("mov lr, r3\n bx lr\n .balign 4\n t:")
            .before("mov r10, lr\n ldr r3, =t+1")
            .end("mov lr, r10"));
    add(
        "B15b bx to an aligned instruction",
        "branch-execute",
        MEASURED,
        5,
        code("bx r3\n nop\n .balign 4\n t:").before("ldr r3, =t+1"));
    add(
        "B15b bx to a misaligned wide instruction",
        "branch-execute",
        MEASURED,
        7,
        code("bx r3\n nop\n nop\n t: mov.w r4, r4").before("ldr r3, =t+1"));
    add(
        "B15b mov pc",
        "branch-execute",
        MEASURED,
        5,
        code("mov pc, r3\n nop\n .balign 4\n t:").before("ldr r3, =t"));
    add(
        "B15b cbz taken",
        "branch-execute",
        MEASURED,
        5,
        code("cbz r3, t\n nop\n .balign 4\n t:").before("movs r3, #0"));
    add(
        "cbz not taken",
        "branch-execute",
        MEASURED,
        4,
        code("cbz r3, t\n nop\n t:").before("movs r3, #1"));
    add(
        "B15 ldr pc",
        "branch-load",
        MEASURED,
        7,
        code("ldr.w pc, [r0]\n nop\n .balign 4\n t:").before("ldr r3, =t+1\n str r3, [r0]"));
    add(
        "B15 pop pc",
        "branch-load",
        MEASURED,
        7,
        code("pop {pc}\n nop\n .balign 4\n t:").before("ldr r3, =t+1\n push {r3}"));
    add(
        "B15 pop r, pc",
        "branch-load",
        MEASURED,
        8,
        code("pop {r3, pc}\n nop\n .balign 4\n t:").before("ldr r3, =t+1\n push {r3}\n push {r3}"));
    add(
        "B15b tbb",
        "branch-table",
        MEASURED,
        8,
        code("tbb [pc, r3]\n .hword 2\n .balign 4\n t:").before("movs r3, #0"));
    add(
        "branch not taken",
        "branch-speculative",
        DOCUMENTED,
        2 + 5,
        code("adds r3, #1\n adds r3, #1\n bne 1f\n adds r3, #1\n adds r3, #1\n 1:").set(R3, -2));
    more(
        "branch not taken between wide instructions",
        "branch-speculative",
        MEASURED,
        1,
        code("mov.w r3, r4\n cmp.w r3, r3\n bne.w 1f\n mov.w r3, r4\n mov.w r3, r4\n 1:"),
        code("mov.w r3, r4\n cmp.w r3, r3\n mov.w r3, r4\n mov.w r3, r4\n mov.w r3, r4\n 1:"));
    add(
        "B16b it behind a narrow instruction",
        "it-fold",
        MEASURED,
        4,
        code("movs r3, #1\n it mi\n rsbmi r3, r3, #0"));
    add(
        "B16b it behind a wide instruction",
        "it-fold",
        MEASURED,
        5,
        code("movs.w r3, #1\n it mi\n rsbmi r3, r3, #0"));
    add(
        "it behind a write to sp",
        "it-fold",
        MEASURED,
        5,
        code("mov sp, sp\n it mi\n rsbmi r3, r3, #0"));
    add(
        "it block, executed or not",
        "it-fold",
        MEASURED,
        6,
        code("movs r3, #1\n itee pl\n addpl r3, r3\n ldrmi r3, [r0]\n addmi r3, r3"));
  }

  private void loops() {
    add(
        "B04 subs; bne",
        "branch-decode",
        MEASURED,
        2 + 30,
        code("movs r3, #10\n 1: subs r3, #1\n bne 1b"));
    add(
        "B04 add; cmp; bne",
        "branch-decode",
        MEASURED,
        2 + 40,
        code("movs r3, #0\n 1: adds r3, #1\n cmp r3, #10\n bne 1b"));
    more(
        "B05 twenty slots",
        "branch-decode",
        MEASURED,
        200,
        code("mov.w r3, #20\n 1:" + "nop.w\n".repeat(17) + "subs.w r3, r3, #1\n bne.w 1b"),
        code("mov.w r3, #10\n 1:" + "nop.w\n".repeat(17) + "subs.w r3, r3, #1\n bne.w 1b"));
    add(
        "B07 power with a misaligned multiplication",
        "queue-stream",
        MEASURED,
        2 + 19,
        code("mov r12, r3\n"
                + " mov.w r3, #1\n"
                + " 1: mul r3, r12, r3\n"
                + " sub.w r4, r4, #1\n"
                + " cmp r4, #0\n"
                + " bne 1b")
            .set(R3, 2)
            .set(R4, 3));
    add(
        "B07 power with additions",
        "branch-decode",
        MEASURED,
        2 + 16,
        code("mov r12, r3\n mov.w r3, #1\n 1: add r3, r12\n sub.w r4, r4, #1\n cmp r4, #0\n bne 1b")
            .set(R3, 2)
            .set(R4, 3));
    more("B29 loop of a NUCLEO-F401RE", "branch-decode", MEASURED, 90, busyLoop(20), busyLoop(10));
    add(
        "B13 compendium loop A",
        "fp-move-pair",
        MEASURED,
        2 + 81,
        code(
            "mov.w r3, #10\n"
                + " vmov s0, r3\n"
                + "1: adds r4, #1\n"
                + " vmov s1, r4\n"
                + " vmov r4, s0\n"
                + " subs r4, #1\n"
                + " vmov s0, r4\n"
                + " vmov r4, s1\n"
                + " bne 1b"));
    add(
        "B13 compendium loop B",
        "fp-result",
        MEASURED,
        2 + 63,
        code(
            "mov.w r3, #10\n"
                + " vmov s0, r3\n"
                + " vcvt.f32.s32 s0, s0\n"
                + " vmov.f32 s1, #1.0\n"
                + "1: vsub.f32 s0, s0, s1\n"
                + " adds r4, #1\n"
                + " vcmp.f32 s0, s1\n"
                + " vmrs APSR_nzcv, fpscr\n"
                + " bge 1b"));
  }

  private static Bracket busyLoop(int count) {
    return code(
        "mov.w r3, #%d\n strb.w r3, [sp, #-40]\n nop\n".formatted(count)
            + "1: ldrb.w r3, [sp, #-40]\n uxtb r4, r3\n subs r4, #1\n uxtb r4, r4\n"
            + "strb.w r4, [sp, #-40]\n cmp r4, #0\n bne 1b");
  }

  private void loads() {
    add("B08 one load", "load", MEASURED, 4, times(1, "ldr r3, [r0]"));
    add("B08 two loads", "load", MEASURED, 5, times(2, "ldr r3, [r0]"));
    add("B08 four loads", "load", MEASURED, 7, times(4, "ldr r3, [r0]"));
    add("B08 six loads", "load", MEASURED, 9, times(6, "ldr r3, [r0]"));
    add("load and use", "load", DOCUMENTED, 5, code("ldr r3, [r0]\n adds r3, #1"));
    more(
        "B09 address independent",
        "address",
        MEASURED,
        9,
        times(4, "add.w r3, r0, #0\n ldr r4, [r0]"),
        times(1, "add.w r3, r0, #0\n ldr r4, [r0]"));
    more(
        "B09 address just written",
        "address",
        MEASURED,
        12,
        times(4, "add.w r3, r0, #0\n ldr r4, [r3]"),
        times(1, "add.w r3, r0, #0\n ldr r4, [r3]"));
    more(
        "address just loaded",
        "address",
        MEASURED,
        2,
        code("ldr r3, [r0]\n ldr r3, [r3]\n ldr r3, [r3]").word(Bracket.SRAM1, Bracket.SRAM1),
        code("ldr r3, [r0]\n ldr r3, [r3]").word(Bracket.SRAM1, Bracket.SRAM1));
    more(
        "post-indexed loads on one base",
        "address",
        MEASURED,
        8,
        times(6, "ldr r3, [r10], #4").set(R10, Bracket.SRAM1),
        times(2, "ldr r3, [r10], #4").set(R10, Bracket.SRAM1));
    more(
        "post-indexed loads on two bases",
        "address",
        MEASURED,
        4,
        times(4, "ldr r3, [r10], #4\n ldr r4, [r0], #4").set(R10, Bracket.SRAM1),
        times(2, "ldr r3, [r10], #4\n ldr r4, [r0], #4").set(R10, Bracket.SRAM1));
    add("B10 nop behind a load", "load-hides-nop", MEASURED, 4, code("ldr r3, [r0]\n nop"));
    add("B10 mov behind a load", "load-hides-nop", MEASURED, 5, code("ldr r3, [r0]\n mov r4, r4"));
    more(
        "loads from two memories",
        "load-other-bus",
        MEASURED,
        2,
        code("ldr r3, [r0]\n ldr r3, [r10]\n ldr r3, [r0]").set(R10, 0x0800_0040),
        code("ldr r3, [r0]\n ldr r3, [r0]\n ldr r3, [r0]"));
    more(
        "word at a halfword address",
        "unaligned",
        DOCUMENTED,
        1,
        code("ldr r3, [r0, #2]"),
        code("ldr r3, [r0]"));
    more(
        "word at an odd address",
        "unaligned",
        DOCUMENTED,
        2,
        code("ldr.w r3, [r0, #1]"),
        code("ldr.w r3, [r0]"));
    more(
        "halfword at an odd address",
        "unaligned",
        DOCUMENTED,
        1,
        code("ldrh.w r3, [r0, #1]"),
        code("ldrh.w r3, [r0]"));
    add("exclusives", "load", DOCUMENTED, 5, code("ldrex r3, [r0]\n ldrex r4, [r0]"));
    add("B18 bit-band load", "load", MEASURED, 4, code("ldr r3, [r4]").set(R4, BIT_BAND));
  }

  private void stores() {
    for (int n = 1; n <= 3; n++) {
      add(
          "B11 stores without write buffer " + n,
          "store-busy",
          MEASURED,
          3 + n,
          times(n, "str r3, [r0, #4]").withoutWriteBuffer());
      add(
          "B11 stores at a register offset without write buffer " + n,
          "store-register-offset",
          MEASURED,
          2 + 2 * n,
          times(n, "str r3, [r0, r4]").set(R4, 8).withoutWriteBuffer());
    }
    more(
        "stores through the write buffer",
        "store-busy",
        DOCUMENTED,
        4,
        times(6, "str r3, [r0]"),
        times(2, "str r3, [r0]"));
    add(
        "B11 load behind a store",
        "store-to-load",
        MEASURED,
        7,
        code("movs r3, #1\n str r3, [r0]\n ldr r4, [r0, #8]").withoutWriteBuffer());
    add(
        "B11 load from the PPB behind a store",
        "store-to-load",
        MEASURED,
        6,
        code("movs r3, #1\n str r3, [r0]\n ldr r4, [r7]").withoutWriteBuffer());
    more(
        "load behind a buffered store",
        "store-to-load",
        DOCUMENTED,
        3,
        times(3, "str r3, [r0]\n ldr r4, [r0]"),
        times(2, "str r3, [r0]\n ldr r4, [r0]"));
    more(
        "store behind a load",
        "load",
        MEASURED,
        0,
        code("ldr r3, [r0]\n str r3, [r0]\n adds r4, #1"),
        code("ldr r3, [r0]\n adds r4, #1"));
    more(
        "nop behind a store at a register offset",
        "store-register-offset",
        MEASURED,
        0,
        code("str r3, [r0, r4]\n nop").set(R4, 8),
        code("str r3, [r0, r4]").set(R4, 8));
    more(
        "add behind a store at a register offset",
        "store-register-offset",
        MEASURED,
        1,
        code("str r3, [r0, r4]\n adds r3, #1").set(R4, 8),
        code("str r3, [r0, r4]").set(R4, 8));
    add(
        "B18 plain store without write buffer",
        "bit-band-store",
        MEASURED,
        4,
        code("str r3, [r0]").withoutWriteBuffer());
    add(
        "B18 bit-band store without write buffer",
        "bit-band-store",
        MEASURED,
        7,
        code("str r3, [r4]").set(R4, BIT_BAND).withoutWriteBuffer());
    more(
        "B18 bit-band store through the write buffer",
        "bit-band-store",
        ASSUMED,
        0,
        code("str r3, [r4]").set(R4, BIT_BAND),
        code("str r3, [r4]").set(R4, Bracket.SRAM1));
  }

  private void many() {
    for (int n = 1; n <= 3; n++) {
      add("B14 ldrd " + n, "double", MEASURED, 2 + 3 * n, times(n, "ldrd r3, r4, [r0]"));
      add("B14 ldm " + n, "multiple-beats", MEASURED, 2 + 3 * n, times(n, "ldm.w r0, {r3, r4}"));
      add("B14 isb " + n, "barrier", MEASURED, 2 + 3 * n, times(n, "isb"));
    }
    add("strd", "double", DOCUMENTED, 5, code("strd r3, r4, [r0]"));
    add("B14 push", "multiple-beats", MEASURED, 4, code("push {r3}"));
    add("B14 pop", "multiple-beats", MEASURED, 4, code("pop {r3}"));
    add(
        "B14 push; mov; pop",
        "multiple-beats",
        MEASURED,
        7,
        code("push {r3}\n mov r4, r4\n pop {r3}"));
    add("vldm of four", "multiple-beats", DOCUMENTED, 7, code("vldm r0, {s0-s3}"));
    add("vldr of a double", "double", DOCUMENTED, 5, code("vldr d0, [r0]"));
    add(
        "stm behind a store",
        "multiple-beats",
        MEASURED,
        2 + 1 + 3,
        code("str r3, [r0]\n stm.w r0, {r3, r4}"));
  }

  private void divisions() {
    divide("udiv", 0, 5, 2);
    divide("udiv", 5, 0, 2);
    divide("udiv", 3, 5, 3);
    divide("udiv", 5, 5, 5);
    divide("udiv", 15, 8, 5);
    divide("udiv", 100, 7, 6);
    divide("udiv", 255, 1, 6);
    divide("udiv", -1, 1, 12);
    divide("udiv", 1_000_000, 1000, 7);
    divide("sdiv", -100, 7, 6);
    divide("sdiv", 5_124_658, 8, 9);
    divide("sdiv", 5_124_658, -8, 10);
    divide("sdiv", 7, 8, 3);
    divide("sdiv", 7, -8, 5);
    divide("sdiv", Integer.MIN_VALUE, -8, 12);
    divide("sdiv", Integer.MIN_VALUE, -3, 12);
    divide("sdiv", Integer.MIN_VALUE, -1, 12);
    divide("sdiv", 0x8000, -0x8000, 5);
  }

  private void divide(String name, int dividend, int divisor, int cycles) {
    add(
        "B22 " + name + " " + dividend + " by " + divisor,
        "divide",
        MEASURED,
        2 + cycles,
        code(name + " r12, r3, r4").set(R3, dividend).set(R4, divisor));
  }

  private void floatingPoint() {
    add(
        "B13b result used at once",
        "fp-result",
        DOCUMENTED,
        5,
        code("vadd.f32 s0, s1, s2\n vadd.f32 s3, s0, s0"));
    add(
        "product as an addend",
        "fp-result",
        DOCUMENTED,
        4,
        code("vmul.f32 s0, s1, s2\n vfma.f32 s0, s3, s3"));
    add(
        "absolute value used at once",
        "fp-result",
        MEASURED,
        4,
        code("vabs.f32 s0, s1\n vadd.f32 s3, s0, s0"));
    more(
        "B13b dependent vfma",
        "fp-multiply-accumulate",
        DOCUMENTED,
        24,
        code("vfma.f32 s0, s1, s2\n".repeat(16) + "vmov r3, s0"),
        code("vfma.f32 s0, s1, s2\n".repeat(8) + "vmov r3, s0"));
    more(
        "B13b independent vfma",
        "fp-multiply-accumulate",
        DOCUMENTED,
        24,
        code("vfma.f32 s0, s1, s2\n vfma.f32 s3, s1, s2\n".repeat(8) + "vmov r3, s0"),
        code("vfma.f32 s0, s1, s2\n vfma.f32 s3, s1, s2\n".repeat(4) + "vmov r3, s0"));
    more(
        "integer instructions beside vfma",
        "fp-overlap",
        ASSUMED,
        6,
        code("vfma.f32 s0, s1, s2\n add.w r3, r3, #1\n add.w r3, r3, #1\n".repeat(4)),
        code("vfma.f32 s0, s1, s2\n add.w r3, r3, #1\n add.w r3, r3, #1\n".repeat(2)));
    add(
        "B12 vdiv used at once",
        "fp-divide",
        DOCUMENTED,
        2 + 16,
        code("vdiv.f32 s0, s1, s2\n vmov r3, s0"));
    add(
        "B12 vdiv beside thirteen additions",
        "fp-divide",
        DOCUMENTED,
        2 + 16,
        code("vdiv.f32 s0, s1, s2\n" + "add.w r3, r3, #1\n".repeat(13) + "vmov r3, s0"));
    add(
        "vsqrt beside integer instructions",
        "fp-divide",
        DOCUMENTED,
        2 + 4,
        code("vsqrt.f32 s0, s1\n" + "add.w r3, r3, #1\n".repeat(3)));
    add("vmov of two", "fp-move-pair", MEASURED, 4, code("vmov r3, r4, s0, s1"));
    add("vmov of one", "fp-move-pair", MEASURED, 3, code("vmov r3, s0"));
    add(
        "B13 four vldr",
        "load",
        ASSUMED,
        7,
        code("vldr s0, [r0]\n vldr s1, [r0, #4]\n vldr s2, [r0, #8]\n vldr s3, [r0, #12]"));
  }

  private void system() {
    add(
        "msr control",
        "system-control",
        MEASURED,
        4,
        code("msr control, r3").before("mrs r3, control"));
    add(
        "mrs and msr of other registers",
        "system-control",
        MEASURED,
        2 + 4,
        code("mrs r3, apsr\n msr apsr_nzcvq, r3\n mrs r3, psp\n cpsie i"));
    add("B16 dsb with nothing to wait for", "data-barrier", ASSUMED, 3, code("dsb"));
    more(
        "B16 dsb behind a store to APB1",
        "data-barrier",
        ASSUMED,
        0,
        code("str.w r3, [r8]\n dsb").rule("m4.apb", 2),
        code("str.w r3, [r8]\n str.w r3, [r0]").rule("m4.apb", 2));
  }

  private void ram() {
    more(
        "B17 mul.w in RAM",
        "sram-fetch",
        MEASURED,
        6,
        times(4, "mul r3, r3, r3").inRam(),
        times(1, "mul r3, r3, r3").inRam());
    more(
        "narrow instructions in RAM",
        "sram-fetch",
        MEASURED,
        8,
        times(12, "adds r3, #1").inRam(),
        times(4, "adds r3, #1").inRam());
    more(
        "B17 b.n in RAM",
        "sram-fetch",
        MEASURED,
        8,
        code("b 1f\n nop\n 1: b 2f\n nop\n 2: b 3f\n nop\n 3:").inRam(),
        code("b 1f\n nop\n 1:").inRam());
    more(
        "narrow loads of code in RAM",
        "sram-fetch",
        MEASURED,
        12,
        times(12, "ldr r3, [r0]").inRam(),
        times(4, "ldr r3, [r0]").inRam());
    more(
        "wide loads of code in RAM",
        "sram-fetch",
        MEASURED,
        16,
        times(12, "ldr.w r3, [r0]").inRam(),
        times(4, "ldr.w r3, [r0]").inRam());
    more(
        "load of the pc in RAM",
        "sram-fetch",
        MEASURED,
        6,
        code("udiv r12, r3, r4\n ldr.w pc, [r10]\n .balign 256\n")
            .set(R3, -1)
            .set(R4, 1)
            .set(R10, TABLE)
            .word(TABLE, Bracket.RAM_CODE + 0x100 + 1)
            .inRam(),
        code("udiv r12, r3, r4").set(R3, -1).set(R4, 1).inRam());
  }
}

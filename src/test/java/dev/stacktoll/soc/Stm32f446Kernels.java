package dev.stacktoll.soc;

import static dev.stacktoll.core.Rig.R10;
import static dev.stacktoll.core.TimingRule.Status.ASSUMED;
import static dev.stacktoll.core.TimingRule.Status.DOCUMENTED;
import static dev.stacktoll.core.TimingRule.Status.MEASURED;
import static dev.stacktoll.soc.Bracket.difference;

import dev.stacktoll.core.Rig;
import dev.stacktoll.core.TimingRule.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Kernels for the memories and buses of the STM32F446 around the Cortex-M4, and for its exceptions.
 */
final class Stm32f446Kernels {
  private static final int FIVE_WAITS = 5;
  private static final int PREFETCH = 0x100;
  private static final int INSTRUCTION_CACHE = 0x200;
  private static final int DATA_CACHE = 0x400;
  private static final int ALL = FIVE_WAITS | PREFETCH | INSTRUCTION_CACHE | DATA_CACHE;
  private static final int TABLE = 0x0804_0000;
  private static final String LINE_NARROW = "mov r3, r4\n".repeat(8);
  private static final String LINE_WIDE = "mov.w r3, r4\n".repeat(4);

  private final List<TimingKernel> list = new ArrayList<>();

  private Stm32f446Kernels() {}

  static List<TimingKernel> all() {
    Stm32f446Kernels kernels = new Stm32f446Kernels();
    kernels.buses();
    kernels.fetches();
    kernels.flashData();
    kernels.exceptions();
    return kernels.list;
  }

  private void add(String id, String rule, Status status, long expected, LongSupplier measure) {
    list.add(new TimingKernel(id, "m4." + rule, status, expected, measure));
  }

  private static Bracket code(String body) {
    return Bracket.of(body);
  }

  private static Bracket times(int count, String lines) {
    return Bracket.of((lines + "\n").repeat(count));
  }

  private void buses() {
    add("B20 toggle loop", "ahb-write", MEASURED, 50, Stm32f446Kernels::tenPeriods);
    add(
        "B20a two stores to GPIO",
        "ahb-write",
        MEASURED,
        2,
        () -> difference(times(3, "str r3, [r2]"), times(2, "str r3, [r2]")));
    add(
        "B20b loads from GPIO",
        "ahb-read",
        ASSUMED,
        2,
        () -> difference(times(4, "ldr r3, [r2]"), times(2, "ldr r3, [r2]")));
    add(
        "B27 loads from APB1",
        "apb",
        ASSUMED,
        8,
        () -> difference(times(4, "ldr r3, [r8]"), times(3, "ldr r3, [r8]")));
    add(
        "B27 loads from APB2",
        "apb",
        ASSUMED,
        4,
        () -> difference(times(4, "ldr r3, [r9]"), times(3, "ldr r3, [r9]")));
    add(
        "B27 stores to APB1",
        "apb",
        ASSUMED,
        8,
        () -> difference(times(4, "str.w r3, [r8]"), times(3, "str.w r3, [r8]")));
    add(
        "stores to APB1 apart",
        "apb",
        ASSUMED,
        8,
        () ->
            difference(
                times(4, "str.w r3, [r8]\n add.w r3, r3, #1"),
                times(3, "str.w r3, [r8]\n add.w r3, r3, #1")));
    add(
        "loads from both RAMs by turns",
        "slave-change",
        ASSUMED,
        4,
        () ->
            difference(
                code("ldr r3, [r0]\n ldr r3, [r1]\n ldr r3, [r0]\n adds r3, #1"),
                code("ldr r3, [r0]\n ldr r3, [r0]\n ldr r3, [r0]\n adds r3, #1")));
    add(
        "stores to both RAMs by turns",
        "slave-change",
        ASSUMED,
        6,
        () -> difference(times(4, "str r3, [r0]\n str r3, [r1]"), times(8, "str r3, [r0]")));
    add(
        "SRAM as fast as the bus",
        "sram-read",
        MEASURED,
        0,
        () -> difference(times(4, "ldr r3, [r1]"), times(4, "ldr r3, [r0]")));
    add(
        "SRAM with a wait",
        "sram-read",
        MEASURED,
        4,
        () ->
            difference(times(4, "ldr r3, [r0]").rule("m4.sram-read", 1), times(4, "ldr r3, [r0]")));
  }

  /** Both stores and the branch of the published toggle loop, ten times, warm. */
  private static long tenPeriods() {
    Rig rig = code("").flash(ALL).bench("1: str r3, [r2]\n str r4, [r2]\n b 1b").rig().run(30);
    long before = rig.cycles();
    return rig.run(30).cycles() - before;
  }

  private void fetches() {
    add(
        "B25 cold narrow code, prefetch",
        "flash-wait",
        ASSUMED,
        8 * 20,
        () -> lines(LINE_NARROW, FIVE_WAITS | PREFETCH));
    add(
        "B25 cold narrow code",
        "flash-wait",
        ASSUMED,
        11 * 20,
        () -> lines(LINE_NARROW, FIVE_WAITS));
    add(
        "B25 cold wide code, prefetch",
        "flash-wait",
        ASSUMED,
        6 * 20,
        () -> lines(LINE_WIDE, FIVE_WAITS | PREFETCH));
    add("B25 cold wide code", "flash-wait", ASSUMED, 9 * 20, () -> lines(LINE_WIDE, FIVE_WAITS));
    add(
        "a warm loop has no wait",
        "art-lines",
        MEASURED,
        0,
        () -> difference(times(20, LINE_WIDE).flash(ALL).passes(3), times(20, LINE_WIDE)));
    add(
        "B24 code of 60 lines stays in the cache",
        "art-lines",
        DOCUMENTED,
        4 * 50,
        () -> warm(60, 0) - warm(10, 0));
    add(
        "B24 code of more than 64 lines misses everywhere",
        "art-lines",
        ASSUMED,
        9 * 20,
        () -> warm(90, 0) - warm(70, 0));
    add(
        "B24 the same with first in, first out",
        "art-replacement",
        ASSUMED,
        9 * 20,
        () -> warm(90, 1) - warm(70, 1));
    add(
        "B24 a random line makes room: many stay",
        "art-replacement",
        ASSUMED,
        274,
        () -> warm(70, 0) - warm(70, 2));
    add(
        "B24 a tree of bits finds the line: some stay",
        "art-replacement",
        ASSUMED,
        65,
        () -> warm(70, 0) - warm(70, 3));
    add(
        "a prefetch that starts two cycles later",
        "art-prefetch-delay",
        ASSUMED,
        8 * 20,
        () ->
            difference(
                times(40, LINE_WIDE).flash(FIVE_WAITS | PREFETCH).rule("m4.art-prefetch-delay", 2),
                times(20, LINE_WIDE)
                    .flash(FIVE_WAITS | PREFETCH)
                    .rule("m4.art-prefetch-delay", 2)));
    add(
        "B25 prefetched lines stay in the cache",
        "art-prefetch-allocates",
        MEASURED,
        4 * 20,
        () ->
            difference(
                times(40, LINE_WIDE).flash(ALL).passes(2),
                times(20, LINE_WIDE).flash(ALL).passes(2)));
    add(
        "B25 prefetched lines that do not stay",
        "art-prefetch-allocates",
        MEASURED,
        6 * 20,
        () ->
            difference(
                times(40, LINE_WIDE).flash(ALL).passes(2).rule("m4.art-prefetch-allocates", 0),
                times(20, LINE_WIDE).flash(ALL).passes(2).rule("m4.art-prefetch-allocates", 0)));
    add(
        "a data miss that waits for a prefetch",
        "art-demand-aborts",
        ASSUMED,
        5,
        () -> aborted(0) - aborted(1));
    add("B28 XTEA, none against all", "flash-wait", MEASURED, 163, () -> Xtea.percent(FIVE_WAITS));
    add(
        "B28 XTEA, prefetch against all",
        "flash-wait",
        MEASURED,
        121,
        () -> Xtea.percent(FIVE_WAITS | PREFETCH));
    add(
        "B28 XTEA, instruction cache against all",
        "art-lines",
        MEASURED,
        102,
        () -> Xtea.percent(FIVE_WAITS | INSTRUCTION_CACHE));
    add(
        "a branch that falls through fills the cache",
        "art-speculative-fills",
        ASSUMED,
        5,
        () -> fallThrough(0) - fallThrough(1));
  }

  /** Cycles of twenty lines of code that nobody has fetched before. */
  private static long lines(String line, int accessControl) {
    return difference(times(40, line).flash(accessControl), times(20, line).flash(accessControl));
  }

  /** So many lines of wide code, the fourth time. */
  private static long warm(int lines, int replacement) {
    return times(lines, LINE_WIDE)
        .flash(FIVE_WAITS | INSTRUCTION_CACHE)
        .passes(4)
        .rule("m4.art-replacement", replacement)
        .cycles();
  }

  private static long aborted(int aborts) {
    return code("ldr r3, [r10]")
        .set(R10, TABLE)
        .flash(FIVE_WAITS | PREFETCH)
        .rule("m4.art-demand-aborts", aborts)
        .cycles();
  }

  /** A branch falls through first; then its target runs for the first time. */
  private static long fallThrough(int fills) {
    return code("cmp r3, r3\n bne.w 1f\n "
            + "nop\n".repeat(40)
            + "b.w 1f\n"
            + ".balign 16\n"
            + LINE_WIDE.repeat(6)
            + ".balign 16\n 1: mov.w r3, r4")
        .flash(FIVE_WAITS | INSTRUCTION_CACHE)
        .rule("m4.art-speculative-fills", fills)
        .cycles();
  }

  private void flashData() {
    add(
        "a load from flash that misses",
        "flash-data",
        DOCUMENTED,
        5,
        () -> difference(table("ldr r3, [r10]", 0), table("ldr r3, [r0]", 0)));
    add(
        "a load from flash that hits",
        "flash-data",
        DOCUMENTED,
        0,
        () ->
            difference(
                table("ldr r3, [r10]\n ldr r3, [r10, #4]", 1),
                table("ldr r3, [r0]\n ldr r3, [r0, #4]", 1)));
    add(
        "loads from two lines behind each other",
        "flash-data-pair",
        ASSUMED,
        1,
        () ->
            difference(
                table("ldr r3, [r10]\n ldr r3, [r10, #16]", 1),
                table("ldr r3, [r10]\n ldr r3, [r10, #4]", 1)));
    add(
        "loads from two lines at 0 wait states",
        "flash-data-pair",
        MEASURED,
        0,
        () ->
            difference(
                code("ldr.w r3, [r10]\n ldr.w r3, [r10, #16]").set(R10, TABLE),
                code("ldr.w r3, [r0]\n ldr.w r3, [r0, #16]").set(R10, TABLE)));
    add("B26 a literal among cold code", "flash-data", ASSUMED, 6, Stm32f446Kernels::literal);
    add("eight lines of data stay", "art-data-lines", DOCUMENTED, 0, () -> dataLines(8));
    add("nine lines of data do not", "art-data-lines", DOCUMENTED, 9 * 5, () -> dataLines(9));
  }

  /** What a load from a line of its own takes among cold code without caches or prefetch. */
  private static long literal() {
    String line = LINE_NARROW.repeat(4);
    return difference(
        code(line + "ldr r3, [r10]\n mov r4, r4\n" + line).set(R10, TABLE).flash(FIVE_WAITS),
        code(line + "ldr r3, [r0]\n mov r4, r4\n" + line).set(R10, TABLE).flash(FIVE_WAITS));
  }

  private static Bracket table(String body, int warmPasses) {
    return code(body).set(R10, TABLE).flash(ALL).passes(1 + warmPasses);
  }

  /** What loads from so many lines take more, the third time, than from one. */
  private static long dataLines(int count) {
    StringBuilder far = new StringBuilder();
    for (int i = 0; i < count; i++) {
      far.append("ldr.w r3, [r10, #%d]\n add.w r4, r4, #1\n".formatted(16 * i));
    }
    return difference(
        table(far.toString(), 2), table("ldr.w r3, [r10]\n add.w r4, r4, #1\n".repeat(count), 2));
  }

  private void exceptions() {
    add("B19 entry", "exception-entry", DOCUMENTED, 12, Interrupts::entry);
    add("B19 return", "exception-return", DOCUMENTED, 10, Interrupts::exit);
    add("B19 tail-chain", "exception-tail", DOCUMENTED, 6, Interrupts::tailChain);
    add("late arrival", "exception-late", ASSUMED, 12 + 6, () -> Interrupts.lateArrival(code("")));
    add(
        "B21 first FP instruction of a handler",
        "exception-lazy",
        ASSUMED,
        18,
        () -> Interrupts.lazySave(code("")));
    add(
        "entry with the FP context at once",
        "exception-fp",
        DOCUMENTED,
        29,
        Interrupts::entryWithFp);
    add("B31 wake-up from wfi", "sleep", ASSUMED, 12, Interrupts::wakeUp);
    add("stopped clock", "stopped", DOCUMENTED, 720, Interrupts::stopped);
    add("exception entry in cold flash", "flash-data", ASSUMED, 12 + 5 + 5, Interrupts::coldEntry);
  }
}

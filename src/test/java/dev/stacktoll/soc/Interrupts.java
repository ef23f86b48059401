package dev.stacktoll.soc;

import dev.stacktoll.core.Rig;

/** Cycles around exceptions, without the first instruction that follows. */
final class Interrupts {
  private static final int ISER0 = 0xe000_e100;
  private static final int IPR0 = 0xe000_e400;
  private static final int FPCCR = 0xe000_ef34;
  private static final int ASPEN = 1 << 31;
  private static final String CODE = "nop\n".repeat(12) + "b .";
  private static final String HANDLER = "nop\n bx lr";

  private Interrupts() {}

  private static Rig rig(Bracket bracket, String source) {
    return bracket.bench(source).rig().word(ISER0, 3).vector(16, HANDLER).vector(17, HANDLER);
  }

  private static Rig running() {
    return running(Bracket.of(""));
  }

  private static Rig running(Bracket bracket) {
    return rig(bracket, CODE).run(4);
  }

  private static long taken(Rig rig, int steps) {
    long before = rig.cycles();
    rig.run(steps);
    Bracket.requireEveryCycleCharged(rig.core());
    return rig.cycles() - before - steps;
  }

  static long entry() {
    Rig rig = running();
    rig.core().irq(0).pulse();
    return taken(rig, 1);
  }

  /** From the start of BX LR: it has its own cycle. */
  static long exit() {
    Rig rig = running();
    rig.core().irq(0).pulse();
    return 1 + taken(rig.run(1), 2);
  }

  static long tailChain() {
    Rig rig = running();
    rig.core().irq(0).pulse();
    rig.core().irq(1).pulse();
    return taken(rig.run(1), 2);
  }

  static long lateArrival(Bracket bracket) {
    Rig rig = running(bracket).word(IPR0, 0x1080);
    rig.scheduler().at(rig.core().cycle() + 5, _ -> rig.core().irq(1).pulse());
    rig.core().irq(0).pulse();
    long cycles = taken(rig, 1);
    if (rig.exception() != 17) {
      throw new AssertionError("the late exception was not taken");
    }
    return cycles;
  }

  /** Beyond the entry, which stays at 12 cycles. */
  static long lazySave(Bracket bracket) {
    Rig rig = rig(bracket, "vadd.f32 s0, s0, s0\n" + CODE).vector(16, "vadd.f32 s1, s1, s1");
    rig.run(4).core().irq(0).pulse();
    return taken(rig, 1) - 12;
  }

  static long entryWithFp() {
    Rig rig = rig(Bracket.of(""), "vadd.f32 s0, s0, s0\n" + CODE).word(FPCCR, ASPEN);
    rig.run(4).core().irq(0).pulse();
    return taken(rig, 1);
  }

  static long wakeUp() {
    Rig rig = rig(Bracket.of(""), "wfi\n nop\n b .");
    rig.scheduler().at(1_000, _ -> rig.core().irq(0).pulse());
    rig.run(2);
    Bracket.requireEveryCycleCharged(rig.core());
    return rig.core().cycle() - 1_000 - 1;
  }

  static long stopped() {
    Bracket.Bench bench = Bracket.of("").bench(CODE);
    bench.rig().run(4);
    bench.model().stop(720);
    return taken(bench.rig(), 0) + bench.charged("m4.stopped");
  }

  /** Neither the vector nor the handler has been read before. */
  static long coldEntry() {
    Rig rig = rig(Bracket.of("").flash(0x605), CODE).run(4);
    rig.core().irq(0).pulse();
    return taken(rig, 1);
  }
}

package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.stacktoll.core.CortexM4;
import dev.stacktoll.core.Rig;
import dev.stacktoll.core.TimingRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the Cortex-M4 that has a range decides how long some code takes. */
final class CortexM4SensitivityTest {
  private static final int COLD = 0x105;
  private static final int CACHED = 0x705;
  private static final int TABLE = 0x0804_0000;
  private static final int BIT_BAND = 0x2200_0000 + (Bracket.SRAM1 - Rig.RAM) * 32;

  static Stream<TimingRule> rulesWithARange() {
    return CortexM4.allRules().stream().filter(rule -> rule.low() != rule.high());
  }

  @ParameterizedTest
  @MethodSource("rulesWithARange")
  void lowAndHighValueOfARuleTakeDifferentTimes(TimingRule rule) {
    assertNotEquals(cycles(rule.id(), rule.low()), cycles(rule.id(), rule.high()));
  }

  private static long cycles(String rule, int value) {
    Bracket code = code(rule).rule(rule, value);
    return switch (rule) {
      case "m4.exception-late" -> Interrupts.lateArrival(code);
      case "m4.exception-lazy" -> Interrupts.lazySave(code);
      default -> code.cycles();
    };
  }

  private static Bracket code(String rule) {
    return switch (rule) {
      case "m4.queue" -> of("udiv r3, r4, r4\n" + "mov.w r3, r4\n".repeat(8));
      case "m4.queue-stream" -> of("mov r3, r4\n" + "mov.w r3, r4\n".repeat(20));
      case "m4.branch-decode" -> of("b 1f\n nop\n 1:");
      case "m4.branch-execute" -> of("cbz r3, 1f\n nop\n nop\n nop\n 1:").set(Rig.R3, 0);
      case "m4.branch-load" -> of("pop {pc}\n .balign 4\n t:").before("ldr r3, =t+1\n push {r3}");
      case "m4.branch-table" -> of("tbb [pc, r3]\n .hword 2\n .balign 4\n t:").set(Rig.R3, 0);
      case "m4.branch-speculative" ->
          of("cmp.w r3, r3\n bne.w 1f\n" + "mov.w r3, r4\n".repeat(4) + "1:");
      case "m4.it-fold" -> of("movs r3, #1\n it mi\n rsbmi r3, r3, #0");
      case "m4.load-hides-nop" -> of("ldr r3, [r0]\n nop");
      case "m4.store-to-load" -> of("str r3, [r0]\n ldr r4, [r0]");
      case "m4.store-register-offset" -> of("str r3, [r0, r4]\n adds r3, #1").set(Rig.R4, 8);
      case "m4.address" -> of("add.w r3, r0, #4\n ldr r4, [r3]");
      case "m4.bit-band-store" -> of("str r3, [r4]\n str r3, [r4]").set(Rig.R4, BIT_BAND);
      case "m4.fp-multiply-accumulate", "m4.fp-overlap" ->
          of("vfma.f32 s0, s1, s2\n add.w r3, r3, #1\n vfma.f32 s3, s1, s2\n adds r3, #1");
      case "m4.slave-change", "m4.load-other-bus" ->
          of("ldr r3, [r0]\n ldr r3, [r1]\n ldr r3, [r0]");
      case "m4.ahb-write" -> of("str r3, [r2]\n str r3, [r2]");
      case "m4.ahb-read" -> of("ldr r3, [r2]");
      case "m4.apb" -> of("ldr r3, [r8]");
      case "m4.sram-read" -> of("ldr r3, [r0]");
      case "m4.flash-data-pair" ->
          of("ldr r3, [r10]\n ldr r3, [r10, #16]").set(Rig.R10, TABLE).flash(CACHED);
      case "m4.art-replacement" -> of("mov.w r3, r4\n".repeat(4 * 70)).flash(0x205).passes(4);
      case "m4.art-prefetch-allocates" -> of("mov.w r3, r4\n".repeat(160)).flash(CACHED).passes(2);
      case "m4.art-prefetch-delay" -> of("mov.w r3, r4\n".repeat(160)).flash(COLD);
      case "m4.art-demand-aborts" -> of("ldr r3, [r10]").set(Rig.R10, TABLE).flash(COLD);
      case "m4.art-speculative-fills" ->
          of("cmp r3, r3\n bne.w 1f\n " + "nop\n".repeat(80) + "b.w 1f\n .balign 64\n 1:")
              .flash(0x205);
      case "m4.system-control" -> of("msr control, r3").before("mrs r3, control");
      case "m4.data-barrier" -> of("dsb");
      default -> of("");
    };
  }

  private static Bracket of(String body) {
    return Bracket.of(body);
  }
}

package dev.stacktoll.soc;

import static dev.stacktoll.core.Rig.R10;
import static dev.stacktoll.core.Rig.R12;

/**
 * XTEA as a compiler for Thumb-2 writes it, with the key in SRAM: the loop whose times under all
 * settings of FLASH_ACR were published for an STM32F407 at 5 wait states (dwelch67, stm32f4d,
 * bench01). Their machine code is another compiler's.
 */
final class Xtea {
  private static final int ALL = 0x705;

  static final String ROUNDS =
      """
      movs r3, #0
      mov.w r4, #0x2000
      1: and r12, r3, #3
      lsr.w lr, r4, #5
      ldr.w r12, [r0, r12, lsl #2]
      eor.w lr, lr, r4, lsl #4
      add lr, r4
      add r12, r3
      add r3, r10
      eor.w r12, r12, lr
      ubfx lr, r3, #11, #2
      add r1, r12
      ldr.w r12, [r0, lr, lsl #2]
      lsr.w lr, r1, #5
      eor.w lr, lr, r1, lsl #4
      add r12, r3
      add lr, r1
      eor.w r12, r12, lr
      cmp r3, r8
      add r4, r12
      bne 1b
      """;

  private Xtea() {}

  /** Cycles with these settings in percent of those with prefetch and both caches. */
  static long percent(int accessControl) {
    return Math.round(100.0 * rounds(accessControl) / rounds(ALL));
  }

  private static long rounds(int accessControl) {
    int delta = 0x9e37_79b9;
    return Bracket.of(ROUNDS)
        .before("mov r9, lr\n mov.w r2, r0")
        .set(R10, delta)
        .set(8, 32 * delta)
        .set(R12, 0)
        .flash(accessControl)
        .end("mov lr, r9")
        .cycles();
  }
}

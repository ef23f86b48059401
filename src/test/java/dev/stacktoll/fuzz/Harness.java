package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Assembler;
import java.util.Map;

/**
 * The fixed code of every image: start-up, the routine that writes a record to the log, exception
 * handlers, and the end, which gives the log to the host by semihosting.
 */
final class Harness {
  /** Straight-line code, because the flags must survive. */
  private static final String COPY_CHUNK =
      """
      ldmia.w r7!, {r1, r2, r3, r8, r9, r10, r11, r12}
      stmia.w r0!, {r1, r2, r3, r8, r9, r10, r11, r12}
      """;

  private static final int CHUNKS = (Layout.WINDOW_WORDS + Layout.EXCEPTION_WORDS) / 8;

  private static final String SOURCE =
      """
      start:
        ldr r0, =0xe000ed88      @ CPACR: the FPU
        mov r1, #0x00f00000
        str r1, [r0]
        dsb sy
        isb sy
        ldr r0, =0xe000ed24      @ SHCSR: UsageFault has its own handler
        mov r1, #0x00040000
        str r1, [r0]
        ldr r0, =process_stack
        msr psp, r0
        ldr r0, =log_pointer
        ldr r1, =log
        str r1, [r0]
        ldr r0, =state
        ldr r1, =window
        movs r2, #window_words
      copy:
        ldr r3, [r0], #4
        str r3, [r1], #4
        subs r2, #1
        bne copy
        vldmia r0!, {s0-s31}
        ldmia r0!, {r1, r2, r3, lr}
        mov sp, r3
        vmsr fpscr, r1
        msr apsr_nzcvqg, r2
        ldmia.w r0, {r0-r12}
        b.w units

      @ Called with LR already on the stack; changes nothing.
      checkpoint:
        push.w {r0-r12}
        mrs r4, apsr
        vmrs r5, fpscr
        ldr r6, =log_pointer
        ldr r0, [r6]
        mov r7, sp
        ldmia.w r7!, {r1, r2, r3, r8, r9, r10, r11}
        stmia.w r0!, {r1, r2, r3, r8, r9, r10, r11}
        ldmia.w r7!, {r1, r2, r3, r8, r9, r10, r11}
        stmia.w r0!, {r1, r2, r3, r8, r9, r10, r11}
        stmia.w r0!, {r4, r5, r7, lr}
        vstmia r0!, {s0-s31}
        ldr r7, =window
      %s
        str r0, [r6]
        pop.w {r0-r12}
        bx lr

      @ Every exception: what it looks like goes to the exception record.
      handler:
        mrs r0, ipsr
        ldr r1, =exception
        tst lr, #4
        ite eq
        mrseq r2, msp
        mrsne r2, psp
        str r0, [r1], #4
        str lr, [r1], #4
        str r2, [r1], #4
        movs r3, #8
      frame:
        ldr r12, [r2], #4
        str r12, [r1], #4
        subs r3, #1
        bne frame
        ldr r3, =0xe000ed28
        ldr r12, [r3]            @ CFSR, cleared by writing ones
        str r12, [r1], #4
        str r12, [r3]
        ldr r12, [r3, #4]        @ HFSR
        str r12, [r1], #4
        str r12, [r3, #4]
        mrs r12, control
        str r12, [r1], #4
        cmp r0, #11
        bhi interrupt
        beq supervisor
        ldr r12, [r2, #-8]       @ a fault: go on behind the instruction
        ldrh r3, [r12]
        movw r0, #0xe800
        cmp r3, r0
        ite cc
        addcc r12, #2
        addcs r12, #4
        str r12, [r2, #-8]
        bx lr
      supervisor:
        bic r12, r12, #1         @ back to privileged
        msr control, r12
        isb sy
        bx lr
      interrupt:
        vmov s3, r0              @ the FPU registers were not saved yet
        vmov s17, r0
        vmrs r3, fpscr
        and r3, r3, #0x07c00000  @ what a new context takes from FPDSCR
        str r3, [r1], #4
        bx lr

      finish:
        ldr r1, =open
        movs r0, #0x01           @ SYS_OPEN
        bkpt 0xab
        ldr r1, =write
        str r0, [r1]
        ldr r2, =log_pointer
        ldr r2, [r2]
        ldr r3, =log
        str r3, [r1, #4]
        subs r2, r2, r3
        str r2, [r1, #8]
        movs r0, #0x05           @ SYS_WRITE
        bkpt 0xab
        movs r0, #0x02           @ SYS_CLOSE
        bkpt 0xab
        ldr r1, =0x20026         @ ADP_Stopped_ApplicationExit
        movs r0, #0x18           @ SYS_EXIT
        bkpt 0xab
        b .
        .ltorg
      name:
        .byte 0x6c, 0x6f, 0x67, 0
        .align 2
      open:
        .word name
        .word 5                  @ "wb"
        .word 3
      """;

  private static final Map<Target, Harness> ALL =
      Map.of(Target.M4, new Harness(Target.M4), Target.M7, new Harness(Target.M7));

  private final byte[] code;
  private final Map<String, Integer> symbols;

  static Harness of(Target target) {
    return ALL.get(target);
  }

  private Harness(Target target) {
    String source =
        """
        .equ log, 0x%x
        .equ state, 0x%x
        .equ units, 0x%x
        .equ window, 0x%x
        .equ window_words, %d
        .equ exception, 0x%x
        .equ log_pointer, 0x%x
        .equ write, 0x%x
        .equ process_stack, 0x%x
        %s"""
            .formatted(
                target.log(),
                Layout.STATE,
                Layout.UNITS,
                Layout.WINDOW,
                Layout.WINDOW_WORDS,
                Layout.EXCEPTION,
                Layout.LOG_POINTER,
                Layout.LOG_POINTER + 16,
                Layout.PROCESS_STACK,
                SOURCE.formatted(COPY_CHUNK.repeat(CHUNKS)));
    code = Assembler.assemble(Layout.HARNESS, source);
    symbols = Assembler.symbols(Layout.HARNESS, source);
  }

  byte[] code() {
    return code.clone();
  }

  int address(String label) {
    return symbols.get(label);
  }
}

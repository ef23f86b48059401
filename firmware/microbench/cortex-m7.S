@ Kernels of the Cortex-M7 on the STM32F746 at 216 MHz, flash over AXI at 7 wait states, both caches on.
@
@ What is printed is a difference: of 32 copies of a kernel and 16 of them (STRAIGHT), or of a loop run 64 and 32 times
@ (LOOP, count in r0). So the ends cancel, and cycles are those of 16 copies or of 32 passes in the steady state. Rows W3
@ are there to find out where the time of wasm3's FFT goes.
@ Registers at entry: r8 SRAM1, r9 and sp DTCM, r10 GPIOA, r11 TIM2, r1 to r7 zero. Free: all of them, r12 and lr.

#include "table.inc"

  .equ CYCCNT,      0xe0001004
  .equ ICSR,        0xe000ed04
  .equ SRAM1,       0x20011000
  .equ SRAM2_STACK, 0x2004d000
  .equ FLASH_ACR,   0x40023c00
  .equ PREFETCH_ON, 0x107      /* as the board starts */
  .equ ACCELERATOR_ON, 0x307
  .equ TO_ITCM,     0x07e00000 /* from an address of the flash on AXI to the same on ITCM */
  .equ LESS,        32
  .equ MORE,        64
  .equ SET_BYTES,   2048 /* lines so far apart share a set of the instruction cache */

.macro START
  b.w 73f
  .ltorg
  .balign 32
73: bl begin
  .balign 32
.endm

.macro STOP
  bl end
  .ltorg
.endm

.macro COPIES count, body, setup
  push {r4-r11, lr}
  bl prepare
  \setup
  START
  .rept \count
  \body
  .endr
  STOP
.endm

.macro STRAIGHT name, body, setup
  ENTRY \name, 71f + 1, 0, 72f + 1, 0
  .balign 32
71: COPIES 16, "\body", "\setup"
  .balign 32
72: COPIES 32, "\body", "\setup"
.endm

.macro LOOP name
  ENTRY \name, 71f + 1, LESS, 71f + 1, MORE
  .balign 32
71: push {r4-r11, lr}
  bl prepare
.endm

@ So many instructions of a kind in front of the end of a loop.
.macro LOOP_OF name, count, line
  LOOP \name
  START
1:
  .rept \count
  \line
  .endr
  subs r0, #1
  bne 1b
  STOP
.endm

.macro NOPS count
  .rept \count
  nop.w
  .endr
.endm

@ Eight independent instructions.
.macro ADDS_OF_EIGHT
  .irp register, r0, r1, r2, r3, r4, r5, r6, r7
  add.w \register, \register, #1
  .endr
.endm

  .section .text.microbench, "ax", %progbits
prepare:
  ldr r12, =caller_stack
  str sp, [r12]
  ldr r8, =SRAM1
  ldr r9, =microbench_data
  ldr r10, =0x40020000
  ldr r11, =0x40000000
  add r12, r9, #0x800
  mov sp, r12
  movs r1, #0
  movs r2, #0
  movs r3, #0
  movs r4, #0
  movs r5, #0
  movs r6, #0
  movs r7, #0
  vmov s0, r1
  vmov s1, r1
  vmov s2, r1
  bx lr

@ Reads the counter and waits until the pipeline is empty. Keeps all but r12.
begin:
  push {r0, r1}
  ldr r12, =CYCCNT
  ldr r0, =began
  ldr r1, [r12]
  str r1, [r0]
  pop {r0, r1}
  dsb
  isb
  bx lr

@ Returns from the kernel.
end:
  dsb
  ldr r12, =CYCCNT
  ldr r0, [r12]
  ldr r12, =began
  ldr r1, [r12]
  subs r0, r0, r1
  ldr r1, =FLASH_ACR
  ldr r2, =PREFETCH_ON
  str r2, [r1]
  dsb
  ldr r12, =caller_stack
  ldr sp, [r12]
  pop {r4-r11, pc}
  .ltorg

  .global SVC_Handler
  .thumb_func
SVC_Handler:
  bx lr

  .global PendSV_Handler
  .thumb_func
PendSV_Handler:
  vadd.f32 s3, s1, s2
  bx lr

@ Issue

  LOOP T01-forty-slots
  START
1: NOPS 38
  subs.w r0, r0, #1
  bne.w 1b
  STOP

  STRAIGHT T02-independent-adds, ADDS_OF_EIGHT
  STRAIGHT T03-dependent-adds, "add.w r0, r0, #1"
  STRAIGHT T04-movw-movt, "movw r0, #1; movt r0, #2; ldrd r5, r6, [r9]"
  STRAIGHT T05-add-eor, "add.w r0, r1, r2; eor.w r3, r0, r4; ldrd r5, r6, [r9]"
  STRAIGHT T06-uxtb-add-shifted, "uxtb.w r0, r1; add.w r2, r3, r4, lsl #2"
  STRAIGHT T07-two-shifted, "add.w r0, r1, r2, lsl #3; orr.w r3, r4, r5, lsr #1"
  STRAIGHT T08-and-add-shifted, "and.w r0, r1, #0x7e0; add.w r2, r3, r4, lsl #1"
  STRAIGHT M3-adcs-adcs, "adcs.w r0, r1, r2; adcs.w r3, r4, r5"

@ Loads and stores

  STRAIGHT T09-load-and-use, "ldr.w r0, [r9]; add.w r1, r1, r0"
  STRAIGHT T10-load-to-base, "ldr.w r0, [r0]", "str r9, [r9]; mov r0, r9"
  STRAIGHT T11-byte-load-and-use, "ldrb.w r0, [r1]; add.w r2, r2, r0", "mov r1, r9"
  STRAIGHT T12-loads-of-two-banks, "ldr.w r0, [r9]; ldr.w r1, [r9, #4]"
  STRAIGHT T12-loads-of-one-bank, "ldr.w r0, [r9]; ldr.w r1, [r9, #8]"

.macro ON_DTCM name, count, line
  LOOP \name
  mov r1, r9
  START
1:
  .rept \count
  \line
  .endr
  subs r0, #1
  bne 1b
  STOP
.endm

  ON_DTCM T13-sixteen-str, 16, "str.n r3, [r1]"
  ON_DTCM T13-sixteen-ldr, 16, "ldr.n r3, [r1]"
  ON_DTCM T15-sixteen-strb, 16, "strb.n r3, [r1]"
  ON_DTCM T15-sixteen-strh, 16, "strh.n r3, [r1]"
  ON_DTCM T16-str-three-mov, 4, "str.n r3, [r1]; mov r8, r8; mov r8, r8; mov r8, r8"
  ON_DTCM T16-strb-three-mov, 4, "strb.n r3, [r1]; mov r8, r8; mov r8, r8; mov r8, r8"
  STRAIGHT T14-store-to-load, "str.w r0, [r9]; ldr.w r1, [r9]; add.w r3, r3, r1"
  STRAIGHT T23-ldm-of-eight, "ldmia.w r7, {r0-r6, r12}", "mov r7, r9"
  STRAIGHT T23-push-of-eight, "push {r0-r7}; add sp, sp, #32"
  STRAIGHT T23-push-of-eight-misaligned, "push {r0-r7}; add sp, sp, #32", "add sp, sp, #4"
  STRAIGHT T24-literal-load, "ldr.w r0, [r1]", "ldr r1, =literal"

  LOOP T28-walk-SRAM1
  START
  mov r1, r8
1:
  .rept 8
  ldr r2, [r1], #32
  .endr
  subs r0, #1
  bne 1b
  STOP

  STRAIGHT T29-stores-to-SRAM1, "str.w r0, [r8]; str.w r0, [r8, #4]"

@ Branches

  LOOP_OF T17-loop-at-0, 0, "nop"

  LOOP T17-loop-at-2
  START
  nop
1: subs r0, #1
  bne.n 1b
  STOP

  LOOP T17-loop-at-4
  START
  nop
  nop
1: subs r0, #1
  bne.n 1b
  STOP

  LOOP T17-loop-at-6
  START
  nop
  nop
  nop
1: subs r0, #1
  bne.n 1b
  STOP

.macro BRANCHES name, count, spacing
  LOOP \name
  START
1:
  .rept \count
  b.w 2f
  .balign \spacing
2:
  .endr
  subs.w r0, r0, #1
  bne.w 1b
  STOP
.endm

  BRANCHES T20-32-branches, 32, 8
  BRANCHES T20-63-branches, 63, 8
  BRANCHES T20-80-branches, 80, 8
  BRANCHES T20-128-branches, 128, 8

  LOOP T21-bl-and-bx-lr
  START
1: bl 2f
  subs.w r0, r0, #1
  bne.w 1b
  STOP
2: bx lr

  LOOP T21-two-targets-by-turns
  ldr r1, =3f + 1
  ldr r2, =4f + 1
  START
1: blx r1
  mov r3, r1
  mov r1, r2
  mov r2, r3
  subs.w r0, r0, #1
  bne.w 1b
  STOP
  .balign 8
3: bx lr
  .balign 8
4: bx lr

  LOOP T22-alternating-branch
  START
1: eors.w r4, r4, #1
  beq.w 2f
  nop.w
  nop.w
2: subs.w r0, r0, #1
  bne.w 1b
  STOP

@ A linear congruential generator decides: no counter of two bits can follow its top bit.
  LOOP T22-random-branch
  ldr r5, =1664525
  ldr r6, =1013904223
  START
1: mla r4, r4, r5, r6
  cmp.w r4, #0
  bmi.w 2f
  nop.w
  nop.w
2: subs.w r0, r0, #1
  bne.w 1b
  STOP

@ Multiplication and division

.macro DIVIDE name, operation, dividend, divisor
  STRAIGHT \name, "\operation r0, r1, r2", "ldr r1, =\dividend; ldr r2, =\divisor"
.endm

  DIVIDE T30-udiv-1-by-1, udiv, 1, 1
  DIVIDE T30-udiv-100-by-7, udiv, 100, 7
  DIVIDE T30-udiv-65536-by-3, udiv, 65536, 3
  DIVIDE T30-udiv-4294967295-by-1, udiv, 0xffffffff, 1
  DIVIDE T30-sdiv-1-by-1, sdiv, 1, 1
  STRAIGHT T44-smlal, "smlal r0, r1, r2, r3"
  STRAIGHT T44-dependent-mul, "mul r0, r0, r1"
  STRAIGHT T44-mul-and-store, "mul r0, r1, r2; str.w r0, [r9]"

@ Floating point

  STRAIGHT T31-vcmp-vmrs-bne, "vcmp.f32 s0, s1; vmrs APSR_nzcv, fpscr; bne.w 1f; nop.w; 1:"
  STRAIGHT T32-vadd, "vadd.f32 s0, s0, s1"
  STRAIGHT T32-vmul, "vmul.f32 s0, s0, s1"
  STRAIGHT T32-vfma, "vfma.f32 s0, s1, s2"
  STRAIGHT T32-vmul-after-vfma, "vfma.f32 s0, s1, s2; vmul.f32 s1, s0, s3"
  STRAIGHT T33-three-accumulators, "vfma.f32 s0, s1, s2; vfma.f32 s3, s1, s2; vfma.f32 s4, s1, s2"
  STRAIGHT T34-vdiv, "vdiv.f32 s0, s1, s2", "vmov.f32 s1, #1.0; vmov.f32 s2, #3.0"
  STRAIGHT T34-vsqrt, "vsqrt.f32 s0, s1", "vmov.f32 s1, #3.0"
  STRAIGHT M1-vfma-vadd, "vfma.f32 s0, s1, s2; vadd.f32 s4, s5, s6"
  STRAIGHT M2-vmul-vadd, "vmul.f32 s0, s1, s2; vadd.f32 s4, s5, s6"

@ From flash over the ITCM port, without and with its accelerator

.macro OVER_ITCM name, flash_acr
  ENTRY \name, 71f + 1 - TO_ITCM, 0, 72f + 1 - TO_ITCM, 0
  .balign 32
71: COPIES 16, ADDS_OF_EIGHT, "ldr r1, =FLASH_ACR; ldr r2, =\flash_acr; str r2, [r1]; dsb"
  .balign 32
72: COPIES 32, ADDS_OF_EIGHT, "ldr r1, =FLASH_ACR; ldr r2, =\flash_acr; str r2, [r1]; dsb"
.endm

  OVER_ITCM T25-adds-over-ITCM, PREFETCH_ON
  OVER_ITCM T25-adds-over-ITCM-accelerated, ACCELERATOR_ON

@ Peripherals and exceptions

  STRAIGHT T35-load-of-IDR, "ldr.w r0, [r10, #16]"
  STRAIGHT T36-stores-to-APB1, "str.w r1, [r11, #36]"
  STRAIGHT T36-stores-to-APB2, "str.w r1, [r2]", "ldr r2, =0x40013c00"
  LOOP_OF T37-stores-to-BSRR, 2, "str.w r1, [r10, #24]"
  STRAIGHT T42-svc, "svc #0"
  STRAIGHT T43-pended-with-floating-point, "str.w r5, [r4]; dsb; isb", "ldr r4, =ICSR; mov.w r5, #0x10000000"

@ What wasm3's FFT does often: conversions, IT blocks, moves of two, stacks, indirect branches

  STRAIGHT W3-f2d, "mov r0, r4; bl __aeabi_f2d", "ldr r4, =0x3fc00000"
  STRAIGHT W3-f2d-of-NaN, "mov r0, r4; bl __aeabi_f2d", "ldr r4, =0x7fc00000"
  STRAIGHT W3-d2f, "mov r0, r4; mov r1, r5; bl __aeabi_d2f", "mov r4, #0; ldr r5, =0x3ff80000"
  STRAIGHT W3-d2f-of-NaN, "mov r0, r4; mov r1, r5; bl __aeabi_d2f", "mov r4, #0; ldr r5, =0x7ff80000"
  STRAIGHT W3-it-chain, "lsls.w r2, r0, #1; it ne; andsne r3, r2, r1; it ne; teqne r3, r1; it eq; moveq r4, r5", "mov r0, #3; mov r1, #6"
  STRAIGHT W3-bxne-lr, "bl bxne_lr"
  STRAIGHT W3-bne-and-bx-lr, "bl bne_bx_lr"
  STRAIGHT W3-vmov-of-two-to-core, "vmov r0, r1, s0, s1"
  STRAIGHT W3-vmov-of-two-from-core, "vmov s0, s1, r0, r1"
  STRAIGHT W3-vmov-of-one-twice, "vmov r0, s0; vmov r1, s1"

  .balign 32
literal: .word 0
  .balign 32
bxne_lr:
  cmp r0, #1
  it ne
  bxne lr
  bx lr
  .balign 32
bne_bx_lr:
  cmp r0, #1
  bne 1f
  bx lr
1: bx lr

@ Stores and loads of many registers, so many pairs of NOPs apart.
.macro BURSTS name, distance, setup, between
  LOOP \name
  \setup
  START
1: push {r0-r7}
  vpush {s0-s7}
  \between
  NOPS 2 * \distance
  vpop {s0-s7}
  ldm sp!, {r0-r7}
  subs r0, #1
  bne.w 1b
  STOP
.endm

.macro BURSTS_AT distance
  BURSTS W3-bursts-DTCM-\distance, \distance
  BURSTS W3-bursts-SRAM2-\distance, \distance, "ldr r12, =SRAM2_STACK; mov sp, r12"
  BURSTS W3-bursts-SRAM2-load-\distance, \distance, "ldr r12, =SRAM2_STACK; mov sp, r12", "ldr.w r12, [r8]"
.endm

  BURSTS_AT 0
  BURSTS_AT 8
  BURSTS_AT 24
  BURSTS_AT 40

.macro RING name, last
  LOOP \name
  ldr r4, =ring_1 + 1
  ldr r5, =ring_2 + 1
  ldr r6, =ring_3 + 1
  ldr r7, =ring_4 + 1
  ldr \last, =ring_1 + 1
  START
  ldr lr, =9f + 1
  bx r4
  .balign 4
9: STOP
.endm

@ Each line goes to the next one; the register that holds the first again closes the ring.
  RING W3-ring-of-2-lines, r6
  RING W3-ring-of-3-lines, r7
  RING W3-ring-of-4-lines, r12

  .section .text.microbench_ring, "ax", %progbits
  .balign SET_BYTES
ring_1:
  subs.w r0, r0, #1
  beq.w 1f
  bx r5
1: bx lr
  .balign SET_BYTES
ring_2:
  bx r6
  .balign SET_BYTES
ring_3:
  bx r7
  .balign SET_BYTES
ring_4:
  bx r4

  .section .text.microbench, "ax", %progbits

  LOOP_OF T27-1024-wide-nops, 1024, "nop.w"

  END_OF_TABLE

@ Kernels of the Cortex-M4 on the STM32F446 at 180 MHz, 5 wait states, flash accelerator on.
@
@ A kernel is what stands between START and STOP: ISB at an address aligned to 16, LDR.W of CYCCNT, the kernel, LDR of
@ CYCCNT. The bracket alone takes 1 cycle, and 2 with instructions in it. Registers at entry: r0 and sp in SRAM1, r1 in
@ SRAM2, r2 GPIOA_BSRR on AHB1, r8 TIM2_CNT on APB1, r9 EXTI_IMR on APB2, r3 and r4 zero. Free: r3, r4, r10 to r12, lr.

#include "table.inc"

  .equ CYCCNT,     0xe0001004
  .equ ICSR,       0xe000ed04
  .equ ACTLR,      0xe000e008
  .equ FLASH_ACR,  0x40023c00
  .equ ALL_ON,     0x705

.macro KERNEL name
  ENTRY \name, 0, 0, 71f + 1, 0
  .balign 16
71: push {r4-r11, lr}
  bl prepare
.endm

.macro START
  b.w 72f
  .ltorg
  .balign 16
72: isb
  ldr.w r5, [r7]
.endm

.macro STOP
  ldr r6, [r7]
  b.w finish
  .ltorg
.endm

@ One instruction so many times.
.macro TIMES name, count, line
  KERNEL \name
  START
  .rept \count
  \line
  .endr
  STOP
.endm

@ The same without the write buffer.
.macro UNBUFFERED name, count, line
  KERNEL \name
  ldr r12, =ACTLR
  movs r3, #2
  str r3, [r12]
  dsb
  movs r4, #8
  START
  .rept \count
  \line
  .endr
  STOP
.endm

.macro DIVIDE name, operation, dividend, divisor
  KERNEL \name
  ldr r3, =\dividend
  ldr r4, =\divisor
  START
  \operation r12, r3, r4
  STOP
.endm

@ Straight code that no cache holds, under a FLASH_ACR.
.macro COLD name, control, lines, line
  KERNEL \name
  ldr r12, =FLASH_ACR
  ldr r3, =0x5
  str r3, [r12]
  ldr r3, =0x1805
  str r3, [r12]
  ldr r3, =\control
  str r3, [r12]
  dsb
  START
  .rept \lines * 4
  \line
  .endr
  STOP
.endm

  .section .text.microbench, "ax", %progbits
prepare:
  ldr r12, =caller_stack
  str sp, [r12]
  ldr r0, =microbench_data
  ldr r1, =0x2001d000
  ldr r2, =0x40020018
  ldr r7, =CYCCNT
  ldr r8, =0x40000024
  ldr r9, =0x40013c00
  add r12, r0, #0x800
  mov sp, r12
  movs r3, #0
  movs r4, #0
  bx lr

finish:
  ldr r12, =ACTLR
  movs r3, #0
  str r3, [r12]
  ldr r12, =FLASH_ACR
  ldr r3, =ALL_ON
  str r3, [r12]
  dsb
  subs r0, r6, r5
  ldr r12, =caller_stack
  ldr sp, [r12]
  pop {r4-r11, pc}
  .ltorg

  .global SVC_Handler
  .thumb_func
SVC_Handler:
  vadd.f32 s0, s1, s2
  bx lr

  .global PendSV_Handler
  .thumb_func
PendSV_Handler:
  bx lr

@ Counter and queue

  TIMES B01-two-reads, 0, "nop"
  TIMES B02-movt, 1, "movt r3, #0"
  TIMES B02-three-adds, 3, "adds r3, #1"
  TIMES B06-four-aligned-moves, 4, "mov.w r3, r4"

  KERNEL B06-three-misaligned-moves
  START
  mov r3, r4
  mov.w r3, r4
  mov.w r3, r4
  mov.w r3, r4
  STOP

@ Branches

  KERNEL B03-one-branch
  START
  b 1f
  nop
1:
  STOP

  KERNEL B03-two-branches
  START
  b 1f
  nop
1: b 2f
  nop
2:
  STOP

  KERNEL B03-three-branches
  START
  b 1f
  nop
1: b 2f
  nop
2: b 3f
  nop
3:
  STOP

  KERNEL B03-wide-branch-to-misaligned
  START
  b.w 1f
  nop
1: mov.w r3, r4
  STOP

  KERNEL B15-ldr-pc
  ldr r3, =1f + 1
  str r3, [r0]
  START
  ldr.w pc, [r0]
  nop
  .balign 4
1:
  STOP

  KERNEL B15-pop-pc
  ldr r3, =1f + 1
  push {r3}
  START
  pop {pc}
  nop
  .balign 4
1:
  STOP

  KERNEL B15-pop-register-and-pc
  ldr r3, =1f + 1
  push {r3}
  push {r3}
  START
  pop {r3, pc}
  nop
  .balign 4
1:
  STOP

  KERNEL B15b-bx-to-aligned
  ldr r3, =1f + 1
  START
  bx r3
  nop
  .balign 4
1:
  STOP

  KERNEL B15b-bx-to-misaligned-wide
  ldr r3, =1f + 1
  START
  bx r3
  nop
  nop
1: mov.w r4, r4
  STOP

  KERNEL B15b-cbz-taken
  START
  cbz r3, 1f
  nop
  .balign 4
1:
  STOP

  KERNEL B15b-tbb
  START
  tbb [pc, r3]
  .hword 2
  .balign 4
  STOP

  KERNEL B15b-bl-and-bx-lr
  START
  bl 1f
  add.w r3, r3, #1
  STOP
1: bx lr

  KERNEL B16b-it-after-narrow
  START
  movs r3, #1
  it mi
  rsbmi r3, r3, #0
  STOP

  KERNEL B16b-it-after-wide
  START
  movs.w r3, #1
  it mi
  rsbmi r3, r3, #0
  STOP

  KERNEL W3-bxne-lr
  START
  bl 1f
  add.w r3, r3, #1
  STOP
1: cmp r3, #1
  it ne
  bxne lr
  bx lr

  KERNEL W3-bne-and-bx-lr
  START
  bl 1f
  add.w r3, r3, #1
  STOP
1: cmp r3, #1
  bne 2f
  bx lr
2: bx lr

@ Loops

  KERNEL B04-subs-bne
  START
  movs r3, #10
1: subs r3, #1
  bne 1b
  STOP

  KERNEL B04-add-cmp-bne
  START
  movs r3, #0
1: adds r3, #1
  cmp r3, #10
  bne 1b
  STOP

.macro TWENTY_SLOTS passes
  START
  mov.w r3, #\passes
1:
  .rept 17
  nop.w
  .endr
  subs.w r3, r3, #1
  bne.w 1b
  STOP
.endm

  KERNEL B05-twenty-slots-10-passes
  TWENTY_SLOTS 10
  KERNEL B05-twenty-slots-20-passes
  TWENTY_SLOTS 20

  KERNEL B07-power-misaligned-multiplication
  movs r3, #2
  movs r4, #3
  START
  mov r12, r3
  mov.w r3, #1
1: mul r3, r12, r3
  sub.w r4, r4, #1
  cmp r4, #0
  bne 1b
  STOP

  KERNEL B07-power-additions
  movs r3, #2
  movs r4, #3
  START
  mov r12, r3
  mov.w r3, #1
1: add r3, r12
  sub.w r4, r4, #1
  cmp r4, #0
  bne 1b
  STOP

  KERNEL B13-loop-A
  START
  mov.w r3, #10
  vmov s0, r3
1: adds r4, #1
  vmov s1, r4
  vmov r4, s0
  subs r4, #1
  vmov s0, r4
  vmov r4, s1
  bne 1b
  STOP

  KERNEL B13-loop-B
  START
  mov.w r3, #10
  vmov s0, r3
  vcvt.f32.s32 s0, s0
  vmov.f32 s1, #1.0
1: vsub.f32 s0, s0, s1
  adds r4, #1
  vcmp.f32 s0, s1
  vmrs APSR_nzcv, fpscr
  bge 1b
  STOP

@ Loads and stores

  TIMES B08-one-load, 1, "ldr r3, [r0]"
  TIMES B08-two-loads, 2, "ldr r3, [r0]"
  TIMES B08-four-loads, 4, "ldr r3, [r0]"
  TIMES B08-six-loads, 6, "ldr r3, [r0]"
  TIMES B08-four-loads-of-SRAM2, 4, "ldr r3, [r1]"
  TIMES B09-four-pairs-independent, 4, "add.w r3, r0, #0; ldr r4, [r0]"
  TIMES B09-four-pairs-dependent, 4, "add.w r3, r0, #0; ldr r4, [r3]"
  TIMES B10-load-nop, 1, "ldr r3, [r0]; nop"
  TIMES B10-load-mov, 1, "ldr r3, [r0]; mov r4, r4"
  UNBUFFERED B11-one-store, 1, "str r3, [r0, #4]"
  UNBUFFERED B11-two-stores, 2, "str r3, [r0, #4]"
  UNBUFFERED B11-three-stores, 3, "str r3, [r0, #4]"
  UNBUFFERED B11-one-store-register-offset, 1, "str r3, [r0, r4]"
  UNBUFFERED B11-two-stores-register-offset, 2, "str r3, [r0, r4]"
  UNBUFFERED B11-three-stores-register-offset, 3, "str r3, [r0, r4]"
  UNBUFFERED B11-store-and-load, 1, "movs r3, #1; str r3, [r0]; ldr r4, [r0, #8]"
  UNBUFFERED B11-store-and-load-of-PPB, 1, "movs r3, #1; str r3, [r0]; ldr r4, [r7]"
  TIMES B11-six-buffered-stores, 6, "str r3, [r0]"
  TIMES B14-one-ldrd, 1, "ldrd r3, r4, [r0]"
  TIMES B14-two-ldrd, 2, "ldrd r3, r4, [r0]"
  TIMES B14-two-ldm, 2, "ldm.w r0, {r3, r4}"
  TIMES B14-one-isb, 1, "isb"
  TIMES B14-two-isb, 2, "isb"
  TIMES B14-push, 1, "push {r3}"
  TIMES B14-pop, 1, "pop {r3}"
  TIMES B14-push-mov-pop, 1, "push {r3}; mov r4, r4; pop {r3}"

  KERNEL B18-bit-band-load
  lsls r4, r0, #5
  add.w r4, r4, #0x22000000
  START
  ldr r3, [r4]
  STOP

  KERNEL B18-bit-band-store
  ldr r12, =ACTLR
  movs r3, #2
  str r3, [r12]
  dsb
  lsls r4, r0, #5
  add.w r4, r4, #0x22000000
  START
  str r3, [r4]
  STOP

@ Division and floating point

  DIVIDE B22-udiv-0-by-5, udiv, 0, 5
  DIVIDE B22-udiv-3-by-5, udiv, 3, 5
  DIVIDE B22-udiv-5-by-5, udiv, 5, 5
  DIVIDE B22-udiv-100-by-7, udiv, 100, 7
  DIVIDE B22-udiv-1000000-by-1000, udiv, 1000000, 1000
  DIVIDE B22-udiv-4294967295-by-1, udiv, 0xffffffff, 1
  DIVIDE B22-sdiv-5124658-by-8, sdiv, 5124658, 8
  DIVIDE B22-sdiv-7-by-minus-8, sdiv, 7, -8
  TIMES B12-vdiv-used-at-once, 1, "vdiv.f32 s0, s1, s2; vmov r3, s0"

  KERNEL B12-vdiv-beside-thirteen-adds
  START
  vdiv.f32 s0, s1, s2
  .rept 13
  add.w r3, r3, #1
  .endr
  vmov r3, s0
  STOP

  TIMES B13-four-vldr, 4, "vldr s0, [r0]"
  TIMES B13b-eight-dependent-vfma, 8, "vfma.f32 s0, s1, s2"
  TIMES B13b-sixteen-dependent-vfma, 16, "vfma.f32 s0, s1, s2"
  TIMES B13b-sixteen-independent-vfma, 8, "vfma.f32 s0, s1, s2; vfma.f32 s3, s1, s2"
  TIMES B13b-vadd-used-at-once, 1, "vadd.f32 s0, s1, s2; vadd.f32 s3, s0, s0"
  TIMES W3-vmov-of-two, 4, "vmov r3, r4, s0, s1"
  TIMES W3-vmov-of-one, 4, "vmov r3, s0"

@ Barriers, peripherals, exceptions

  TIMES B16-dsb, 1, "dsb"
  TIMES B16-dmb, 1, "dmb"
  TIMES B16-store-APB1-dsb, 1, "str.w r3, [r8]; dsb"
  TIMES B20a-two-stores-to-GPIO, 2, "str r3, [r2]"
  TIMES B20a-three-stores-to-GPIO, 3, "str r3, [r2]"
  TIMES B20a-four-stores-to-GPIO, 4, "str r3, [r2]"
  TIMES B20b-one-load-of-GPIO, 1, "ldr r3, [r2]"
  TIMES B20b-two-loads-of-GPIO, 2, "ldr r3, [r2]"
  TIMES B20b-four-loads-of-GPIO, 4, "ldr r3, [r2]"
  TIMES B27-one-load-of-APB1, 1, "ldr r3, [r8]"
  TIMES B27-three-loads-of-APB1, 3, "ldr r3, [r8]"
  TIMES B27-four-loads-of-APB1, 4, "ldr r3, [r8]"
  TIMES B27-four-stores-to-APB1, 4, "str.w r3, [r8]"
  TIMES B27-one-load-of-APB2, 1, "ldr r3, [r9]"
  TIMES B27-four-loads-of-APB2, 4, "ldr r3, [r9]"
  TIMES B27-four-stores-to-APB2, 4, "str.w r3, [r9]"

  TIMES B20-ten-periods, 10, "str r3, [r2]; str r3, [r2]; b.n 1f; nop; 1:"

  KERNEL B19-pended-interrupt
  ldr r10, =ICSR
  mov.w r4, #0x10000000
  START
  str.w r4, [r10]
  dsb
  isb
  STOP

  TIMES B21-svc-with-floating-point, 1, "svc #0"

@ Flash

  COLD B25-cold-40-lines-wide, 0x005, 40, "mov.w r3, r4"
  COLD B25-cold-40-lines-wide-prefetch, 0x105, 40, "mov.w r3, r4"
  COLD B25-cold-40-lines-narrow, 0x005, 40, "mov r3, r4; mov r3, r4"
  COLD B25-cold-40-lines-narrow-prefetch, 0x105, 40, "mov r3, r4; mov r3, r4"

@ Four passes over so many lines with the instruction cache, without prefetch.
.macro WALK lines
  KERNEL B24-four-passes-of-\lines-lines
  ldr r12, =FLASH_ACR
  ldr r3, =0x205
  str r3, [r12]
  movs r4, #4
  dsb
  START
1:
  .rept \lines * 8 - 3
  nop
  .endr
  subs r4, #1
  bne.w 1b
  STOP
.endm

  WALK 40
  WALK 60
  WALK 70
  WALK 90

@ In SRAM1, over the system bus

  .section .data.microbench, "aw", %progbits

.macro FAR_STOP
  ldr r6, [r7]
  ldr pc, =finish + 1
  .ltorg
.endm

.macro IN_RAM name, count, line
  ENTRY \name, 0, 0, 71f + 1, 0
  .balign 16
71: push {r4-r11, lr}
  ldr r12, =prepare + 1
  blx r12
  START
  .rept \count
  \line
  .endr
  FAR_STOP
.endm

  IN_RAM B17-one-mul-in-RAM, 1, "mul r3, r3, r3"
  IN_RAM B17-four-mul-in-RAM, 4, "mul r3, r3, r3"
  IN_RAM B17-one-branch-in-RAM, 1, "b.n 1f; nop; 1:"
  IN_RAM B17-three-branches-in-RAM, 3, "b.n 1f; nop; 1:"
  IN_RAM B17-twelve-loads-in-RAM, 12, "ldr r3, [r0]"

  END_OF_TABLE

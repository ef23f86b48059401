/*
 * Start-up and threads (ARMv7-M ARM, B1.4, B1.5 and B3.5). Order as in Zephyr: interrupts masked by BASEPRI, PSP on the
 * interrupt stack, RAM cleared, vectors, faults, MPU, drivers, then the main thread.
 */
#include "threads.h"

#include "board.h"
#include "cortex-m.h"
#include "machine.h"

#include <stddef.h>

#define SCB_SHPR2 CORE_REGISTER(0xE000ED1Cu)
#define SCB_CFSR CORE_REGISTER(0xE000ED28u)
#define FPU_FPCCR CORE_REGISTER(0xE000EF34u)
#define FPU_FPCCR_LAZY (3u << 30)
#define SCB_SHCSR_ALL_FAULTS (7u << 16)
#define SCB_ICSR_PENDSVSET (1u << 28)

enum { PRIORITY_LOWEST = 0xF0, PRIORITY_KERNEL = 0x10, PRIORITY_SVC = 0x00, TICK_HERTZ = 1000 };
enum { INTERRUPT_STACK_BYTES = 2048, IDLE_STACK_BYTES = 320 };
#ifndef KERNEL_MAIN_STACK_BYTES
#define KERNEL_MAIN_STACK_BYTES 1024
#endif

struct z_kernel _kernel;
struct k_thread z_main_thread, z_idle_threads[1];
KERNEL_STACK(z_interrupt_stacks, INTERRUPT_STACK_BYTES);
KERNEL_STACK(z_main_stack, KERNEL_MAIN_STACK_BYTES);
static KERNEL_STACK(z_idle_stacks, IDLE_STACK_BYTES);

extern uint32_t _data_load[], _data_start[], _data_end[], _bss_start[], _bss_end[];
extern uint8_t _image_flash_start[], _image_ram_start[];

int main(void);
void kernel_reset(void);
void kernel_unexpected(void);
void kernel_pend_sv(void);
void kernel_sv_call(void);
void kernel_tick(void);
__attribute__((weak)) void kernel_memory_fault(void);

/* Regions 0 and 1: all of flash, all of RAM; region 2: the running thread's guard, which overlays both. */
enum { REGION_FLASH, REGION_RAM, REGION_GUARD };
enum {
  RASR_ENABLE = 1,
  RASR_XN = 1 << 28,
  RASR_READ_ONLY = 7 << 24,
  RASR_PRIVILEGED = 1 << 24,
  RASR_PRIVILEGED_READ_ONLY = 5 << 24,
  RASR_WRITE_BACK = 1 << 19 | 1 << 17 | 1 << 16,
  RASR_SIZE_32 = 4 << 1,
  RASR_SIZE_1_MIB = 19 << 1,
  RBAR_VALID = 1 << 4,
};

static void set_region(uint32_t region, uintptr_t base, uint32_t attributes) {
  MPU_RBAR = (uint32_t)base | RBAR_VALID | region;
  MPU_RASR = attributes | RASR_ENABLE;
}

static void start_mpu(void) {
  MPU_CTRL = 0;
  set_region(REGION_FLASH, (uintptr_t)_image_flash_start, RASR_READ_ONLY | RASR_WRITE_BACK | RASR_SIZE_1_MIB);
  set_region(REGION_RAM, (uintptr_t)_image_ram_start & 0xFFF00000u,
             RASR_PRIVILEGED | RASR_XN | RASR_WRITE_BACK | RASR_SIZE_1_MIB);
  uint32_t regions = CORE_REGISTER(0xE000ED90u) >> 8 & 0xFF;
  for (uint32_t region = REGION_GUARD; region < regions; region++) {
    MPU_RNR = region;
    MPU_RBAR = 0;
    MPU_RASR = 0;
  }
  MPU_CTRL = MPU_CTRL_ENABLE | MPU_CTRL_PRIVDEFENA;
  core_data_barrier();
  core_instruction_barrier();
}

/* Called by PendSV with interrupts masked: saves nothing, chooses the next thread and puts up its guard. */
static __attribute__((used)) struct k_thread *kernel_next(void) {
  struct k_thread *thread = _kernel.current;
  do {
    thread = thread->next;
    if (thread->state == THREAD_JOINING && thread->awaited->state == THREAD_DEAD) {
      thread->state = THREAD_READY;
    }
  } while (thread->state != THREAD_READY);
  _kernel.current = thread;
  set_region(REGION_GUARD, thread->stack_info.start - KERNEL_GUARD_BYTES,
             RASR_PRIVILEGED_READ_ONLY | RASR_XN | RASR_WRITE_BACK | RASR_SIZE_32);
  core_data_barrier();
  return thread;
}

__attribute__((naked)) void kernel_pend_sv(void) {
  __asm volatile(
      "movs r0, #0x10\n"
      "msr basepri, r0\n"
      "isb\n"
      "ldr r1, =_kernel\n"
      "ldr r2, [r1, #4]\n"
      "mrs r0, psp\n"
      "stmia r2!, {r4-r11}\n"
      "str r0, [r2]\n"
      "str lr, [r2, #4]\n"
#ifdef KERNEL_FPU
      "tst lr, #0x10\n"
      "itt eq\n"
      "addeq r2, r2, #8\n"
      "vstmiaeq r2, {s16-s31}\n"
#endif
      "bl kernel_next\n"
      "mov r2, r0\n"
      "ldmia r2!, {r4-r11}\n"
      "ldr r1, [r2]\n"
      "ldr lr, [r2, #4]\n"
      "msr psp, r1\n"
#ifdef KERNEL_FPU
      "tst lr, #0x10\n"
      "itt eq\n"
      "addeq r2, r2, #8\n"
      "vldmiaeq r2, {s16-s31}\n"
#endif
      "movs r0, #0\n"
      "msr basepri, r0\n"
      "isb\n"
      "bx lr\n");
}

static __attribute__((noreturn)) void thread_over(void) {
  _kernel.current->state = THREAD_DEAD;
  for (;;) {
    kernel_yield();
  }
}

static void thread_entry(kernel_entry entry, void *first, void *second, void *third) {
  entry(first, second, third);
  thread_over();
}

static void prepare(
    struct k_thread *thread, uint8_t *stack, uint32_t bytes, kernel_entry entry, void *first, void *second, void *third) {
  struct frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
  };
  thread->stack_info.start = (uintptr_t)stack + KERNEL_GUARD_BYTES;
  thread->stack_info.size = bytes - KERNEL_GUARD_BYTES;
  thread->stack_info.delta = 0;
  struct frame *frame = (struct frame *)(((uintptr_t)stack + bytes) & ~(uintptr_t)7) - 1;
  *frame = (struct frame){
      .r0 = (uint32_t)(uintptr_t)entry, .r1 = (uint32_t)(uintptr_t)first, .r2 = (uint32_t)(uintptr_t)second,
      .r3 = (uint32_t)(uintptr_t)third, .pc = (uint32_t)(uintptr_t)thread_entry & ~1u, .xpsr = 1u << 24};
  thread->callee_saved.psp = (uint32_t)(uintptr_t)frame;
  thread->callee_saved.exc_return = 0xFFFFFFFDu;
}

void kernel_start_thread(
    struct k_thread *thread, uint8_t *stack, uint32_t bytes, kernel_entry entry, void *first, void *second, void *third) {
  prepare(thread, stack, bytes, entry, first, second, third);
  thread->state = THREAD_READY;
  thread->next = z_main_thread.next;
  z_main_thread.next = thread;
}

void kernel_yield(void) {
  SCB_ICSR = SCB_ICSR_PENDSVSET;
  core_data_barrier();
  core_instruction_barrier();
}

/* By a system call, so that the test covers that exception too. */
void kernel_join(struct k_thread *thread) {
  register struct k_thread *awaited __asm("r0") = thread;
  __asm volatile("svc 0" : : "r"(awaited) : "memory");
}

static __attribute__((used)) void join(const uint32_t *frame) {
  _kernel.current->awaited = (struct k_thread *)(uintptr_t)frame[0];
  _kernel.current->state = THREAD_JOINING;
  SCB_ICSR = SCB_ICSR_PENDSVSET;
}

__attribute__((naked)) void kernel_sv_call(void) {
  __asm volatile(
      "mrs r0, psp\n"
      "b join\n");
}

void kernel_abort_current(void) {
  SCB_CFSR = SCB_CFSR;
  _kernel.current->state = THREAD_DEAD;
  SCB_ICSR = SCB_ICSR_PENDSVSET;
}

void kernel_tick(void) {
  _kernel.nested++;
  _kernel.ticks++;
  _kernel.nested--;
}

void kernel_unexpected(void) {
  for (;;) {
    core_wait_for_interrupt();
  }
}

static void idle(void *first, void *second, void *third) {
  (void)first;
  (void)second;
  (void)third;
  for (;;) {
    kernel_yield();
  }
}

static void run_main(void *first, void *second, void *third) {
  (void)first;
  (void)second;
  (void)third;
  main();
}

static void start_tick(void) {
  SCB_SHPR3 = (uint32_t)PRIORITY_KERNEL << 24 | (uint32_t)PRIORITY_LOWEST << 16;
  SYST_RVR = BOARD_CORE_HERTZ / TICK_HERTZ - 1;
  SYST_CVR = 0;
  SYST_CSR = SYST_CSR_ENABLE | SYST_CSR_TICKINT | SYST_CSR_CLKSOURCE_CORE;
}

static __attribute__((noreturn)) void enter_main_thread(void) {
  prepare(&z_main_thread, z_main_stack, sizeof z_main_stack, run_main, NULL, NULL, NULL);
  prepare(&z_idle_threads[0], z_idle_stacks, sizeof z_idle_stacks, idle, NULL, NULL, NULL);
  z_main_thread.next = &z_idle_threads[0];
  z_idle_threads[0].next = &z_main_thread;
  _kernel.current = &z_idle_threads[0];
  kernel_next();
  __asm volatile(
      "mov r4, %1\n"
      "msr psp, %0\n"
      "movs r0, #0\n"
      "msr basepri, r0\n"
      "isb\n"
      "mov r0, r4\n"
      "b thread_entry_main\n"
      :
      : "r"((uint32_t)(uintptr_t)z_main_stack + sizeof z_main_stack), "r"(run_main)
      : "r0", "r4", "memory");
  __builtin_unreachable();
}

static __attribute__((used)) void thread_entry_main(kernel_entry entry) {
  thread_entry(entry, NULL, NULL, NULL);
}

static __attribute__((used, noreturn)) void prepare_c(void) {
  SCB_VTOR = (uint32_t)(uintptr_t)_image_flash_start;
  SCB_CPACR &= ~SCB_CPACR_FULL_FPU_ACCESS;
#ifdef KERNEL_FPU
  core_enable_fpu();
  FPU_FPCCR = FPU_FPCCR_LAZY;
  __asm volatile("vmsr fpscr, %0" ::"r"(0));
#endif
  for (uint32_t *word = _bss_start; word < _bss_end;) {
    *word++ = 0;
  }
  const uint32_t *source = _data_load;
  for (uint32_t *word = _data_start; word < _data_end;) {
    *word++ = *source++;
  }
  SCB_SHPR2 = (uint32_t)PRIORITY_SVC << 24;
  SCB_SHCSR |= SCB_SHCSR_ALL_FAULTS;
  start_mpu();
  machine_start();
  start_tick();
  enter_main_thread();
}

/* MSP and PSP both begin as the interrupt stack; C code runs on PSP from here on. */
__attribute__((naked)) void kernel_reset(void) {
  __asm volatile(
      "movs r0, #0x10\n"
      "msr basepri, r0\n"
      "ldr r0, =z_interrupt_stacks\n"
      "ldr r1, =%c0\n"
      "adds r0, r0, r1\n"
      "msr psp, r0\n"
      "mrs r0, control\n"
      "movs r1, #2\n"
      "orrs r0, r1\n"
      "msr control, r0\n"
      "isb\n"
      "bl prepare_c\n"
      :
      : "i"(INTERRUPT_STACK_BYTES + KERNEL_GUARD_BYTES));
}

typedef void (*vector)(void);

struct vector_table {
  uint8_t *stack_top;
  vector exceptions[15];
  vector interrupts[BOARD_INTERRUPTS];
};

__attribute__((section(".vectors"), used)) const struct vector_table vector_table = {
    .stack_top = z_interrupt_stacks + sizeof z_interrupt_stacks,
    .exceptions =
        {
            kernel_reset, kernel_unexpected, kernel_unexpected, kernel_memory_fault, kernel_unexpected,
            kernel_unexpected, NULL, NULL, NULL, NULL, kernel_sv_call, kernel_unexpected, NULL, kernel_pend_sv,
            kernel_tick,
        },
    .interrupts = {[0 ... BOARD_INTERRUPTS - 1] = kernel_unexpected},
};

void kernel_memory_fault(void) {
  kernel_unexpected();
}

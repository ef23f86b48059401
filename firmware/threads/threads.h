/*
 * A small kernel of threads that starts up as Zephyr does on these chips, for tests of the simulator and of the benches:
 * threads on PSP, a guard region of the MPU below each stack, context switch in PendSV, and objects by which a debugger
 * knows the threads. It has the names that such tools look for, and nothing of Zephyr's code.
 */
#pragma once
#include <stdint.h>

struct callee_saved {
  uint32_t v[8]; /* R4 to R11 */
  uint32_t psp;
  uint32_t exc_return;
#ifdef KERNEL_FPU
  uint32_t s16_s31[16];
#endif
};

struct stack_info {
  uintptr_t start; /* lowest address that the thread may write */
  uint32_t size;
  uint32_t delta;
};

enum thread_state { THREAD_READY, THREAD_JOINING, THREAD_DEAD };

struct k_thread {
  struct callee_saved callee_saved; /* first: PendSV finds it without an offset */
  struct k_thread *next;            /* ring of all threads */
  struct k_thread *awaited;
  enum thread_state state;
  struct stack_info stack_info;
};

struct z_kernel {
  uint32_t nested;
  struct k_thread *current;
  volatile uint32_t ticks;
};

extern struct z_kernel _kernel;
extern struct k_thread z_main_thread, z_idle_threads[1];

enum { KERNEL_GUARD_BYTES = 32 };

/* A stack with its guard below it, both on a boundary that the MPU can protect. */
#define KERNEL_STACK(name, bytes) \
  uint8_t name[(bytes) + KERNEL_GUARD_BYTES] __attribute__((aligned(KERNEL_GUARD_BYTES), section(".noinit." #name)))

typedef void (*kernel_entry)(void *first, void *second, void *third);

/* `bytes` is the size of the whole array, guard included. */
void kernel_start_thread(
    struct k_thread *thread, uint8_t *stack, uint32_t bytes, kernel_entry entry, void *first, void *second, void *third);
void kernel_yield(void);
void kernel_join(struct k_thread *thread);

/* From a fault handler: the running thread is over, the next one runs when the handler returns. */
void kernel_abort_current(void);

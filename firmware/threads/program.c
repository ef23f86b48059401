/*
 * Two threads that take turns, a third that writes below its stack into the guard, a tick in between: what a simulator
 * has to get right before it can run Zephyr.
 */
#include "board.h"
#include "cortex-m.h"
#include "threads.h"
#include "machine.h"
#include "report.h"

#include <stdbool.h>
#include <stddef.h>

enum { TURNS = 100, WORKER_STACK_BYTES = 512 };

#define SCB_CFSR CORE_REGISTER(0xE000ED28u)
#define SCB_MMFAR CORE_REGISTER(0xE000ED34u)
#define CFSR_DACCVIOL (1u << 1)
#define CFSR_MMARVALID (1u << 7)

static KERNEL_STACK(first_stack, WORKER_STACK_BYTES);
static KERNEL_STACK(second_stack, WORKER_STACK_BYTES);
static KERNEL_STACK(greedy_stack, WORKER_STACK_BYTES);
static struct k_thread first_thread, second_thread, greedy_thread;

static volatile uint32_t turns, out_of_turn;
static volatile bool guard_held;
static float sums[2];

void board_console_write(uint8_t byte) {
  machine_console_write(byte);
}

void board_console_drain(void) {
  machine_console_drain();
}

/* Floating point across the switches, so that its context has to be kept per thread. */
static void take_turns(void *number, void *second, void *third) {
  (void)second;
  (void)third;
  uint32_t mine = (uint32_t)(uintptr_t)number;
  float sum = 0;
  for (uint32_t turn = 0; turn < TURNS; turn++) {
    if (turns % 2 != mine) {
      out_of_turn++;
    }
    turns++;
    sum += (float)(turn + 1) * (float)(mine + 1);
    kernel_yield();
  }
  sums[mine] = sum;
}

/* Down from the lowest byte of its own: the stack pointer itself stays inside, so that the fault has a stack to save to. */
static void be_greedy(void *first, void *second, void *third) {
  (void)first;
  (void)second;
  (void)third;
  for (volatile uint8_t *byte = (uint8_t *)greedy_thread.stack_info.start;;) {
    *byte-- = 0xFF;
  }
}

void kernel_memory_fault(void);

/* The fault must be a data access inside the running thread's guard. */
void kernel_memory_fault(void) {
  uintptr_t guard = _kernel.current->stack_info.start - KERNEL_GUARD_BYTES;
  guard_held = (SCB_CFSR & CFSR_MMARVALID) != 0 && (SCB_CFSR & CFSR_DACCVIOL) != 0 &&
               SCB_MMFAR - guard < KERNEL_GUARD_BYTES && _kernel.current == &greedy_thread;
  kernel_abort_current();
}

int main(void) {
  report_text("board", BOARD_NAME);
  /* The last one started runs first. */
  kernel_start_thread(&second_thread, second_stack, sizeof second_stack, take_turns, (void *)1, NULL, NULL);
  kernel_start_thread(&first_thread, first_stack, sizeof first_stack, take_turns, (void *)0, NULL, NULL);
  kernel_join(&first_thread);
  kernel_join(&second_thread);
  kernel_start_thread(&greedy_thread, greedy_stack, sizeof greedy_stack, be_greedy, NULL, NULL, NULL);
  kernel_join(&greedy_thread);
  uint32_t ticks = _kernel.ticks;
  while (_kernel.ticks - ticks < 3) {
  }
  report_number("turns", turns);
  report_number("out_of_turn", out_of_turn);
  report_number("first_sum", (uint32_t)sums[0]);
  report_number("second_sum", (uint32_t)sums[1]);
  report_text("guard", guard_held ? "held" : "missed");
  report_done();
}

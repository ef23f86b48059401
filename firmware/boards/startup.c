/*
 * Vector table, reset and faults (ARMv7-M ARM, B1.5), the same for all boards.
 *
 * Compiled without loop distribution: a clearing loop that becomes a call of memset may not run before RAM is set up.
 */
#include "board.h"
#include "cortex-m.h"
#include "report.h"

#include <stddef.h>

extern uint32_t _stack_top[], _data_load[], _data_start[], _data_end[], _bss_start[], _bss_end[];

int main(void);
void Reset_Handler(void);
void NMI_Handler(void);
void HardFault_Handler(void);
void MemManage_Handler(void);
void BusFault_Handler(void);
void UsageFault_Handler(void);
void SVC_Handler(void);
void DebugMon_Handler(void);
void PendSV_Handler(void);
void SysTick_Handler(void);

#define UNEXPECTED __attribute__((weak, alias("startup_unexpected")))

UNEXPECTED void NMI_Handler(void);
UNEXPECTED void HardFault_Handler(void);
UNEXPECTED void MemManage_Handler(void);
UNEXPECTED void BusFault_Handler(void);
UNEXPECTED void UsageFault_Handler(void);
UNEXPECTED void SVC_Handler(void);
UNEXPECTED void DebugMon_Handler(void);
UNEXPECTED void PendSV_Handler(void);
UNEXPECTED void SysTick_Handler(void);

static __attribute__((noreturn, used)) void startup_report_exception(uint32_t number) {
  core_mask_interrupts();
  switch (number) {
    case 3:
      report_failure("hard fault");
    case 4:
      report_failure("memory management fault");
    case 5:
      report_failure("bus fault");
    case 6:
      report_failure("usage fault");
    default:
      report_failure("unexpected interrupt");
  }
}

/* The stack pointer may be what went wrong, so the report runs on a fresh stack. */
static __attribute__((naked, used)) void startup_unexpected(void) {
  __asm volatile(
      "ldr r0, =_stack_top\n"
      "msr msp, r0\n"
      "mrs r0, ipsr\n"
      "b startup_report_exception\n");
}

void Reset_Handler(void) {
  core_enable_fpu();
  const uint32_t *source = _data_load;
  for (uint32_t *word = _data_start; word < _data_end;) {
    *word++ = *source++;
  }
  for (uint32_t *word = _bss_start; word < _bss_end;) {
    *word++ = 0;
  }
  main();
  report_failure("main returned");
}

typedef void (*vector)(void);

struct vector_table {
  uint32_t *stack_top;
  vector exceptions[15];
  vector interrupts[BOARD_INTERRUPTS];
};

__attribute__((section(".vectors"), used)) const struct vector_table vector_table = {
    .stack_top = _stack_top,
    .exceptions =
        {
            Reset_Handler, NMI_Handler, HardFault_Handler, MemManage_Handler, BusFault_Handler, UsageFault_Handler,
            NULL, NULL, NULL, NULL, SVC_Handler, DebugMon_Handler, NULL, PendSV_Handler, SysTick_Handler,
        },
    .interrupts = {[0 ... BOARD_INTERRUPTS - 1] = startup_unexpected},
};

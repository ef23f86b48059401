/* No kernel: a tick of 1 kHz that counts milliseconds, as vendor start-up code leaves it running. */
#include "os.h"

#include "cortex-m.h"
#include "report.h"

enum { TICK_HERTZ = 1000, LOWEST_PRIORITY = 0xF0 };

const char os_name[] = "bare-metal";

extern uint32_t _stack_limit[];

static volatile uint32_t milliseconds;
static uint32_t milliseconds_per_tick = 1;

void SysTick_Handler(void);

void SysTick_Handler(void) {
  milliseconds += milliseconds_per_tick;
}

void os_clock_changed(uint32_t core_hertz) {
  SYST_RVR = core_hertz / TICK_HERTZ - 1;
  SCB_SHPR3 = (SCB_SHPR3 & 0x00FFFFFFu) | (uint32_t)LOWEST_PRIORITY << 24;
  SYST_CVR = 0;
  SYST_CSR = SYST_CSR_CLKSOURCE_CORE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
}

void os_run(void (*experiment)(void)) {
  experiment();
  report_failure("the experiment returned");
}

uint32_t os_pool_peak_bytes(void) {
  return 0;
}

void *os_stack_limit(void) {
  return _stack_limit;
}

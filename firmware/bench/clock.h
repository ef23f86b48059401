/*
 * The counter that experiments read. The build sets BENCH_TIMER2_RATIO where the published figure was taken with TIM2:
 * core cycles per timer tick.
 */
#pragma once
#include "board.h"
#include "cortex-m.h"

#include <stdint.h>

static inline uint32_t clock_now(void) {
#ifdef BENCH_TIMER2_RATIO
  return TIM2_CNT;
#else
  return DWT_CYCCNT;
#endif
}

static inline uint32_t clock_cycles_between(uint32_t before, uint32_t after) {
#ifdef BENCH_TIMER2_RATIO
  return (after - before) * BENCH_TIMER2_RATIO;
#else
  return after - before;
#endif
}

/* BENCH_SILENT: measured without tick and with interrupts masked, as the published figure was. */
static inline void clock_silence_interrupts(void) {
#ifdef BENCH_SILENT
  SYST_CSR = 0;
  core_mask_interrupts();
#endif
}

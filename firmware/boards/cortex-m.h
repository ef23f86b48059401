/* Core peripherals of ARMv7-M (DDI 0403E) and of Cortex-M7 (DDI 0489) that this firmware uses. */
#pragma once
#include <stdint.h>

#define CORE_REGISTER(address) (*(volatile uint32_t *)(address))

#define SYST_CSR CORE_REGISTER(0xE000E010u)
#define SYST_RVR CORE_REGISTER(0xE000E014u)
#define SYST_CVR CORE_REGISTER(0xE000E018u)
#define SYST_CSR_ENABLE (1u << 0)
#define SYST_CSR_TICKINT (1u << 1)
#define SYST_CSR_CLKSOURCE_CORE (1u << 2)

#define SCB_ICSR CORE_REGISTER(0xE000ED04u)
#define SCB_VTOR CORE_REGISTER(0xE000ED08u)
#define SCB_AIRCR CORE_REGISTER(0xE000ED0Cu)
#define SCB_AIRCR_VECTKEY (0x05FAu << 16)
#define SCB_AIRCR_PRIGROUP_NONE (3u << 8) /* four bits of preemption priority, none of sub-priority */
#define SCB_CCR CORE_REGISTER(0xE000ED14u)
#define SCB_CCR_IC (1u << 17)
#define SCB_CCR_DC (1u << 16)
#define SCB_SHPR3 CORE_REGISTER(0xE000ED20u)
#define SCB_SHCSR CORE_REGISTER(0xE000ED24u)
#define SCB_SHCSR_MEMFAULTENA (1u << 16)
#define SCB_CCSIDR CORE_REGISTER(0xE000ED80u)
#define SCB_CSSELR CORE_REGISTER(0xE000ED84u)
#define SCB_CPACR CORE_REGISTER(0xE000ED88u)
#define SCB_CPACR_FULL_FPU_ACCESS (0xFu << 20)
#define SCB_ICIALLU CORE_REGISTER(0xE000EF50u)
#define SCB_ICIMVAU CORE_REGISTER(0xE000EF58u)
#define SCB_DCISW CORE_REGISTER(0xE000EF60u)
#define SCB_DCCIMVAC CORE_REGISTER(0xE000EF70u)

#define MPU_CTRL CORE_REGISTER(0xE000ED94u)
#define MPU_CTRL_ENABLE (1u << 0)
#define MPU_CTRL_PRIVDEFENA (1u << 2)
#define MPU_RNR CORE_REGISTER(0xE000ED98u)
#define MPU_RBAR CORE_REGISTER(0xE000ED9Cu)
#define MPU_RASR CORE_REGISTER(0xE000EDA0u)

#define DEMCR CORE_REGISTER(0xE000EDFCu)
#define DEMCR_TRCENA (1u << 24)
#define DWT_CTRL CORE_REGISTER(0xE0001000u)
#define DWT_CTRL_CYCCNTENA (1u << 0)
#define DWT_CYCCNT CORE_REGISTER(0xE0001004u)
#define DWT_LAR CORE_REGISTER(0xE0001FB0u)
#define DWT_LAR_KEY 0xC5ACCE55u

static inline void core_data_barrier(void) {
  __asm volatile("dsb" ::: "memory");
}

static inline void core_instruction_barrier(void) {
  __asm volatile("isb" ::: "memory");
}

static inline void core_wait_for_interrupt(void) {
  __asm volatile("wfi");
}

static inline void core_mask_interrupts(void) {
  __asm volatile("cpsid i" ::: "memory");
}

static inline void core_enable_fpu(void) {
  SCB_CPACR |= SCB_CPACR_FULL_FPU_ACCESS;
  core_data_barrier();
  core_instruction_barrier();
}

/* CYCCNT from zero. The Cortex-M7 drops writes to the DWT until it is unlocked; the M4 has no lock. */
static inline void core_start_cycle_counter(void) {
  DEMCR |= DEMCR_TRCENA;
#ifdef BOARD_CORE_IS_M7
  DWT_LAR = DWT_LAR_KEY;
#endif
  DWT_CYCCNT = 0;
  DWT_CTRL |= DWT_CTRL_CYCCNTENA;
}

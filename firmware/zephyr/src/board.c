/* Our own register names: the vendor's headers define some of them too, so no header of Zephyr is included here. */
#include "board.h"

#include "cache.h"
#include "cortex-m.h"
#include "zephyr_board.h"

enum { PIN = 5 };

#ifdef BOARD_CORE_IS_M7
/* Some releases of Zephyr have enabled them; invalidating a data cache in use would lose what it holds. */
static void enable_caches(void) {
  if ((SCB_CCR & SCB_CCR_IC) == 0) {
    cache_enable_instruction();
  }
  if ((SCB_CCR & SCB_CCR_DC) == 0) {
    cache_enable_data();
  }
}
#endif

#ifdef RUNS_CODE_IN_RAM
/* Zephyr's region over RAM is execute-never; compiled modules are copied there. */
static void allow_execution_in_ram(void) {
  enum { XN = 1 << 28, ENABLE = 1 << 0 };
  uint32_t regions = CORE_REGISTER(0xE000ED90u) >> 8 & 0xFF; /* MPU_TYPE.DREGION */
  core_data_barrier();
  for (uint32_t region = 0; region < regions; region++) {
    MPU_RNR = region;
    if (MPU_RASR & ENABLE) {
      MPU_RASR &= ~(uint32_t)XN;
    }
  }
  core_data_barrier();
  core_instruction_barrier();
}
#endif

void zephyr_board_init(void) {
  FLASH_ACR |= FLASH_ACR_PRFTEN;
#ifdef BOARD_CORE_IS_M7
  enable_caches();
#endif
#ifdef RUNS_CODE_IN_RAM
  allow_execution_in_ram();
#endif
  stm32_enable_clock(&RCC_AHB1ENR, RCC_AHB1ENR_GPIOAEN);
  BOARD_PIN_SET_RESET = BOARD_PIN_RESET;
  stm32_configure_pin(GPIOA, PIN, STM32_PIN_OUTPUT, 0);
  core_start_cycle_counter();
}

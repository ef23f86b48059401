/*
 * Nucleo-F746ZG: 216 MHz from HSI, flash read over AXI without ART, L1 caches on, USART3 on PD8 (RM0385; PM0253 for
 * MPU and caches).
 */
#include "board.h"

#include "cache.h"
#include "cortex-m.h"
#include "os.h"

#define USART3_CR1 STM32_REGISTER(0x40004800u)
#define USART3_CR2 STM32_REGISTER(0x40004804u)
#define USART3_CR3 STM32_REGISTER(0x40004808u)
#define USART3_BRR STM32_REGISTER(0x4000480Cu)
#define USART3_ISR STM32_REGISTER(0x4000481Cu)
#define USART3_TDR STM32_REGISTER(0x40004828u)
#define USART_CR1_UE (1u << 0)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_ISR_TC (1u << 6)
#define USART_ISR_TXE (1u << 7)

enum { LED_PIN = 5, USART_TX_PIN = 8, USART_RX_PIN = 9, USART_FUNCTION = 7, BAUD = 115200 };

/*
 * One region over all 4 GiB without access, execute-never, shareable; the default map shows through in sub-regions
 * 0, 1, 2 and 7. So external memory from 0x6000_0000 on is out of reach of speculation.
 */
static void protect_external_memory(void) {
  enum { XN = 1 << 28, SHAREABLE = 1 << 18, SUBREGIONS_OFF = 0x87 << 8, SIZE_4_GIB = 31 << 1, ENABLE = 1 };
  core_data_barrier();
  SCB_SHCSR &= ~SCB_SHCSR_MEMFAULTENA;
  MPU_CTRL = 0;
  MPU_RNR = 0;
  MPU_RBAR = 0;
  MPU_RASR = XN | SHAREABLE | SUBREGIONS_OFF | SIZE_4_GIB | ENABLE;
  MPU_CTRL = MPU_CTRL_ENABLE | MPU_CTRL_PRIVDEFENA;
  SCB_SHCSR |= SCB_SHCSR_MEMFAULTENA;
  core_data_barrier();
  core_instruction_barrier();
}

static void start_console(void) {
  stm32_enable_clock(&RCC_APB1ENR, RCC_APB1ENR_USART3EN);
  stm32_enable_clock(&RCC_AHB1ENR, RCC_AHB1ENR_GPIODEN);
  stm32_configure_pin(GPIOD, USART_TX_PIN, STM32_PIN_ALTERNATE, USART_FUNCTION);
  stm32_configure_pin(GPIOD, USART_RX_PIN, STM32_PIN_ALTERNATE, USART_FUNCTION);
  USART3_CR1 = USART_CR1_TE | USART_CR1_RE;
  USART3_CR2 = 0;
  USART3_CR3 = 0;
  USART3_BRR = (BOARD_CORE_HERTZ / 4 + BAUD / 2) / BAUD;
  USART3_CR1 |= USART_CR1_UE;
}

void board_init(void) {
  protect_external_memory();
  cache_enable_instruction();
  cache_enable_data();
  FLASH_ACR |= FLASH_ACR_PRFTEN;
  SCB_AIRCR = SCB_AIRCR_VECTKEY | SCB_AIRCR_PRIGROUP_NONE;
  os_clock_changed(BOARD_RESET_HERTZ);
  stm32_start_clock(&(struct stm32_clock){.pll_m = 8, .pll_n = 216, .pll_q = 9, .flash_wait_states = 7});
  os_clock_changed(BOARD_CORE_HERTZ);
  stm32_enable_clock(&RCC_AHB1ENR, RCC_AHB1ENR_GPIOAEN);
  BOARD_PIN_SET_RESET = BOARD_PIN_RESET;
  stm32_configure_pin(GPIOA, LED_PIN, STM32_PIN_OUTPUT, 0);
  start_console();
  core_start_cycle_counter();
#ifdef BENCH_TIMER2_RATIO
  stm32_start_timer2();
#endif
}

void board_console_write(uint8_t byte) {
  while ((USART3_ISR & USART_ISR_TXE) == 0) {
  }
  USART3_TDR = byte;
}

void board_console_drain(void) {
  while ((USART3_ISR & USART_ISR_TC) == 0) {
  }
}

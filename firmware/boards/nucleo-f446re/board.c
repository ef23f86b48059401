/* Nucleo-F446RE: 180 MHz from HSI, flash accelerator on, USART2 on PA2 (RM0390). */
#include "board.h"

#include "cortex-m.h"
#include "os.h"

#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)

#define USART2_SR STM32_REGISTER(0x40004400u)
#define USART_SR_TC (1u << 6)
#define USART_SR_TXE (1u << 7)
#define USART2_DR STM32_REGISTER(0x40004404u)
#define USART2_BRR STM32_REGISTER(0x40004408u)
#define USART2_CR1 STM32_REGISTER(0x4000440Cu)
#define USART2_CR2 STM32_REGISTER(0x40004410u)
#define USART2_CR3 STM32_REGISTER(0x40004414u)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_CR1_UE (1u << 13)

enum { LED_PIN = 5, USART_TX_PIN = 2, USART_RX_PIN = 3, USART_FUNCTION = 7, BAUD = 115200 };

static void start_console(void) {
  stm32_enable_clock(&RCC_APB1ENR, RCC_APB1ENR_USART2EN);
  stm32_configure_pin(GPIOA, USART_TX_PIN, STM32_PIN_ALTERNATE, USART_FUNCTION);
  stm32_configure_pin(GPIOA, USART_RX_PIN, STM32_PIN_ALTERNATE, USART_FUNCTION);
  USART2_CR1 = USART_CR1_TE | USART_CR1_RE;
  USART2_CR2 = 0;
  USART2_CR3 = 0;
  USART2_BRR = (BOARD_CORE_HERTZ / 4 + BAUD / 2) / BAUD;
  USART2_CR1 |= USART_CR1_UE;
}

void board_init(void) {
  FLASH_ACR |= FLASH_ACR_ICEN;
  FLASH_ACR |= FLASH_ACR_DCEN;
  FLASH_ACR |= FLASH_ACR_PRFTEN;
  SCB_AIRCR = SCB_AIRCR_VECTKEY | SCB_AIRCR_PRIGROUP_NONE;
  os_clock_changed(BOARD_RESET_HERTZ);
  stm32_start_clock(&(struct stm32_clock){.pll_m = 8, .pll_n = 180, .pll_q = 2, .pll_r = 2, .flash_wait_states = 5});
  os_clock_changed(BOARD_CORE_HERTZ);
  stm32_enable_clock(&RCC_AHB1ENR, RCC_AHB1ENR_GPIOAEN);
  BOARD_PIN_SET_RESET = BOARD_PIN_RESET;
  stm32_configure_pin(GPIOA, LED_PIN, STM32_PIN_OUTPUT, 0);
  start_console();
  core_start_cycle_counter();
}

void board_console_write(uint8_t byte) {
  while ((USART2_SR & USART_SR_TXE) == 0) {
  }
  USART2_DR = byte;
}

void board_console_drain(void) {
  while ((USART2_SR & USART_SR_TC) == 0) {
  }
}

/*
 * The order in which Zephyr 4.3 touches the registers: flash interface and caches before any driver, then PWR, flash
 * latency, HSE bypass, LSI, PLL, over-drive (F7 only), switch, bus prescalers, timer prescaler; then the pins and the
 * serial port with a pulse on its reset line (RM0390 and RM0385).
 */
#include "machine.h"

#include "board.h"
#include "cache.h"
#include "cortex-m.h"

#define RCC_CR_HSEON (1u << 16)
#define RCC_CR_HSERDY (1u << 17)
#define RCC_CR_HSEBYP (1u << 18)
#define RCC_PLLCFGR_HSE (1u << 22)
#define RCC_APB1RSTR STM32_REGISTER(0x40023820u)
#define RCC_CSR STM32_REGISTER(0x40023874u)
#define RCC_CSR_LSION (1u << 0)
#define RCC_CSR_LSIRDY (1u << 1)
#define RCC_DCKCFGR STM32_REGISTER(0x4002388Cu)
#define RCC_DCKCFGR_TIMPRE (1u << 24)
#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)
#define USART_ENABLE_SENDER (1u << 3 | 1u << 2)

#ifdef BOARD_CORE_IS_M7
#define USART 0x40004800u /* USART3 */
#define USART_CLOCK RCC_APB1ENR_USART3EN
#define USART_CR1 STM32_REGISTER(USART + 0x00u)
#define USART_CR2 STM32_REGISTER(USART + 0x04u)
#define USART_CR3 STM32_REGISTER(USART + 0x08u)
#define USART_BRR STM32_REGISTER(USART + 0x0Cu)
#define USART_STATUS STM32_REGISTER(USART + 0x1Cu)
#define USART_TRANSMIT STM32_REGISTER(USART + 0x28u)
#define USART_CR1_UE (1u << 0)
enum { PLL_N = 432, PLL_Q = 9, PLL_R = 0, WAIT_STATES = 7, TX_PIN = 8, RX_PIN = 9 };
#define USART_PORT GPIOD
#define USART_PORT_CLOCK RCC_AHB1ENR_GPIODEN
#else
#define USART 0x40004400u /* USART2 */
#define USART_CLOCK RCC_APB1ENR_USART2EN
#define USART_STATUS STM32_REGISTER(USART + 0x00u)
#define USART_TRANSMIT STM32_REGISTER(USART + 0x04u)
#define USART_BRR STM32_REGISTER(USART + 0x08u)
#define USART_CR1 STM32_REGISTER(USART + 0x0Cu)
#define USART_CR2 STM32_REGISTER(USART + 0x10u)
#define USART_CR3 STM32_REGISTER(USART + 0x14u)
#define USART_CR1_UE (1u << 13)
enum { PLL_N = 360, PLL_Q = 8, PLL_R = 2, WAIT_STATES = 5, TX_PIN = 2, RX_PIN = 3 };
#define USART_PORT GPIOA
#define USART_PORT_CLOCK RCC_AHB1ENR_GPIOAEN
#endif

enum { PLL_M = 8, USART_FUNCTION = 7, BAUD = 115200 };

static void wait_until_set(const volatile uint32_t *status, uint32_t flag) {
  while ((*status & flag) == 0) {
  }
}

static void start_flash_interface(void) {
#ifdef BOARD_CORE_IS_M7
  FLASH_ACR |= FLASH_ACR_ICEN; /* on this part the bit is ARTEN */
  FLASH_ACR |= FLASH_ACR_PRFTEN;
  cache_enable_instruction();
  cache_enable_data();
#else
  FLASH_ACR |= FLASH_ACR_PRFTEN;
  FLASH_ACR |= FLASH_ACR_ICEN;
  FLASH_ACR |= FLASH_ACR_DCEN;
#endif
}

static void start_over_drive(void) {
#ifdef BOARD_CORE_IS_M7
  RCC_CR |= RCC_CR_PLLON;
  PWR_CR |= PWR_CR_ODEN;
  wait_until_set(&PWR_CSR, PWR_CSR_ODRDY);
  PWR_CR |= PWR_CR_ODSWEN;
  wait_until_set(&PWR_CSR, PWR_CSR_ODSWRDY);
#endif
}

static void start_clock(void) {
  stm32_enable_clock(&RCC_APB1ENR, RCC_APB1ENR_PWREN);
  (void)PWR_CR;
  FLASH_ACR = (FLASH_ACR & ~FLASH_ACR_LATENCY_MASK) | WAIT_STATES;
  RCC_CR |= RCC_CR_HSEBYP;
  RCC_CR |= RCC_CR_HSEON;
  wait_until_set(&RCC_CR, RCC_CR_HSERDY);
  RCC_CSR |= RCC_CSR_LSION;
  wait_until_set(&RCC_CSR, RCC_CSR_LSIRDY);
  RCC_CR &= ~RCC_CR_PLLON;
  while (RCC_CR & RCC_CR_PLLRDY) {
  }
  RCC_PLLCFGR = PLL_M | PLL_N << 6 | RCC_PLLCFGR_HSE | (uint32_t)PLL_Q << 24 | (uint32_t)PLL_R << 28;
  start_over_drive();
  RCC_CR |= RCC_CR_PLLON;
  wait_until_set(&RCC_CR, RCC_CR_PLLRDY);
  RCC_CFGR &= ~RCC_CFGR_HPRE_MASK;
  RCC_CFGR = (RCC_CFGR & ~RCC_CFGR_SW_MASK) | RCC_CFGR_SW_PLL;
  while ((RCC_CFGR & RCC_CFGR_SWS_MASK) != RCC_CFGR_SWS_PLL) {
  }
  RCC_CFGR = (RCC_CFGR & ~RCC_CFGR_PPRE1_MASK) | RCC_CFGR_PPRE1_DIV4;
  RCC_CFGR = (RCC_CFGR & ~RCC_CFGR_PPRE2_MASK) | RCC_CFGR_PPRE2_DIV2;
  RCC_DCKCFGR &= ~RCC_DCKCFGR_TIMPRE;
}

static void start_console(void) {
  stm32_enable_clock(&RCC_APB1ENR, USART_CLOCK);
  stm32_enable_clock(&RCC_AHB1ENR, USART_PORT_CLOCK);
  RCC_APB1RSTR |= USART_CLOCK;
  RCC_APB1RSTR &= ~USART_CLOCK;
  stm32_configure_pin(USART_PORT, TX_PIN, STM32_PIN_ALTERNATE, USART_FUNCTION);
  stm32_configure_pin(USART_PORT, RX_PIN, STM32_PIN_ALTERNATE, USART_FUNCTION);
  USART_CR1 &= ~USART_CR1_UE;
  USART_CR1 |= USART_ENABLE_SENDER;
  USART_CR2 = 0;
  USART_CR3 = 0;
  USART_BRR = (BOARD_CORE_HERTZ / 4 + BAUD / 2) / BAUD;
  USART_CR1 |= USART_CR1_UE;
}

void machine_start(void) {
  start_flash_interface();
  start_clock();
  start_console();
}

void machine_console_write(uint8_t byte) {
  wait_until_set(&USART_STATUS, 1u << 7);
  USART_TRANSMIT = byte;
}

void machine_console_drain(void) {
  wait_until_set(&USART_STATUS, 1u << 6);
}

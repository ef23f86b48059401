/* Clock tree, pins and TIM2 of the STM32F4 and F7 parts (RM0390 and RM0385: PWR, RCC, FLASH, GPIO, TIM2). */
#include "stm32.h"

#include "report.h"

enum { HSI_TRIM_DEFAULT = 16, PLL_P_IS_2 = 0 };

static void wait_until_set(const volatile uint32_t *status, uint32_t flag) {
  while ((*status & flag) == 0) {
  }
}

static void change_field(volatile uint32_t *address, uint32_t mask, uint32_t value) {
  *address = (*address & ~mask) | value;
}

static void start_pll(const struct stm32_clock *clock) {
  wait_until_set(&RCC_CR, RCC_CR_HSIRDY);
  change_field(&RCC_CR, 31u << RCC_CR_HSITRIM_POSITION, (uint32_t)HSI_TRIM_DEFAULT << RCC_CR_HSITRIM_POSITION);
  RCC_CR &= ~RCC_CR_PLLON;
  while (RCC_CR & RCC_CR_PLLRDY) {
  }
  RCC_PLLCFGR = clock->pll_m | clock->pll_n << 6 | (uint32_t)PLL_P_IS_2 << 16 | clock->pll_q << 24 | clock->pll_r << 28;
  RCC_CR |= RCC_CR_PLLON;
  wait_until_set(&RCC_CR, RCC_CR_PLLRDY);
}

static void start_over_drive(void) {
  PWR_CR |= PWR_CR_ODEN;
  wait_until_set(&PWR_CSR, PWR_CSR_ODRDY);
  PWR_CR |= PWR_CR_ODSWEN;
  wait_until_set(&PWR_CSR, PWR_CSR_ODSWRDY);
}

static void switch_to_pll(uint32_t flash_wait_states) {
  change_field(&FLASH_ACR, FLASH_ACR_LATENCY_MASK, flash_wait_states);
  if ((FLASH_ACR & FLASH_ACR_LATENCY_MASK) != flash_wait_states) {
    report_failure("the flash latency did not take");
  }
  change_field(&RCC_CFGR, RCC_CFGR_PPRE1_MASK, RCC_CFGR_PPRE1_DIV16);
  change_field(&RCC_CFGR, RCC_CFGR_PPRE2_MASK, RCC_CFGR_PPRE2_DIV16);
  change_field(&RCC_CFGR, RCC_CFGR_HPRE_MASK, 0);
  change_field(&RCC_CFGR, RCC_CFGR_SW_MASK, RCC_CFGR_SW_PLL);
  while ((RCC_CFGR & RCC_CFGR_SWS_MASK) != RCC_CFGR_SWS_PLL) {
  }
  change_field(&RCC_CFGR, RCC_CFGR_PPRE1_MASK, RCC_CFGR_PPRE1_DIV4);
  change_field(&RCC_CFGR, RCC_CFGR_PPRE2_MASK, RCC_CFGR_PPRE2_DIV2);
}

void stm32_start_clock(const struct stm32_clock *clock) {
  stm32_enable_clock(&RCC_APB2ENR, RCC_APB2ENR_SYSCFGEN);
  stm32_enable_clock(&RCC_APB1ENR, RCC_APB1ENR_PWREN);
  change_field(&PWR_CR, PWR_CR_VOS_SCALE1, PWR_CR_VOS_SCALE1);
  (void)PWR_CR;
  start_pll(clock);
  start_over_drive();
  switch_to_pll(clock->flash_wait_states);
}

void stm32_configure_pin(uint32_t port, uint32_t pin, enum stm32_pin_mode mode, uint32_t function) {
  change_field(&GPIO_OSPEEDR(port), 3u << (2 * pin), 3u << (2 * pin));
  change_field(&GPIO_OTYPER(port), 1u << pin, 0);
  change_field(&GPIO_PUPDR(port), 3u << (2 * pin), 0);
  if (mode == STM32_PIN_ALTERNATE) {
    uint32_t shift = 4 * (pin & 7);
    change_field(&GPIO_AFR(port, pin >> 3), 15u << shift, function << shift);
  }
  change_field(&GPIO_MODER(port), 3u << (2 * pin), (uint32_t)mode << (2 * pin));
}

void stm32_start_timer2(void) {
  stm32_enable_clock(&RCC_APB1ENR, RCC_APB1ENR_TIM2EN);
  TIM2_PSC = 0;
  TIM2_ARR = 0xFFFFFFFFu;
  TIM2_EGR = TIM_EGR_UG;
  TIM2_CR1 = TIM_CR1_CEN;
}

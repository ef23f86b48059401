/*
 * Registers that STM32F446 (RM0390) and STM32F746 (RM0385) have at the same address and with the same fields.
 * Where the two differ, the board's own file names the register.
 */
#pragma once
#include <stdint.h>

#define STM32_REGISTER(address) (*(volatile uint32_t *)(address))

#define RCC_CR STM32_REGISTER(0x40023800u)
#define RCC_CR_HSION (1u << 0)
#define RCC_CR_HSIRDY (1u << 1)
#define RCC_CR_HSITRIM_POSITION 3
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_PLLCFGR STM32_REGISTER(0x40023804u)
#define RCC_CFGR STM32_REGISTER(0x40023808u)
#define RCC_CFGR_SW_MASK (3u << 0)
#define RCC_CFGR_SW_PLL (2u << 0)
#define RCC_CFGR_SWS_MASK (3u << 2)
#define RCC_CFGR_SWS_PLL (2u << 2)
#define RCC_CFGR_HPRE_MASK (15u << 4)
#define RCC_CFGR_PPRE1_MASK (7u << 10)
#define RCC_CFGR_PPRE1_DIV4 (5u << 10)
#define RCC_CFGR_PPRE1_DIV16 (7u << 10)
#define RCC_CFGR_PPRE2_MASK (7u << 13)
#define RCC_CFGR_PPRE2_DIV2 (4u << 13)
#define RCC_CFGR_PPRE2_DIV16 (7u << 13)
#define RCC_AHB1ENR STM32_REGISTER(0x40023830u)
#define RCC_AHB1ENR_GPIOAEN (1u << 0)
#define RCC_AHB1ENR_GPIODEN (1u << 3)
#define RCC_APB1ENR STM32_REGISTER(0x40023840u)
#define RCC_APB1ENR_TIM2EN (1u << 0)
#define RCC_APB1ENR_USART2EN (1u << 17)
#define RCC_APB1ENR_USART3EN (1u << 18)
#define RCC_APB1ENR_PWREN (1u << 28)
#define RCC_APB2ENR STM32_REGISTER(0x40023844u)
#define RCC_APB2ENR_SYSCFGEN (1u << 14)

/* PWR_CR and PWR_CSR on F446, PWR_CR1 and PWR_CSR1 on F746. */
#define PWR_CR STM32_REGISTER(0x40007000u)
#define PWR_CR_VOS_SCALE1 (3u << 14)
#define PWR_CR_ODEN (1u << 16)
#define PWR_CR_ODSWEN (1u << 17)
#define PWR_CSR STM32_REGISTER(0x40007004u)
#define PWR_CSR_ODRDY (1u << 16)
#define PWR_CSR_ODSWRDY (1u << 17)

#define FLASH_ACR STM32_REGISTER(0x40023C00u)
#define FLASH_ACR_LATENCY_MASK 15u
#define FLASH_ACR_PRFTEN (1u << 8)

#define GPIOA 0x40020000u
#define GPIOD 0x40020C00u
#define GPIO_MODER(port) STM32_REGISTER((port) + 0x00u)
#define GPIO_OTYPER(port) STM32_REGISTER((port) + 0x04u)
#define GPIO_OSPEEDR(port) STM32_REGISTER((port) + 0x08u)
#define GPIO_PUPDR(port) STM32_REGISTER((port) + 0x0Cu)
#define GPIO_BSRR(port) STM32_REGISTER((port) + 0x18u)
#define GPIO_AFR(port, half) STM32_REGISTER((port) + 0x20u + 4u * (half))

#define TIM2_CR1 STM32_REGISTER(0x40000000u)
#define TIM_CR1_CEN (1u << 0)
#define TIM2_EGR STM32_REGISTER(0x40000014u)
#define TIM_EGR_UG (1u << 0)
#define TIM2_CNT STM32_REGISTER(0x40000024u)
#define TIM2_PSC STM32_REGISTER(0x40000028u)
#define TIM2_ARR STM32_REGISTER(0x4000002Cu)

/* Sets `enable` in an RCC enable register and reads it back, as the clock needs two cycles to arrive. */
static inline void stm32_enable_clock(volatile uint32_t *enable_register, uint32_t enable) {
  *enable_register |= enable;
  (void)*enable_register;
}

/* A PLL fed by the internal oscillator, with P = 2, and the flash latency that its clock needs. */
struct stm32_clock {
  uint32_t pll_m;
  uint32_t pll_n;
  uint32_t pll_q;
  uint32_t pll_r; /* 0 where the part has none */
  uint32_t flash_wait_states;
};

/* From reset to the PLL at full speed, in the order that the reference manual asks for. */
void stm32_start_clock(const struct stm32_clock *clock);

enum stm32_pin_mode { STM32_PIN_OUTPUT = 1, STM32_PIN_ALTERNATE = 2 };

/* One push-pull pin at the highest speed without pull resistors. */
void stm32_configure_pin(uint32_t port, uint32_t pin, enum stm32_pin_mode mode, uint32_t function);

/* TIM2 as a free-running 32-bit counter at its kernel clock. */
void stm32_start_timer2(void);

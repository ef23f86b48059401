/* Nucleo-F446RE: STM32F446RE at 180 MHz, LED on PA5. */
#pragma once
#include "stm32.h"

#define BOARD_NAME "nucleo-f446re"
#define BOARD_CORE_HERTZ 180000000u
#define BOARD_RESET_HERTZ 16000000u
#define BOARD_INTERRUPTS 97
#define BOARD_PRIORITY_BITS 4

#define BOARD_PIN_SET_RESET GPIO_BSRR(GPIOA)
#define BOARD_PIN_SET (1u << 5)
#define BOARD_PIN_RESET (1u << 21)

/* Nucleo-F746ZG: STM32F746ZG at 216 MHz, pin PA5 toggles. */
#pragma once
#include "stm32.h"

#define BOARD_NAME "nucleo-f746zg"
#define BOARD_CORE_IS_M7 1
#define BOARD_CORE_HERTZ 216000000u
#define BOARD_RESET_HERTZ 16000000u
#define BOARD_INTERRUPTS 98
#define BOARD_PRIORITY_BITS 4

#define BOARD_PIN_SET_RESET GPIO_BSRR(GPIOA)
#define BOARD_PIN_SET (1u << 5)
#define BOARD_PIN_RESET (1u << 21)

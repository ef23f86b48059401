/* The pin that a toggle would drive; the host runs only the FFT, which drives none. */
#pragma once
#include <stdint.h>

enum { BOARD_PIN_SET = 1, BOARD_PIN_RESET = 1 << 16 };
static volatile uint32_t host_pin;
#define BOARD_PIN_SET_RESET host_pin

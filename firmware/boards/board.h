/* What every board gives to the code above it; the directory of a board adds `board_config.h`. */
#pragma once
#include "board_config.h"

#include <stdint.h>

/* Brings clocks, caches, the LED's pin and the console into the state in which the experiments were done. */
void board_init(void);

/* Waits for room in the transmitter, then sends one byte. */
void board_console_write(uint8_t byte);

/* Waits until the last byte has left the shift register. */
void board_console_drain(void);

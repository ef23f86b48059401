/* Clock tree, flash interface and console as Zephyr's drivers for these chips bring them up. */
#pragma once
#include <stdint.h>

void machine_start(void);
void machine_console_write(uint8_t byte);
void machine_console_drain(void);

/* Stand-in: a serial port without interrupts. */
#pragma once
#include <zephyr/device.h>

void uart_poll_out(const struct device *device, unsigned char byte);

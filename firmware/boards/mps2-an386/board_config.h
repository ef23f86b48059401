/* MPS2 with the FPGA image AN386, in QEMU. */
#pragma once
#include <stdint.h>

extern volatile uint32_t mps2_pin;

#define BOARD_NAME "mps2-an386"
#define BOARD_CORE_HERTZ 25000000u
#define BOARD_INTERRUPTS 32
#define BOARD_PRIORITY_BITS 3

#define BOARD_PIN_SET_RESET mps2_pin
#define BOARD_PIN_SET (1u << 5)
#define BOARD_PIN_RESET (1u << 21)

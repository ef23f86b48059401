/*
 * Arm MPS2 with the FPGA image AN386 (Cortex-M4) or AN500 (Cortex-M7), as QEMU models it: a functional oracle for the
 * images, without timing. Console on UART0 (CMSDK APB UART, DDI 0479). The toggled "pin" is a word of RAM.
 */
#include "board.h"
#include "cache.h"
#include "cortex-m.h"
#include "os.h"

#define UART0_DATA CORE_REGISTER(0x40004000u)
#define UART0_STATE CORE_REGISTER(0x40004004u)
#define UART0_CTRL CORE_REGISTER(0x40004008u)
#define UART0_BAUDDIV CORE_REGISTER(0x40004010u)
#define UART_STATE_TX_FULL (1u << 0)
#define UART_CTRL_TX_ENABLE (1u << 0)

enum { SMALLEST_BAUD_DIVIDER = 16 };

volatile uint32_t mps2_pin;

void board_init(void) {
#ifdef BOARD_CORE_IS_M7
  cache_enable_instruction();
  cache_enable_data();
#endif
  os_clock_changed(BOARD_CORE_HERTZ);
  UART0_BAUDDIV = SMALLEST_BAUD_DIVIDER;
  UART0_CTRL = UART_CTRL_TX_ENABLE;
  core_start_cycle_counter();
}

void board_console_write(uint8_t byte) {
  while (UART0_STATE & UART_STATE_TX_FULL) {
  }
  UART0_DATA = byte;
}

void board_console_drain(void) {
  while (UART0_STATE & UART_STATE_TX_FULL) {
  }
}

/* The console that board.h promises, on Zephyr's driver. board.h itself would clash with the vendor's register names. */
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>

void board_console_write(uint8_t byte);
void board_console_drain(void);

static const struct device *const console = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

void board_console_write(uint8_t byte) {
  uart_poll_out(console, byte);
}

/* The driver cannot tell when the shift register is empty; two characters at 115,200 baud last 174 microseconds. */
void board_console_drain(void) {
  k_busy_wait(200);
}

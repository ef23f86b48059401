#include "report.h"

#include "board.h"
#include "cortex-m.h"

static void write_text(const char *text) {
  while (*text) {
    board_console_write((uint8_t)*text++);
  }
}

static void write_key(const char *key) {
  write_text(key);
  board_console_write('=');
}

static void end_line(void) {
  write_text("\r\n");
}

void report_text(const char *key, const char *value) {
  write_key(key);
  write_text(value);
  end_line();
}

void report_number(const char *key, uint32_t value) {
  char digits[11];
  char *first = &digits[sizeof digits - 1];
  *first = '\0';
  do {
    *--first = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  report_text(key, first);
}

void report_hexadecimal(const char *key, uint32_t value) {
  write_key(key);
  write_text("0x");
  for (int shift = 28; shift >= 0; shift -= 4) {
    board_console_write((uint8_t)"0123456789abcdef"[value >> shift & 15]);
  }
  end_line();
}

void report_done(void) {
  write_text("done");
  end_line();
  board_console_drain();
  core_mask_interrupts();
  for (;;) {
    core_wait_for_interrupt();
  }
}

void report_failure(const char *why) {
  report_text("error", why);
  report_done();
}

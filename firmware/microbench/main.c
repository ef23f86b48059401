/*
 * Runs the kernels of a core, each several times, and prints one line for each: `cycles` is the least of the warm runs,
 * `max` the most of them, `first` what the counter showed in the very first run. Of a kernel that is a difference, the
 * least of the shorter form is taken from both. Nothing interrupts: there is no tick.
 */
#include "board.h"
#include "cortex-m.h"
#include "kernels.h"
#include "os.h"
#include "report.h"

#include <stddef.h>

enum { WARM_RUNS = 8, LINE_BYTES = 96 };

/* The data of the kernels: in SRAM1 on the F446, in DTCM on the F746. */
uint8_t microbench_data[4096] __attribute__((aligned(4096)));

void os_clock_changed(uint32_t core_hertz) {
  (void)core_hertz;
}

static char *append(char *end, const char *text) {
  while (*text) {
    *end++ = *text++;
  }
  *end = '\0';
  return end;
}

static char *append_number(char *end, const char *key, uint32_t value) {
  char digits[11];
  char *first = &digits[sizeof digits - 1];
  *first = '\0';
  do {
    *--first = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  return append(append(end, key), first);
}

struct extremes {
  uint32_t least, most;
};

static struct extremes warm_runs(kernel_run run, uint32_t passes) {
  struct extremes seen = {UINT32_MAX, 0};
  run(passes);
  for (int i = 0; i < WARM_RUNS; i++) {
    uint32_t cycles = run(passes);
    seen.least = cycles < seen.least ? cycles : seen.least;
    seen.most = cycles > seen.most ? cycles : seen.most;
  }
  return seen;
}

static void measure(const struct kernel *kernel) {
  uint32_t first = kernel->more(kernel->more_count);
  struct extremes more = warm_runs(kernel->more, kernel->more_count);
  uint32_t less = kernel->less == NULL ? 0 : warm_runs(kernel->less, kernel->less_count).least;
  char line[LINE_BYTES];
  char *end = append(line, kernel->name);
  end = append_number(end, " cycles=", more.least - less);
  end = append_number(end, " max=", more.most - less);
  append_number(end, " first=", first);
  report_text("kernel", line);
}

int main(void) {
  board_init();
  stm32_enable_clock(&RCC_APB1ENR, RCC_APB1ENR_TIM2EN);
  report_text("board", BOARD_NAME);
  for (const struct kernel *kernel = microbench_kernels; kernel->name != NULL; kernel++) {
    measure(kernel);
  }
  report_done();
}

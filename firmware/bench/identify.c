#include "identify.h"

#include "board.h"
#include "clock.h"
#include "guest.h"
#include "os.h"
#include "report.h"

#include <stddef.h>

void identify_and_load(const char *workload) {
  report_text("board", BOARD_NAME);
  report_text("os", os_name);
  report_text("runtime", guest_runtime_name);
  report_text("workload", workload);
  uint32_t before = clock_now();
  const char *error = guest_load();
  uint32_t after = clock_now();
  if (error != NULL) {
    report_failure(error);
  }
  report_number("load_cycles", clock_cycles_between(before, after));
}

/* A square wave as fast as the stack allows. What it is worth is seen at the pin. */
#include "experiment.h"
#include "guest.h"
#include "heap.h"
#include "identify.h"
#include "os.h"
#include "report.h"

void experiment_run(void) {
  identify_and_load("toggle");
  report_number("heap_peak", heap_peak_bytes);
  report_number("pool_peak", os_pool_peak_bytes());
  report_number("linear_memory", guest_linear_memory_bytes());
  report_failure(guest_toggle_forever());
}

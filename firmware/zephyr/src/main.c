/* The experiment in Zephyr's main thread, or in a thread of its own where the published one had that. */
#include "experiment.h"
#include "heap_meter.h"
#include "os.h"
#include "report.h"
#include "zephyr_board.h"
#ifdef WAMR_POOL_BYTES
#include "wamr_pool.h"
#endif

#include <zephyr/kernel.h>

const char os_name[] = "zephyr";

uint32_t os_pool_peak_bytes(void) {
#ifdef WAMR_POOL_BYTES
  return wamr_pool_peak_bytes();
#else
  return 0;
#endif
}

void *os_stack_limit(void) {
  return (void *)k_current_get()->stack_info.start;
}

static void run_experiment(void *first, void *second, void *third) {
  ARG_UNUSED(first);
  ARG_UNUSED(second);
  ARG_UNUSED(third);
  experiment_run();
  report_failure("the experiment returned");
}

#ifdef EXPERIMENT_THREAD_BYTES
static K_THREAD_STACK_DEFINE(experiment_stack, EXPERIMENT_THREAD_BYTES);
static struct k_thread experiment_thread;
#endif

int main(void) {
  zephyr_board_init();
  heap_meter_start();
#ifdef EXPERIMENT_THREAD_BYTES
  k_thread_create(&experiment_thread, experiment_stack, K_THREAD_STACK_SIZEOF(experiment_stack), run_experiment, NULL,
                  NULL, NULL, K_PRIO_PREEMPT(0), 0, K_NO_WAIT);
  k_thread_join(&experiment_thread, K_FOREVER);
#else
  run_experiment(NULL, NULL, NULL);
#endif
  return 0;
}

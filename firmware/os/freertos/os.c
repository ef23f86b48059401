/* FreeRTOS with one task; its stack comes from the kernel's pool, `ucHeap`. */
#include "os.h"

#include "report.h"

#include "FreeRTOS.h"
#include "task.h"

const char os_name[] = "freertos";

/* The kernel starts its own tick; until then there is none. */
void os_clock_changed(uint32_t core_hertz) {
  (void)core_hertz;
}

void freertos_assertion_failed(void) {
  report_failure("a FreeRTOS assertion failed");
}

static void default_task(void *experiment) {
  ((void (*)(void))experiment)();
  report_failure("the experiment returned");
}

void os_run(void (*experiment)(void)) {
  enum { NORMAL_PRIORITY = 3 };
  BaseType_t created = xTaskCreate(
      default_task, "defaultTask", OS_TASK_STACK_BYTES / sizeof(StackType_t), (void *)experiment, NORMAL_PRIORITY,
      NULL);
  if (created != pdPASS) {
    report_failure("no memory for the task");
  }
  vTaskStartScheduler();
  report_failure("the scheduler did not start");
}

uint32_t os_pool_peak_bytes(void) {
  return (uint32_t)(configTOTAL_HEAP_SIZE - xPortGetMinimumEverFreeHeapSize());
}

void *os_stack_limit(void) {
  TaskStatus_t status;
  vTaskGetInfo(NULL, &status, pdFALSE, eRunning);
  return status.pxStackBase;
}

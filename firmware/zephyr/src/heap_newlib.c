/* newlib: Zephyr reports every move of the heap's end. */
#include "heap.h"
#include "heap_meter.h"

#include <zephyr/kernel.h>
#include <zephyr/sys/heap_listener.h>

uint32_t heap_peak_bytes;

static void resized(uintptr_t heap, void *old_end, void *new_end) {
  static uintptr_t start = UINTPTR_MAX;
  ARG_UNUSED(heap);
  start = MIN(start, (uintptr_t)old_end);
  heap_peak_bytes = MAX(heap_peak_bytes, (uint32_t)((uintptr_t)new_end - start));
}

static HEAP_LISTENER_RESIZE_DEFINE(listener, HEAP_ID_LIBC, resized);

void heap_meter_start(void) {
  heap_listener_register(&listener);
}

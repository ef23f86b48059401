/* The workload compiled into the image. */
#include "guest.h"

#include <stddef.h>

const char guest_runtime_name[] = GUEST_RUNTIME_NAME;

const char *guest_load(void) {
  return NULL;
}

uint32_t guest_linear_memory_bytes(void) {
  return 0;
}

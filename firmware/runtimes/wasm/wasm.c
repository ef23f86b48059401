/* What the FFT and the toggle have in common when they run as a module. */
#include "engine.h"
#include "guest.h"

uint32_t guest_linear_memory_bytes(void) {
  return engine_memory_bytes();
}

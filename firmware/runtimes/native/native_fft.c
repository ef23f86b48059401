#include "fft.h"
#include "guest.h"

#include <stddef.h>

const char *guest_fft_init(void) {
  fft_init();
  return NULL;
}

const char *guest_fft_bench(uint32_t passes) {
  fft_bench(passes);
  return NULL;
}

const char *guest_fft_buffer(const uint8_t **buffer) {
  *buffer = (const uint8_t *)fft_buffer();
  return NULL;
}

#include "engine.h"
#include "fft.h"
#include "guest.h"

#include <stddef.h>

static struct engine_function *init, *bench, *buffer_address;

const char *guest_load(void) {
  const char *error = engine_load(NULL);
  if (error == NULL) {
    error = engine_find("fft_init", &init);
  }
  if (error == NULL) {
    error = engine_find("fft_buffer", &buffer_address);
  }
  if (error == NULL) {
    error = engine_find("fft_bench", &bench);
  }
  return error;
}

const char *guest_fft_init(void) {
  return engine_call(init, ENGINE_NOTHING, NULL);
}

const char *guest_fft_bench(uint32_t passes) {
  return engine_call(bench, ENGINE_ARGUMENT, &passes);
}

const char *guest_fft_buffer(const uint8_t **buffer) {
  uint32_t address;
  const char *error = engine_call(buffer_address, ENGINE_RESULT, &address);
  if (error != NULL) {
    return error;
  }
  *buffer = engine_memory(address, FFT_BUFFER_BYTES);
  return *buffer != NULL ? NULL : "the module's buffer is not inside its memory";
}

/* The runtimes of this executable: each is a guest.h of its own, linked so that only its table is visible. */
#pragma once
#include <stdint.h>

struct host_guest {
  const char *name;
  const char *(*load)(void);
  const char *(*fft_init)(void);
  const char *(*fft_bench)(uint32_t passes);
  const char *(*fft_buffer)(const uint8_t **buffer);
};

extern const struct host_guest host_native, host_wasm3, host_wamr_classic, host_wamr_fast, host_wamr_aot;

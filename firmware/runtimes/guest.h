/*
 * The workload as an experiment sees it: compiled in, or in a Wasm module behind a runtime.
 * A function that may fail returns NULL, or one line of text that says why.
 */
#pragma once
#include <stdint.h>

extern const char guest_runtime_name[];

/* Parses, instantiates and links the module. */
const char *guest_load(void);

const char *guest_fft_init(void);
const char *guest_fft_bench(uint32_t passes);

/* Where the host finds the buffer. Moves with linear memory, so ask again after each call. */
const char *guest_fft_buffer(const uint8_t **buffer);

/* Comes back only with an error. */
const char *guest_toggle_forever(void);

/* 0 without a module. */
uint32_t guest_linear_memory_bytes(void);

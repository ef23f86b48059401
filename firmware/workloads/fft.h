/* A 1024-point single-precision FFT, in place, as it is measured natively and inside every Wasm runtime. */
#pragma once
#include <stdint.h>

enum { FFT_POINTS = 1024, FFT_BUFFER_BYTES = 2 * FFT_POINTS * sizeof(float) };

/* Fills the buffer with re = i, im = i / 2. */
void fft_init(void);

/* Transforms the buffer `passes` times without filling it again. */
void fft_bench(uint32_t passes);

/* The interleaved re, im values. */
float *fft_buffer(void);

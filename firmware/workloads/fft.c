/*
 * Iterative radix-2 FFT: bit reversal by swapping, then ten stages of butterflies.
 *
 * Every pass multiplies magnitudes by up to 1024, so that a run of a hundred passes ends in infinities and NaNs.
 * That is part of the experiment: soft-float code takes its special-case paths there.
 */
#include "fft.h"

#include "fft_twiddles.h"

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(name)))
#else
#define EXPORT(name)
#endif

static float buffer[2 * FFT_POINTS];

EXPORT("fft_init") void fft_init(void) {
  for (uint32_t i = 0; i < FFT_POINTS; i++) {
    buffer[2 * i] = (float)i;
    buffer[2 * i + 1] = 0.5f * (float)i;
  }
}

EXPORT("fft_buffer") float *fft_buffer(void) {
  return buffer;
}

static void swap(float *a, float *b) {
  float kept = *a;
  *a = *b;
  *b = kept;
}

static void reverse_bits(float *data) {
  uint32_t j = 0;
  for (uint32_t i = 1; i < FFT_POINTS; i++) {
    uint32_t bit = FFT_POINTS >> 1;
    while (j & bit) {
      j ^= bit;
      bit >>= 1;
    }
    j ^= bit;
    if (i < j) {
      swap(&data[2 * i], &data[2 * j]);
      swap(&data[2 * i + 1], &data[2 * j + 1]);
    }
  }
}

static void fft(float *data) {
  reverse_bits(data);
  for (uint32_t len = 2; len <= FFT_POINTS; len <<= 1) {
    uint32_t half = len >> 1;
    uint32_t step = FFT_POINTS / len;
    for (uint32_t i = 0; i < FFT_POINTS; i += len) {
      for (uint32_t j = 0; j < half; j++) {
        float wr = fft_cosine[j * step];
        float wi = fft_negative_sine[j * step];
        uint32_t a = 2 * (i + j);
        uint32_t b = 2 * (i + j + half);
        float tr = wr * data[b] - wi * data[b + 1];
        float ti = wr * data[b + 1] + wi * data[b];
        float ur = data[a];
        float ui = data[a + 1];
        data[a] = ur + tr;
        data[a + 1] = ui + ti;
        data[b] = ur - tr;
        data[b + 1] = ui - ti;
      }
    }
  }
}

EXPORT("fft_bench") void fft_bench(uint32_t passes) {
  for (uint32_t pass = 0; pass < passes; pass++) {
    fft(buffer);
  }
}

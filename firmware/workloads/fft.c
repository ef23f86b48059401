/*
 * Iterative radix-2 FFT: bit reversal by swapping, then ten stages of butterflies.
 *
 * Every pass multiplies magnitudes by up to 1024, so that a run of a hundred passes ends in infinities and NaNs.
 * That is part of the experiment: soft-float code takes its special-case paths there.
 *
 * Indices are signed, the swap comes before the count, and a butterfly reads the lower point first, as in the published
 * program (stm32-wasm-runtime-benchmarks, baremetal/bm_fft_f4): the code that a compiler makes depends on it.
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

/* Swaps point i with the one whose index has the bits of i in reverse order; j counts up from its top bit. */
static void reverse_bits(float *data) {
  int j = 0;
  for (int i = 0; i < FFT_POINTS; i++) {
    if (i < j) {
      float re = data[2 * i];
      float im = data[2 * i + 1];
      data[2 * i] = data[2 * j];
      data[2 * i + 1] = data[2 * j + 1];
      data[2 * j] = re;
      data[2 * j + 1] = im;
    }
    int bit = FFT_POINTS / 2;
    while (j & bit) {
      j ^= bit;
      bit >>= 1;
    }
    j |= bit;
  }
}

static void fft(float *data) {
  reverse_bits(data);
  for (int len = 2; len <= FFT_POINTS; len <<= 1) {
    int half = len >> 1;
    int step = FFT_POINTS / len;
    for (int block = 0; block < FFT_POINTS; block += len) {
      for (int n = 0; n < half; n++) {
        float c = fft_cosine[n * step];
        float s = fft_negative_sine[n * step];
        int upper = 2 * (block + n);
        int lower = 2 * (block + n + half);
        float re = data[lower];
        float im = data[lower + 1];
        float turned_re = c * re - s * im;
        float turned_im = c * im + s * re;
        float kept_re = data[upper];
        float kept_im = data[upper + 1];
        data[upper] = kept_re + turned_re;
        data[upper + 1] = kept_im + turned_im;
        data[lower] = kept_re - turned_re;
        data[lower + 1] = kept_im - turned_im;
      }
    }
  }
}

EXPORT("fft_bench") void fft_bench(uint32_t passes) {
  for (uint32_t pass = 0; pass < passes; pass++) {
    fft(buffer);
  }
}

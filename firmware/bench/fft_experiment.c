/*
 * Cycles of one FFT: over many passes in one call, as published, and beside that the first pass, on finite numbers, and
 * one more pass on what many passes leave behind: NaNs.
 */
#include "clock.h"
#include "experiment.h"
#include "fft.h"
#include "guest.h"
#include "heap.h"
#include "identify.h"
#include "os.h"
#include "report.h"

#include <stddef.h>

/*
 * In read-only memory under its own name, so that a bench can set it in the image; hence always read as volatile, which
 * the object itself cannot be: the compiler would place it in RAM.
 */
__attribute__((used)) const uint32_t fft_iterations = 100;

static void succeed(const char *error) {
  if (error != NULL) {
    report_failure(error);
  }
}

static uint32_t measure(uint32_t passes) {
  uint32_t before = clock_now();
  const char *error = guest_fft_bench(passes);
  uint32_t after = clock_now();
  succeed(error);
  return clock_cycles_between(before, after);
}

/* 32-bit FNV-1a over the bytes of the buffer. */
static uint32_t checksum(void) {
  const uint8_t *buffer;
  succeed(guest_fft_buffer(&buffer));
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < FFT_BUFFER_BYTES; i++) {
    hash = (hash ^ buffer[i]) * 16777619u;
  }
  return hash;
}

void experiment_run(void) {
  identify_and_load("fft");
  clock_silence_interrupts();

  succeed(guest_fft_init());
  report_number("first_pass_cycles", measure(1));
  report_hexadecimal("checksum_first", checksum());

  uint32_t iterations = *(const volatile uint32_t *)&fft_iterations;
  succeed(guest_fft_init());
  uint32_t total_cycles = measure(iterations);
  report_number("iterations", iterations);
  report_number("total_cycles", total_cycles);
  report_number("cycles_per_fft", total_cycles / iterations);
  report_hexadecimal("checksum", checksum());

  report_number("nan_pass_cycles", measure(1));
  report_number("heap_peak", heap_peak_bytes);
  report_number("pool_peak", os_pool_peak_bytes());
  report_number("linear_memory", guest_linear_memory_bytes());
  report_done();
}

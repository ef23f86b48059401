/*
 * Cycles of one call of an export of the user's module: the first call alone, then the mean of several in a row, with what
 * they returned and what they left in linear memory.
 */
#include "clock.h"
#include "experiment.h"
#include "guest.h"
#include "heap.h"
#include "identify.h"
#include "module_slot.h"
#include "os.h"
#include "report.h"
#include "slot_engine.h"

#include <stddef.h>

static uint64_t result;

/* A bench finds the measured calls by this function's name. */
static __attribute__((noinline, noclone)) uint32_t measure(uint32_t calls) {
  const char *error = NULL;
  uint32_t before = clock_now();
  for (uint32_t i = 0; i < calls && error == NULL; i++) {
    error = slot_engine_call(&result);
  }
  uint32_t after = clock_now();
  if (error != NULL) {
    report_failure(error);
  }
  return clock_cycles_between(before, after);
}

static void report_result(const char *high_key, const char *low_key) {
  if (module_slot.result_type != 0) {
    report_hexadecimal(high_key, (uint32_t)(result >> 32));
    report_hexadecimal(low_key, (uint32_t)result);
  }
}

/*
 * 32-bit FNV-1a over linear memory up to its last byte that is not zero: runtimes give the same module memories of
 * different sizes.
 */
static uint32_t memory_checksum(void) {
  uint32_t bytes = 0;
  const uint8_t *memory = slot_engine_memory(&bytes);
  if (memory == NULL) {
    bytes = 0;
  }
  while (bytes > 0 && memory[bytes - 1] == 0) {
    bytes--;
  }
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < bytes; i++) {
    hash = (hash ^ memory[i]) * 16777619u;
  }
  return hash;
}

void experiment_run(void) {
  identify_and_load("module");
  clock_silence_interrupts();

  report_number("first_call_cycles", measure(1));
  report_result("first_result_high", "first_result_low");

  uint32_t total_cycles = measure(module_slot.calls);
  report_number("calls", module_slot.calls);
  report_number("total_cycles", total_cycles);
  report_result("result_high", "result_low");
  report_hexadecimal("memory_checksum", memory_checksum());

  report_number("heap_peak", heap_peak_bytes);
  report_number("pool_peak", os_pool_peak_bytes());
  report_number("linear_memory", guest_linear_memory_bytes());
  report_done();
}

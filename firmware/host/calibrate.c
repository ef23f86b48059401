/* What the core's clock is now: nothing but the time of instructions whose latency is known tells it in a virtual machine. */
#define _GNU_SOURCE
#include "calibrate.h"

#include <time.h>

/* Each addition waits for the one before. Both operands are registers, as some cores add a constant in no time. */
#if defined(__x86_64__)
#define ADD_64_TIMES ".rept 64\n\tadd %1, %0\n\t.endr"
#elif defined(__aarch64__)
#define ADD_64_TIMES ".rept 64\n\tadd %0, %0, %1\n\t.endr"
#else
#error "no chain of additions for this processor"
#endif

enum { ROUNDS = 2000, ADDITIONS = 64 * ROUNDS, TRIES = 50 };

static uint64_t read_clock(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t nanoseconds_now(void) {
  return read_clock(CLOCK_MONOTONIC_RAW);
}

uint64_t processor_nanoseconds(void) {
  return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

/* The shortest of many tries: an interruption only ever makes one longer. */
uint64_t core_hertz(void) {
  uint64_t shortest = UINT64_MAX;
  for (int attempt = 0; attempt < TRIES; attempt++) {
    uint64_t sum = 0, one = 1;
    uint64_t before = nanoseconds_now();
    for (int round = 0; round < ROUNDS; round++) {
      __asm__ volatile(ADD_64_TIMES : "+r"(sum) : "r"(one) : "cc");
    }
    uint64_t elapsed = nanoseconds_now() - before;
    shortest = elapsed < shortest ? elapsed : shortest;
  }
  return shortest != 0 ? ADDITIONS * UINT64_C(1000000000) / shortest : 0;
}

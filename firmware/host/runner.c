/*
 * Nanoseconds of the FFT on this machine: `stacktoll-host-RUNTIME ITERATIONS SAMPLES` prints one line a sample, each for
 * ITERATIONS passes in one call over a freshly filled buffer, after one such call that warms up and is not timed.
 */
#define _GNU_SOURCE
#include "fft.h"
#include "guest.h"

#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void succeed(const char *error) {
  if (error != NULL) {
    printf("error=%s\n", error);
    exit(1);
  }
}

static uint64_t nanoseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC_RAW, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static uint64_t measure(uint32_t passes) {
  succeed(guest_fft_init());
  uint64_t before = nanoseconds_now();
  const char *error = guest_fft_bench(passes);
  uint64_t after = nanoseconds_now();
  succeed(error);
  return after - before;
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

/* Stays where it is: a move to another processor would cost a sample its caches. */
static void pin_to_this_processor(void) {
  int processor = sched_getcpu();
  cpu_set_t only;
  CPU_ZERO(&only);
  if (processor >= 0) {
    CPU_SET(processor, &only);
  }
  if (processor < 0 || sched_setaffinity(0, sizeof only, &only) != 0) {
    succeed("the process could not be bound to one processor");
  }
}

static uint32_t positive(const char *text) {
  char *end;
  unsigned long value = strtoul(text, &end, 10);
  if (*text < '0' || *text > '9' || *end != '\0' || value == 0 || value > 1000000) {
    fprintf(stderr, "%s is no number from 1 to 1000000\n", text);
    exit(2);
  }
  return (uint32_t)value;
}

int main(int count, char **words) {
  if (count != 3) {
    fprintf(stderr, "usage: %s ITERATIONS SAMPLES\n", words[0]);
    return 2;
  }
  uint32_t iterations = positive(words[1]);
  uint32_t samples = positive(words[2]);
  pin_to_this_processor();
  printf("runtime=%s\n", guest_runtime_name);
  succeed(guest_load());
  measure(1);
  printf("checksum_first=0x%08" PRIx32 "\n", checksum());
  measure(iterations);
  printf("checksum=0x%08" PRIx32 "\n", checksum());
  for (uint32_t sample = 0; sample < samples; sample++) {
    printf("ns=%" PRIu64 "\n", measure(iterations));
  }
  return 0;
}

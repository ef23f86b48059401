/*
 * The FFT on this machine, in every runtime: `stacktoll-host PROCESSOR` binds itself to a processor, then answers each line
 * of standard input with one line:
 *
 *   RUNTIME PASSES   ns=TIME elapsed=TIME checksum=SUM: so many passes in one call over a freshly filled buffer, the
 *                    processor's time that they took, the time that passed, and what is in the buffer then
 *   clock            hertz=CLOCK: cycles a second of the core, calibrated now
 *
 * or with error=TEXT. `stacktoll-host PROCESSOR COMMAND WORD...` becomes that command, bound to the same processor.
 */
#define _GNU_SOURCE
#include "calibrate.h"
#include "fft.h"
#include "host_guest.h"

#include <errno.h>
#include <inttypes.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct host_guest *const guests[] = {
    &host_native, &host_wasm3, &host_wamr_classic, &host_wamr_fast, &host_wamr_aot,
};
enum { GUESTS = sizeof guests / sizeof guests[0] };
static bool is_loaded[GUESTS];

/* 32-bit FNV-1a over the bytes of the buffer. */
static uint32_t checksum(const uint8_t *buffer) {
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < FFT_BUFFER_BYTES; i++) {
    hash = (hash ^ buffer[i]) * 16777619u;
  }
  return hash;
}

struct times {
  uint64_t processor, elapsed;
};

/* Fills the buffer, transforms it so often and says how long that took; NULL or an error. */
static const char *measure(const struct host_guest *guest, uint32_t passes, struct times *times) {
  const char *error = guest->fft_init();
  if (error == NULL) {
    uint64_t elapsed = nanoseconds_now();
    uint64_t processor = processor_nanoseconds();
    error = guest->fft_bench(passes);
    times->processor = processor_nanoseconds() - processor;
    times->elapsed = nanoseconds_now() - elapsed;
  }
  return error;
}

static const char *answer_passes(int index, uint32_t passes) {
  const struct host_guest *guest = guests[index];
  const char *error = is_loaded[index] ? NULL : guest->load();
  is_loaded[index] = error == NULL;
  struct times times = {0};
  if (error == NULL) {
    error = measure(guest, passes, &times);
  }
  const uint8_t *buffer;
  if (error == NULL) {
    error = guest->fft_buffer(&buffer);
  }
  if (error == NULL) {
    printf("ns=%" PRIu64 " elapsed=%" PRIu64 " checksum=0x%08" PRIx32 "\n", times.processor, times.elapsed,
           checksum(buffer));
  }
  return error;
}

static const char *answer(const char *request) {
  char name[32];
  uint32_t passes;
  if (strcmp(request, "clock\n") == 0) {
    printf("hertz=%" PRIu64 "\n", core_hertz());
    return NULL;
  }
  if (sscanf(request, "%31s %" SCNu32, name, &passes) != 2 || passes == 0) {
    return "no such request";
  }
  for (int i = 0; i < GUESTS; i++) {
    if (strcmp(guests[i]->name, name) == 0) {
      return answer_passes(i, passes);
    }
  }
  return "no such runtime";
}

/* Stays where it is: a move to another processor would cost a sample its caches. */
static bool bind_to(const char *text) {
  char *end;
  unsigned long processor = strtoul(text, &end, 10);
  cpu_set_t only;
  CPU_ZERO(&only);
  if (*text < '0' || *text > '9' || *end != '\0' || processor >= CPU_SETSIZE) {
    errno = EINVAL;
    return false;
  }
  CPU_SET(processor, &only);
  return sched_setaffinity(0, sizeof only, &only) == 0;
}

int main(int count, char **words) {
  if (count < 2) {
    fprintf(stderr, "usage: %s PROCESSOR [COMMAND WORD...]\n", words[0]);
    return 2;
  }
  if (!bind_to(words[1])) {
    fprintf(stderr, "%s: cannot run on processor %s: %s\n", words[0], words[1], strerror(errno));
    return 2;
  }
  if (count > 2) {
    execvp(words[2], words + 2);
    fprintf(stderr, "%s: %s cannot be started: %s\n", words[0], words[2], strerror(errno));
    return 2;
  }
  char request[64];
  while (fgets(request, sizeof request, stdin) != NULL) {
    const char *error = answer(request);
    if (error != NULL) {
      printf("error=%s\n", error);
    }
    fflush(stdout);
  }
  return 0;
}

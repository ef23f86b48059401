#include "heap.h"

#include <errno.h>
#include <stddef.h>

extern char _heap_start[], _heap_limit[];

uint32_t heap_peak_bytes;

static char *heap_end = _heap_start;

void *_sbrk(ptrdiff_t increment);

void *_sbrk(ptrdiff_t increment) {
  char *block = heap_end;
  if (increment > _heap_limit - block) {
    errno = ENOMEM;
    return (void *)-1;
  }
  heap_end = block + increment;
  uint32_t used = (uint32_t)(heap_end - _heap_start);
  if (used > heap_peak_bytes) {
    heap_peak_bytes = used;
  }
  return block;
}

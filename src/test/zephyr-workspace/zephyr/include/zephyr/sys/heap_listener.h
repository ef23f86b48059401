/* Stand-in: who wants to know that the C library's heap has grown. */
#pragma once
#include <stdint.h>

#define HEAP_ID_LIBC ((uintptr_t)0)

struct heap_listener {
  uintptr_t heap;
  void (*resized)(uintptr_t heap, void *old_end, void *new_end);
};

#define HEAP_LISTENER_RESIZE_DEFINE(name, heap_id, callback) \
  struct heap_listener name = {.heap = heap_id, .resized = callback}

void heap_listener_register(struct heap_listener *listener);

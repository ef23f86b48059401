/* What the application calls of Zephyr, on the small kernel; and the heap of newlib with its listeners. */
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/heap_listener.h>

#include "machine.h"

#include <errno.h>

extern char _heap_start[], _heap_limit[];

static struct heap_listener *heap_listener;

k_tid_t k_current_get(void) {
  return _kernel.current;
}

k_tid_t k_thread_create(
    struct k_thread *thread, k_thread_stack_t *stack, size_t bytes, k_thread_entry_t entry, void *first, void *second,
    void *third, int priority, uint32_t options, k_timeout_t delay) {
  (void)priority;
  (void)options;
  (void)delay;
  kernel_start_thread(thread, stack, bytes, entry, first, second, third);
  return thread;
}

int k_thread_join(struct k_thread *thread, k_timeout_t timeout) {
  (void)timeout;
  kernel_join(thread);
  return 0;
}

void k_busy_wait(uint32_t microseconds) {
  (void)microseconds;
  machine_console_drain();
}

void uart_poll_out(const struct device *device, unsigned char byte) {
  (void)device;
  machine_console_write(byte);
}

void heap_listener_register(struct heap_listener *listener) {
  heap_listener = listener;
}

void *_sbrk(ptrdiff_t increment);

void *_sbrk(ptrdiff_t increment) {
  static char *heap_end = _heap_start;
  if (increment > _heap_limit - heap_end) {
    errno = ENOMEM;
    return (void *)-1;
  }
  char *block = heap_end;
  heap_end += increment;
  if (heap_listener != NULL) {
    heap_listener->resized(HEAP_ID_LIBC, block, heap_end);
  }
  return block;
}

/*
 * WAMR's platform: one thread, the C library's heap, no virtual memory. The same on bare metal and under FreeRTOS, where
 * the experiment is the only task.
 */
#include "cache.h"
#include "os.h"

#include "platform_api_vmcore.h"

int bh_platform_init(void) {
  return 0;
}

void bh_platform_destroy(void) {}

void *os_malloc(unsigned size) {
  return malloc(size);
}

void *os_realloc(void *pointer, unsigned size) {
  return realloc(pointer, size);
}

void os_free(void *pointer) {
  free(pointer);
}

/* Messages reach the report through the runtime's error buffers. */
int os_printf(const char *format, ...) {
  (void)format;
  return 0;
}

int os_vprintf(const char *format, va_list arguments) {
  (void)format;
  (void)arguments;
  return 0;
}

void *os_mmap(void *hint, size_t size, int protection, int flags, os_file_handle file) {
  (void)hint;
  (void)protection;
  (void)flags;
  (void)file;
  return calloc(1, size);
}

void os_munmap(void *address, size_t size) {
  (void)size;
  free(address);
}

int os_mprotect(void *address, size_t size, int protection) {
  (void)address;
  (void)size;
  (void)protection;
  return 0;
}

void *os_mremap(void *old_address, size_t old_size, size_t new_size) {
  return os_mremap_slow(old_address, old_size, new_size);
}

int os_mutex_init(korp_mutex *mutex) {
  (void)mutex;
  return 0;
}

int os_mutex_destroy(korp_mutex *mutex) {
  (void)mutex;
  return 0;
}

int os_mutex_lock(korp_mutex *mutex) {
  (void)mutex;
  return 0;
}

int os_mutex_unlock(korp_mutex *mutex) {
  (void)mutex;
  return 0;
}

korp_tid os_self_thread(void) {
  return 1;
}

uint8 *os_thread_get_stack_boundary(void) {
  return os_stack_limit();
}

void os_thread_jit_write_protect_np(bool enabled) {
  (void)enabled;
}

uint64 os_time_get_boot_us(void) {
  return 0;
}

/* The loader calls this before the code has its final address; os_icache_flush then names the range and does both. */
void os_dcache_flush(void) {}

void os_icache_flush(void *start, size_t bytes) {
  cache_publish_code(start, bytes);
}

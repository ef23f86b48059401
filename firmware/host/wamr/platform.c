/* WAMR's platform on the host: one thread, the C library's heap, pages of the operating system. */
#define _GNU_SOURCE
#include <sys/mman.h>

#include "platform_api_vmcore.h"

/* Only x86-64 has code that reaches no farther than the lowest 2 GiB. */
#ifndef MAP_32BIT
#define MAP_32BIT 0
#endif

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

static int native_protection(int protection) {
  return (protection & MMAP_PROT_READ ? PROT_READ : 0) | (protection & MMAP_PROT_WRITE ? PROT_WRITE : 0)
       | (protection & MMAP_PROT_EXEC ? PROT_EXEC : 0);
}

void *os_mmap(void *hint, size_t size, int protection, int flags, os_file_handle file) {
  (void)file;
  int native_flags = MAP_PRIVATE | MAP_ANONYMOUS | (flags & MMAP_MAP_32BIT ? MAP_32BIT : 0);
  void *address = mmap(hint, size, native_protection(protection), native_flags, -1, 0);
  return address != MAP_FAILED ? address : NULL;
}

void os_munmap(void *address, size_t size) {
  munmap(address, size);
}

int os_mprotect(void *address, size_t size, int protection) {
  return mprotect(address, size, native_protection(protection));
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

/* Unknown: an overflow meets the operating system's guard page. */
uint8 *os_thread_get_stack_boundary(void) {
  return NULL;
}

void os_thread_jit_write_protect_np(bool enabled) {
  (void)enabled;
}

uint64 os_time_get_boot_us(void) {
  return 0;
}

void os_dcache_flush(void) {}

void os_icache_flush(void *start, size_t bytes) {
  __builtin___clear_cache(start, (char *)start + bytes);
}

/* Stand-in: the part of Zephyr's kernel interface that firmware/zephyr uses. */
#pragma once
#include "threads.h"

#include <stddef.h>
#include <stdint.h>

typedef struct k_thread *k_tid_t;
typedef uint8_t k_thread_stack_t;
typedef kernel_entry k_thread_entry_t;
typedef struct {
  int64_t ticks;
} k_timeout_t;

#define K_NO_WAIT ((k_timeout_t){0})
#define K_FOREVER ((k_timeout_t){-1})
#define K_PRIO_PREEMPT(priority) (priority)
#define K_THREAD_STACK_DEFINE(name, bytes) KERNEL_STACK(name, bytes)
#define K_THREAD_STACK_SIZEOF(stack) (sizeof(stack))
#define ARG_UNUSED(argument) (void)(argument)
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

k_tid_t k_current_get(void);
k_tid_t k_thread_create(
    struct k_thread *thread, k_thread_stack_t *stack, size_t bytes, k_thread_entry_t entry, void *first, void *second,
    void *third, int priority, uint32_t options, k_timeout_t delay);
int k_thread_join(struct k_thread *thread, k_timeout_t timeout);
void k_busy_wait(uint32_t microseconds);

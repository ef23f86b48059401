/* What lies between a board and an experiment: nothing but a tick, or a kernel. */
#pragma once
#include <stdint.h>

extern const char os_name[];

/* Called by the board whenever the core clock has got a new frequency; bare metal restarts its tick. */
void os_clock_changed(uint32_t core_hertz);

/* Runs the experiment, in the only task if there is a kernel. */
__attribute__((noreturn)) void os_run(void (*experiment)(void));

/* Bytes that the kernel has taken from its own pool at most; 0 without a kernel. */
uint32_t os_pool_peak_bytes(void);

/* The lowest address that the experiment's stack may reach. */
void *os_stack_limit(void);

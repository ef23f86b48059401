#pragma once
#include <stdint.h>

uint64_t nanoseconds_now(void);

/* Cycles a second of the core that this runs on, by a chain of additions that take one cycle each. */
uint64_t core_hertz(void);

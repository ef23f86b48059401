#pragma once
#include <stdint.h>

/* Of a clock that runs on, and of the processor's time that this process has had. */
uint64_t nanoseconds_now(void);
uint64_t processor_nanoseconds(void);

/* Cycles a second of the core that this runs on, by a chain of additions that take one cycle each. */
uint64_t core_hertz(void);

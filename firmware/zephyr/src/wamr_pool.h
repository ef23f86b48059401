/* WAMR with a static pool as its only allocator, as the published toggle had it. */
#pragma once
#include <stdint.h>

/* Most bytes of the pool in use at any time. */
uint32_t wamr_pool_peak_bytes(void);

/* L1 caches of the Cortex-M7 (DDI 0489, cache maintenance). On a core without caches every call is a barrier. */
#pragma once
#include <stddef.h>

void cache_enable_instruction(void);
void cache_enable_data(void);

/* Makes what was stored to a range visible to instruction fetches. */
void cache_publish_code(const void *start, size_t bytes);

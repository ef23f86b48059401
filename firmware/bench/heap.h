/* The C library's heap: from _heap_start up to _heap_limit. */
#pragma once
#include <stdint.h>

/* The highest that the heap has grown, in bytes. Debuggers and benches read this symbol. */
extern uint32_t heap_peak_bytes;

/* Keeps heap_peak_bytes of the benches up to date, as far as the C library tells. */
#pragma once

void heap_meter_start(void);

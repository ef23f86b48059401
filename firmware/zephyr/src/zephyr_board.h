/* What Zephyr leaves to the application: flash prefetch, L1 caches, the pin, the cycle counter. */
#pragma once

void zephyr_board_init(void);

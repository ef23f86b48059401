/* What env.gpio_toggle does on the host's side, whatever the runtime. */
#pragma once
#include "board.h"

#include <stdbool.h>

static inline void host_pin_toggle(void) {
  static bool is_high;
  is_high = !is_high;
  BOARD_PIN_SET_RESET = is_high ? BOARD_PIN_SET : BOARD_PIN_RESET;
}

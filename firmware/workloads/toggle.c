/*
 * One inversion of the pin per turn, by a store to the set/reset register and never by reading the pin.
 *
 * Natively the store is part of the loop; in Wasm the module calls the host, which keeps the state and stores.
 */
#include "toggle.h"

#include <stdbool.h>

#ifdef __wasm__

__attribute__((import_module("env"), import_name("gpio_toggle"))) void gpio_toggle(void);
#define EXPORT(name) __attribute__((export_name(name)))

#else

#include "board.h"

#define EXPORT(name)

static bool pin_is_high;

/* Two branches, not an expression: so the compiler threads the state through the loop and two stores remain. */
static inline void gpio_toggle(void) {
  if (pin_is_high) {
    BOARD_PIN_SET_RESET = BOARD_PIN_RESET;
    pin_is_high = false;
  } else {
    BOARD_PIN_SET_RESET = BOARD_PIN_SET;
    pin_is_high = true;
  }
}

#endif

EXPORT("toggle_forever") void toggle_forever(void) {
#ifndef __wasm__
  pin_is_high = false; /* known at the loop's entry, or its constants would not be hoisted */
#endif
  for (;;) {
    gpio_toggle();
  }
}

/*
 * A WebAssembly runtime for a module of the user: one export, called with any numbers. Apart from engine.h, so that the
 * images of the published cells do not change by a byte.
 * A function that may fail returns NULL, or one line of text that says why.
 */
#pragma once
#include <stdint.h>

/* Instantiates a module, which stays where it is, and provides env.gpio_toggle. */
const char *slot_engine_load(uint8_t *module, uint32_t bytes);

/* Looks up the export that slot_engine_call calls. */
const char *slot_engine_find(const char *name);

/* Calls with the arguments in the slot; a result of 32 bits is in the low half. */
const char *slot_engine_call(uint64_t *result);

/* Linear memory as the host sees it; NULL without. */
const uint8_t *slot_engine_memory(uint32_t *bytes);

/*
 * A WebAssembly runtime as our experiments need it: one module, instantiated once, whose exports are called.
 * A function that may fail returns NULL, or one line of text that says why.
 */
#pragma once
#include <stdint.h>

struct engine_function;

/* The module in this image, and whether it is WebAssembly or compiled ahead of time. */
extern uint8_t module_start[], module_end[];

/*
 * Instantiates the module. `link` provides the imports: engine_link_toggle or, for a module without any, NULL, so that an
 * image without imports holds no host function.
 */
const char *engine_load(const char *(*link)(void));

/* Provides env.gpio_toggle. */
const char *engine_link_toggle(void);

const char *engine_find(const char *name, struct engine_function **function);

/* Calls a function that has nothing, one i32 argument or one i32 result, which is in `*value`. */
enum engine_signature { ENGINE_NOTHING, ENGINE_ARGUMENT, ENGINE_RESULT };
const char *engine_call(struct engine_function *function, enum engine_signature signature, uint32_t *value);

/* The host's view of `bytes` of linear memory from `address` on, or NULL if they are not all inside. */
const uint8_t *engine_memory(uint32_t address, uint32_t bytes);

uint32_t engine_memory_bytes(void);

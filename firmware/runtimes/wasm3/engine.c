/* wasm3: parsed modules become chains of C functions that end in tail calls. */
#include "engine.h"
#include "guest.h"
#include "host_pin.h"

#include "wasm3.h"

#include <stddef.h>

const char guest_runtime_name[] = GUEST_RUNTIME_NAME;

static IM3Runtime runtime;
static IM3Module module;

static m3ApiRawFunction(gpio_toggle) {
  host_pin_toggle();
  m3ApiSuccess();
}

const char *engine_link_toggle(void) {
  return m3_LinkRawFunction(module, "env", "gpio_toggle", "v()", gpio_toggle);
}

const char *engine_load(const char *(*link)(void)) {
  IM3Environment environment = m3_NewEnvironment();
  if (environment == NULL) {
    return "no memory for a wasm3 environment";
  }
  runtime = m3_NewRuntime(environment, WASM_STACK_BYTES, NULL);
  if (runtime == NULL) {
    return "no memory for a wasm3 runtime";
  }
  const char *error = m3_ParseModule(environment, &module, module_start, (uint32_t)(module_end - module_start));
  if (error == NULL) {
    error = m3_LoadModule(runtime, module);
  }
  if (error == NULL && link != NULL) {
    error = link();
  }
  return error;
}

const char *engine_find(const char *name, struct engine_function **function) {
  return m3_FindFunction((IM3Function *)function, runtime, name);
}

const char *engine_call(struct engine_function *function, enum engine_signature signature, uint32_t *value) {
  const void *cells[] = {value};
  const char *error = m3_Call((IM3Function)function, signature == ENGINE_ARGUMENT, cells);
  if (error == NULL && signature == ENGINE_RESULT) {
    error = m3_GetResults((IM3Function)function, 1, cells);
  }
  return error;
}

const uint8_t *engine_memory(uint32_t address, uint32_t bytes) {
  uint32_t size;
  const uint8_t *memory = m3_GetMemory(runtime, &size, 0);
  return memory != NULL && bytes <= size && address <= size - bytes ? memory + address : NULL;
}

uint32_t engine_memory_bytes(void) {
  uint32_t size;
  return m3_GetMemory(runtime, &size, 0) != NULL ? size : 0;
}

/* wasm3 with a module of the user. */
#include "slot_engine.h"

#include "guest.h"
#include "host_pin.h"
#include "module_slot.h"

#include "wasm3.h"

#include <stddef.h>

const char guest_runtime_name[] = GUEST_RUNTIME_NAME;

static IM3Runtime runtime;
static IM3Function function;

static m3ApiRawFunction(gpio_toggle) {
  host_pin_toggle();
  m3ApiSuccess();
}

const char *slot_engine_load(uint8_t *bytes, uint32_t size) {
  IM3Environment environment = m3_NewEnvironment();
  if (environment == NULL) {
    return "no memory for a wasm3 environment";
  }
  runtime = m3_NewRuntime(environment, WASM_STACK_BYTES, NULL);
  if (runtime == NULL) {
    return "no memory for a wasm3 runtime";
  }
  IM3Module module;
  const char *error = m3_ParseModule(environment, &module, bytes, size);
  if (error == NULL) {
    error = m3_LoadModule(runtime, module);
  }
  if (error == NULL) {
    error = m3_LinkRawFunction(module, "env", "gpio_toggle", "v()", gpio_toggle);
  }
  if (error == m3Err_functionLookupFailed) { /* the module does not import it */
    error = NULL;
  }
  return error != NULL ? error : m3_RunStart(module);
}

const char *slot_engine_find(const char *name) {
  return m3_FindFunction(&function, runtime, name);
}

const char *slot_engine_call(uint64_t *result) {
  const void *arguments[MODULE_SLOT_ARGUMENTS];
  for (uint32_t i = 0; i < module_slot.argument_count; i++) {
    arguments[i] = &module_slot.arguments[i];
  }
  const char *error = m3_Call(function, module_slot.argument_count, arguments);
  if (error == NULL && module_slot.result_type != 0) {
    const void *results[] = {result};
    error = m3_GetResults(function, 1, results);
  }
  return error;
}

const uint8_t *slot_engine_memory(uint32_t *bytes) {
  return m3_GetMemory(runtime, bytes, 0);
}

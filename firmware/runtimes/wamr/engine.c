/* WebAssembly Micro Runtime: classic or fast interpreter, or code compiled ahead of time, as the library is built. */
#include "engine.h"
#include "guest.h"
#include "host_pin.h"

#include "wasm_export.h"

#include <stddef.h>

enum { MODULE_HEAP_BYTES = 8192 };

const char guest_runtime_name[] = GUEST_RUNTIME_NAME;

static wasm_module_inst_t instance;
static wasm_exec_env_t environment;

static void gpio_toggle(wasm_exec_env_t caller) {
  (void)caller;
  host_pin_toggle();
}

const char *engine_link_toggle(void) {
  static NativeSymbol symbols[] = {{"gpio_toggle", gpio_toggle, "()", NULL}};
  return wasm_runtime_register_natives("env", symbols, 1) ? NULL : "gpio_toggle could not be registered";
}

const char *engine_load(const char *(*link)(void)) {
  static char error[128];
  RuntimeInitArgs init = {.mem_alloc_type = Alloc_With_System_Allocator};
  if (!wasm_runtime_full_init(&init)) {
    return "WAMR did not start";
  }
  const char *link_error = link != NULL ? link() : NULL;
  if (link_error != NULL) {
    return link_error;
  }
  wasm_module_t module =
      wasm_runtime_load(module_start, (uint32_t)(module_end - module_start), error, sizeof error);
  if (module == NULL) {
    return error;
  }
  instance = wasm_runtime_instantiate(module, WASM_STACK_BYTES, MODULE_HEAP_BYTES, error, sizeof error);
  if (instance == NULL) {
    return error;
  }
  environment = wasm_runtime_create_exec_env(instance, WASM_STACK_BYTES);
  return environment != NULL ? NULL : "no memory for an execution environment";
}

const char *engine_find(const char *name, struct engine_function **function) {
  *function = (struct engine_function *)wasm_runtime_lookup_function(instance, name);
  return *function != NULL ? NULL : "the module lacks an export";
}

const char *engine_call(struct engine_function *function, enum engine_signature signature, uint32_t *value) {
  uint32_t cells[1] = {signature == ENGINE_ARGUMENT ? *value : 0};
  if (!wasm_runtime_call_wasm(environment, (wasm_function_inst_t)function, signature == ENGINE_ARGUMENT, cells)) {
    return wasm_runtime_get_exception(instance);
  }
  if (signature == ENGINE_RESULT) {
    *value = cells[0];
  }
  return NULL;
}

const uint8_t *engine_memory(uint32_t address, uint32_t bytes) {
  return wasm_runtime_validate_app_addr(instance, address, bytes) ? wasm_runtime_addr_app_to_native(instance, address)
                                                                  : NULL;
}

uint32_t engine_memory_bytes(void) {
  wasm_memory_inst_t memory = wasm_runtime_get_default_memory(instance);
  return memory != NULL ? (uint32_t)(wasm_memory_get_cur_page_count(memory) * wasm_memory_get_bytes_per_page(memory))
                        : 0;
}

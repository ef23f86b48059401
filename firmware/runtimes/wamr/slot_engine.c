/* WebAssembly Micro Runtime with a module of the user. */
#include "slot_engine.h"

#include "guest.h"
#include "host_pin.h"
#include "module_slot.h"

#include "wasm_export.h"

#include <stddef.h>

/* No host function takes memory out of the module's heap, and without one linear memory is the module's alone. */
enum { MODULE_HEAP_BYTES = 0 };

const char guest_runtime_name[] = GUEST_RUNTIME_NAME;

static wasm_module_inst_t instance;
static wasm_exec_env_t environment;
static wasm_function_inst_t function;

static void gpio_toggle(wasm_exec_env_t caller) {
  (void)caller;
  host_pin_toggle();
}

const char *slot_engine_load(uint8_t *bytes, uint32_t size) {
  static NativeSymbol symbols[] = {{"gpio_toggle", gpio_toggle, "()", NULL}};
  static char error[128];
  RuntimeInitArgs init = {.mem_alloc_type = Alloc_With_System_Allocator};
  if (!wasm_runtime_full_init(&init) || !wasm_runtime_register_natives("env", symbols, 1)) {
    return "WAMR did not start";
  }
  wasm_module_t module = wasm_runtime_load(bytes, size, error, sizeof error);
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

const char *slot_engine_find(const char *name) {
  function = wasm_runtime_lookup_function(instance, name);
  return function != NULL ? NULL : "the module lacks the export";
}

static bool is_wide(uint8_t type) {
  return type == 0x7e || type == 0x7c;
}

/* WAMR passes everything in cells of 32 bits, and results in the first ones. */
const char *slot_engine_call(uint64_t *result) {
  uint32_t cells[2 * MODULE_SLOT_ARGUMENTS] = {0};
  uint32_t count = 0;
  for (uint32_t i = 0; i < module_slot.argument_count; i++) {
    cells[count++] = (uint32_t)module_slot.arguments[i];
    if (is_wide(module_slot.argument_types[i])) {
      cells[count++] = (uint32_t)(module_slot.arguments[i] >> 32);
    }
  }
  if (!wasm_runtime_call_wasm(environment, function, count, cells)) {
    return wasm_runtime_get_exception(instance);
  }
  if (module_slot.result_type != 0) {
    *result = cells[0] | (is_wide(module_slot.result_type) ? (uint64_t)cells[1] << 32 : 0);
  }
  return NULL;
}

const uint8_t *slot_engine_memory(uint32_t *bytes) {
  wasm_memory_inst_t memory = wasm_runtime_get_default_memory(instance);
  if (memory == NULL) {
    return NULL;
  }
  *bytes = (uint32_t)(wasm_memory_get_cur_page_count(memory) * wasm_memory_get_bytes_per_page(memory));
  return *bytes != 0 ? wasm_memory_get_base_address(memory) : NULL;
}

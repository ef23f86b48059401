/* The module in the slot as a workload: load it, call its export. */
#include "guest.h"
#include "module_slot.h"
#include "slot_engine.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* SLOT_MODULE_IN_RAM: interpreters get a copy, as in the published images; compiled code stays in flash. */
static const char *place(uint8_t **module) {
#ifdef SLOT_MODULE_IN_RAM
  *module = malloc(module_slot.module_bytes);
  if (*module == NULL) {
    return "no memory for the module's copy in RAM";
  }
  memcpy(*module, module_slot.module, module_slot.module_bytes);
#else
  *module = (uint8_t *)module_slot.module;
#endif
  return NULL;
}

const char *guest_load(void) {
  if (module_slot.module_bytes == 0) {
    return "the module slot is empty; 'stacktoll run --wasm' fills it";
  }
  uint8_t *module;
  const char *error = place(&module);
  if (error == NULL) {
    error = slot_engine_load(module, module_slot.module_bytes);
  }
  return error != NULL ? error : slot_engine_find(module_slot.export_name);
}

uint32_t guest_linear_memory_bytes(void) {
  uint32_t bytes;
  return slot_engine_memory(&bytes) != NULL ? bytes : 0;
}

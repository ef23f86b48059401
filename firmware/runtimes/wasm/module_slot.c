#include "module_slot.h"

#include <stddef.h>

_Static_assert(offsetof(struct module_slot, arguments) == 48, "Stacktoll writes the arguments at this offset");
_Static_assert(offsetof(struct module_slot, module) == 304, "Stacktoll writes the module at this offset");

__attribute__((section(".slot"), used, aligned(8))) const struct module_slot module_slot = {
    .magic = "stacktoll slot 1",
    .capacity = MODULE_SLOT_CAPACITY,
};

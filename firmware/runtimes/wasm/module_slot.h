/*
 * The place in a prepared image for a module that is not known when the image is built. Stacktoll fills a copy of the
 * image: module, which export to call, with which arguments. Its Java side is lab/ModuleSlot.java.
 */
#pragma once
#include <stdint.h>

enum {
  MODULE_SLOT_CAPACITY = 128 * 1024,
  MODULE_SLOT_ARGUMENTS = 16,
  MODULE_SLOT_NAME_BYTES = 128,
};

/* Types have the codes of the binary format: i32 0x7f, i64 0x7e, f32 0x7d, f64 0x7c. Unused places are 0. */
struct module_slot {
  char magic[16];
  uint32_t capacity;
  uint32_t module_bytes; /* 0 in an image that was not filled */
  uint32_t calls;        /* measured in one go, after a first call that is measured alone */
  uint8_t result_type;   /* 0 without a result */
  uint8_t argument_count;
  uint8_t reserved[2];
  uint8_t argument_types[MODULE_SLOT_ARGUMENTS];
  uint64_t arguments[MODULE_SLOT_ARGUMENTS]; /* as bit patterns, 32-bit ones in the low half */
  char export_name[MODULE_SLOT_NAME_BYTES];
  uint8_t module[MODULE_SLOT_CAPACITY];
};

/* In a section and a translation unit of its own, so that no compiler knows what it holds. */
extern const struct module_slot module_slot;

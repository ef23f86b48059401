#include "cache.h"

#include "board.h"
#include "cortex-m.h"

#include <stdint.h>

#ifdef BOARD_CORE_IS_M7

enum { LINE_BYTES = 32 };

void cache_enable_instruction(void) {
  core_data_barrier();
  core_instruction_barrier();
  SCB_ICIALLU = 0;
  core_data_barrier();
  core_instruction_barrier();
  SCB_CCR |= SCB_CCR_IC;
  core_data_barrier();
  core_instruction_barrier();
}

void cache_enable_data(void) {
  SCB_CSSELR = 0;
  core_data_barrier();
  uint32_t geometry = SCB_CCSIDR;
  uint32_t last_set = geometry >> 13 & 0x7FFF;
  uint32_t last_way = geometry >> 3 & 0x3FF;
  for (uint32_t set = 0; set <= last_set; set++) {
    for (uint32_t way = 0; way <= last_way; way++) {
      SCB_DCISW = set << 5 | way << 30;
    }
  }
  core_data_barrier();
  SCB_CCR |= SCB_CCR_DC;
  core_data_barrier();
  core_instruction_barrier();
}

void cache_publish_code(const void *start, size_t bytes) {
  uintptr_t first = (uintptr_t)start & ~(uintptr_t)(LINE_BYTES - 1);
  uintptr_t end = (uintptr_t)start + bytes;
  core_data_barrier();
  for (uintptr_t line = first; line < end; line += LINE_BYTES) {
    SCB_DCCIMVAC = line;
  }
  core_data_barrier();
  for (uintptr_t line = first; line < end; line += LINE_BYTES) {
    SCB_ICIMVAU = line;
  }
  core_data_barrier();
  core_instruction_barrier();
}

#else

void cache_publish_code(const void *start, size_t bytes) {
  (void)start;
  (void)bytes;
  core_data_barrier();
  core_instruction_barrier();
}

#endif

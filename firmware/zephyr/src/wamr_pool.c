/* The build renames the runtime's start in the shared glue to wamr_start_in_pool. */
#include "wamr_pool.h"

#include "wasm_export.h"

bool wamr_start_in_pool(RuntimeInitArgs *init);

bool wamr_start_in_pool(RuntimeInitArgs *init) {
  static char pool[WAMR_POOL_BYTES] __attribute__((aligned(8)));
  init->mem_alloc_type = Alloc_With_Pool;
  init->mem_alloc_option.pool.heap_buf = pool;
  init->mem_alloc_option.pool.heap_size = sizeof pool;
  return wasm_runtime_full_init(init);
}

uint32_t wamr_pool_peak_bytes(void) {
  mem_alloc_info_t info;
  return wasm_runtime_get_mem_alloc_info(&info) ? info.highmark_size : 0;
}

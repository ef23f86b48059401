/*
 * Compiles a WebAssembly module ahead of time for WAMR.
 *
 * The options have the names, values and defaults of WAMR's own compiler driver as far as they are offered.
 */
#include "aot_export.h"
#include "bh_read_file.h"
#include "wasm_export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
  const char *input;
  const char *output;
  AOTCompOption option;
};

static const char usage[] =
    "usage: wamrc [OPTION...] -o OUTPUT.aot INPUT.wasm\n"
    "  --target=ARCH               thumbv7em, x86_64, ...\n"
    "  --target-abi=ABI            eabi (soft float), gnueabihf, gnu, ...\n"
    "  --cpu=CPU                   as LLVM names it\n"
    "  --cpu-features=LIST         for example -fp64\n"
    "  --opt-level=0..3            default 3\n"
    "  --size-level=0..3           default 3\n"
    "  --bounds-checks=0|1         memory bounds; default 1 on targets without guard pages\n"
    "  --stack-bounds-checks=0|1   native stack bounds; default as bounds checks\n"
    "  --xip                       code that runs where the file lies\n"
    "  --enable-builtin-intrinsics=LIST   what --xip code calls the runtime for\n";

/* Returns the text after `name` if the argument is that option. */
static char *value_of(char *argument, const char *name) {
  size_t length = strlen(name);
  return strncmp(argument, name, length) == 0 ? argument + length : NULL;
}

static bool parse_argument(char *argument, struct request *request) {
  AOTCompOption *option = &request->option;
  char *value;
  if ((value = value_of(argument, "--target="))) {
    option->target_arch = value;
  } else if ((value = value_of(argument, "--target-abi="))) {
    option->target_abi = value;
  } else if ((value = value_of(argument, "--cpu="))) {
    option->target_cpu = value;
  } else if ((value = value_of(argument, "--cpu-features="))) {
    option->cpu_features = value;
  } else if ((value = value_of(argument, "--opt-level="))) {
    option->opt_level = (uint32_t)atoi(value);
  } else if ((value = value_of(argument, "--size-level="))) {
    option->size_level = (uint32_t)atoi(value);
  } else if ((value = value_of(argument, "--bounds-checks="))) {
    option->bounds_checks = (uint32_t)atoi(value);
  } else if ((value = value_of(argument, "--stack-bounds-checks="))) {
    option->stack_bounds_checks = (uint32_t)atoi(value);
  } else if ((value = value_of(argument, "--enable-builtin-intrinsics="))) {
    option->builtin_intrinsics = value;
  } else if (strcmp(argument, "--xip") == 0) {
    option->is_indirect_mode = true;
    option->disable_llvm_intrinsics = true;
    option->disable_llvm_jump_tables = true;
  } else if (argument[0] != '-' && request->input == NULL) {
    request->input = argument;
  } else {
    return false;
  }
  return true;
}

static bool parse(int count, char *arguments[], struct request *request) {
  enum { CHECKS_AS_TARGET_NEEDS = 2 };
  AOTCompOption *option = &request->option;
  option->opt_level = 3;
  option->size_level = 3;
  option->output_format = AOT_FORMAT_FILE;
  option->bounds_checks = CHECKS_AS_TARGET_NEEDS;
  option->stack_bounds_checks = CHECKS_AS_TARGET_NEEDS;
  option->enable_aux_stack_check = true;
  option->enable_bulk_memory = true;
  option->enable_bulk_memory_opt = true;
  option->enable_ref_types = true;
  option->enable_call_indirect_overlong = true;
  aot_call_stack_features_init_default(&option->call_stack_features);

  for (int i = 1; i < count; i++) {
    if (strcmp(arguments[i], "-o") == 0 && i + 1 < count) {
      request->output = arguments[++i];
    } else if (!parse_argument(arguments[i], request)) {
      return false;
    }
  }
  option->enable_simd = option->target_arch == NULL || strcmp(option->target_arch, "x86_64") == 0;
  return request->input != NULL && request->output != NULL;
}

static int fail(const char *what, const char *why) {
  fprintf(stderr, "wamrc: %s: %s\n", what, why);
  return 1;
}

static int compile(struct request *request, wasm_module_t module) {
  aot_comp_data_t data = aot_create_comp_data(module, request->option.target_arch, false);
  if (data == NULL) {
    return fail(request->input, aot_get_last_error());
  }
  aot_comp_context_t context = aot_create_comp_context(data, &request->option);
  if (context == NULL || !aot_compile_wasm(context) || !aot_emit_aot_file(context, data, request->output)) {
    return fail(request->input, aot_get_last_error());
  }
  aot_destroy_comp_context(context);
  aot_destroy_comp_data(data);
  return 0;
}

int main(int count, char *arguments[]) {
  struct request request = {0};
  if (!parse(count, arguments, &request)) {
    fputs(usage, stderr);
    return 2;
  }
  RuntimeInitArgs init = {.mem_alloc_type = Alloc_With_System_Allocator};
  uint32_t size;
  char error[128];
  if (!wasm_runtime_full_init(&init) || !aot_compiler_init()) {
    return fail(request.input, "the compiler did not start");
  }
  uint8_t *bytes = (uint8_t *)bh_read_file_to_buffer(request.input, &size);
  if (bytes == NULL) {
    return fail(request.input, "cannot be read");
  }
  wasm_module_t module = wasm_runtime_load(bytes, size, error, sizeof error);
  if (module == NULL) {
    return fail(request.input, error);
  }
  return compile(&request, module);
}

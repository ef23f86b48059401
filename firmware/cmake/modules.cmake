# The WebAssembly modules: the same C files as natively, by the distribution's clang.

set(MODULES "${CMAKE_CURRENT_BINARY_DIR}/modules")
file(MAKE_DIRECTORY "${MODULES}")
find_program(CLANG clang REQUIRED)
find_program(PYTHON python3 REQUIRED)

# Without a start function. Exporting where data ends lets WAMR cut linear memory down to what is used.
set(WASM_OPTIONS --target=wasm32 -std=gnu11 -O3 -nostdlib -Wall -Wextra -Werror
  -Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=16384 -Wl,--export=__heap_base -Wl,--export=__data_end)

foreach(workload IN ITEMS fft toggle)
  set(source "${CMAKE_CURRENT_SOURCE_DIR}/workloads/${workload}.c")
  set(linked "${MODULES}/${workload}.linked.wasm")
  set(finish "${CMAKE_COMMAND}" -E copy)
  if(workload STREQUAL toggle)
    set(finish "${PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/tools/functions-only.py")
  endif()
  add_custom_command(
    OUTPUT "${MODULES}/${workload}.wasm"
    COMMAND "${CLANG}" ${WASM_OPTIONS} -o "${linked}" "${source}"
    COMMAND ${finish} "${linked}" "${MODULES}/${workload}.wasm"
    BYPRODUCTS "${linked}"
    DEPENDS "${source}" "${CMAKE_CURRENT_SOURCE_DIR}/workloads/${workload}.h"
      "${CMAKE_CURRENT_SOURCE_DIR}/workloads/fft_twiddles.h" "${CMAKE_CURRENT_SOURCE_DIR}/tools/functions-only.py"
    VERBATIM)
  list(APPEND module_files "${MODULES}/${workload}.wasm")
endforeach()

# An assembled module is as old as the newest module: they are few and small.
set_property(SOURCE runtimes/wasm/module.S PROPERTY OBJECT_DEPENDS ${module_files})

add_custom_target(modules DEPENDS ${module_files})

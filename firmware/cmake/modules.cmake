# The WebAssembly modules: the same C files as natively, by the distribution's clang.

set(modules_manifest "")

# One line of the modules' manifest: how the file `name` came about.
function(note_module name tool input options)
  list(JOIN options " " options)
  string(APPEND modules_manifest
    "{\"module\": \"${name}\", \"tool\": \"${tool}\", \"input\": \"${input}\", \"options\": \"${options}\"},\n")
  set(modules_manifest "${modules_manifest}" PARENT_SCOPE)
endfunction()

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
  note_module(${workload}.wasm clang firmware/workloads/${workload}.c "${WASM_OPTIONS}")
endforeach()

# Modules compiled ahead of time. Soft float has the options of the published tables: no checks for the toggle, WAMR's
# defaults for the FFT. Hard float is compiled for the board's core; the F746's FPU has no double precision.
set(WAMRC "${ROOT}/build/wamrc/wamrc" CACHE FILEPATH "the compiler that firmware/wamrc builds")
set(AOT_WORKLOAD_toggle --opt-level=3 --size-level=0 --bounds-checks=0 --stack-bounds-checks=0)
set(AOT_WORKLOAD_fft "")
set(AOT_HARD_m4 --target-abi=gnueabihf --cpu=cortex-m4)
set(AOT_HARD_m7 --target-abi=gnueabihf --cpu=cortex-m7 --cpu-features=-fp64)
# The default set of intrinsics leaves a relocation to double precision that code in flash cannot have.
set(AOT_XIP --xip
  --enable-builtin-intrinsics=i32.common,i64.common,f64.common,f64xi32,f64xi64,f32xi64,i32.const,f32_demote_f64,f64_promote_f32)

function(add_aot_module workload variant)
  set(module "${MODULES}/${workload}-${variant}.aot")
  set(options --target=thumbv7em ${AOT_WORKLOAD_${workload}} ${ARGN})
  note_module(${workload}-${variant}.aot wamrc ${workload}.wasm "${options}")
  add_custom_command(
    OUTPUT "${module}"
    COMMAND "${WAMRC}" ${options} -o "${module}" "${MODULES}/${workload}.wasm"
    DEPENDS "${WAMRC}" "${MODULES}/${workload}.wasm"
    VERBATIM)
  set(module_files ${module_files} "${module}" PARENT_SCOPE)
  set(modules_manifest "${modules_manifest}" PARENT_SCOPE)
endfunction()

foreach(workload IN ITEMS fft toggle)
  add_aot_module(${workload} soft --target-abi=eabi)
  foreach(core IN ITEMS m4 m7)
    add_aot_module(${workload} hard-${core} ${AOT_HARD_${core}})
    add_aot_module(${workload} xip-${core} ${AOT_HARD_${core}} ${AOT_XIP})
  endforeach()
endforeach()

# Sets `result` to the compiled module of an image.
function(aot_module board runtime workload result)
  set(core m4)
  if(CORE_${board} MATCHES cortex-m7)
    set(core m7)
  endif()
  set(variant soft)
  if(NOT runtime STREQUAL wamr-aot)
    string(REPLACE wamr-aot- "" variant ${runtime})
    set(variant ${variant}-${core})
  endif()
  set(${result} "${MODULES}/${workload}-${variant}.aot" PARENT_SCOPE)
endfunction()

# An assembled module is as old as the newest module: they are few and small.
set_property(SOURCE runtimes/wasm/module.S PROPERTY OBJECT_DEPENDS ${module_files})

add_custom_target(modules DEPENDS ${module_files})

string(REGEX REPLACE ",\n$" "\n" modules_manifest "${modules_manifest}")
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/modules.json" "[\n${modules_manifest}]\n")

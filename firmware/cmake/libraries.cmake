# What an image takes from operating systems and runtimes. Heavy libraries are compiled once for each set of flags.

set(FREERTOS "${THIRD_PARTY}/freertos-next-0.12.0/FreeRTOS-Kernel")
set(WASM3 "${THIRD_PARTY}/pywasm3-0.5.0/wasm3")
set(WASM3_0_9 "${THIRD_PARTY}/wasm3x-sys-0.2.1/wasm3/source")

file(STRINGS third-party.lock lock REGEX "^[a-z]")
foreach(line IN LISTS lock)
  string(REGEX REPLACE " +" ";" fields "${line}")
  list(GET fields 1 name)
  list(GET fields 2 version)
  list(GET fields 3 sha256)
  set(PACKAGE_${name} "{\"name\": \"${name}\", \"version\": \"${version}\", \"sha256\": \"${sha256}\"}")
endforeach()

set(WAMR "${THIRD_PARTY}/wamrx-sys-0.3.0/wasm-micro-runtime/core")

set(PACKAGE_OF_wasm3 pywasm3)
set(PACKAGE_OF_wasm3-0.9 wasm3x-sys)

# Sets `result` to the registry packages that an image is made of, as JSON.
function(packages_of os runtime result)
  set(packages "")
  if(os STREQUAL freertos)
    list(APPEND packages "${PACKAGE_freertos-next}")
  endif()
  if(runtime MATCHES "^wamr")
    list(APPEND packages "${PACKAGE_wamrx-sys}")
  elseif(NOT runtime STREQUAL native)
    list(APPEND packages "${PACKAGE_${PACKAGE_OF_${runtime}}}")
  endif()
  list(JOIN packages ", " packages)
  set(${result} "${packages}" PARENT_SCOPE)
endfunction()

# A static library that is compiled once for each board's core and set of options; images of one core share it.
function(shared_library name board options result)
  set(flags ${CORE_${board}} ${options})
  string(MD5 key "${flags}")
  string(SUBSTRING "${key}" 0 8 key)
  set(target ${name}-${key})
  set(${result} ${target} PARENT_SCOPE)
  if(TARGET ${target})
    return()
  endif()
  add_library(${target} STATIC ${ARGN})
  target_compile_options(${target} PRIVATE ${flags} ${COMMON_OPTIONS} ${ASSEMBLER_OPTIONS} -w)
endfunction()

function(use_os target board os)
  target_sources(${target} PRIVATE os/${os}/os.c)
  if(os STREQUAL bare-metal)
    return()
  endif()
  target_compile_definitions(${target} PRIVATE OS_TASK_STACK_BYTES=${TASK_STACK_BYTES})
  if(CORE_${board} MATCHES cortex-m7)
    set(port "${FREERTOS}/portable/GCC/ARM_CM7/r0p1")
  else()
    set(port "${FREERTOS}/portable/GCC/ARM_CM4F")
  endif()
  target_include_directories(${target} SYSTEM PRIVATE os/freertos "${FREERTOS}/include" "${port}")
  shared_library(freertos-${board} ${board} "${APP_OPTIONS}" library
    "${FREERTOS}/tasks.c" "${FREERTOS}/list.c" "${FREERTOS}/queue.c" "${port}/port.c"
    "${FREERTOS}/portable/MemMang/heap_4.c")
  target_include_directories(${library} PRIVATE os/freertos "${FREERTOS}/include" "${port}")
  list(TRANSFORM BOARD_PARTS_${board} PREPEND boards/ OUTPUT_VARIABLE parts)
  target_include_directories(${library} PRIVATE ${parts})
  target_link_libraries(${target} PRIVATE ${library})
endfunction()

function(use_runtime target board os runtime workload)
  if(runtime STREQUAL native)
    target_sources(${target} PRIVATE
      runtimes/native/native.c runtimes/native/native_${workload}.c workloads/${workload}.c)
    return()
  endif()
  target_include_directories(${target} PRIVATE runtimes/wasm)
  target_sources(${target} PRIVATE runtimes/wasm/module.S runtimes/wasm/wasm.c runtimes/wasm/wasm_${workload}.c)
  target_compile_definitions(${target} PRIVATE
    WASM_RUNTIME_NAME="${runtime}" WASM_STACK_BYTES=${WASM_STACK_BYTES})
  if(runtime MATCHES "^wasm3")
    use_wasm3(${target} ${board} ${runtime})
    embed_module(${target} "${MODULES}/${workload}.wasm" .data)
  else()
    use_wamr(${target} ${board} ${runtime} ${workload})
  endif()
endfunction()

function(embed_module target module section)
  set(flags "\"a\"")
  if(section STREQUAL .data)
    set(flags "\"aw\"")
  endif()
  target_compile_definitions(${target} PRIVATE
    $<$<COMPILE_LANGUAGE:ASM>:MODULE_FILE="${module}">
    $<$<COMPILE_LANGUAGE:ASM>:MODULE_SECTION=${section}.module>
    "$<$<COMPILE_LANGUAGE:ASM>:MODULE_FLAGS=${flags}>")
endfunction()

function(use_wasm3 target board runtime)
  set(folder "${WASM3}")
  set(options ${RUNTIME_OPTIONS})
  if(runtime STREQUAL wasm3-0.9)
    # By default this version takes 41 KiB of native stack and 140 KiB of heap, more than the F446 has.
    list(APPEND options -Dd_m3MaxFunctionStackHeight=128 -Dd_m3MaxConstantTableSize=64 -Dd_m3CodePageAlignSize=1024)
    set(folder "${WASM3_0_9}")
  endif()
  file(GLOB sources "${folder}/m3_*.c")
  list(FILTER sources EXCLUDE REGEX "/m3_api")
  shared_library(${runtime} ${board} "${options}" library ${sources})
  target_include_directories(${target} SYSTEM PRIVATE "${folder}")
  target_sources(${target} PRIVATE runtimes/wasm3/engine.c)
  target_link_libraries(${target} PRIVATE ${library} m)
endfunction()

set(WAMR_DEFINES_wamr-classic WASM_ENABLE_INTERP=1 WASM_ENABLE_FAST_INTERP=0 WASM_ENABLE_AOT=0)
set(WAMR_DEFINES_wamr-fast WASM_ENABLE_INTERP=1 WASM_ENABLE_FAST_INTERP=1 WASM_ENABLE_AOT=0)
set(WAMR_DEFINES_aot WASM_ENABLE_INTERP=0 WASM_ENABLE_FAST_INTERP=0 WASM_ENABLE_AOT=1)
set(WAMR_SOURCES_wamr-classic interpreter/wasm_runtime.c interpreter/wasm_loader.c interpreter/wasm_interp_classic.c)
set(WAMR_SOURCES_wamr-fast interpreter/wasm_runtime.c interpreter/wasm_loader.c interpreter/wasm_interp_fast.c)
set(WAMR_SOURCES_aot aot/aot_loader.c aot/aot_runtime.c aot/aot_intrinsic.c aot/arch/aot_reloc_thumb.c)

# Interpreters get the module in RAM, because they rewrite it. Compiled code stays in flash and is copied, or runs there.
function(use_wamr target board runtime workload)
  set(kind ${runtime})
  if(runtime MATCHES "^wamr-aot")
    set(kind aot)
    aot_module(${board} ${runtime} ${workload} module)
    embed_module(${target} "${module}" .rodata)
  else()
    embed_module(${target} "${MODULES}/${workload}.wasm" .data)
  endif()

  list(TRANSFORM WAMR_SOURCES_${kind} PREPEND "${WAMR}/iwasm/" OUTPUT_VARIABLE sources)
  foreach(name IN ITEMS runtime_common native memory exec_env loader_common)
    list(APPEND sources "${WAMR}/iwasm/common/wasm_${name}.c")
  endforeach()
  list(APPEND sources "${WAMR}/iwasm/common/wasm_c_api.c" "${WAMR}/iwasm/common/arch/invokeNative_thumb_vfp.s" "${WAMR}/shared/mem-alloc/mem_alloc.c")
  file(GLOB allocator "${WAMR}/shared/mem-alloc/ems/*.c")
  list(APPEND sources ${allocator})
  foreach(name IN ITEMS assert bitmap common hashmap leb128 list log vector)
    list(APPEND sources "${WAMR}/shared/utils/bh_${name}.c")
  endforeach()

  set(includes runtimes/wamr/platform "${WAMR}" "${WAMR}/iwasm/include" "${WAMR}/iwasm/common"
    "${WAMR}/iwasm/interpreter" "${WAMR}/iwasm/aot" "${WAMR}/shared/include" "${WAMR}/shared/utils"
    "${WAMR}/shared/platform/include" "${WAMR}/shared/mem-alloc" "${WAMR}/shared/mem-alloc/ems")
  set(defines ${WAMR_DEFINES_${kind}} BUILD_TARGET_THUMB_VFP BUILD_TARGET="THUMBV7EM"
    BH_MALLOC=wasm_runtime_malloc BH_FREE=wasm_runtime_free WASM_ENABLE_LOG=0
    WASM_ENABLE_BULK_MEMORY=1 WASM_ENABLE_BULK_MEMORY_OPT=1 WASM_ENABLE_REF_TYPES=1)

  shared_library(wamr-${kind} ${board} "${RUNTIME_OPTIONS}" library ${sources})
  target_include_directories(${library} PRIVATE ${includes})
  target_compile_definitions(${library} PRIVATE ${defines})
  target_include_directories(${target} SYSTEM PRIVATE ${includes})
  target_compile_definitions(${target} PRIVATE ${defines})
  target_sources(${target} PRIVATE runtimes/wamr/engine.c runtimes/wamr/platform/platform.c)
  target_link_libraries(${target} PRIVATE ${library} m)
endfunction()

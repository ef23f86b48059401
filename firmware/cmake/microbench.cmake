# The micro-benchmark image of each board: kernels in assembler between two reads of the cycle counter.
function(add_microbench_image board kernels)
  set(name microbench-${board})
  set(core ${CORE_${board}})
  set(options -O2)
  set(memory "${CMAKE_CURRENT_SOURCE_DIR}/boards/${board}/memory.ld")
  set(sections "${CMAKE_CURRENT_SOURCE_DIR}/boards/sections.ld")

  add_executable(${name} boards/startup.c boards/cache.c boards/stm32/stm32.c boards/${board}/board.c bench/report.c
    microbench/main.c microbench/${kernels}.S)
  set_target_properties(${name} PROPERTIES SUFFIX .elf)
  list(TRANSFORM BOARD_PARTS_${board} PREPEND boards/ OUTPUT_VARIABLE parts)
  target_include_directories(${name} PRIVATE microbench bench boards os ${parts})
  target_compile_options(${name} PRIVATE ${core} ${COMMON_OPTIONS} ${OWN_WARNINGS} ${options} ${ASSEMBLER_OPTIONS})
  target_link_options(${name} PRIVATE ${core} --specs=nano.specs -nostartfiles "-Wl,-T,${memory}" "-Wl,-T,${sections}"
    -Wl,--gc-sections -Wl,-z,noexecstack -Wl,--build-id=none -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments
    -Wl,--defsym=_stack_bytes=1024)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${memory}" "${sections}")

  list(JOIN core " " core_text)
  list(JOIN options " " options_text)
  set_property(GLOBAL APPEND_STRING PROPERTY manifest
    "{\"image\": \"${name}\", \"board\": \"${board}\", \"os\": \"bare-metal\", \"runtime\": \"native\", \"workload\": \"microbench\", \"core\": \"${core_text}\", \"app_options\": \"${options_text}\", \"runtime_options\": \"\", \"definitions\": \"\", \"packages\": []},\n")
endfunction()

add_microbench_image(nucleo-f446re cortex-m4)
add_microbench_image(nucleo-f746zg cortex-m7)

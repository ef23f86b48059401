# Images of the small kernel in firmware/threads: one program for each board, a test of the simulator, no experiment.
# They carry full debug information, because tools find a kernel's threads by it.
function(add_threads_image board)
  set(name ${board}-threads-native-switch)
  set(core ${CORE_${board}})
  set(memory "${CMAKE_CURRENT_SOURCE_DIR}/threads/${board}.ld")
  if(NOT EXISTS "${memory}")
    set(memory "${CMAKE_CURRENT_SOURCE_DIR}/boards/${board}/memory.ld")
  endif()
  set(sections "${CMAKE_CURRENT_SOURCE_DIR}/threads/sections.ld")
  set(options -O2 -g2)

  add_executable(${name} threads/threads.c threads/machine.c threads/program.c
    boards/cache.c boards/stm32/stm32.c bench/report.c)
  set_target_properties(${name} PROPERTIES SUFFIX .elf)
  list(TRANSFORM BOARD_PARTS_${board} PREPEND boards/ OUTPUT_VARIABLE parts)
  target_include_directories(${name} PRIVATE threads bench boards ${parts})
  target_compile_definitions(${name} PRIVATE KERNEL_FPU)
  target_compile_options(${name} PRIVATE ${core} ${COMMON_OPTIONS} ${OWN_WARNINGS} ${options})
  target_link_options(${name} PRIVATE ${core} --specs=nano.specs -nostartfiles "-Wl,-T,${memory}" "-Wl,-T,${sections}"
    -Wl,--gc-sections -Wl,-z,noexecstack -Wl,--build-id=none -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${memory}" "${sections}")

  list(JOIN core " " core_text)
  list(JOIN options " " options_text)
  set_property(GLOBAL APPEND_STRING PROPERTY manifest
    "{\"image\": \"${name}\", \"board\": \"${board}\", \"os\": \"threads\", \"runtime\": \"native\", \"workload\": \"switch\", \"core\": \"${core_text}\", \"app_options\": \"${options_text}\", \"runtime_options\": \"\", \"definitions\": \"KERNEL_FPU\", \"packages\": []},\n")
endfunction()

foreach(board IN ITEMS nucleo-f446re nucleo-f746zg)
  add_threads_image(${board})
endforeach()

# One image: its sources, its flags, its line in the manifest.

# -Werror is for our sources; third-party code is compiled as it is. Debug information is line tables, compressed, and
# names no folder of the machine.
set(COMMON_OPTIONS
  -ffunction-sections -fdata-sections -fno-common -g1 -gz
  "-ffile-prefix-map=${ROOT}=." "-ffile-prefix-map=${THIRD_PARTY}=third-party"
  "-ffile-prefix-map=${CMAKE_BINARY_DIR}=build")
# The assembler does not map the folder that it runs in.
set(ASSEMBLER_OPTIONS $<$<COMPILE_LANGUAGE:ASM>:-g0>)
set(OWN_WARNINGS -Wall -Wextra -Werror)

set_property(SOURCE boards/startup.c PROPERTY COMPILE_OPTIONS -fno-tree-loop-distribute-patterns)

set_property(GLOBAL PROPERTY manifest "")

function(add_image board os runtime workload)
  conditions_of(${board} ${os} ${runtime} ${workload})
  set(name ${board}-${os}-${runtime}-${workload})
  set(core ${CORE_${board}})

  set(includes boards os bench runtimes workloads)
  set(sources boards/startup.c boards/cache.c
    bench/main.c bench/report.c bench/heap.c bench/identify.c bench/${workload}_experiment.c)
  foreach(part IN LISTS BOARD_PARTS_${board})
    list(APPEND includes boards/${part})
    file(GLOB part_sources CONFIGURE_DEPENDS boards/${part}/*.c)
    list(APPEND sources ${part_sources})
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/boards/${part}/memory.ld")
      set(memory "${CMAKE_CURRENT_SOURCE_DIR}/boards/${part}/memory.ld")
    endif()
  endforeach()

  add_executable(${name} ${sources})
  set_target_properties(${name} PROPERTIES SUFFIX .elf)
  target_include_directories(${name} PRIVATE ${includes})
  target_compile_definitions(${name} PRIVATE ${DEFINITIONS})
  target_compile_options(${name} PRIVATE ${core} ${COMMON_OPTIONS} ${OWN_WARNINGS} ${APP_OPTIONS} ${ASSEMBLER_OPTIONS})
  use_os(${name} ${board} ${os})
  use_runtime(${name} ${board} ${os} ${runtime} ${workload})

  set(sections "${CMAKE_CURRENT_SOURCE_DIR}/boards/sections.ld")
  set(link_options ${core} ${APP_OPTIONS} ${COMMON_OPTIONS}
    --specs=nano.specs -nostartfiles "-Wl,-T,${memory}" "-Wl,-T,${sections}"
    -Wl,--gc-sections -Wl,-z,noexecstack -Wl,--build-id=none -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments
    -Wl,--defsym=_stack_bytes=${STACK_BYTES})
  target_link_options(${name} PRIVATE ${link_options} -Wl,-Map=$<TARGET_FILE_DIR:${name}>/${name}.map)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${memory}" "${sections}")
  if(PLACEMENTS AND runtime MATCHES "^(native|wasm3)$" AND NOT workload STREQUAL "module")
    add_placements(${name} ${board} "${link_options}")
  endif()
  if(workload STREQUAL "module") # room for a module of the user instead of a module of ours
    set(slot "${CMAKE_CURRENT_SOURCE_DIR}/runtimes/wasm/slot.ld")
    target_link_options(${name} PRIVATE "-Wl,-T,${slot}")
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${slot}")
  endif()

  list(JOIN core " " core_text)
  list(JOIN APP_OPTIONS " " app_text)
  list(JOIN RUNTIME_OPTIONS " " runtime_text)
  list(JOIN DEFINITIONS " " definitions_text)
  packages_of(${os} ${runtime} packages)
  set_property(GLOBAL APPEND_STRING PROPERTY manifest
    "{\"image\": \"${name}\", \"board\": \"${board}\", \"os\": \"${os}\", \"runtime\": \"${runtime}\", \"workload\": \"${workload}\", \"core\": \"${core_text}\", \"app_options\": \"${app_text}\", \"runtime_options\": \"${runtime_text}\", \"definitions\": \"${definitions_text}\", \"packages\": [${packages}]},\n")
endfunction()

# The same objects linked with code or data some bytes later: NAME+flashN.elf, NAME+ramN.elf.
function(add_placements name board link_options)
  set(gaps flash2 flash4 flash6 flash8 flash10 flash12 flash14 flash32 flash64 ram8 ram32)
  if(CORE_${board} MATCHES cortex-m7)
    list(APPEND gaps ram65536) # out of the DTCM into SRAM1
  endif()
  get_target_property(libraries ${name} LINK_LIBRARIES)
  foreach(gap IN LISTS gaps)
    string(REGEX MATCH "[a-z]+" memory "${gap}")
    string(REGEX MATCH "[0-9]+" bytes "${gap}")
    set(placed ${name}-${gap})
    add_executable(${placed} $<TARGET_OBJECTS:${name}>)
    set_target_properties(${placed} PROPERTIES OUTPUT_NAME "${name}+${gap}" SUFFIX .elf
      RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/placements")
    # DEFINED() in the linker script sees only what the command line defines before it.
    target_link_options(${placed} PRIVATE -Wl,--defsym=_${memory}_gap=${bytes} ${link_options})
    if(libraries)
      target_link_libraries(${placed} PRIVATE ${libraries})
    endif()
    add_dependencies(placements ${placed})
  endforeach()
endfunction()

function(write_manifest path)
  get_property(entries GLOBAL PROPERTY manifest)
  string(REGEX REPLACE ",\n$" "\n" entries "${entries}")
  file(WRITE "${path}" "[\n${entries}]\n")
endfunction()

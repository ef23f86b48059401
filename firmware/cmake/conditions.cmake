# The conditions under which each image is built and measured. Where the published experiment had its own, the comment
# says so; everything else is one default.

# Core and floating-point unit of each board.
set(CORE_nucleo-f446re -mthumb -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard)
set(CORE_nucleo-f746zg -mthumb -mcpu=cortex-m7 -mfpu=fpv5-sp-d16 -mfloat-abi=hard)
set(CORE_mps2-an386 ${CORE_nucleo-f446re})
set(CORE_mps2-an500 ${CORE_nucleo-f746zg})

# Directories that make up a board.
set(BOARD_PARTS_nucleo-f446re nucleo-f446re stm32)
set(BOARD_PARTS_nucleo-f746zg nucleo-f746zg stm32)
set(BOARD_PARTS_mps2-an386 mps2-an386 mps2)
set(BOARD_PARTS_mps2-an500 mps2-an500 mps2)

set(RUNTIMES native native-aligned native-nofma wasm3 wasm3-0.9 wamr-classic wamr-fast wamr-aot wamr-aot-hard wamr-aot-xip)

foreach(runtime IN LISTS RUNTIMES)
  set(WORKLOADS_${runtime} toggle fft)
endforeach()
# Native code without fused multiply-add rounds as WebAssembly does; its checksums are those of every module.
set(WORKLOADS_native-nofma fft)
# The same code as native with loops at the beginning of words and tables at the beginning of cache lines: what placement
# alone does.
set(WORKLOADS_native-aligned fft)

# Images with a slot for a module of the user. On bare metal only: the kernel's pool is too small for a task in which
# wasm3 compiles functions while others run, and nothing would notice its stack's end.
set(SLOT_RUNTIMES wasm3 wasm3-0.9 wamr-classic wamr-fast wamr-aot wamr-aot-hard wamr-aot-xip)

# Optimisation of our own sources and of the runtime's, the measuring counter and the state of interrupts.
# Sets APP_OPTIONS, RUNTIME_OPTIONS, DEFINITIONS and the *STACK_BYTES in the caller.
function(conditions_of board os runtime workload)
  set(is_f746 FALSE) # QEMU's Cortex-M7 stands in for it
  if(CORE_${board} MATCHES cortex-m7)
    set(is_f746 TRUE)
  endif()
  set(app -O3)
  set(library -O3)
  set(definitions "")

  if(is_f746 AND runtime STREQUAL wasm3 AND workload STREQUAL fft)
    if(os STREQUAL bare-metal) # published: the whole program with link-time optimisation
      set(app -O3 -flto)
      set(library -O3 -flto)
    else() # published: size for the application, speed for the interpreter
      set(app -Os)
      set(library -O3 -fno-strict-overflow -fno-tree-vectorize)
    endif()
  endif()

  if(runtime STREQUAL native-aligned)
    list(APPEND app -falign-loops=4)
    list(APPEND definitions FFT_TABLE_ALIGNMENT=32)
  endif()
  if(runtime STREQUAL native-nofma)
    list(APPEND app -ffp-contract=off)
  endif()

  if(workload STREQUAL fft)
    if(board STREQUAL nucleo-f746zg AND runtime MATCHES "^wasm3")
      # Published: by TIM2 at half the core clock, with the tick running.
      list(APPEND definitions BENCH_TIMER2_RATIO=2)
    elseif(NOT (is_f746 AND os STREQUAL bare-metal))
      # Published: no tick and no interrupts, but for bare metal on the F746.
      list(APPEND definitions BENCH_SILENT)
    endif()
  elseif(workload STREQUAL "module")
    list(APPEND definitions BENCH_SILENT)
    if(NOT runtime MATCHES "^wamr-aot")
      list(APPEND definitions SLOT_MODULE_IN_RAM)
    endif()
  endif()

  # The main stack: what start-up code of the vendor reserves; interpreters on bare metal run on it.
  set(stack 1024)
  if(os STREQUAL bare-metal AND NOT runtime MATCHES "^native")
    set(stack 8192)
    if(runtime MATCHES "^wasm3")
      set(stack 12288) # version 0.5.0 compiles with 11.4 KiB of native stack
      if(workload STREQUAL "module")
        set(stack 16384) # and a module of the user may call functions that it has yet to compile
      endif()
    endif()
  endif()

  # The task's stack, out of the kernel's pool of 15 KiB.
  set(task 8192)
  if(runtime MATCHES "^native")
    set(task 512)
  elseif(runtime MATCHES "^wasm3")
    set(task 13312)
  endif()

  # The interpreter's own stack, as published; for a module of the user 8 KiB in every runtime.
  set(wasm_stack 8192)
  if(runtime MATCHES "^wasm3" AND NOT workload STREQUAL "module")
    set(wasm_stack 1024)
    if(workload STREQUAL toggle)
      set(wasm_stack 2048)
    endif()
  endif()

  set(APP_OPTIONS ${app} PARENT_SCOPE)
  set(RUNTIME_OPTIONS ${library} PARENT_SCOPE)
  set(DEFINITIONS ${definitions} PARENT_SCOPE)
  set(STACK_BYTES ${stack} PARENT_SCOPE)
  set(TASK_STACK_BYTES ${task} PARENT_SCOPE)
  set(WASM_STACK_BYTES ${wasm_stack} PARENT_SCOPE)
endfunction()

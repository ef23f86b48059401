# What an image takes from operating systems and runtimes. Heavy libraries are compiled once for each set of flags.

# An image needs the packages that it is made of; without them only native code on bare metal is built.
function(runtime_is_available os runtime result)
  set(${result} TRUE PARENT_SCOPE)
  if(NOT os STREQUAL bare-metal OR NOT runtime STREQUAL native)
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

function(packages_of os runtime result)
  set(${result} "" PARENT_SCOPE)
endfunction()

function(use_os target board os)
  target_sources(${target} PRIVATE os/${os}/os.c)
endfunction()

function(use_runtime target board os runtime workload)
  target_sources(${target} PRIVATE runtimes/native/native.c runtimes/native/native_${workload}.c workloads/${workload}.c)
endfunction()

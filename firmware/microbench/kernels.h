/* The table of kernels that the assembler file of a core makes. */
#pragma once
#include <stdint.h>

/* Returns the difference of two reads of CYCCNT around a loop of so many passes. */
typedef uint32_t (*kernel_run)(uint32_t passes);

struct kernel {
  const char *name;
  kernel_run less; /* NULL: what `more` returns counts as it is, else the difference of the two */
  uint32_t less_count;
  kernel_run more;
  uint32_t more_count;
};

/* Ends with a name of NULL. */
extern const struct kernel microbench_kernels[];

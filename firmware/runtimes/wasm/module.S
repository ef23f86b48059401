/* The module of this image. Interpreters get it in RAM: a non-const array, as published, which some of them rewrite. */
    .section MODULE_SECTION, MODULE_FLAGS, %progbits
    .balign 8
    .global module_start
    .type module_start, %object
module_start:
    .incbin MODULE_FILE
    .global module_end
module_end:
    .size module_start, . - module_start

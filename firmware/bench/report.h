/* The lines `key=value` that an image prints, and how it ends. */
#pragma once
#include <stdint.h>

void report_text(const char *key, const char *value);
void report_number(const char *key, uint32_t value);
void report_hexadecimal(const char *key, uint32_t value);

/* Prints `done` and stops in an endless WFI. */
__attribute__((noreturn)) void report_done(void);

/* Prints `error=` and why, then ends. */
__attribute__((noreturn)) void report_failure(const char *why);

/* Prints what this image is, then loads the workload and prints what that took. */
#pragma once

void identify_and_load(const char *workload);

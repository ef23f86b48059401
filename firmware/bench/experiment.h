/* One experiment an image: it prints its results and ends in report_done or report_failure. */
#pragma once

void experiment_run(void);

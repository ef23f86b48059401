#include "board.h"
#include "experiment.h"
#include "os.h"

int main(void) {
  board_init();
  os_run(experiment_run);
}

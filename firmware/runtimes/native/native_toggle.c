#include "guest.h"
#include "toggle.h"

const char *guest_toggle_forever(void) {
  toggle_forever();
  return "the toggle loop ended";
}

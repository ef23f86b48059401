#include "engine.h"
#include "guest.h"

#include <stddef.h>

static struct engine_function *toggle_forever;

const char *guest_load(void) {
  const char *error = engine_load(engine_link_toggle);
  return error != NULL ? error : engine_find("toggle_forever", &toggle_forever);
}

const char *guest_toggle_forever(void) {
  const char *error = engine_call(toggle_forever, ENGINE_NOTHING, NULL);
  return error != NULL ? error : "the toggle loop ended";
}

/* Stand-in: there is one device, the console. */
#pragma once

struct device {
  const char *name;
};

#define DT_CHOSEN(property) property
#define DEVICE_DT_GET(node) (&(const struct device){.name = #node})

/* The one visible symbol of a runtime: HOST_GUEST, its table of functions. */
#include "host_guest.h"

#include "guest.h"

const struct host_guest HOST_GUEST = {
    guest_runtime_name, guest_load, guest_fft_init, guest_fft_bench, guest_fft_buffer,
};

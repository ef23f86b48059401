#!/bin/sh
# wasm3's toggle goes from the module to the host and back for every edge. On bare metal the stack lies in SRAM2 and
# wasm3's data in SRAM1: each change between them costs a cycle on the S-bus (rule m4.slave-change).
set -eu
cd -- "$(dirname -- "$0")/.."
./stacktoll explain nucleo-f446re/bare-metal/wasm3/toggle --top 12
./stacktoll explain nucleo-f446re/freertos/wasm3/toggle --top 12

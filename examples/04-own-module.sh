#!/bin/sh
# A module of one's own in every runtime: cycles of a call, calls of the host, what it returned, flash and RAM. Rows of
# compiled code need WAMR's compiler ('make wamrc'); without it they say so and the others are measured.
set -eu
cd -- "$(dirname -- "$0")/.."
./stacktoll run --wasm examples/04-own-module.wat --call 'compute(100)' --board nucleo-f446re --out build/example/own

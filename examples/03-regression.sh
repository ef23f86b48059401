#!/bin/sh
# What CI does: measure, keep results.json, measure again after a change, compare. Here the "change" is a slower
# timing rule, so that the comparison has something to find (exit code 1).
set -eu
cd -- "$(dirname -- "$0")/.."
cell='*f446re/bare-metal/native/fft'
./stacktoll run "$cell" --iterations 2 --out build/example/before
./stacktoll run "$cell" --iterations 2 --out build/example/after --rule m4.sram-read=1
./stacktoll compare build/example/before/results.json build/example/after/results.json || echo "exit code $?"

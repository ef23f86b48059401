#!/bin/sh
# A loop of two stores and a branch: 5 cycles on the M4 (store, store that waits for the first, branch with refill),
# 2 on the M7 (one posted store a cycle; the predicted branch pairs with the second).
set -eu
cd -- "$(dirname -- "$0")/.."
for board in nucleo-f446re nucleo-f746zg; do
  ./stacktoll sim "images/$board-bare-metal-native-toggle.elf" --board "$board" --max-time 0.02
done

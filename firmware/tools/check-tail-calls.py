#!/usr/bin/env python3
"""Fails if wasm3's operations in an image are not chained by tail calls: then its C stack grows without end.

usage: check-tail-calls.py IMAGE...

Every operation ends in a branch to the next one through a register. A few end otherwise: those that return from a
function, trap, or call the next operation because they must come back to it.
"""

import re
import subprocess
import sys

CALLING_BACK = 8


def operations(image):
    listing = subprocess.run(
        ["arm-none-eabi-objdump", "-d", "--no-show-raw-insn", image], capture_output=True, text=True, check=True
    ).stdout
    return re.findall(r"^[0-9a-f]+ <(op_\w+)[^>]*>:\n((?:\s+[0-9a-f]+:.*\n)+)", listing, re.M)


def main():
    failed = False
    for image in sys.argv[1:]:
        found = operations(image)
        chained = [name for name, body in found if re.search(r"\tbx\tr(?!14)\d+|\tbx\t(?!lr)\w+", body)]
        missing = sorted({name for name, _ in found} - set(chained))
        print(f"{image}: {len(found)} operations, {len(missing)} without a tail call: {' '.join(missing)}")
        failed |= not found or len(missing) > CALLING_BACK
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

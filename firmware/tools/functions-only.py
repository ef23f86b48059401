#!/usr/bin/env python3
"""Removes what the linker adds to every module and a module of bare functions never uses: memory, table, globals.

usage: functions-only.py INPUT OUTPUT

The published toggle module has no memory; wasm-ld gives every module one.
"""

import pathlib
import sys

TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA = range(1, 12)
REMOVED = {0, TABLE, MEMORY, GLOBAL}
REFUSED = {START, ELEMENT, DATA}
FUNCTION_KIND = 0


def read_leb(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def leb(value):
    out = bytearray()
    while True:
        byte, value = value & 0x7F, value >> 7
        out.append(byte | (0x80 if value else 0))
        if not value:
            return bytes(out)


def function_exports(body):
    count, at = read_leb(body, 0)
    kept = []
    for _ in range(count):
        begin = at
        length, at = read_leb(body, at)
        at += length
        kind = body[at]
        _, at = read_leb(body, at + 1)
        if kind == FUNCTION_KIND:
            kept.append(body[begin:at])
    return leb(len(kept)) + b"".join(kept)


def main():
    module = pathlib.Path(sys.argv[1]).read_bytes()
    out, at = bytearray(module[:8]), 8
    while at < len(module):
        section = module[at]
        size, begin = read_leb(module, at + 1)
        at = begin + size
        body = module[begin:at]
        if section in REFUSED:
            sys.exit(f"{sys.argv[1]}: section {section} needs memory or a table")
        if section in REMOVED:
            continue
        if section == EXPORT:
            body = function_exports(body)
        out += bytes([section]) + leb(len(body)) + body
    pathlib.Path(sys.argv[2]).write_bytes(out)


if __name__ == "__main__":
    main()

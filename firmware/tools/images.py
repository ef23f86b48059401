#!/usr/bin/env python3
"""Publishes built images with their provenance, or checks published ones against a fresh build.

usage: images.py publish|check BUILD_FOLDER IMAGES_FOLDER
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def compiler_version():
    return subprocess.run(
        ["arm-none-eabi-gcc", "--version"], capture_output=True, text=True, check=True
    ).stdout.splitlines()[0]


def dependencies(build):
    """Object file -> every file it was compiled from, as Ninja knows it."""
    lines = subprocess.run(
        ["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    result, current = {}, []
    for line in lines:
        if line.startswith("    "):
            current.append(line.strip())
        elif ": #deps" in line:
            current = result.setdefault(line.split(": #deps")[0], [])
    return result


def sources_of(image, build, root, deps):
    """The project's own files that an image was built from."""
    inputs = subprocess.run(
        ["ninja", "-C", str(build), "-t", "inputs", image + ".elf"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()
    files = set()
    for name in inputs:
        for candidate in [name, *deps.get(name, [])]:
            path = pathlib.Path(candidate)
            path = (path if path.is_absolute() else build / path).resolve()
            for own in (root / "firmware", root / "images"):
                if path.is_file() and path.is_relative_to(own):
                    files.add(path.relative_to(root).as_posix())
    return sorted(files)


def provenance(entry, build, root, deps, compiler):
    elf = build / (entry["image"] + ".elf")
    files = sources_of(entry["image"], build, root, deps)
    digest = hashlib.sha256()
    for name in files:
        digest.update(f"{name}\0{sha256(root / name)}\n".encode())
    return {
        "image": elf.name,
        "sha256": sha256(elf),
        "bytes": elf.stat().st_size,
        "board": entry["board"],
        "os": entry["os"],
        "runtime": entry["runtime"],
        "workload": entry["workload"],
        "compiler": compiler,
        "core_flags": entry["core"],
        "flags": entry["app_options"],
        "runtime_flags": entry["runtime_options"] if entry["runtime"] != "native" else None,
        "definitions": entry["definitions"].split(),
        "packages": entry["packages"],
        "sources_sha256": digest.hexdigest(),
        "sources": files,
    }


def main():
    action, build, images = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    root = pathlib.Path(__file__).resolve().parents[2]
    deps = dependencies(build)
    compiler = compiler_version()
    entries = [
        entry
        for entry in json.loads((build / "manifest.json").read_text())
        if entry["board"].startswith("nucleo-")
    ]
    failures = 0
    for entry in entries:
        text = json.dumps(provenance(entry, build, root, deps, compiler), indent=2) + "\n"
        built = build / (entry["image"] + ".elf")
        published = images / built.name
        note = published.with_suffix(".json")
        if action == "publish":
            images.mkdir(exist_ok=True)
            shutil.copyfile(built, published)
            note.write_text(text)
        else:
            for what, same in (
                (published, published.is_file() and published.read_bytes() == built.read_bytes()),
                (note, note.is_file() and note.read_text() == text),
            ):
                if not same:
                    print(f"differs from a fresh build: {what.name}", file=sys.stderr)
                    failures += 1
    if action == "check":
        built_names = {entry["image"] for entry in entries}
        for published in sorted(images.glob("*.elf")):
            if published.stem not in built_names:
                print(f"not built any more: {published.name}", file=sys.stderr)
                failures += 1
        print(f"{len(entries)} images compared, {failures} differences")
        return 1 if failures else 0
    print(f"{len(entries)} images published")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Publishes built images with their provenance, or checks published ones against a fresh build.

usage: images.py publish|check BUILD_FOLDER IMAGES_FOLDER

The build folder is that of the firmware or that of the host runner.
"""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def version_of(command):
    return subprocess.run(
        [command, "--version"], capture_output=True, text=True, check=True
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


def sources_of(target, build, root, deps):
    """The project's own files that a target was built from."""
    inputs = subprocess.run(
        ["ninja", "-C", str(build), "-t", "inputs", target],
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


def digest_of(files, root):
    digest = hashlib.sha256()
    for name in files:
        digest.update(f"{name}\0{sha256(root / name)}\n".encode())
    return digest.hexdigest()


def packages_of(names, root):
    """Name, version and hash of the locked packages, as the lock file has them."""
    lines = [line.split() for line in (root / "firmware" / "third-party.lock").read_text().splitlines()]
    locked = {line[1]: line for line in lines if line[0] != "#"}
    return [{"name": name, "version": locked[name][2], "sha256": locked[name][3]} for name in names]


def provenance(entry, build, root, deps, compiler):
    elf = build / (entry["image"] + ".elf")
    files = sources_of(elf.name, build, root, deps)
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
        "runtime_flags": entry["runtime_options"] if not entry["runtime"].startswith("native") else None,
        "definitions": entry["definitions"].split(),
        "packages": entry["packages"],
        "sources_sha256": digest_of(files, root),
        "sources": files,
    }


def host_provenance(build, root):
    runner = build / "stacktoll-host"
    entry = json.loads((build / "host.json").read_text())
    files = sources_of(runner.name, build, root, dependencies(build))
    libc = subprocess.run([f"/lib/ld-musl-{entry['processor']}.so.1"], capture_output=True, text=True).stderr
    text = {
        "program": runner.name,
        "sha256": sha256(runner),
        "bytes": runner.stat().st_size,
        "processor": entry["processor"],
        "compiler": version_of("musl-gcc"),
        "libc": "musl " + re.search(r"Version (\S+)", libc).group(1),
        "flags": entry["options"],
        "aot_compiler": f"wamrc, LLVM {version_of('llvm-config-19')}",
        "aot_options": entry["aot_options"],
        "packages": packages_of(["pywasm3", "wamrx-sys"], root),
        "sources_sha256": digest_of(files, root),
        "sources": files,
    }
    return json.dumps(text, indent=2) + "\n"


def module_provenance(entry, build, root):
    file = build / "modules" / entry["module"]
    text = {"module": file.name, "sha256": sha256(file), "bytes": file.stat().st_size}
    if entry["tool"] == "clang":
        text["compiler"] = version_of("clang")
        sources = [entry["input"], *(f"firmware/workloads/{name}" for name in ("fft.h", "fft_twiddles.h", "toggle.h"))]
        text["sources"] = sources[:1] + [name for name in sources[1:] if pathlib.Path(entry["input"]).stem in name]
    else:
        packages = packages_of(["wamrx-sys"], root)
        text["compiler"] = f"wamrc of wamrx-sys {packages[0]['version']}, LLVM {version_of('llvm-config-19')}"
        text["packages"] = packages
        text["input_sha256"] = sha256(build / "modules" / entry["input"])
    text["input"] = entry["input"]
    text["options"] = entry["options"]
    return json.dumps(text, indent=2) + "\n"


def publications(build, images, root):
    """Every published file: where it is built, where it goes, and the text of its provenance."""
    if (build / "host.json").is_file():
        yield build / "stacktoll-host", images / "host" / "stacktoll-host", host_provenance(build, root)
        return
    deps = dependencies(build)
    compiler = version_of("arm-none-eabi-gcc")
    for entry in json.loads((build / "manifest.json").read_text()):
        if entry["board"].startswith("nucleo-"):
            elf = entry["image"] + ".elf"
            text = json.dumps(provenance(entry, build, root, deps, compiler), indent=2) + "\n"
            yield build / elf, images / elf, text
    for entry in json.loads((build / "modules.json").read_text()):
        module = pathlib.Path("modules") / entry["module"]
        yield build / module, images / module, module_provenance(entry, build, root)


def note_of(published):
    """An image's note has the image's name; a module's keeps its suffix, as .wasm and .aot share stems."""
    return published.with_suffix(".json") if published.suffix == ".elf" else published.with_name(published.name + ".json")


def refuse_folders_of_this_machine(file, root):
    """Debug sections are compressed, so a path hides from a plain search."""
    with tempfile.NamedTemporaryFile() as plain:
        if file.suffix == ".elf":
            subprocess.run(
                ["arm-none-eabi-objcopy", "--decompress-debug-sections", str(file), plain.name], check=True
            )
        else:
            plain.write(file.read_bytes())
            plain.flush()
        if str(root).encode() in pathlib.Path(plain.name).read_bytes():
            sys.exit(f"{file.name} names the folder it was built in")


def publish(published_files, root):
    for built, published, text in published_files:
        refuse_folders_of_this_machine(built, root)
        published.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built, published)
        if published.parent.name == "host":
            published.chmod(0o755)
        note_of(published).write_text(text)
    print(f"{len(published_files)} images and modules published")
    return 0


def check(published_files, images, patterns):
    differences = []
    for built, published, text in published_files:
        if not published.is_file() or published.read_bytes() != built.read_bytes():
            differences.append(published)
        if not note_of(published).is_file() or note_of(published).read_text() != text:
            differences.append(note_of(published))
    expected = {published for _, published, _ in published_files}
    differences += sorted(
        file
        for pattern in patterns
        for file in images.glob(pattern)
        if file not in expected and file.suffix != ".json"
    )
    for file in differences:
        print(f"differs from a fresh build: {file}", file=sys.stderr)
    print(f"{len(published_files)} images and modules compared, {len(differences)} differences")
    return 1 if differences else 0


def main():
    action, build, images = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    root = pathlib.Path(__file__).resolve().parents[2]
    files = list(publications(build, images, root))
    is_host = (build / "host.json").is_file()
    patterns = ["host/*"] if is_host else ["*.elf", "modules/*.wasm", "modules/*.aot"]
    return publish(files, root) if action == "publish" else check(files, images, patterns)


if __name__ == "__main__":
    sys.exit(main())

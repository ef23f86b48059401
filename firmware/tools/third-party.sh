#!/bin/sh
# Fetches the packages of third-party.lock by name with the clients of their registries, checks them and unpacks them.
# usage: third-party.sh FOLDER
set -eu
folder=$1
lock=$(dirname "$0")/../third-party.lock
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

entries() {
  grep -v '^#' "$lock"
}

fetch_with_pip() {
  pip3 download --quiet --no-deps --no-binary :all: --dest "$scratch" "$1==$2"
  echo "$scratch/$1-$2.tar.gz"
}

fetch_with_cargo() {
  package=$scratch/$1
  mkdir -p "$package"
  : > "$package/lib.rs"
  printf '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[dependencies]\n%s = "=%s"\n' \
    "$1" "$2" > "$package/Cargo.toml"
  (cd "$package" && cargo fetch --quiet >&2)
  find "${CARGO_HOME:-$HOME/.cargo}/registry/cache" -name "$1-$2.crate" | head -n 1
}

entries | while read -r client name version sha256 target; do
  if [ "$(cat "$folder/$target/.sha256" 2>/dev/null)" = "$sha256" ]; then
    continue
  fi
  echo "fetching $name $version" >&2
  archive=$(fetch_with_"$client" "$name" "$version")
  if ! echo "$sha256  $archive" | sha256sum --check --status; then
    echo "$name $version: the archive has another SHA-256 than third-party.lock" >&2
    exit 1
  fi
  rm -rf "${folder:?}/$target"
  tar -xzf "$archive" -C "$folder"
  echo "$sha256" > "$folder/$target/.sha256"
done

# SPDX-License-Identifier: MIT
# Sourced by tools/play and tools/check: which packages are needed, and getting them.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

packages_build=(build-essential cmake ninja-build pkg-config gettext espeak-ng
    libsdl2-dev libsdl2-ttf-dev libsdl2-mixer-dev libharfbuzz-dev libicu-dev libsqlite3-dev libspng-dev
    libopusenc-dev libopusfile-dev libebur128-dev libsodium-dev libcsv-dev libinih-dev
    libjansson-dev)
packages_fonts=(fonts-noto-core fonts-sil-andika fonts-noto-color-emoji
    fonts-material-design-icons-iconfont)
packages_check=(git python3 file libcmocka-dev clang libclang-rt-dev clang-format clang-tidy cppcheck
    xvfb xdotool libpango1.0-dev unicode-data bzip2)
packages_full=(gcc-mingw-w64-x86-64-posix dpkg-dev)

say() {
    printf '\n== %s\n' "$*"
}

# The lints leave nothing in the tree.
export PYTHONDONTWRITEBYTECODE=1

jobs() {
    nproc 2>/dev/null || echo 2
}

# ensure_packages NAME...: says which are missing and installs them.
ensure_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        if [ -z "${TALA_PACKAGES_CHECKED:-}" ]; then
            echo "This system has no apt. Please install what these Debian packages hold:" >&2
            printf '    %s\n' "$@" >&2
            echo "Then call again with TALA_PACKAGES_CHECKED=1." >&2
            exit 1
        fi
        return 0
    fi
    local missing=() name
    for name in "$@"; do
        if [ "$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null)" != "install ok installed" ]; then
            missing+=("$name")
        fi
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        return 0
    fi
    say "Installing: ${missing[*]}"
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Please run as root: apt-get install ${missing[*]}" >&2
            exit 1
        fi
        sudo=(sudo)
    fi
    "${sudo[@]}" apt-get update -q
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# configure PRESET [OPTION...]: once; later runs only where CMake sees the need.
configure() {
    local preset=$1
    shift
    if [ ! -f "$root/build/$preset/build.ninja" ]; then
        (cd "$root" && cmake --preset "$preset" "$@")
    fi
}

build() {
    local preset=$1
    shift
    cmake --build "$root/build/$preset" -j "$(jobs)" "$@"
}

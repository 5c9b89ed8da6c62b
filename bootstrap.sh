#!/bin/bash
# From a fresh Debian 12 to a working pith:
#
#   ./bootstrap.sh         install what is missing, build, show a page before and after
#   ./bootstrap.sh test    build and run every test, then the tests under sanitizers
#   ./bootstrap.sh asan    the tests under sanitizers only
#   ./bootstrap.sh tidy    clang-format and clang-tidy over the sources
#   ./bootstrap.sh bench   build pith-bench only
#
# Builds go to build/ (and build-asan/, build-tidy/). Root or sudo is needed only when a package is
# missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

PACKAGES=(build-essential cmake ninja-build pkg-config python3 libgumbo-dev libcurl4-openssl-dev
  libutf8proc-dev libuchardet-dev libspdlog-dev libgtest-dev nlohmann-json3-dev libcli11-dev zlib1g-dev)
TIDY_PACKAGES=(clang-format-14 clang-tidy-14)
EXAMPLE=fixtures/pages/wordpress-news-share-row-comment-form/source.html
JOBS=2 # a compiler takes up to 1 GB for the largest source; this suits small machines

fail() {
  echo "bootstrap.sh: $*" >&2
  exit 1
}

is_installed() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

install_missing() {
  local missing=() as_root=()
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [[ ${#missing[@]} -eq 0 ]] && return
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || fail "needs root or sudo to install: ${missing[*]}"
    as_root=(sudo)
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# configure PRESET [CMAKE-ARGUMENT]...
configure() {
  local launcher=()
  command -v ccache >/dev/null && launcher=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
  cmake --preset "$@" "${launcher[@]}" >/dev/null # errors go to standard error
}

# build PRESET [TARGET]...
build() {
  cmake --build --preset "$1" --parallel "$JOBS" ${2:+--target "${@:2}"}
}

# A page as whatever merely strips the tags would show it.
strip_tags() {
  sed -e 's/<[^>]*>/ /g' -e 's/[[:space:]]\+/ /g' -e 's/^ //' "$1" | grep -v '^$'
}

show_example() {
  local width
  width=$(tput cols 2>/dev/null || echo 100)
  printf '\n--- before: %s, tags stripped (first 25 lines) ---\n' "$EXAMPLE"
  strip_tags "$EXAMPLE" | cut -c "1-$width" | sed -n 1,25p
  printf '\n--- after: build/pith %s ---\n' "$EXAMPLE"
  build/pith "$EXAMPLE" | fold -s -w "$width"
}

run_tests() {
  configure release
  build release
  ctest --preset release --parallel "$JOBS"
}

run_sanitized_tests() {
  configure asan
  build asan pith_tests pith_cli_tests
  ctest --preset asan --parallel "$JOBS"
}

run_tidy() {
  local sources
  configure tidy
  mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.cc' '*.h')
  clang-format-14 --dry-run -Werror "${sources[@]}"
  printf '%s\n' "${sources[@]}" | grep '\.cc$' | grep -v '^tests/consumer/' |
    xargs -P "$JOBS" -n 1 clang-tidy-14 -p build-tidy --quiet
  echo "clang-format and clang-tidy: nothing found"
}

case "${1:-demo}" in
  demo)
    install_missing "${PACKAGES[@]}"
    configure release
    build release pith_cli
    show_example
    ;;
  test)
    install_missing "${PACKAGES[@]}"
    run_sanitized_tests
    run_tests
    ;;
  asan)
    install_missing "${PACKAGES[@]}"
    run_sanitized_tests
    ;;
  tidy)
    install_missing "${PACKAGES[@]}" "${TIDY_PACKAGES[@]}"
    run_tidy
    ;;
  bench)
    install_missing "${PACKAGES[@]}"
    configure release
    build release pith_bench
    ;;
  *) fail "unknown command \"$1\"; known: test, asan, tidy, bench, or none" ;;
esac

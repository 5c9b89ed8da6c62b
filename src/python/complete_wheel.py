#!/usr/bin/env python3
"""Puts into wheels that auditwheel repaired the libraries that it takes for a part of every system.

    complete_wheel.py WHEEL...

auditwheel goes by PEP 600, whose list of such libraries has GLib, because desktops have it. Servers and containers
often lack it. What is added here gets a name of its own, as auditwheel gives one, so that it does not meet another
version in the same process. It needs `patchelf` and the package `wheel`.
"""
import ctypes
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

# What Python itself, or the package manager of a distribution, cannot do without.
IN_EVERY_SYSTEM = ("ld-linux", "libc.", "libdl.", "libgcc_s.", "libm.", "libpthread.", "libresolv.", "librt.",
                   "libstdc++.", "libz.")


def patchelf(*arguments):
    done = subprocess.run(["patchelf", *map(str, arguments)], stdout=subprocess.PIPE, check=True, text=True)
    return done.stdout.split()


def path_of(name):
    """Where the dynamic linker finds a library."""
    ctypes.CDLL(name)
    stem = "/" + name.split(".so")[0] + ".so"
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return pathlib.Path(next(line.split()[-1] for line in maps if stem in line))


def add(name, folder):
    """The name in the wheel of a library, which is copied to the folder unless auditwheel did so."""
    base, _, rest = name.partition(".")
    there = sorted(folder.glob(f"{base}-????????.{rest}*"))
    if there:
        return there[0].name
    source = path_of(name)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:8]
    copy = folder / f"{base}-{digest}.{rest}"
    shutil.copyfile(source, copy)
    copy.chmod(0o755)
    patchelf("--set-soname", copy.name, copy)
    patchelf("--set-rpath", "$ORIGIN", copy)
    return copy.name


def complete(folder):
    libraries = next(folder.glob("*.libs"))
    to_do = [*folder.rglob("*.so"), *libraries.iterdir()]
    done = set()
    while to_do:
        binary = to_do.pop()
        if binary in done:
            continue
        done.add(binary)
        for name in patchelf("--print-needed", binary):
            if name.startswith(IN_EVERY_SYSTEM) or (libraries / name).exists():
                continue
            added = add(name, libraries)
            patchelf("--replace-needed", name, added, binary)
            to_do.append(libraries / added)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for wheel in map(pathlib.Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as name:
            subprocess.run([sys.executable, "-m", "wheel", "unpack", "--dest", name, wheel], check=True,
                           stdout=subprocess.DEVNULL)
            folder = next(pathlib.Path(name).iterdir())
            complete(folder)
            subprocess.run([sys.executable, "-m", "wheel", "pack", "--dest-dir", wheel.parent, folder], check=True,
                           stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()

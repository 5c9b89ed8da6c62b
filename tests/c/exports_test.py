#!/usr/bin/env python3
"""Holds the shared library's dynamic symbols, its ABI, to the list in exports.txt.

    exports_test.py LIBRARY          compare; prints what is missing and what is new
    exports_test.py LIBRARY --write  make the list anew: only ever to add symbols within a version
"""
import pathlib
import subprocess
import sys

LIST = pathlib.Path(__file__).with_name("exports.txt")


def exported(library):
    """Every defined dynamic symbol with its version, and the name programs look the library up by."""
    lines = subprocess.run(["nm", "-D", "--defined-only", "--with-symbol-versions", library],
                           check=True, capture_output=True, text=True).stdout.splitlines()
    symbols = [line.split()[-1].replace("@@", "@") for line in lines if " A " not in line]
    dynamic = subprocess.run(["readelf", "-d", library], check=True, capture_output=True, text=True)
    names = [line.split("[")[1].rstrip("]") for line in dynamic.stdout.splitlines() if "SONAME" in line]
    return sorted(symbols) + names


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    found = exported(sys.argv[1])
    if sys.argv[2:] == ["--write"]:
        LIST.write_text("\n".join(found) + "\n")
        return 0
    listed = LIST.read_text().split()
    wrong = [f"missing: {name}" for name in listed if name not in found]
    wrong += [f"exported, but not listed: {name}" for name in found if name not in listed]
    print("\n".join(wrong) or f"{len(found) - 1} symbols, {found[-1]}: as listed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Prints where a page's time goes, for small, middle and large pages: a table of each stage's share of
the CPU time (pith-speed, medians) and of the instructions (valgrind --tool=callgrind, the program pith).

    bench/profile.py DATASET...      after ./bootstrap.sh bench and a release build
"""
import argparse
import gzip
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
SIZES = {"10 kB": (8_000, 12_000), "60 kB": (54_000, 66_000), "280 kB": (250_000, 310_000)}
COUNTED = 40  # pages of a size at most: valgrind takes fifty times as long

# A row: its name, the stages of pith-speed and the functions of pith that make it up, and those to
# subtract because they are part of these.
STAGES = [
    ("gunzip", [], ["pith::internal::unpack("], []),
    ("decode", ["decode"], ["pith::internal::decode_page("], []),
    ("parse: prefilter", ["prefilter"], ["pith::internal::prefilter("], []),
    ("parse: Gumbo and tree", ["parse", "-prefilter"], ["pith::internal::parse_tree("],
     ["pith::internal::prefilter("]),
    ("metadata", ["metadata"], ["pith::internal::read_metadata("], []),
    ("segment", ["segment"], ["pith::internal::segment("], []),
    ("features", ["measure"], ["pith::internal::measure("], []),
    ("scores and decision", ["score"],
     ["pith::internal::score_blocks(", "pith::internal::judge_blocks("], []),
    ("language", ["language"], ["pith::internal::tell_language("], []),
    ("text", ["write_text"], ["pith::write_text"], []),
]


def pages_of(datasets, least, most):
    found = []
    for dataset in datasets:
        for path in sorted((dataset / "html").iterdir()):
            data = path.read_bytes()
            size = len(gzip.decompress(data)) if path.suffix == ".gz" else len(data)
            if least <= size <= most:
                found.append(path)
    return found


def seconds(build, datasets, least, most):
    """By stage of pith-speed; and how many pages."""
    run = [build / "bench/pith-speed", "--least-bytes", str(least), "--most-bytes", str(most), *datasets]
    out = subprocess.run(run, check=True, text=True, capture_output=True).stdout
    rows = dict(re.findall(r"^\| (\w+) +\| +([\d.]+) \|", out, re.M))
    return {stage: float(value) for stage, value in rows.items()}, int(out.split()[0])


def instructions(build, pages, folder):
    """Inclusive counts by function; the whole program's under None."""
    folder.mkdir()
    for page in pages:
        (folder / page.name).symlink_to(page)
    out = folder.with_suffix(".callgrind")
    run = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", build / "pith", "--quiet", "-j", "1", "-f",
           "text", folder]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], check=True, text=True,
                            capture_output=True).stdout
    counts = {None: 0}
    for count, function in re.findall(r"^ *([\d,]+) \([ \d.]+%\)  (.*)$", report, re.M):
        name = None if function == "PROGRAM TOTALS" else function.split(":", 1)[1]
        counts.setdefault(name, 0)
        counts[name] = max(counts[name], int(count.replace(",", "")))
    return counts


def count_of(counts, prefix):
    found = [count for name, count in counts.items() if name and name.startswith(prefix)]
    if not found:
        sys.exit(f"profile.py: callgrind names no function {prefix}; was pith built with its symbols?")
    return max(found)


def columns_of(build, datasets, sizes, folder):
    """The table's columns for one size, and what stands above it."""
    time, number = seconds(build, datasets, *sizes)
    pages = pages_of(datasets, *sizes)
    pages = pages[::max(1, -(-len(pages) // COUNTED))]
    folder.mkdir()
    sentence = folder / "one.html"
    sentence.write_text("<title>A page</title><p>One sentence.\n", encoding="utf-8")
    start = instructions(build, [sentence], folder / "one")
    counts = instructions(build, pages, folder / "all")
    work = counts[None] - start[None]
    rows, shown = [], 0
    for _, stages, functions, less in STAGES:
        spent = sum(-time[s[1:]] if s.startswith("-") else time[s] for s in stages)
        count = sum(count_of(counts, f) for f in functions) - sum(count_of(counts, f) for f in less)
        shown += count
        rows.append((spent / time["whole"] if stages else None, count / work))
    rows.append((None, 1 - shown / work))
    return rows, number, len(pages), time["whole"] / number * 1e3, work / len(pages) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("datasets", metavar="DATASET", nargs="+", type=pathlib.Path)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build")
    args = parser.parse_args()
    names = [name for name, *_ in STAGES] + ["the rest"]
    with tempfile.TemporaryDirectory() as folder:
        columns = {size: columns_of(args.build.resolve(), [d.resolve() for d in args.datasets], limits,
                                    pathlib.Path(folder) / str(limits[0]))
                   for size, limits in SIZES.items()}
    print("| stage | " + " | ".join(f"{size}, time | instructions" for size in SIZES) + " |")
    print("|---" + "|---:" * 2 * len(SIZES) + "|")
    for i, name in enumerate(names):
        cells = [f"{'-' if time is None else format(time, '.3f')} | {count:.3f}"
                 for time, count in (column[0][i] for column in columns.values())]
        print(f"| {name} | " + " | ".join(cells) + " |")
    for size, (_, number, counted, milliseconds, millions) in columns.items():
        print(f"{size}: {milliseconds:.2f} ms of CPU time a page without gunzip ({number} pages), "
              f"{millions:.2f} M instructions with it ({counted} pages)")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What pith costs from Python: CPU beside that of the C++ library, and what a second thread brings.

    python_cost.py DATASET [--every N] [--rounds N] [--runner build/bench/peer-pith]

Run it with a Python that has pith (build-python/venv/bin/python). DATASET is a folder as
bench/dataset.h says. Cost: two processes that read the same pages into memory and do the same job
on each, from bytes to text, in turn; of each page the cheapest of all rounds counts, and both must
give the same text. Threads: pith.clean_many over the same pages, one thread and two in turn, wall
clock, the fastest of all rounds; it means something only on a machine with two idle cores.
"""
import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pith

ROOT = Path(__file__).resolve().parents[1]


def read_pages(dataset, every):
    """(id, url, bytes) of every n-th page."""
    for truth in sorted((dataset / "ground-truth").glob("*.json"))[::every]:
        packed = dataset / "html" / f"{truth.stem}.html.gz"
        plain = packed.with_suffix("")
        data = plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
        yield truth.stem, " ".join((json.loads(truth.read_bytes()).get("url") or "").split()), data


def write_manifest(folder, pages, texts):
    lines = []
    for page_id, url, data in pages:
        html = folder / f"{page_id}.html"
        html.write_bytes(data)
        lines.append(f"{page_id}\t{html}\t{url}\t{texts / page_id}\n")
    manifest = texts.with_suffix(".manifest")
    manifest.write_text(lines[0].rpartition("\t")[0] + "\t\n" + "".join(lines))  # the first warms up
    return manifest


def page_costs(command):
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cells = (line.split("\t") for line in out.splitlines() if line.startswith("page\t"))
    return {page_id: float(cpu) for _, page_id, cpu, _, _ in cells}


def cheapest(rounds):
    return sum(min(costs[page_id] for costs in rounds) for page_id in rounds[0])


def compare_cost(folder, pages, runner, rounds):
    commands, costs = {}, {"C++": [], "Python": []}
    for name, command in (("C++", [runner]),
                          ("Python", [sys.executable, ROOT / "bench/peers/python/pith_peer.py"])):
        texts = folder / name
        texts.mkdir()
        commands[name] = [*command, write_manifest(folder, pages, texts)]
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(page_costs(command))
    for page_id, _, _ in pages:
        if (folder / "C++" / page_id).read_bytes() != (folder / "Python" / page_id).read_bytes():
            sys.exit(f"{page_id}: C++ and Python give different texts")
    cpp, python = cheapest(costs["C++"]), cheapest(costs["Python"])
    print(f"cost\t{len(pages)} pages, {rounds} rounds\tC++ {cpp:.3f} s\tPython {python:.3f} s"
          f"\tPython costs {python / cpp:.3f} times C++")


def compare_threads(pages, rounds):
    jobs = [(data, url) for _, url, data in pages]
    best = {1: float("inf"), 2: float("inf")}
    for _ in range(rounds):
        for threads in best:
            begin = time.perf_counter()
            for _ in pith.clean_many(jobs, threads):
                pass
            best[threads] = min(best[threads], time.perf_counter() - begin)
    print(f"threads\t1: {best[1]:.3f} s\t2: {best[2]:.3f} s\t2 threads are {best[1] / best[2]:.2f} "
          f"times as fast\tload average {os.getloadavg()[0]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runner", type=Path, default=ROOT / "build/bench/peer-pith")
    given = parser.parse_args()
    pages = list(read_pages(given.dataset, given.every))
    if not pages:
        sys.exit(f"{given.dataset}: no data set: no ground-truth/*.json in it")
    with tempfile.TemporaryDirectory() as folder:
        compare_cost(Path(folder), pages, given.runner, given.rounds)
    compare_threads(pages, given.rounds)


if __name__ == "__main__":
    main()

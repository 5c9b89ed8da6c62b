#!/usr/bin/env python3
"""Dask: a folder of pages to JSONL, a file a partition, on as many processes as asked for.

    dask_bag.py PAGES OUT [WORKERS]   PAGES: *.html or *.html.gz, at any depth; OUT: a new folder
"""
import gzip
import sys
import time
from pathlib import Path

import dask.bag
from distributed import Client, LocalCluster

import pith


def clean_file(path: str) -> str:
    """A page's object in one line. Only a path and this text go between processes."""
    data = Path(path).read_bytes()
    if path.endswith(".gz"):
        data = gzip.decompress(data)
    return pith.extract(data).jsonl(id=Path(path).name, source=path).rstrip("\n")


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    paths = sorted(str(path) for path in Path(sys.argv[1]).rglob("*.html*"))
    workers = int(sys.argv[3]) if len(sys.argv) == 4 else 2
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster, \
            Client(cluster):
        begin = time.monotonic()
        bag = dask.bag.from_sequence(paths, npartitions=4 * workers)
        files = bag.map(clean_file).to_textfiles(f"{sys.argv[2]}/part-*.jsonl", last_endline=True)
        seconds = time.monotonic() - begin
    print(f"{len(paths)} pages in {seconds:.1f} s with {workers} workers, {len(files)} files")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Ray Data: a folder of pages to JSONL, on as many CPUs as asked for.

    ray_data.py PAGES OUT [CPUS]   PAGES: *.html or *.html.gz, at any depth; OUT: a new folder
"""
import gzip
import sys
import time
from pathlib import Path

import pyarrow
import ray

import pith


def clean_batch(batch: pyarrow.Table) -> pyarrow.Table:
    """Arrow in, Arrow out: only the columns of an article go between processes."""
    rows = []
    for path, data in zip(batch["path"].to_pylist(), batch["bytes"]):
        page = data.as_buffer()
        article = pith.extract(gzip.decompress(page) if path.endswith(".gz") else page)
        said = article.metadata
        rows.append({"source": path, "outcome": article.outcome, "title": said.title,
                     "authors": said.authors, "date": said.date, "text": article.text})
    columns = {"source": pyarrow.string(), "outcome": pyarrow.string(), "title": pyarrow.string(),
               "authors": pyarrow.list_(pyarrow.string()), "date": pyarrow.string(),
               "text": pyarrow.string()}
    return pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(columns))


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    paths = sorted(str(path) for path in Path(sys.argv[1]).resolve().rglob("*.html*"))
    cpus = int(sys.argv[3]) if len(sys.argv) == 4 else 2
    ray.init(num_cpus=cpus, include_dashboard=False, log_to_driver=False)
    begin = time.monotonic()
    pages = ray.data.read_binary_files(paths, include_paths=True)
    pages.map_batches(clean_batch, batch_format="pyarrow", batch_size=64).write_json(sys.argv[2])
    seconds = time.monotonic() - begin
    ray.shutdown()
    print(f"{len(paths)} pages in {seconds:.1f} s with {cpus} CPUs")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""pith.spark.clean on two executors of one core, beside one process that cleans the same pages.

Prints the wall time of each, in turn, and their ratio: the one process reads the same Parquet files
and calls pith.extract() for each row. Beside it the time in which Spark moves the same rows to Python
and does nothing there. Spark's start is not counted: it cleans a few pages first.

    spark_speed.py DATASET [PAGES [ROUNDS]]   DATASET: a folder with html/*.html.gz
"""
import gzip
import itertools
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pyarrow
import pyarrow.parquet
from pyspark.sql import SparkSession

import pith
from pith.spark import clean

FILES = 16  # tasks, with the same number of pages each


def write_pages(folder, dataset, count):
    """`count` pages, repeated from `dataset`, in FILES Parquet files."""
    paths = itertools.islice(itertools.cycle(sorted((dataset / "html").glob("*.html.gz"))), count)
    pages = [(number, f"https://example.org/{number}", gzip.decompress(path.read_bytes()))
             for number, path in enumerate(paths)]
    for part in range(FILES):
        ids, urls, html = zip(*pages[part::FILES])
        table = pyarrow.table({"id": ids, "url": urls, "html": pyarrow.array(html, pyarrow.binary())})
        pyarrow.parquet.write_table(table, folder / f"{part:02}.parquet")


def one_process(folder):
    """Words of all texts, and seconds."""
    begin = time.monotonic()
    words = 0
    for path in sorted(folder.glob("*.parquet")):
        rows = pyarrow.parquet.read_table(path)
        for url, html in zip(rows["url"], rows["html"]):
            words += len(pith.extract(html.as_py(), url.as_py()).text.split())
    return words, time.monotonic() - begin


def executors(spark, paths):
    from pyspark.sql.functions import lit, regexp_count

    begin = time.monotonic()
    cleaned = clean(spark.read.parquet(*paths))
    words = cleaned.select(regexp_count("text", lit(r"(?U)\S+")).alias("n")).groupBy().sum("n")
    return words.collect()[0][0], time.monotonic() - begin


def moving(spark, paths):
    """Seconds."""
    def keep_ids(batches):
        for batch in batches:
            yield batch.select(["id"])

    begin = time.monotonic()
    spark.read.parquet(*paths).mapInArrow(keep_ids, "id bigint").groupBy().count().collect()
    return time.monotonic() - begin


def session(executors):
    """A cluster of processes of one core each."""
    spark = (SparkSession.builder.master(f"local-cluster[{executors},1,2048]").appName("pith")
             .config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
             .config("spark.executor.memory", "2g")
             .config("spark.sql.files.openCostInBytes", str(1 << 27))  # one task per file
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
             .config("spark.ui.showConsoleProgress", "false")
             .config("spark.ui.enabled", "false").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def arguments(usage, pages):
    """The folder DATASET, PAGES (or `pages`) and ROUNDS (or 3). The executors run this Python."""
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(usage)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    count, rounds = [*map(int, sys.argv[2:]), *(pages, 3)[len(sys.argv) - 2:]]
    return Path(sys.argv[1]), count, rounds


def main():
    dataset, count, rounds = arguments(__doc__, pages=5000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pages(folder, dataset, count)
        paths = [str(path) for path in sorted(folder.glob("*.parquet"))]
        spark = session(2)
        executors(spark, paths[:4])
        ratios = []
        for _ in range(rounds):
            alone, seconds_alone = one_process(folder)
            together, seconds = executors(spark, paths)
            ratios.append(seconds_alone / seconds)
            print(f"{count} pages: one process {seconds_alone:.1f} s, two executors {seconds:.1f} s "
                  f"({moving(spark, paths):.1f} s to move them), {ratios[-1]:.2f} times as fast; "
                  f"words {alone} and {together}")
        spark.stop()
    print(f"median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()

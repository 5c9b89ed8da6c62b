#!/usr/bin/env python3
"""The CPU time of pith and of trafilatura in mapInPandas, on one executor of Spark and on two.

Each job reads the same Parquet files, extracts the text of each row and counts its words. CPU time is
that of the Python workers (time.process_time) from the first row of a batch to its last. Spark's own
work is not in it, and neither is waiting, so it means something on a machine that does other things too.
Scaling: the CPU time on one executor, divided by that of the busier of two.

    spark_cpu.py DATASET [PAGES [ROUNDS]]   DATASET: a folder with html/*.html.gz
"""
import statistics
import tempfile
from pathlib import Path

from spark_speed import arguments, session, write_pages

SCHEMA = "executor string, seconds double, pages bigint, words bigint"


def job(name):
    """What mapInPandas calls: for each batch where it ran, its CPU seconds, its rows and their words."""

    def run(batches):
        import os
        import time

        import pandas

        if name == "pith":
            import pith

            def text_of(html):
                return pith.extract(html).text
        else:
            import trafilatura

            def text_of(html):
                return trafilatura.extract(html) or ""

        text_of(b"<p>The first call reads what the extractor needs, which is not counted.</p>")
        executor = os.environ.get("SPARK_EXECUTOR_DIRS") or os.getcwd()
        for batch in batches:
            begin = time.process_time()
            words = sum(len(text_of(html).split()) for html in batch["html"])
            seconds = time.process_time() - begin
            yield pandas.DataFrame({"executor": [executor], "seconds": [seconds], "pages": [len(batch)],
                                    "words": [words]})

    return run


def measure(spark, paths, name):
    """Pages, words, CPU seconds of all executors, and of the busiest."""
    rows = spark.read.parquet(*paths).select("html").mapInPandas(job(name), SCHEMA).collect()
    by_executor = {}
    for row in rows:
        by_executor[row.executor] = by_executor.get(row.executor, 0) + row.seconds
    return (sum(row.pages for row in rows), sum(row.words for row in rows), sum(by_executor.values()),
            max(by_executor.values()))


def main():
    dataset, count, rounds = arguments(__doc__, pages=1000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pages(folder, dataset, count)
        paths = [str(path) for path in sorted(folder.glob("*.parquet"))]
        seconds = {}
        for executors in 1, 2:
            spark = session(executors)
            for extractor in ["pith", "trafilatura"] * rounds:
                pages, words, together, busiest = measure(spark, paths, extractor)
                seconds.setdefault((extractor, executors), []).append(busiest)
                print(f"{executors} executors, {extractor}: {pages} pages, {words} words, {together:.1f} CPU seconds, "
                      f"{pages / together:.0f} pages per CPU second", flush=True)
            spark.stop()
    for extractor in "pith", "trafilatura":
        one, two = (statistics.median(seconds[extractor, executors]) for executors in (1, 2))
        print(f"{extractor}: {count / one:.0f} pages per CPU second of a core; two executors {one / two:.2f} times one")


if __name__ == "__main__":
    main()

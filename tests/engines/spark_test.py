#!/usr/bin/env python3
"""pith.spark.clean on a Spark cluster of two executors, one of which is killed while it works.

Holds that the rows are those that pith makes without Spark: none lost, none doubled.

    spark_test.py PAGES [COPIES]   PAGES: a folder of pages, such as fixtures/pages
"""
import os
import signal
import sys
import threading
import time
from pathlib import Path

from pyspark.sql import SparkSession

import pith
from pith.spark import clean

PARTITIONS = 24


def children(pid):
    tasks = Path(f"/proc/{pid}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def executors(pid):
    """Processes below this one that run tasks for Spark."""
    found = []
    for child in children(pid):
        command = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        if any(b"CoarseGrainedExecutorBackend" in word for word in command):
            found.append(child)
        found += executors(child)
    return found


def done_tasks(tracker):
    """Of the stage that cleans, which is the one with as many tasks."""
    infos = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return sum(info.numCompletedTasks for info in infos if info and info.numTasks == PARTITIONS)


def kill_one_executor(tracker, killed):
    """Kills it when the stage is under way: some tasks are done, most are not."""
    while not 2 <= done_tasks(tracker) <= PARTITIONS - 8:
        time.sleep(0.005)
    killed.append(executors(os.getpid())[0])
    os.kill(killed[0], signal.SIGKILL)


def refused(df, reason, **options):
    try:
        clean(df, **options)
    except ValueError as error:
        assert reason in str(error), error
    else:
        raise AssertionError(f"{options} went through")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    copies = int(sys.argv[2]) if len(sys.argv) == 3 else 20
    files = sorted(Path(sys.argv[1]).rglob("*.html"))
    pages = [(f"https://example.org/{number}", file.read_bytes()) for number, file in enumerate(files)]
    rows = [(number, *page) for number, page in enumerate(pages * copies)]
    rows.append((len(rows), None, None))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("pith")
             .config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
             .config("spark.task.maxFailures", "8").config("spark.ui.enabled", "false").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    df = spark.createDataFrame(rows, "id bigint, url string, html binary").repartition(PARTITIONS)
    refused(df, "no column", html="body")
    refused(df, "no column", url="address")
    refused(df.withColumnRenamed("id", "title"), "there already: title")
    refused(df, "favor must be", favor="speed")
    refused(df, "with_formats must be some of", with_formats="pdf")
    refused(df.withColumnRenamed("id", "markdown"), "there already: markdown", with_formats="markdown")
    killed = []
    killer = threading.Thread(target=kill_one_executor,
                              args=(spark.sparkContext.statusTracker(), killed), daemon=True)
    killer.start()
    begin = time.monotonic()
    out = clean(df, with_formats=["markdown", "html"], links=True).collect()
    seconds = time.monotonic() - begin
    killer.join(timeout=1)
    notice = "<p>The harbor is closed for all boats that come from the north until Friday.</p>"
    of_site = [(f"https://example.org/{i}", f"<div><p>Story {i} is about tide number {i} of the old harbor.</p>{notice}</div>")
               for i in range(9)]
    site = pith.Site()
    for url, page in of_site:
        site.add(page, url)
    texts = [row.text for row in clean(spark.createDataFrame(of_site, "url string, html string"), site=site).collect()]
    spark.stop()

    assert len(texts) == 9 and not any("closed" in text for text in texts), texts
    assert killed, "the run ended before an executor could be killed: ask for more COPIES"
    assert sorted(row.id for row in out) == list(range(len(rows))), "rows lost or doubled"
    expected = {url: pith.extract(page, url) for url, page in pages}
    for row in out:
        if row.id == len(rows) - 1:
            assert (row.outcome, row.message, row.url, row.text, row.html) == ("no_content", "no page", None, "", "")
            continue
        article = expected[row.url]
        assert (row.url, row.text) == (rows[row.id][1], article.text), row.id
        assert (row.outcome, row.title) == (article.outcome, article.metadata.title), row.id
        renderings = article.markdown(links=True), article.html(links=True)
        assert (row.markdown, row.html) == renderings, row.id
        assert row.authors == article.metadata.authors, row.id
    print(f"{len(out)} rows in {seconds:.1f} s, executor {killed[0]} killed, nothing lost or doubled")


if __name__ == "__main__":
    main()

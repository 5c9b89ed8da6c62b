#!/usr/bin/env python3
"""Spark: Parquet with the columns html and url in, Parquet with text and metadata out.

    spark-submit spark_job.py IN OUT   pith and pyarrow are installed on the executors, too
"""
from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from pith.spark import clean


def main(source: str, out: str) -> None:
    spark = SparkSession.builder.appName("pith").getOrCreate()
    pages = spark.read.parquet(source)
    texts = clean(pages, html="html", url="url", with_formats="markdown", min_words=20)
    texts.where("outcome = 'content' and confidence > 0.5").write.parquet(out)
    print(f"{spark.read.parquet(out).count()} of {pages.count()} pages kept")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Cleaning a Spark DataFrame of pages; `pip install pith[spark]`, here and on the executors.

    pages = spark.read.parquet("crawl/")            # columns html and url, and any others
    clean(pages).write.parquet("clean/")
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import pith
from pith._rows import COLUMNS, TYPES, refuse_doubles, renderings_of, row_of

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame
    from typing_extensions import Unpack

    from pith import Article, ExtractOptions, Site, WriteOptions

__all__ = ["SCHEMA", "clean"]

# The columns that clean() always adds, with their types in Spark's notation. NULL is unknown.
SCHEMA = ", ".join(f"{name} {type}" for name, type in TYPES.items())


def clean(
    df: DataFrame,
    html: str = "html",
    url: str | None = "url",
    *,
    with_formats: str | Iterable[str] = (),
    links: bool = False,
    images: bool = False,
    site: Site | None = None,
    **options: Unpack[ExtractOptions],
) -> DataFrame:
    """df without its column `html`, and with the columns of SCHEMA and of with_formats.

    html: the column of pages, binary or string. Where it is NULL, outcome is "no_content" and
        message "no page".
    url: the column of their addresses, None if there is none.
    with_formats: "markdown", "html" or both, each of which becomes a column of that name behind
        those of SCHEMA; links and images keep those in them.
    site: what is known of the hosts of the pages (None); it is sent to the executors.
    Further options are pith.extract()'s. Columns named like one that is added raise ValueError.

    Lazy, and row by row: what Spark runs again after an executor is lost gives the same rows.
    """
    from pyspark.sql.types import ArrayType, FloatType, StringType, StructField, StructType

    kept = [field for field in df.schema.fields if field.name != html]
    writing: WriteOptions = {"links": links, "images": images}
    renderings = renderings_of(with_formats)
    if html not in df.columns or (url is not None and url not in df.columns):
        raise ValueError(f"no column {html!r} or {url!r} in {df.columns}")
    refuse_doubles([field.name for field in kept], [*COLUMNS, *renderings], "clean")
    extract = partial(pith.extract, site=site, **options)
    extract(b"")  # wrong options are reported here, not by an executor
    names = [field.name for field in kept]
    # Not by StructType.fromDDL(SCHEMA), which Spark has from 4.0 on.
    spark_types = {
        "string": StringType(), "array<string>": ArrayType(StringType()), "float": FloatType()
    }
    columns = {**TYPES, **dict.fromkeys(renderings, "string")}
    added = [StructField(name, spark_types[type]) for name, type in columns.items()]

    def clean_batches(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield _clean_batch(batch, html, url, names, extract, renderings, writing)

    return df.mapInArrow(clean_batches, StructType(kept + added))


def _clean_batch(
    batch: pyarrow.RecordBatch,
    html: str,
    url: str | None,
    names: list[str],
    extract: Callable[[Any, str | None], Article],
    renderings: list[str],
    writing: WriteOptions,
) -> pyarrow.RecordBatch:
    import pyarrow as pa

    types = {
        "string": pa.string(), "array<string>": pa.list_(pa.string()), "float": pa.float32()
    }
    added = {**TYPES, **dict.fromkeys(renderings, "string")}
    urls = [None] * batch.num_rows if url is None else batch.column(url)
    rows = [
        row_of(extract(page.as_py(), _value(address)), renderings, writing)
        for page, address in zip(batch.column(html), urls)
    ]
    columns = list(zip(*rows)) if rows else [()] * len(added)
    arrays = [pa.array(column, types[type]) for type, column in zip(added.values(), columns)]
    return pa.RecordBatch.from_arrays(
        [batch.column(name) for name in names] + arrays, names=names + list(added)
    )


def _value(scalar: pyarrow.Scalar | None) -> str | None:
    return None if scalar is None else scalar.as_py()

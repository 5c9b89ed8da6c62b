"""pith.clean_frame(): a data frame of pages, of pandas or polars. Neither is imported before."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from pith import _rows

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from pith import ExtractOptions, Site, WriteOptions

Frame = TypeVar("Frame")


def _library_of(df: object) -> str:
    for base in type(df).__mro__:
        library = base.__module__.partition(".")[0]
        if base.__name__ == "DataFrame" and library in ("pandas", "polars"):
            return library
    name = f"{type(df).__module__.partition('.')[0]}.{type(df).__name__}"
    more = "; collect() it first" if name == "polars.LazyFrame" else ""
    raise TypeError(f"df must be a DataFrame of pandas or polars, not {name}{more}")


def clean_frame(
    df: Frame,
    html: str = "html",
    url: str | None = None,
    *,
    with_formats: str | Iterable[str] = (),
    links: bool = False,
    images: bool = False,
    threads: int | None = None,
    site: Site | None = None,
    **options: Unpack[ExtractOptions],
) -> Frame:
    """df without its column `html`, and with the columns outcome, message, title, authors, date and
    the rest of the metadata, page_type, confidence and text, as pith.spark.clean() has them.

    df: a pandas or polars DataFrame. It is not changed, and the rows stay in order.
    html: the column of pages, bytes or str. Where it has None or NaN, the text is empty and the
        message is "no page".
    url: the column of their URLs, which stays (None: there is none).
    with_formats: "markdown", "html" or both, each of which becomes a column of that name; links and
        images keep those in them.
    threads, site: as in pith.clean_many().
    Further options are pith.extract()'s. Columns named like one that is added raise ValueError.
    """
    from pith import clean_many

    library = _library_of(df)
    frame: Any = df
    names = list(frame.columns)
    for column in (html, url):
        if column is not None and column not in names:
            raise ValueError(f"no column {column!r} in {names}")
    renderings = _rows.renderings_of(with_formats)
    added = [*_rows.COLUMNS, *renderings]
    _rows.refuse_doubles([name for name in names if name != html], added, "clean_frame")
    writing: WriteOptions = {"links": links, "images": images}
    pages: Iterator[Any] = (
        iter(frame[html]) if url is None else zip(iter(frame[html]), iter(frame[url]))
    )
    articles = clean_many(pages, threads, site=site, **options)
    rows = [_rows.row_of(article, renderings, writing) for article in articles]
    columns = dict(zip(added, zip(*rows) if rows else [()] * len(added)))
    cleaned: Frame = (_with_pandas if library == "pandas" else _with_polars)(frame, html, columns)
    return cleaned


def _with_pandas(frame: Any, html: str, columns: dict[str, tuple[object, ...]]) -> Any:
    import pandas

    types = {"float": "float32"}
    series = {
        name: pandas.Series(
            list(values), index=frame.index, dtype=types.get(_rows.TYPES.get(name, ""), "object")
        )
        for name, values in columns.items()
    }
    added = pandas.DataFrame(series, index=frame.index)
    return pandas.concat([frame.drop(columns=[html]), added], axis=1)


def _with_polars(frame: Any, html: str, columns: dict[str, tuple[object, ...]]) -> Any:
    import polars

    types: dict[str, Any] = {"array<string>": polars.List(polars.String), "float": polars.Float32}
    return frame.drop(html).with_columns(
        polars.Series(name, values, dtype=types.get(_rows.TYPES.get(name, ""), polars.String))
        for name, values in columns.items()
    )

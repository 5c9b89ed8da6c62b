"""An article as a row of a table, for pith.spark and pith.clean_frame()."""
from __future__ import annotations

from typing import TYPE_CHECKING

from pith import _pith

if TYPE_CHECKING:
    from pith import Article, WriteOptions

# The columns of every row, with their types in Spark's notation. What is unknown is None.
TYPES = {
    "outcome": "string",
    "message": "string",
    **{name: "array<string>" if is_list else "string" for name, is_list in _pith.fields.items()},
    "page_type": "string",
    "confidence": "float",
    "text": "string",
}
COLUMNS = list(TYPES)


def row_of(
    article: Article, renderings: list[str] | None = None, writing: WriteOptions | None = None
) -> tuple[object, ...]:
    """The values of COLUMNS, and the article in each of the formats `renderings`."""
    values = [
        getattr(article.metadata if name in _pith.fields else article, name) for name in COLUMNS
    ]
    return (*values, *(article.write(name, **(writing or {})) for name in renderings or []))


def renderings_of(with_formats: object) -> list[str]:
    """The names in with_formats, in their usual order. ValueError for other formats."""
    article = _pith.extract(None, None, _pith.Options())
    asked = article.to_dict(with_formats=with_formats)  # type: ignore[arg-type]
    return [name for name in _pith.renderings if name in asked]


def refuse_doubles(kept: list[str], added: list[str], caller: str) -> None:
    """ValueError if a column that is added is there already."""
    taken = sorted(set(kept) & set(added))
    if taken:
        raise ValueError(f"columns that {caller}() adds are there already: {', '.join(taken)}")

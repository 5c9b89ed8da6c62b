"""A stand-in for trafilatura's extract(): `from pith.trafilatura import extract`.

Options that mean the same here: url, record_id, favor_precision, favor_recall, include_comments,
include_tables, include_images, include_links, include_formatting, output_format ("txt",
"markdown", "html", "json"), with_metadata, only_with_metadata, target_language (against the
language of the page; where it cannot be told, nothing is discarded), url_blacklist,
author_blacklist. As there, "txt" with formatting, links or images is written as Markdown, and the
result is None where there is no content.

Raise NotImplementedError, since the result would not be what was asked for: output_format "csv",
"xml" and "xmltei", tei_validation, prune_xpath, and configurations (settingsfile, config, options).

Warn once and change nothing: fast and no_fallback (there is one algorithm and no fallback),
deduplicate (pith keeps nothing between calls; the command line has --dedup),
date_extraction_params, max_tree_size (pith.extract has limits of its own).

What comes out is pith's: other text where the two differ on what is content, and keys of the JSON
that pith knows nothing of (fingerprint, filedate, ...) are left out.
"""
from __future__ import annotations

import json
import warnings
from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pith

if TYPE_CHECKING:
    from pith import Article, Favor, Html

__all__ = ["extract"]

_FORMATS = ("txt", "markdown", "html", "json")
# These warn if they have any other value.
_WITHOUT_EFFECT: dict[str, Any] = {
    "fast": False,
    "no_fallback": False,
    "deduplicate": False,
    "date_extraction_params": None,
    "max_tree_size": None,
}
# These raise an error.
_UNSUPPORTED: dict[str, Any] = {
    "tei_validation": False,
    "prune_xpath": None,
    "settingsfile": None,
    "config": None,
    "options": None,
}
_warned: set[str] = set()  # adding the same name twice, from two threads, does no harm


def _hostname(address: str | None) -> str | None:
    """None if the page names an invalid address."""
    try:
        return urlsplit(address).hostname if address else None
    except ValueError:
        return None


def _check(format: str, given: dict[str, Any]) -> None:
    if format not in _FORMATS:
        names = ", ".join(_FORMATS)
        raise NotImplementedError(f"output_format {format!r}: pith.trafilatura writes {names}")
    for name, default in _UNSUPPORTED.items():
        if given[name] != default:
            raise NotImplementedError(f"pith.trafilatura cannot do {name}={given[name]!r}")
    for name, default in _WITHOUT_EFFECT.items():
        if given[name] != default and name not in _warned:
            _warned.add(name)
            warnings.warn(f"pith.trafilatura: {name} has no effect", stacklevel=3)


def _favor(precision: bool, recall: bool) -> Favor:
    return "recall" if recall else "precision" if precision else "balanced"


def _metadata(article: Article, record_id: str | None, hidden: Collection[str]) -> dict[str, Any]:
    """The known metadata, under trafilatura's names."""
    said = article.metadata
    address = said.canonical_url or article.url
    authors = [author for author in said.authors if author not in hidden]
    known = {
        "title": said.title,
        "author": "; ".join(authors),
        "url": address,
        "hostname": _hostname(address),
        "description": said.description,
        "sitename": said.site,
        "date": said.date[:10] if said.date else None,
        "categories": said.categories,
        "tags": said.tags,
        "id": record_id,
        "license": said.license,
        "language": said.language,
        "image": said.image,
    }
    return {name: value for name, value in known.items() if value}


def _has_other_language(article: Article, target: str | None) -> bool:
    language = article.metadata.language
    return target is not None and language is not None and language.split("-")[0] != target


def _header(metadata: dict[str, Any]) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in metadata.items()]
    return "---\n" + "".join(lines) + "---\n"


def _json(article: Article, metadata: dict[str, Any]) -> str:
    comments = [block.text for block in article.blocks if block.label == "comment"]
    renamed = {"url": "source", "sitename": "source-hostname", "description": "excerpt"}
    out: dict[str, Any] = {renamed.get(name, name): value for name, value in metadata.items()}
    for name in ("categories", "tags"):
        if name in out:
            out[name] = ";".join(out[name])
    out["text"] = article.text.rstrip("\n")
    out["comments"] = "\n".join(comments)
    return json.dumps(out, ensure_ascii=False)


def _with_meta_tags(html: str, metadata: dict[str, Any]) -> str:
    from html import escape

    tags = "".join(
        f'<meta name="{name}" content="{escape(", ".join(v) if isinstance(v, list) else v)}">\n'
        for name, v in metadata.items()
    )
    return f"<html>\n<head>\n{tags}</head>\n<body>\n{html}</body>\n</html>\n"


def extract(
    filecontent: Html,
    url: str | None = None,
    record_id: str | None = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "txt",
    tei_validation: bool = False,
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: Any = False,
    date_extraction_params: dict[str, Any] | None = None,
    with_metadata: bool = False,
    only_with_metadata: bool = False,
    max_tree_size: int | None = None,
    url_blacklist: Collection[str] | None = None,
    author_blacklist: Collection[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: Any = None,
    config: Any = None,
    options: Any = None,
) -> str | None:
    """trafilatura.extract() with pith; the module's docstring says where they differ.

    >>> extract("<h1>Tides</h1><p>The sea rises and falls <b>twice</b> a day in the old harbour.</p>",
    ...         include_formatting=True)
    'The sea rises and falls **twice** a day in the old harbour.'
    """
    _check(output_format, locals())
    article = pith.extract(
        filecontent,
        url,
        favor=_favor(favor_precision, favor_recall),
        comments=include_comments,
        tables=include_tables,
    )
    metadata = _metadata(article, record_id, author_blacklist or ())
    if not any(block.kept for block in article.blocks):
        return None
    if _has_other_language(article, target_language):
        return None
    if only_with_metadata and not all(name in metadata for name in ("date", "title", "url")):
        return None
    if url_blacklist and metadata.get("url") in url_blacklist:
        return None
    if output_format == "json":
        return _json(article, metadata if with_metadata else {})
    if output_format == "html":
        html = article.html(links=include_links, images=include_images)
        return _with_meta_tags(html, metadata) if with_metadata else html
    formatted = output_format == "markdown" if include_formatting is None else include_formatting
    if formatted or include_links or include_images:
        text = article.markdown(links=include_links, images=include_images)
    else:
        text = article.text
    return (_header(metadata) if with_metadata else "") + text.rstrip("\n")

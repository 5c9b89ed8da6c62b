"""A stand-in for trafilatura: `from pith.trafilatura import extract`.

Functions: extract, bare_extraction, extract_with_metadata, extract_metadata, html2txt, baseline,
fetch_url, load_html; with them use_config, DEFAULT_CONFIG, Extractor and Document. They take the
arguments of trafilatura 2. Pages are str, bytes (also gzipped), lxml trees, responses with `data`, or
None. As there, the result is None where there is no content. What comes out is pith's: other text
where the two differ on what is content.

None in place of a page gives None from extract(), bare_extraction() and extract_with_metadata(), a
Document that knows the URL alone from extract_metadata(), an empty text from html2txt() and
baseline(), and a TypeError from load_html().

These mean the same here: url, record_id, favor_precision, favor_recall, include_comments,
include_tables, include_images, include_links, include_formatting, output_format ("txt",
"markdown", "json", "csv", "html", "xml", "xmltei"), with_metadata, only_with_metadata,
target_language (against the language of the page; where it cannot be told, nothing is discarded),
url_blacklist, author_blacklist, prune_xpath (needs lxml), max_tree_size (of blocks), config,
settingsfile, options. As there, "txt" with formatting, links or images is written as Markdown. Of
date_extraction_params, original_date and max_date count.

Of a configuration, these settings count: MIN_OUTPUT_SIZE and MIN_OUTPUT_COMM_SIZE (shorter texts
give None), MAX_TREE_SIZE, and for fetch_url() MIN_FILE_SIZE, MAX_FILE_SIZE, DOWNLOAD_TIMEOUT,
MAX_REDIRECTS, USER_AGENTS (the first), COOKIE and SSRF_PROTECTION. The others belong to an algorithm
that pith does not have, or to trafilatura's program.

Without effect: fast and no_fallback (there is one algorithm and no fallback), tei_validation (the
documents are valid), and with a warning once: deduplicate (pith keeps nothing between calls; the
command line has --dedup), no_ssl (certificates are checked), and what else is in
date_extraction_params.

Keys of JSON and columns of CSV that pith knows nothing of (fingerprint, filedate) are null. A TEI
document is pith's own: pith.Article.tei().
"""
from __future__ import annotations

import warnings
from collections.abc import Iterable
from configparser import ConfigParser
from typing import Any
from urllib.parse import urlsplit

import pith
from pith import _xml
from pith._trafilatura_document import LOG, Document, document_of, extraction, metadata_of
from pith._trafilatura_formats import written
from pith._trafilatura_options import DEFAULT_CONFIG, Extractor, number, use_config
from pith._trafilatura_options import warned as _warned
from pith._trafilatura_pages import decoded, load_html, page_of

__all__ = [
    "DEFAULT_CONFIG",
    "Document",
    "Extractor",
    "bare_extraction",
    "baseline",
    "extract",
    "extract_metadata",
    "extract_with_metadata",
    "fetch_url",
    "html2txt",
    "load_html",
    "use_config",
]


def extract(
    filecontent: Any,
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
    url_blacklist: Iterable[str] | None = None,
    author_blacklist: Iterable[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: str | list[str] | None = None,
    config: ConfigParser = DEFAULT_CONFIG,
    options: Any = None,
) -> str | None:
    """The page's text in output_format, or None.

    >>> extract("<h1>Tides</h1><p>The sea rises and falls <b>twice</b> a day in the old harbor.</p>",
    ...         include_formatting=True)
    'The sea rises and falls **twice** a day in the old harbor.'
    """
    if options is None:
        options = Extractor(
            config=use_config(settingsfile, config),
            output_format=output_format,
            fast=fast or no_fallback,
            precision=favor_precision,
            recall=favor_recall,
            comments=include_comments,
            formatting=include_formatting,
            links=include_links,
            images=include_images,
            tables=include_tables,
            dedup=deduplicate,
            lang=target_language,
            url=url,
            with_metadata=with_metadata,
            only_with_metadata=only_with_metadata,
            tei_validation=tei_validation,
            author_blacklist=author_blacklist,
            url_blacklist=url_blacklist,
            date_params=date_extraction_params,
            max_tree_size=max_tree_size,
        )
    document = document_of(filecontent, options, prune_xpath)
    return None if document is None else written(document, options, record_id)


def extract_with_metadata(
    filecontent: Any,
    url: str | None = None,
    record_id: str | None = None,
    fast: bool = False,
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
    url_blacklist: Iterable[str] | None = None,
    author_blacklist: Iterable[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: str | list[str] | None = None,
    config: ConfigParser = DEFAULT_CONFIG,
    options: Any = None,
) -> Document | None:
    """The metadata, with the text in output_format as `text`, or None."""
    if options is None:
        options = Extractor(
            config=use_config(settingsfile, config),
            output_format=output_format,
            fast=fast,
            precision=favor_precision,
            recall=favor_recall,
            comments=include_comments,
            formatting=include_formatting,
            links=include_links,
            images=include_images,
            tables=include_tables,
            dedup=deduplicate,
            lang=target_language,
            url=url,
            with_metadata=True,
            tei_validation=tei_validation,
            author_blacklist=author_blacklist,
            url_blacklist=url_blacklist,
            date_params=date_extraction_params,
        )
    document = document_of(filecontent, options, prune_xpath)
    if document is not None:
        document.text = written(document, options, record_id)
    return document


def bare_extraction(
    filecontent: Any,
    url: str | None = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "python",
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
    url_blacklist: Iterable[str] | None = None,
    author_blacklist: Iterable[str] | None = None,
    as_dict: bool = False,
    prune_xpath: str | list[str] | None = None,
    config: ConfigParser = DEFAULT_CONFIG,
    options: Any = None,
) -> Document | dict[str, Any] | None:
    """The text, the comments, and with with_metadata the metadata, as a Document, or None."""
    if options is None:
        options = Extractor(
            config=config,
            output_format=output_format,
            fast=fast or no_fallback,
            precision=favor_precision,
            recall=favor_recall,
            comments=include_comments,
            formatting=include_formatting,
            links=include_links,
            images=include_images,
            tables=include_tables,
            dedup=deduplicate,
            lang=target_language,
            url=url,
            with_metadata=with_metadata,
            only_with_metadata=only_with_metadata,
            author_blacklist=author_blacklist,
            url_blacklist=url_blacklist,
            date_params=date_extraction_params,
            max_tree_size=max_tree_size,
        )
    document = document_of(filecontent, options, prune_xpath)
    return document.as_dict() if as_dict and document is not None else document


def extract_metadata(
    filecontent: Any,
    default_url: str | None = None,
    date_config: dict[str, Any] | None = None,
    extensive: bool = True,
    author_blacklist: Iterable[str] | None = None,
) -> Document:
    """The metadata alone."""
    options = Extractor(
        url=default_url, author_blacklist=author_blacklist, date_params=date_config, comments=False
    )
    return Document(**metadata_of(extraction(filecontent, options, None), options))


# What html2txt() leaves out.
_UNWANTED = "aside, footer, div[class*=footer], div[id*=footer]"


def html2txt(content: Any, clean: bool = True) -> str:
    """All text of the page, in one line; with clean, without <aside> and footers."""
    article = pith.extract(page_of(content), explain=True, drop=_UNWANTED if clean else None)
    texts = [
        block.text
        for block in article.blocks
        if not clean or "selector" not in (block.decided_by or "").split(", ")
    ]
    return " ".join(" ".join(texts).split())


def baseline(filecontent: Any) -> tuple[Any, str, int]:
    """Rather too much text than none: a <body>, its text, and the length of the text.

    The text is that which favor_recall finds, or else all text of the page.
    """
    article = pith.extract(page_of(filecontent), favor="recall")
    text = "\n".join(line for line in article.text.splitlines() if line.strip())
    if text:
        return _xml.body_of(article.html(), formatting=False), text, len(text)
    text = html2txt(filecontent)
    return _xml.text_body(text), text, len(text)


def fetch_url(
    url: str, no_ssl: bool = False, config: ConfigParser = DEFAULT_CONFIG, options: Any = None
) -> str | None:
    """The page at a URL as a str, or None, with a line in the log that says why."""
    if no_ssl and "no_ssl" not in _warned:
        _warned.add("no_ssl")
        warnings.warn("pith.trafilatura: no_ssl has no effect", stacklevel=2)
    config = config if options is None else options.config
    agents = [line.strip(' \t"') for line in config.get("DEFAULT", "USER_AGENTS", fallback="").split("\n")]
    cookie = config.get("DEFAULT", "COOKIE", fallback="")
    if urlsplit(url).scheme not in ("http", "https"):
        LOG.error("%s: no URL", url)
        return None
    pages = pith.read(
        url,
        max_bytes=number(config, "MAX_FILE_SIZE") or 0,
        timeout=number(config, "DOWNLOAD_TIMEOUT") or 0,
        max_redirects=number(config, "MAX_REDIRECTS") or 0,
        user_agent=next(filter(None, agents), None),
        headers=[f"Cookie: {cookie}"] if cookie else [],
        allow_private=not config.getboolean("DEFAULT", "SSRF_PROTECTION", fallback=True),
        on_error=lambda error: LOG.error("%s", error),
    )
    with pages:
        page = next(pages, None)
    if page is None or len(page.bytes) < (number(config, "MIN_FILE_SIZE") or 0):
        return None
    return decoded(page.bytes, page.content_type)

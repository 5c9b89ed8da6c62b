"""A stand-in for trafilatura: `from pith.trafilatura import extract`.

Functions: extract, bare_extraction, extract_with_metadata, extract_metadata, html2txt, baseline,
fetch_url, load_html; with them use_config, DEFAULT_CONFIG, Extractor and Document. They take the
arguments of trafilatura 2. Pages are str, bytes (also gzipped), lxml trees, responses with `data`, or
None, for which the result is None. As there, the result is None where there is no content. What comes
out is pith's: other text where the two differ on what is content.

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

import csv
import io
import json
import logging
import re
import warnings
import zlib
from collections.abc import Callable, Iterable
from configparser import ConfigParser
from datetime import datetime, timezone
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pith
from pith import _pith, _xml

if TYPE_CHECKING:
    from pith import Article, Block, ExtractOptions, Favor

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

_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())  # nothing is printed unless the program asks for it
_warned: set[str] = set()  # adding the same name twice, from two threads, does no harm

# --- Configuration --------------------------------------------------------------------------------

# The settings of trafilatura's settings.cfg.
_SETTINGS = {
    "DOWNLOAD_TIMEOUT": "30",
    "MAX_FILE_SIZE": "20000000",
    "MIN_FILE_SIZE": "10",
    "SLEEP_TIME": "5.0",
    "USER_AGENTS": "",
    "COOKIE": "",
    "MAX_REDIRECTS": "2",
    "SSRF_PROTECTION": "on",
    "MIN_EXTRACTED_SIZE": "250",
    "MIN_EXTRACTED_COMM_SIZE": "1",
    "MIN_OUTPUT_SIZE": "1",
    "MIN_OUTPUT_COMM_SIZE": "1",
    "MAX_TREE_SIZE": "",
    "EXTRACTION_TIMEOUT": "30",
    "MIN_DUPLCHECK_SIZE": "100",
    "MAX_REPETITIONS": "2",
    "EXTENSIVE_DATE_SEARCH": "on",
    "EXTERNAL_URLS": "off",
}


def use_config(filename: str | None = None, config: ConfigParser | None = None) -> ConfigParser:
    """The settings of a file, or config, or the defaults."""
    if filename is None and config is not None:
        return config
    read = ConfigParser()
    read["DEFAULT"] = _SETTINGS
    if filename is not None:
        if not Path(filename).is_file():
            raise FileNotFoundError(f"{filename}: no such file of settings")
        read.read(filename, encoding="utf-8")
    return read


DEFAULT_CONFIG = use_config()


def _number(config: ConfigParser, name: str) -> int | None:
    text = config.get("DEFAULT", name, fallback="") or _SETTINGS[name]
    return int(text) if text else None


_FORMATS = ("csv", "html", "json", "markdown", "python", "txt", "xml", "xmltei")


class Extractor:
    """The options of an extraction, for `options`."""

    def __init__(
        self,
        *,
        config: ConfigParser = DEFAULT_CONFIG,
        output_format: str = "txt",
        fast: bool = False,
        precision: bool = False,
        recall: bool = False,
        comments: bool = True,
        formatting: bool | None = None,
        links: bool = False,
        images: bool = False,
        tables: bool = True,
        dedup: Any = False,
        lang: str | None = None,
        url: str | None = None,
        source: str | None = None,
        with_metadata: bool = False,
        only_with_metadata: bool = False,
        tei_validation: bool = False,
        author_blacklist: Iterable[str] | None = None,
        url_blacklist: Iterable[str] | None = None,
        date_params: dict[str, Any] | None = None,
        max_tree_size: int | None = None,
    ) -> None:
        if output_format not in _FORMATS:
            names = ", ".join(_FORMATS)
            raise AttributeError(f"output_format must be one of {names}, not {output_format!r}")
        self.config = config
        self.format = output_format
        self.fast = fast
        self.focus: Favor = "recall" if recall else "precision" if precision else "balanced"
        self.comments = comments
        self.formatting = output_format == "markdown" if formatting is None else formatting
        self.links = links
        self.images = images
        self.tables = tables
        self.dedup = dedup
        self.lang = lang
        self.url = url
        self.source = (url or source or "").encode("utf-8", "replace").decode("utf-8") or None
        self.only_with_metadata = only_with_metadata
        self.tei_validation = tei_validation
        self.author_blacklist = set(author_blacklist or ())
        self.url_blacklist = set(url_blacklist or ())
        self.with_metadata = (
            with_metadata or only_with_metadata or bool(url_blacklist) or output_format == "xmltei"
        )
        self.date_params = date_params or {}
        self.min_output_size = _number(config, "MIN_OUTPUT_SIZE") or 0
        self.min_output_comm_size = _number(config, "MIN_OUTPUT_COMM_SIZE") or 0
        self.max_tree_size = max_tree_size or _number(config, "MAX_TREE_SIZE")


# What trafilatura's own Extractor has in date_params although nobody asked for it.
_DATE_PARAMS = {"original_date", "max_date", "extensive_search"}


def _warn(what: str) -> None:
    if what not in _warned:
        _warned.add(what)
        # The caller of the functions in __all__, each of which calls _document() or this.
        warnings.warn(f"pith.trafilatura: {what} has no effect", stacklevel=5)


def _warn_of_options(options: Any) -> None:
    if options.dedup:
        _warn("deduplicate")
    for name in sorted(set(options.date_params) - _DATE_PARAMS):
        _warn(f"date_extraction_params[{name!r}]")


# --- Documents ------------------------------------------------------------------------------------


class Document:
    """What is known about a page, its text and its comments; body and commentsbody are elements of
    lxml, or of the standard library where lxml is not installed."""

    _NAMES = (
        "title", "author", "url", "hostname", "description", "sitename", "date", "categories",
        "tags", "fingerprint", "id", "license", "body", "comments", "commentsbody", "raw_text",
        "text", "language", "image", "pagetype", "filedate",
    )

    title: str | None
    author: str | None
    url: str | None
    hostname: str | None
    description: str | None
    sitename: str | None
    date: str | None
    categories: list[str] | None
    tags: list[str] | None
    fingerprint: str | None
    id: str | None
    license: str | None
    comments: str | None
    raw_text: str | None
    text: str | None
    language: str | None
    image: str | None
    pagetype: str | None
    filedate: str | None

    def __init__(self, **values: Any) -> None:
        for name in self._NAMES:
            if name not in ("body", "commentsbody"):
                setattr(self, name, values.get(name))
        # All of it, and the parts that the elements are made of when they are asked for.
        self._article: Article = pith.extract(None)
        self._main: Article = self._article
        self._comments: Article = self._article
        self._links, self._images, self._formatting = False, False, False

    def _body_of(self, article: Article) -> Any:
        html = article.html(links=self._links, images=self._images)
        return _xml.body_of(html, self._formatting)

    @property
    def body(self) -> Any:
        return self._body_of(self._main)

    @property
    def commentsbody(self) -> Any:
        return self._body_of(self._comments)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        return cls(**data)

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._NAMES}


def _is_response(content: Any) -> bool:
    return not isinstance(content, (str, bytes, bytearray, memoryview)) and hasattr(content, "data")


def _is_tree(content: Any) -> bool:
    return hasattr(content, "getroottree")


def _unzipped(data: bytes) -> bytes:
    """The beginning of a gzipped page; nothing of a damaged one."""
    unzip = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        return unzip.decompress(data, int(_SETTINGS["MAX_FILE_SIZE"]))
    except zlib.error:
        return b""


def _page(content: Any) -> Any:
    """What pith.extract() takes."""
    if _is_response(content):
        content = content.data
    if _is_tree(content):
        from lxml import etree

        page: str = etree.tostring(content, encoding="unicode", method="html", with_tail=False)
        return page
    if isinstance(content, bytes) and content.startswith(b"\x1f\x8b"):
        return _unzipped(content)
    return content


def _pruned(content: Any, xpaths: str | list[str]) -> Any:
    """The tree of the page without the nodes that the expressions select."""
    from copy import deepcopy

    tree = deepcopy(content) if _is_tree(content) else load_html(content)
    if tree is None:
        return content
    for xpath in [xpaths] if isinstance(xpaths, str) else xpaths:
        for node in tree.xpath(xpath):
            if hasattr(node, "drop_tree") and node.getparent() is not None:
                node.drop_tree()
    return tree


def _hostname(address: str | None) -> str | None:
    """None if the page names an invalid address."""
    try:
        return urlsplit(address).hostname if address else None
    except ValueError:
        return None


_CREATIVE_COMMONS = re.compile(r"//creativecommons\.org/licenses/(by[a-z-]*)/(\d\.\d)")


def _license(said: str | None) -> str | None:
    """The name of a license whose URL is known."""
    known = _CREATIVE_COMMONS.search(said or "")
    return f"CC {known[1].upper()} {known[2]}" if known else said


def _metadata(article: Article, options: Any) -> dict[str, Any]:
    """The known metadata, under trafilatura's names and in the order of its headers."""
    said = article.metadata
    address = said.canonical_url or article.url
    hidden = {name.casefold() for name in options.author_blacklist}
    authors = [author for author in said.authors if author.casefold() not in hidden]
    wants_first = options.date_params.get("original_date", True)
    date = said.date or said.modified if wants_first else said.modified or said.date
    known = {
        "title": said.title,
        "author": "; ".join(authors),
        "url": address,
        "hostname": _hostname(address),
        "description": said.description,
        "sitename": said.site,
        "date": date[:10] if date else None,
        "categories": said.categories,
        "tags": said.tags,
        "license": _license(said.license),
        "language": said.language and said.language.split("-")[0],
        "image": said.image,
        "pagetype": None if article.page_type == "unknown" else article.page_type,
    }
    return {name: value for name, value in known.items() if value}


def _retrieved(options: Any) -> str:
    """No date of a page is later."""
    most = str(options.date_params.get("max_date") or "")[:10]
    return most if re.fullmatch(r"\d{4}-\d\d-\d\d", most) else f"{datetime.now(timezone.utc):%Y-%m-%d}"


def _plain(article: Article, options: Any) -> str:
    """The text as "txt" or "markdown" has it: without formatting a line for each block."""
    if options.formatting or options.links or options.images:
        return article.markdown(links=options.links, images=options.images).rstrip("\n")
    lines = [line for line in article.text.splitlines() if line.strip()]
    cells = [block for block in article.blocks if block.table is not None]
    return "\n".join(_with_rows(lines, cells) if cells else lines)


def _with_rows(lines: list[str], cells: list[Block]) -> list[str]:
    """The lines, with the rows of tables between bars, and a rule below a head."""
    rows: dict[tuple[int, int], list[str]] = {}
    heads = set()
    for cell in cells:
        place = cell.table
        if place is None or cell.kind != "table_cell":
            continue
        row = rows.setdefault((place.table, place.row), [])
        row += [""] * (place.column + 1 - len(row))
        row[place.column] = f"{row[place.column]} {' '.join(cell.text.split())}".strip()
        if place.header and place.row == 0:
            heads.add((place.table, place.row))
    waiting = list(rows.items())
    out = []
    for line in lines:
        # The rows come in their order; a row that is written in another way stays as it is.
        if waiting and line.rstrip("\t").split("\t") == waiting[0][1]:
            place_of_row, texts = waiting.pop(0)
            out.append(f"| {' | '.join(texts)} |")
            if place_of_row in heads:
                out.append("|" + "---|" * len(texts))
        else:
            out.append(line)
    return out


def _extraction(content: Any, options: Any, prune_xpath: Any) -> Article:
    asked: ExtractOptions = {
        "favor": options.focus,
        "comments": options.comments,
        "tables": options.tables,
        "retrieved": _retrieved(options),
    }
    page = content if prune_xpath is None else _pruned(content, prune_xpath)
    return pith.extract(_page(page), options.url, **asked)


def _why_discarded(article: Article, known: dict[str, Any], document: Document, options: Any) -> str:
    """Empty if nothing is wrong with the document."""
    language = known.get("language")
    if known.get("url") in options.url_blacklist:
        return "its URL is blacklisted"
    if options.only_with_metadata and not {"date", "title", "url"} <= known.keys():
        return "it lacks date, title or URL"
    if options.lang and language and language != options.lang:
        return f"its language is {language}"
    if options.max_tree_size and len(article.blocks) > options.max_tree_size:
        return "it has more blocks than max_tree_size"
    text, comments = document.text or "", document.comments or ""
    is_short = len(text) < options.min_output_size
    if is_short and len(comments) < options.min_output_comm_size:
        return article.message or "it is too short"
    return ""


def _document(content: Any, options: Any, prune_xpath: Any = None) -> Document | None:
    """None if the page is discarded."""
    _warn_of_options(options)
    if content is None:
        return None
    article = _extraction(content, options, prune_xpath)
    known = _metadata(article, options)
    document = Document(**(known if options.with_metadata else {}))
    document._article = article
    document._main = _pith.part(article, "main_content")
    document._comments = _pith.part(article, "comment")
    document._links, document._images = options.links, options.images
    document._formatting = options.formatting
    document.text = document.raw_text = _plain(document._main, options)
    document.comments = _plain(document._comments, options) if options.comments else None
    if why := _why_discarded(article, known, document, options):
        _LOG.warning("%s is discarded: %s", options.source or "a page", why)
        return None
    return document


# --- Formats --------------------------------------------------------------------------------------

_HEADER = (
    "title", "author", "url", "hostname", "description", "sitename", "date", "categories", "tags",
    "fingerprint", "id", "license",
)
_XML_ATTRIBUTES = (
    "sitename", "title", "author", "date", "url", "hostname", "description", "categories", "tags",
    "license", "id", "fingerprint", "language",
)
_CSV_COLUMNS = (
    "url", "id", "fingerprint", "hostname", "title", "image", "date", "raw_text", "comments",
    "license", "pagetype",
)
# What YAML reads as the text that it is.
_PLAIN_VALUE = re.compile(r"(?!(?i:yes|no|on|off|true|false|null|y|n)$)[^\W\d_](?:[\w ,.()/'’-]*\w)?")


def _yaml(value: str) -> str:
    return value if _PLAIN_VALUE.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _known(document: Document, names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(document, name))}


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ";".join(value)


def _as_text(document: Document, options: Any) -> str:
    header = ""
    if options.with_metadata:
        known = _known(document, _HEADER)
        lines = [
            f"{name}: {_yaml(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}\n"
            for name, value in known.items()
        ]
        header = "---\n" + "".join(lines) + "---\n"
    return header + "\n".join(filter(None, (document.text, document.comments)))


def _as_json(document: Document, options: Any) -> str:
    if not options.with_metadata:
        out: dict[str, Any] = {"text": document.raw_text, "comments": document.comments or ""}
        return json.dumps(out, ensure_ascii=False)
    renamed = {"url": "source", "sitename": "source-hostname", "description": "excerpt"}
    names = [name for name in Document._NAMES if name not in ("body", "commentsbody")]
    out = {renamed.get(name, name): getattr(document, name) for name in names}
    for name in ("categories", "tags"):
        out[name] = ";".join(out[name] or [])
    out["comments"] = document.comments or ""
    return json.dumps(out, ensure_ascii=False)


def _as_csv(document: Document, options: Any) -> str:
    out = io.StringIO()
    row = [getattr(document, name) or "null" for name in _CSV_COLUMNS]
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerow(row)
    return out.getvalue()


def _as_html(document: Document, options: Any) -> str:
    head = ""
    if options.with_metadata:
        tags = "".join(
            f'<meta name="{name}" content="{escape(_joined(value))}"/>\n'
            for name, value in _known(document, _HEADER).items()
        )
        head = f"<head>\n{tags}</head>\n"
    parts = document._main, document._comments
    body = "".join(part.html(links=options.links, images=options.images) for part in parts)
    return f"<html>\n{head}<body>\n{body}</body>\n</html>"


def _as_xml(document: Document, options: Any) -> str:
    known = _known(document, _XML_ATTRIBUTES)
    attributes = {name: _joined(value) for name, value in known.items()}
    return _xml.document(attributes, document.body, document.commentsbody)


def _as_tei(document: Document, options: Any) -> str:
    tei = document._article.tei(id=document.id, links=options.links, images=options.images)
    return tei.rstrip("\n")


_WRITERS: dict[str, Callable[[Document, Any], str]] = {
    "csv": _as_csv,
    "html": _as_html,
    "json": _as_json,
    "markdown": _as_text,
    "txt": _as_text,
    "xml": _as_xml,
    "xmltei": _as_tei,
}


def _written(document: Document, options: Any, record_id: str | None) -> str:
    if options.format not in _WRITERS:
        raise ValueError(f"{options.format!r} is a format of bare_extraction() only")
    document.id = record_id
    return _WRITERS[options.format](document, options)


# --- Functions ------------------------------------------------------------------------------------


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
    document = _document(filecontent, options, prune_xpath)
    return None if document is None else _written(document, options, record_id)


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
    document = _document(filecontent, options, prune_xpath)
    if document is not None:
        document.text = _written(document, options, record_id)
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
    document = _document(filecontent, options, prune_xpath)
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
    return Document(**_metadata(_extraction(filecontent, options, None), options))


# What html2txt() leaves out.
_UNWANTED = "aside, footer, div[class*=footer], div[id*=footer]"


def html2txt(content: Any, clean: bool = True) -> str:
    """All text of the page, in one line; with clean, without <aside> and footers."""
    article = pith.extract(_page(content), explain=True, drop=_UNWANTED if clean else None)
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
    article = pith.extract(_page(filecontent), favor="recall")
    text = "\n".join(line for line in article.text.splitlines() if line.strip())
    if text:
        return _xml.body_of(article.html(), formatting=False), text, len(text)
    text = html2txt(filecontent)
    return _xml.text_body(text), text, len(text)


def _decoded(data: bytes, content_type: str | None = None) -> str:
    """The page as a str, in the charset that a browser would choose."""
    charset = pith.extract(data, content_type=content_type).encoding or "utf-8"
    try:
        return data.decode(charset, "replace")
    except LookupError:  # a charset of the web that Python does not know
        return data.decode("utf-8", "replace")


def load_html(htmlobject: Any, max_size: int | None = None) -> Any:
    """An lxml tree of the page, or None if there is nothing in it or it is longer than max_size."""
    from lxml import etree, html

    if _is_tree(htmlobject):
        return htmlobject
    page = _page(htmlobject)
    if not isinstance(page, (str, bytes)):
        raise TypeError(f"incompatible input: a page must be bytes or str, not {type(page).__name__}")
    text = page if isinstance(page, str) else _decoded(page)
    if not text.strip() or (max_size is not None and len(text) > max_size):
        return None
    try:
        # Bytes, because lxml refuses a str that declares a charset.
        data = text.encode("utf-8", "replace")
        return html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return None


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
        _LOG.error("%s: no URL", url)
        return None
    pages = pith.read(
        url,
        max_bytes=_number(config, "MAX_FILE_SIZE") or 0,
        timeout=_number(config, "DOWNLOAD_TIMEOUT") or 0,
        max_redirects=_number(config, "MAX_REDIRECTS") or 0,
        user_agent=next(filter(None, agents), None),
        headers=[f"Cookie: {cookie}"] if cookie else [],
        allow_private=not config.getboolean("DEFAULT", "SSRF_PROTECTION", fallback=True),
        on_error=lambda error: _LOG.error("%s", error),
    )
    with pages:
        page = next(pages, None)
    if page is None or len(page.bytes) < (_number(config, "MIN_FILE_SIZE") or 0):
        return None
    return _decoded(page.bytes, page.content_type)

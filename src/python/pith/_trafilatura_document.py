"""What pith.trafilatura finds on a page."""
from __future__ import annotations

import logging
import re
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pith
from pith import _pith, _xml
from pith._trafilatura_options import warn_of_options
from pith._trafilatura_pages import page_of, pruned

if TYPE_CHECKING:
    from pith import Article, Block, ExtractOptions

LOG = logging.getLogger("pith.trafilatura")
LOG.addHandler(logging.NullHandler())  # nothing is printed unless the program asks for it


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


def metadata_of(article: Article, options: Any) -> dict[str, Any]:
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


def extraction(content: Any, options: Any, prune_xpath: Any) -> Article:
    asked: ExtractOptions = {
        "favor": options.focus,
        "comments": options.comments,
        "tables": options.tables,
        "retrieved": _retrieved(options),
    }
    page = content if prune_xpath is None else pruned(content, prune_xpath)
    return pith.extract(page_of(page), options.url, **asked)


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


def document_of(content: Any, options: Any, prune_xpath: Any = None) -> Document | None:
    """None if the page is discarded."""
    warn_of_options(options)
    if content is None:
        return None
    article = extraction(content, options, prune_xpath)
    known = metadata_of(article, options)
    document = Document(**(known if options.with_metadata else {}))
    document._article = article
    document._main = _pith.part(article, "main_content")
    document._comments = _pith.part(article, "comment")
    document._links, document._images = options.links, options.images
    document._formatting = options.formatting
    document.text = document.raw_text = _plain(document._main, options)
    document.comments = _plain(document._comments, options) if options.comments else None
    if why := _why_discarded(article, known, document, options):
        LOG.warning("%s is discarded: %s", options.source or "a page", why)
        return None
    return document

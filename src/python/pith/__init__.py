"""The main content of web pages, and why.

>>> import pith
>>> page = '''<title>Tides</title><nav><a href="/">Home</a> <a href="/news">News</a></nav>
... <article><h1>Tides</h1><p>The sea rises and falls twice a day, and the harbor master writes
... down how far, in a book that nobody else has opened for twenty years.</p></article>'''
>>> article = pith.extract(page, url="https://example.org/tides")
>>> article.outcome
'content'
>>> article.metadata.title
'Tides'
>>> print(article.text.strip())
The sea rises and falls twice a day, and the harbor master writes down how far, in a book that nobody else has opened for twenty years.

Pages in files, folders, archives and at URLs: `pith.read()`. Many pages: `pith.clean_many()`, and
`pith.clean_frame()` for data frames.

Other modules, each importing what it is named for only when it is used: `pith.trafilatura`, a
stand-in for trafilatura; `pith.spark`; `pith.datatrove`.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pith import _given, _pith
from pith._frame import clean_frame
from pith._ordered import in_order
from pith._pith import Article, Block, Container, ListPlace, Metadata, Span, TablePlace
from pith._read import Page, PageError, Pages, read

if TYPE_CHECKING:
    from typing import Literal, Union

    from typing_extensions import Buffer, TypedDict, Unpack

    Favor = Literal["balanced", "precision", "recall"]
    Format = Literal["auto", "html", "text"]
    # float: pandas has NaN where there is no page.
    Html = Union[str, Buffer, Page, float, None]
    GivenPage = Union[Html, tuple[Html, Union[str, float, None]]]

    class TextOptions(TypedDict, total=False):
        favor: Favor
        comments: bool
        tables: bool
        captions: bool
        languages: str | Iterable[str] | None
        select: str | Iterable[str] | None
        drop: str | Iterable[str] | None
        min_words: int
        with_metadata: str | Iterable[str] | None
        date_or_modified: bool
        retrieved: str | None
        title_hint: str | None
        author_hint: str | None
        date_hint: str | None
        language_hint: str | None
        site_hint: str | None
        content_type: str | None
        explain: bool
        max_input_bytes: int
        max_memory_bytes: int
        max_work: int

    class ExtractOptions(TextOptions, total=False):
        format: Format

    class HtmlOptions(TypedDict, total=False):
        links: bool
        images: bool

    class MarkdownOptions(HtmlOptions, total=False):
        front_matter: bool

    class TeiOptions(HtmlOptions, total=False):
        id: str | None
        source: str | None

    class JsonOptions(MarkdownOptions, total=False):
        with_formats: str | Iterable[str] | None
        id: str | None
        source: str | None

    class CsvOptions(TypedDict, total=False):
        header: bool
        id: str | None
        source: str | None

    # For Article.write(): each format takes its own.
    class WriteOptions(JsonOptions, total=False):
        header: bool


__all__ = [
    "FORMATS",
    "Article",
    "Block",
    "Container",
    "ListPlace",
    "Metadata",
    "Page",
    "PageError",
    "Pages",
    "Site",
    "Span",
    "TablePlace",
    "clean_frame",
    "clean_many",
    "extract",
    "extract_text",
    "read",
]
__version__: str = _pith.version
FORMATS = _pith.formats  # the formats that Article.write() takes


class Site:
    """What the pages of a host have in common, such as its navigation and its notices.

    Add the pages of a host, and then extract them: what is on most of them is boilerplate, and what
    is on one alone is likely content. It takes 16 MB, and counts pages whose URL is known, or which
    name their own. It can be pickled, to be kept or sent to other processes; any later version of
    pith, on any machine, reads it.

    >>> site = Site()
    >>> notice = "<p>The harbor is closed for all boats that come from the north until Friday.</p>"
    >>> pages = [f"<div><p>Story {i} is about tide number {i} of the old harbor, and it is long.</p>"
    ...          f"{notice}</div>" for i in range(9)]
    >>> for i, page in enumerate(pages):
    ...     site.add(page, f"https://example.org/{i}")
    >>> extract(pages[0], "https://example.org/0", site=site).text
    'Story 0 is about tide number 0 of the old harbor, and it is long.\\n'
    """

    def __init__(self) -> None:
        self._counts = _pith.Site()

    def add(self, html: Html, url: str | None = None, **options: Unpack[ExtractOptions]) -> None:
        """Adds a page. The arguments are those of extract()."""
        page, address, known = _given.page_of(html, url, options, stacklevel=2)
        self._counts.add(page, address, _pith.Options(**options), known)


def _counts_of(site: Site | None) -> _pith.Site | None:
    if site is not None and not isinstance(site, Site):
        raise TypeError(f"site must be a pith.Site or None, not {type(site).__name__}")
    return None if site is None else site._counts


def extract(
    html: Html, url: str | None = None, *, site: Site | None = None, **options: Unpack[ExtractOptions]
) -> Article:
    """Returns a page's main content and metadata.

    Pass the bytes as they were fetched rather than a str, so that the charset is chosen as browsers
    do. For a str, the charset that the page declares is ignored. Other buffers are copied. A Page of
    pith.read() comes with its URL, its Content-Type and what else is known about it; options that
    are given outrank them. None and NaN, as tables have them, give an empty article.

    url: the URL that the page came from, against which its links are resolved.
    site: what is known of the pages of its host (None).
    favor: which error weighs more, "precision" (boilerplate left in) or "recall" (content lost);
        "balanced" is the default.
    comments: keep readers' comments beside the main content (False).
    tables: keep data tables (True).
    captions: keep the captions of kept images and videos also where they do not read like a part of
        the text (False).
    languages: keep pages in these languages only, BCP 47 tags such as "en" (which has en-GB as
        well); "und" stands for pages whose language cannot be told. Other pages have the outcome
        "no_content" and a message that says why (None: keep all).
    select, drop: CSS selectors. The content is what the elements that select matches hold, all of
        it but hidden parts, comments and what drop matches; if no element matches, the outcome is
        "no_content". What drop matches is no content in any case (None: the page decides).
    min_words: keep pages whose text has so many words (0); others have the outcome "no_content".
    with_metadata: keep pages whose metadata has all of these fields, ["title", "date"] (None);
        others have the outcome "no_content".
    date_or_modified: where the page names no publication date, metadata.date is the date of the
        last change, and its source begins "modified:" (False).
    retrieved: the day on which the pages were retrieved, "2026-11-30"; no date of a page is later
        (None: unknown).
    title_hint, author_hint, date_hint, language_hint, site_hint: what is known about the page from
        elsewhere, such as the subject, sender and date of a mail, the entry of a feed, or the title
        of a book (site_hint), for what the page does not declare itself (None). "; " separates
        authors; the date has any usual form. The source of such a value is "hint".
    content_type: the Content-Type header; its charset outranks the page's own (None).
    format: "html", "text" (already plain), or "auto", the default: plain if content_type is
        text/plain and there is no markup.
    explain: keep dropped blocks as well, and give a reason for each block (False).
    max_input_bytes (20_000_000), max_memory_bytes (1_000_000_000), max_work (100_000_000): a page
        that exceeds one of these limits is read as plain text.

    Every page gives an Article and no exception. Article.outcome says how the extraction ended:
    "content"; "no_content" if nothing is main content or the page is in another language;
    "not_html" for binary data; "too_large" or "budget_exceeded" if the page exceeded a limit, in
    which case the Article holds all that could be extracted. Article.message gives the reason. With
    "content" it says where the text is from, if that is not the page's body. Arguments of a wrong
    type and unknown options raise TypeError; invalid values raise ValueError. What looks like a path
    or a URL is taken for a page, with a UserWarning.

    >>> extract(b"\\x89PNG\\r\\n\\x1a\\n\\0\\0\\0\\rIHDR\\0\\0\\0\\1\\0\\0\\0\\1").message
    'binary data'
    >>> extract("<p>Hi</p>", favor="speed")
    Traceback (most recent call last):
    ValueError: favor must be one of 'balanced', 'precision', 'recall', not 'speed'
    >>> page = "<nav><a href='/'>Home</a></nav><p>The tide that comes with the new moon is high.</p>"
    >>> for block in extract(page, explain=True).blocks:
    ...     print(block.kept, block.text)
    False Home
    True The tide that comes with the new moon is high.
    """
    page, address, known = _given.page_of(html, url, options, stacklevel=2)
    counts = _counts_of(site)
    return _pith.extract(page, address, _pith.Options(**options), known, counts)


def extract_text(plain: Html, url: str | None = None, **options: Unpack[TextOptions]) -> Article:
    """The main content of text that lost its markup: each line is kept or dropped as a whole.

    Takes extract()'s options but format and site: text without markup has no template to leave out.

    >>> plain = '''Share This Article Facebook Email Copy Link Print
    ... The sea rises and falls twice a day in the old harbor.'''
    >>> extract_text(plain).text
    'The sea rises and falls twice a day in the old harbor.\\n'
    """
    settings = _pith.Options(format="text", **options)
    page, address, known = _given.page_of(plain, url, {**options, "format": "text"}, stacklevel=2)
    return _pith.extract(page, address, settings, known)


def clean_many(
    pages: Iterable[GivenPage],
    threads: int | None = None,
    *,
    look_ahead: int | None = None,
    site: Site | None = None,
    **options: Unpack[ExtractOptions],
) -> Iterator[Article]:
    """Yields the article of each page, in the order of the pages, using several threads.

    pages: each page is a value for extract()'s html, or a pair of it and its url; read() gives such
        pages. They are read as needed, at most look_ahead (4 times the threads) ahead of the article
        that is yielded.
    threads: the number of threads; None means one per CPU. The GIL is released during extraction.
    site and all other options are those of extract().

    An exception from a page or from `pages` itself is raised after the articles before it.

    >>> pages = ["<p>The first tide of the day came in at six.</p>",
    ...          (b"<p>The second one came at half past six.</p>", "https://example.org/2")]
    >>> [article.text for article in clean_many(pages, threads=2)]
    ['The first tide of the day came in at six.\\n', 'The second one came at half past six.\\n']
    """
    if isinstance(pages, (str, bytes, bytearray, memoryview)):
        kind = type(pages).__name__
        raise TypeError(f"pages must be an iterable of pages, not one page ({kind})")
    if not isinstance(pages, Iterable):
        raise TypeError(f"pages must be an iterable of pages, not {type(pages).__name__}")
    settings = _pith.Options(**options)
    counts = _counts_of(site)

    def clean(page: GivenPage) -> Article:
        if isinstance(page, tuple) and len(page) != 2:
            raise TypeError(f"a page must be the page or (page, url), not a tuple of {len(page)}")
        html, url = page if isinstance(page, tuple) else (page, None)
        bytes_or_text, address, known = _given.page_of(html, url, options, stacklevel=2)
        return _pith.extract(bytes_or_text, address, settings, known, counts)

    return in_order(clean, pages, threads, look_ahead)

"""Pages from files, folders, archives and URLs: pith.read()."""
from __future__ import annotations

import builtins
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Union

if TYPE_CHECKING:
    from typing import Literal

    from typing_extensions import Self, TypedDict, Unpack

    Kind = Literal[
        "auto", "page", "warc", "jsonl", "archive", "mail", "mbox", "mhtml", "webarchive", "har",
        "wacz", "epub", "feed",
    ]

    class ReadOptions(TypedDict, total=False):
        kind: Kind
        max_bytes: int
        html_field: str
        text_field: str
        include: str | Iterable[str]
        exclude: str | Iterable[str]
        timeout: float
        connect_timeout: float
        max_redirects: int
        user_agent: str | None
        headers: str | Iterable[str] | Mapping[str, str]
        cookie_jar: str | os.PathLike[str] | None
        allow_private: bool
        obey_robots: bool
        delay: float
        connections: int
        retries: int
        save_warc: str | os.PathLike[str] | None
        revisit: str | os.PathLike[str] | None


Input = Union[str, "os.PathLike[str]"]

# The members of Page that are options of pith.extract().
_KNOWN = (
    "content_type", "title_hint", "author_hint", "date_hint", "language_hint", "site_hint",
)


@dataclass(frozen=True)
class Page:
    """A page as it was read, before decoding. pith.extract() and pith.clean_many() take it as it is.

    bytes: the page. url: where it is from, if that is known. content_type: the Content-Type header.
    source: the path or URL that was read, "ARCHIVE!/MEMBER" in archives. id: a short name.
    is_plain_text: it is known to be text without markup. title_hint and the like: what the file
    around it says about it, such as the subject of a mail.
    """

    bytes: builtins.bytes = field(repr=False)
    url: str | None = None
    content_type: str | None = None
    source: str = ""
    id: str = ""
    is_plain_text: bool = False
    title_hint: str | None = None
    author_hint: str | None = None
    date_hint: str | None = None
    language_hint: str | None = None
    site_hint: str | None = None
    _fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def fields(self) -> dict[str, Any]:
        """The other members of the JSONL object that holds the page."""
        return {json.loads(name): json.loads(value) for name, value in self._fields}

    def known(self) -> dict[str, str]:
        """What is known about the page, as options of pith.extract()."""
        known: dict[str, str] = {
            name: value for name in _KNOWN if (value := getattr(self, name)) is not None
        }
        if self.is_plain_text:
            known["format"] = "text"
        return known


class PageError(OSError):
    """A file, a URL or a page in a file that cannot be read.

    input: its path or URL. reason: one line. kind: "not_found", "unreadable", "empty", "too_large",
    "not_html", "unsupported", "refused", "forbidden", "disallowed" (by robots.txt), "timed_out",
    "http_status", "protocol" or "out_of_memory".
    """

    def __init__(self, input: str, reason: str, kind: str) -> None:
        super().__init__(f"{input}: {reason}")
        self.input = input
        self.reason = reason
        self.kind = kind

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str, str]]:
        return PageError, (self.input, self.reason, self.kind)


class Pages(Iterator[Page]):
    """The pages of pith.read(), and what was left out of them.

    failed: how many could not be read so far. After an exception, next() goes on with the page
    behind.
    """

    failed: int

    def __init__(
        self,
        inputs: Iterable[Input],
        on_error: Callable[[PageError], object] | None,
        options: ReadOptions,
    ) -> None:
        from pith import _input

        self._source = _input.Source(inputs, Page, PageError, **options)
        self._on_error = on_error
        self.failed = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Page:
        while (item := self._source.next()) is not None:
            if isinstance(item, Page):
                return item
            self.failed += 1
            if self._on_error is None:
                raise item
            self._on_error(item)
        raise StopIteration

    @property
    def skipped(self) -> dict[str, int]:
        """How many records, members and lines were skipped so far as they are no pages, by reason."""
        return self._source.skipped

    @property
    def passed_over(self) -> dict[str, int]:
        """How many files below folders were not read so far, by what they are."""
        return self._source.passed_over

    def close(self) -> None:
        """Ends the reading, and writes save_warc and cookie_jar. The last page does the same."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def read(
    inputs: Input | Iterable[Input],
    *,
    on_error: Callable[[PageError], object] | None = None,
    **options: Unpack[ReadOptions],
) -> Pages:
    """Yields the pages of files, folders, archives and URLs, one at a time.

    inputs: a path, a URL, "-" for standard input, or several of them. Files may be pages, WARC,
        JSONL, tar, zip, mails, MHTML, HAR, WACZ, EPUB and feeds, also compressed; their content
        tells what they are, where the name does not. Of a folder, all such files below it are read.
    on_error: called with a PageError for what cannot be read; the reading goes on. None: the
        PageError is raised.
    kind: what all files are, such as "jsonl", whatever their names ("auto").
    max_bytes: the largest page, after decompression (20_000_000).
    html_field, text_field: the members of JSONL objects that hold the page ("html", "text");
        "page.html" is the member "html" of the object "page".
    include, exclude: patterns for files below folders, "*.html".

    For URLs: timeout and connect_timeout in seconds (30, 10), max_redirects (5), user_agent, headers
    ("Name: value", or a dict), cookie_jar (a file), allow_private (False: addresses that are not public are
    refused), obey_robots (True; of one URL alone, robots.txt is not asked for), delay (1 second
    between requests to a host), connections (16), retries (2), save_warc (a file that gets all
    pages as they came), revisit (such a file of an earlier run: what has not changed is taken from
    it).

    What is left out is in `skipped` and `passed_over`:

    >>> import gzip, os, tempfile
    >>> import pith
    >>> folder = tempfile.mkdtemp()
    >>> with gzip.open(os.path.join(folder, "crawl.jsonl.gz"), "wt") as file:
    ...     _ = file.write('{"url": "https://example.org/1", "html": "<p>The tide of the day."}\\n')
    >>> with open(os.path.join(folder, "logo.png"), "wb") as file:
    ...     _ = file.write(b"\\x89PNG\\r\\n\\x1a\\n")
    >>> pages = pith.read(folder)
    >>> for page in pages:
    ...     print(page.url, pith.extract(page.bytes, url=page.url).text)
    https://example.org/1 The tide of the day.
    <BLANKLINE>
    >>> pages.skipped, pages.passed_over
    ({}, {'pictures': 1})
    """
    if isinstance(inputs, (str, os.PathLike)):
        inputs = [inputs]
    if isinstance(inputs, (bytes, bytearray, memoryview)) or not isinstance(inputs, Iterable):
        kind = type(inputs).__name__
        raise TypeError(f"inputs must be a path, a URL or several of them, as str, not {kind}")
    if on_error is not None and not callable(on_error):
        raise TypeError(f"on_error must be a function or None, not {type(on_error).__name__}")
    return Pages(inputs, on_error, options)

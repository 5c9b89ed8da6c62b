"""What is passed as a page: bytes, text, a Page, or an address by mistake."""
from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pith._read import Page

if TYPE_CHECKING:
    from pith import Html

# No path that is typed by hand is longer. Chosen.
_MOST = 1024
_URL = re.compile(r"\s*(?:https?|ftp|file)://\S+\s*", re.IGNORECASE)
# The name of a file that holds pages, behind its folders. Only they may have spaces.
_PATH = re.compile(
    r"(?:[^\n]*[/\\])?[^\s/\\]+\.(?:html?|xhtml|txt|mht|mhtml|webarchive|warc|wet|wacz|jsonl|ndjson"
    r"|har|eml|mbox|epub|rss|atom|zip|tar|tgz)(?:\.(?:gz|zst|xz|bz2))?",
    re.IGNORECASE,
)


def page_of(
    html: Html, url: str | float | None, options: Mapping[str, Any], stacklevel: int
) -> tuple[Any, str | float | None, dict[str, str]]:
    """The page, its URL, and what is known about it that `options` do not say."""
    if isinstance(html, Page):
        known = {name: value for name, value in html.known().items() if name not in options}
        return html.bytes, html.url if url is None else url, known
    _warn_of_address(html, stacklevel + 1)
    return html, url, {}


def _warn_of_address(html: object, stacklevel: int) -> None:
    """Warns if html looks like a path or a URL. Raises TypeError for a pathlib.Path."""
    if isinstance(html, (str, bytes)):
        if len(html) > _MOST:
            return
        text = html if isinstance(html, str) else html.decode("latin-1")
        if "<" in text:
            return
        kind = "URL" if _URL.fullmatch(text) else "path" if _PATH.fullmatch(text) else None
        if kind is not None:
            warnings.warn(
                f"{text.strip()!r} looks like a {kind}, not like a page. pith.extract() takes the "
                "page itself; pith.read() reads files and URLs.",
                stacklevel=stacklevel + 1,
            )
    elif hasattr(html, "__fspath__"):
        name = type(html).__name__
        raise TypeError(f"html must be bytes or str, not {name}; pith.read() reads files")

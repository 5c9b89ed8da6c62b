"""An article as the XML that trafilatura writes: p, head, list, item, table, quote, code, hi, ref."""
from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from xml.sax.saxutils import escape, quoteattr

try:
    from lxml.etree import Element, SubElement
except ImportError:  # the same functions, and elements that can do less
    from xml.etree.ElementTree import Element, SubElement

# The elements of pith's HTML -> those here, with the attribute "rend".
_BLOCKS = {
    "p": ("p", None),
    "summary": ("p", None),
    "figcaption": ("p", None),
    **{f"h{level}": ("head", f"h{level}") for level in range(1, 7)},
    "caption": ("head", None),
    "ul": ("list", "ul"),
    "ol": ("list", "ol"),
    "dl": ("list", "dl"),
    "li": ("item", None),
    "dt": ("item", "dt"),
    "dd": ("item", "dd"),
    "table": ("table", None),
    "tr": ("row", None),
    "th": ("cell", None),
    "td": ("cell", None),
    "blockquote": ("quote", None),
    "pre": ("code", None),
}
_INLINE = {"code": ("code", None), "del": ("del", None), "s": ("del", None)}
_FORMATTING = {
    "strong": ("hi", "#b"),
    "em": ("hi", "#i"),
    "kbd": ("hi", "#t"),
    "sup": ("hi", "#sup"),
    "sub": ("hi", "#sub"),
}
# White space in them is none of the text.
_WITHOUT_TEXT = {"body", "list", "table", "row"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Builder(HTMLParser):
    """Builds the tree of the HTML that pith writes, all of whose elements are closed."""

    def __init__(self, formatting: bool) -> None:
        super().__init__()
        self.body: Any = Element("body")
        self._tags = {**_BLOCKS, **_INLINE, **(_FORMATTING if formatting else {})}
        # Of each open element of the HTML its name, and the element that holds its text.
        self._open: list[tuple[str, Any]] = [("body", self.body)]

    def _here(self, tag: str) -> Any:
        """The element that `tag` goes to: text outside of all blocks gets a paragraph."""
        here = self._open[-1][1]
        if here is self.body and tag not in _BLOCKS:
            last = here[-1] if len(here) else None
            here = last if last is not None and last.tag == "p" else SubElement(here, "p")
        return here

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: _NOT_IN_XML.sub("", value or "") for name, value in attributes}
        if tag == "br":
            SubElement(self._here(tag), "lb")
        elif tag == "img":
            known = {name: given[name] for name in ("src", "alt", "title") if given.get(name)}
            SubElement(self._here(tag), "graphic", known)
        elif tag == "hr":
            pass
        else:
            self._open.append((tag, self._element(tag, given)))

    def _element(self, tag: str, given: dict[str, str]) -> Any:
        here = self._open[-1][1]
        if tag == "a":
            known = {"target": given["href"]} if given.get("href") else {}
            return SubElement(self._here(tag), "ref", known)
        name, rend = self._tags.get(tag, (None, None))
        # What says nothing here: divisions, a second <code>, the first paragraph of an item.
        if name is None or (name == "code" and here.tag == "code"):
            return here
        if tag == "p" and here.tag in ("item", "cell") and not len(here) and not here.text:
            return here
        if rend in ("dt", "dd"):  # numbered by their terms
            terms = sum(child.get("rend", "").startswith("dt") for child in here)
            rend = f"{rend}-{terms + 1 if rend == 'dt' else max(terms, 1)}"
        known = {"rend": rend} if rend else {"role": "head"} if tag == "th" else {}
        return SubElement(self._here(tag), name, known)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            _, closed = self._open.pop()
            if tag not in self._tags or closed is self._open[-1][1]:
                return
            if _BLOCKS.get(tag, ("", None))[0] not in ("", "code"):
                _strip_end(closed)

    def handle_data(self, data: str) -> None:
        here = self._open[-1][1]
        text = _NOT_IN_XML.sub("", data)
        if not text.strip():
            # A line end after a block is none of the text; a space between two words is.
            if here.tag in _WITHOUT_TEXT or (len(here) and here[-1].tag not in _WORDS):
                return
        if here is self.body:
            here = self._here("")
        if len(here):
            here[-1].tail = (here[-1].tail or "") + text
        else:
            here.text = (here.text or "") + text


_WORDS = {"hi", "ref", "code", "del", "graphic", "lb"}


def _strip_end(element: Any) -> None:
    """Drops white space at the end of the element's own text and of the tails in it."""
    if element.text and len(element) and element[0].tag not in _WORDS:
        element.text = element.text.rstrip()
    if len(element) == 0:
        element.text = element.text and element.text.strip()
    elif element[-1].tail:
        element[-1].tail = element[-1].tail.rstrip() or None


def body_of(html: str, formatting: bool) -> Any:
    """The <body> of an article that was written as HTML."""
    builder = _Builder(formatting)
    builder.feed(html)
    builder.close()
    return builder.body


def text_body(text: str) -> Any:
    """A <body> with a paragraph for each line."""
    body: Any = Element("body")
    for line in filter(None, map(str.strip, text.splitlines())):
        SubElement(body, "p").text = _NOT_IN_XML.sub("", line)
    return body


def document(metadata: dict[str, str], body: Any, comments: Any) -> str:
    """The document <doc>, indented where that adds nothing to a text."""
    attributes = "".join(f" {k}={quoteattr(_NOT_IN_XML.sub('', v))}" for k, v in metadata.items())
    parts = _lines(body, "main", 1) + _lines(comments, "comments", 1)
    return f"<doc{attributes}>\n{parts}</doc>"


def _lines(element: Any, tag: str, depth: int) -> str:
    indent = "  " * depth
    if not len(element) or element.text or any(child.tail for child in element):
        return f"{indent}{_inline(element, tag)}\n"
    inner = "".join(_lines(child, child.tag, depth + 1) for child in element)
    return f"{indent}{_start(element, tag)}>\n{inner}{indent}</{tag}>\n"


def _start(element: Any, tag: str) -> str:
    return f"<{tag}" + "".join(f" {k}={quoteattr(v)}" for k, v in element.attrib.items())


def _inline(element: Any, tag: str) -> str:
    inner = escape(element.text or "") + "".join(
        _inline(child, child.tag) + escape(child.tail or "") for child in element
    )
    return f"{_start(element, tag)}>{inner}</{tag}>" if inner else f"{_start(element, tag)}/>"

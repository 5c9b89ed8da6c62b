"""What pith.trafilatura takes for a page: bytes, text, trees of lxml, responses."""
from __future__ import annotations

import zlib
from typing import Any

import pith
from pith._trafilatura_options import SETTINGS


def _is_response(content: Any) -> bool:
    return not isinstance(content, (str, bytes, bytearray, memoryview)) and hasattr(content, "data")


def _is_tree(content: Any) -> bool:
    return hasattr(content, "getroottree")


def _unzipped(data: bytes) -> bytes:
    """The beginning of a gzipped page; nothing of a damaged one."""
    unzip = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        return unzip.decompress(data, int(SETTINGS["MAX_FILE_SIZE"]))
    except zlib.error:
        return b""


def page_of(content: Any) -> Any:
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


def pruned(content: Any, xpaths: str | list[str]) -> Any:
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


def decoded(data: bytes, content_type: str | None = None) -> str:
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
    page = page_of(htmlobject)
    if not isinstance(page, (str, bytes)):
        raise TypeError(f"incompatible input: a page must be bytes or str, not {type(page).__name__}")
    text = page if isinstance(page, str) else decoded(page)
    if not text.strip() or (max_size is not None and len(text) > max_size):
        return None
    try:
        # Bytes, because lxml refuses a str that declares a charset.
        data = text.encode("utf-8", "replace")
        return html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return None

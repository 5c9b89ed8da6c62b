"""The output formats of pith.trafilatura."""
from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from pith import _xml
from pith._trafilatura_document import Document

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


def written(document: Document, options: Any, record_id: str | None) -> str:
    if options.format not in _WRITERS:
        raise ValueError(f"{options.format!r} is a format of bare_extraction() only")
    document.id = record_id
    return _WRITERS[options.format](document, options)

"""A program that uses pith, for mypy --strict (test_types.py). It also runs."""
from __future__ import annotations

import sys
from typing import Any, Optional

from typing_extensions import assert_type

import pith
import pith.trafilatura


def main(paths: list[str]) -> None:
    pages = pith.read(paths, on_error=print, max_bytes=1_000_000, kind="page")
    assert_type(pages, pith.Pages)
    for page in pages:
        assert_type(page, pith.Page)
        assert_type(page.bytes, bytes)
        article = pith.extract(page.bytes, url=page.url, favor="precision", languages=["en"])
        assert_type(article, pith.Article)
        assert_type(article.metadata.title, Optional[str])
        assert_type(article.metadata.authors, list[str])
        assert_type(article.to_dict(), dict[str, Any])
        assert_type(article.csv(header=False), str)
        for block in article.blocks:
            assert_type(block.spans, list[pith.Span])
            if block.table is not None:
                assert_type(block.table.row, int)
    assert_type(pages.skipped, dict[str, int])
    for article in pith.clean_many([*pith.read(paths), "<p>", b"<p>", None, (None, None)], threads=2):
        print(article.write("markdown", links=True))
    site = pith.Site()
    site.add("<p>")
    for article in pith.clean_many(["<p>"], site=site):
        assert_type(article.markdown(links=True, front_matter=True), str)
    assert_type(pith.trafilatura.extract("<p>", output_format="xml"), Optional[str])
    document = pith.trafilatura.extract_with_metadata("<p>")
    assert_type(document, Optional[pith.trafilatura.Document])


def wrong(page: bytes) -> None:
    """Each line is an error, and mypy says if it is none."""
    pith.extract(page, favor="speed")  # type: ignore[arg-type]
    pith.extract([page])  # type: ignore[arg-type]
    pith.extract(page, speed=1)  # type: ignore[call-arg]
    pith.extract_text(page, format="html")  # type: ignore[call-arg]
    pith.extract_text(page, site=pith.Site())  # type: ignore[call-arg]
    pith.clean_frame([page], site=3)  # type: ignore[arg-type]
    pith.extract(page).html(front_matter=True)  # type: ignore[call-arg]
    pith.extract(page).tei(header=True)  # type: ignore[call-arg]
    pith.extract(page).explanation(links=True)  # type: ignore[call-arg]
    pith.read(3)  # type: ignore[arg-type]
    pith.read("a", kind="pdf")  # type: ignore[arg-type]
    pith.extract(page).text = ""  # type: ignore[misc]


if __name__ == "__main__":
    main(sys.argv[1:])

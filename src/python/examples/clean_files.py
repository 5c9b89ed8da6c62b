#!/usr/bin/env python3
"""Files, folders, archives or URLs to JSONL, with a line for what is left out.

    clean_files.py OUT.jsonl INPUT...
"""
from __future__ import annotations

import sys

import pith


def main(out: str, *inputs: str) -> None:
    pages = pith.read(inputs, on_error=lambda error: print(error, file=sys.stderr))
    kept = 0
    with open(out, "w", encoding="utf-8") as file:
        for page in pages:
            article = pith.extract(page, min_words=20)
            if article.outcome == "content":
                file.write(article.jsonl(id=page.id, source=page.source))
                kept += 1
            else:
                print(f"{page.source}: {article.message or article.outcome}", file=sys.stderr)
    left_out = {**pages.skipped, **pages.passed_over}
    print(f"{kept} pages kept, {pages.failed} failed; left out: {left_out or 'nothing'}")


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""A table of pages with pandas: JSONL with html and url in, CSV with title, date and text out.

    frame.py IN.jsonl OUT.csv
"""
from __future__ import annotations

import sys

import pandas

import pith


def main(source: str, out: str) -> None:
    pages = pandas.read_json(source, lines=True)
    clean = pith.clean_frame(pages, html="html", url="url", languages="en")
    clean = clean[clean["outcome"] == "content"].sort_values("confidence", ascending=False)
    clean[["url", "title", "date", "text"]].to_csv(out, index=False)
    print(f"{len(clean)} of {len(pages)} pages have English text")


if __name__ == "__main__":
    main(*sys.argv[1:])

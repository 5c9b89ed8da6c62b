#!/usr/bin/env python3
"""Many files on two processes, for programs that have work of their own in Python; threads
(pith.clean_many) cost less where pith does all of it. Only names and articles go between processes.

    pool.py FILE...   each may hold many pages
"""
from __future__ import annotations

import sys
from collections import Counter
from multiprocessing import Pool

import pith


def clean(path: str) -> list[pith.Article]:
    pages = pith.read(path, on_error=lambda error: print(error, file=sys.stderr))
    return [pith.extract(page, favor="precision") for page in pages]


def main(*paths: str) -> None:
    words: Counter[str] = Counter()
    with Pool(2) as pool:
        for articles in pool.imap_unordered(clean, paths):
            for article in articles:
                words[article.page_type] += len(article.text.split())
    for page_type, count in words.most_common():
        print(f"{page_type}: {count} words")


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""pith.datatrove.PithExtractor in a DataTrove pipeline: WARC in, JSONL out.

Holds that the documents are those that pith makes without DataTrove, with and without its sandbox.

    datatrove_test.py PAGES   PAGES: a folder of pages, such as fixtures/pages
"""
import gzip
import io
import json
import sys
import tempfile
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import pith
from pith.datatrove import PithExtractor


def write_warc(path, pages):
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, page in pages.items():
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            said = {"WARC-Identified-Payload-Type": "text/html"}
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(page),
                                               http_headers=http, warc_headers_dict=said)
            writer.write_record(record)


def run(folder, extractor):
    """The documents that come out, by address."""
    out = folder / ("sandbox" if extractor.sandbox else "plain")
    pipeline = [WarcReader(str(folder / "warc")), extractor, JsonlWriter(str(out))]
    LocalPipelineExecutor(pipeline, tasks=1, logging_dir=str(out / "logs")).run()
    documents = {}
    for file in out.glob("*.jsonl.gz"):
        for line in gzip.decompress(file.read_bytes()).decode().splitlines():
            document = json.loads(line)
            assert document["metadata"]["url"] not in documents, "a document came twice"
            documents[document["metadata"]["url"]] = document
    return documents


def utf8(page):
    try:
        return page.decode()
    except UnicodeDecodeError:  # WarcReader guesses a charset; those pages would not compare
        return None


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    files = sorted(Path(sys.argv[1]).rglob("*.html"))
    pages = {f"https://example.org/{n}": file.read_bytes() for n, file in enumerate(files)}
    pages = {url: page for url, page in pages.items() if utf8(page) is not None}
    pages["https://example.org/empty"] = b"<!doctype html><title>Nothing</title><body></body>"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warc").mkdir()
        write_warc(folder / "warc" / "pages.warc.gz", pages)
        plain = run(folder, PithExtractor(metadata=("title", "authors"), sandbox=False))
        boxed = run(folder, PithExtractor(timeout=20, favor="recall", markdown=True))

    articles = {url: pith.extract(utf8(page), url) for url, page in pages.items()}
    wanted = {url: article for url, article in articles.items() if article.text}
    assert set(plain) == set(wanted) and "https://example.org/empty" not in plain
    for url, article in wanted.items():
        assert plain[url]["text"] == article.text, url
        assert plain[url]["metadata"].get("title") == article.metadata.title, url
        assert plain[url]["metadata"].get("authors", []) == article.metadata.authors, url
    marked = {url: pith.extract(utf8(page), favor="recall").markdown() for url, page in pages.items()}
    assert {url: document["text"] for url, document in boxed.items()} == \
        {url: text for url, text in marked.items() if text}
    print(f"{len(pages)} records: {len(boxed)} documents cleaned in processes of their own, "
          f"{len(plain)} in the pipeline's, all as pith makes them")


if __name__ == "__main__":
    main()

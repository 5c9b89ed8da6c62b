#!/usr/bin/env python3
"""Pages of a data set -> a WARC file, a gzip member a record, for timing `pith FILE.warc.gz`.

    bench/make_warc.py DATASET OUT.warc.gz RECORDS [PAGES [MOST_BYTES]]

Takes the first PAGES pages (default 500) of at most MOST_BYTES (default 160000), over and over.
"""
import gzip
import itertools
import pathlib
import sys


def record(name, page):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:page:{name}>\r\n"
        f"WARC-Target-URI: http://example.org/{name}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 6)


def main():
    if not 4 <= len(sys.argv) <= 6:
        sys.exit(__doc__)
    dataset, out, records = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    pages = int(sys.argv[4]) if len(sys.argv) > 4 else 500
    most = int(sys.argv[5]) if len(sys.argv) > 5 else 160_000
    made = []
    for file in sorted((dataset / "html").glob("*.html.gz")):
        page = gzip.decompress(file.read_bytes())
        if len(page) <= most:
            made.append(record(file.name.removesuffix(".html.gz"), page))
        if len(made) == pages:
            break
    with open(out, "wb") as warc:
        warc.writelines(itertools.islice(itertools.cycle(made), records))


if __name__ == "__main__":
    main()

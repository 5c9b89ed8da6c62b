#!/usr/bin/env python3
"""Runs pith over pages under ever larger limits of its address space.

    short_memory_test.py PITH [STEPS]

Whatever the limit is, the run ends with a documented exit code and not by a signal, every row written
is JSON with its source, and no page is missing without a word: either each has its row, or the run
failed as a whole and says so in one line.
"""
import gzip
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

STEPS = int(sys.argv[2]) if len(sys.argv) > 2 else 30  # limits between starting and having enough
KB = 1024
DOCUMENTED = (0, 1, 2, 3)


def page(number):
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": f"Page {number}",
             "author": [{"@type": "Person", "name": f"Author {i}"} for i in range(40)],
             "mentions": [{"@type": "Thing", "name": f"Thing {i}", "sameAs": [["a"], ["b"]]}
                          for i in range(200 * (number % 4))]}
    text = "".join(f"<p>Paragraph {i} of page {number} says, as sentences of pages do, that there is more "
                   f"to be read here, <a href='/{i}'>with a link</a>, than in a menu.</p>\n"
                   for i in range(30 + 900 * (number % 3)))
    return (f"<html><head><title>Page {number}</title><script type='application/ld+json'>"
            f"{json.dumps(thing)}</script></head><body><article><h1>Page {number}</h1>{text}</article>"
            f"<ul>{'<li><a href=/>Menu</a></li>' * 300}</ul></body></html>")


def warc_record(number):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page(number)}".encode()
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Record-ID: <urn:page:{number}>\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(http)}\r\n\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 1)


def run(pith, limit, *arguments):
    """The finished run, or None if the program does not start."""
    done = subprocess.run([pith, *arguments], capture_output=True, timeout=120,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    return None if done.returncode == 127 or b"error while loading shared" in done.stderr else done


def starts(pith, limit):
    done = run(pith, limit, "--version")
    return done is not None and done.returncode == 0


def smallest(low, high, good):
    while high - low > 2048 * KB:
        middle = (low + high) // 2
        low, high = (low, middle) if good(middle) else (middle, high)
    return high


def check(done, sources, what):
    assert done is not None, f"{what}: does not start"
    said = done.stderr.decode(errors="replace")
    assert done.returncode in DOCUMENTED, f"{what}: exit code {done.returncode}\n{said[-800:]}"
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    for row in rows:
        assert row["source"], f"{what}: a row without its source: {row}"
        assert row["outcome"] in ("content", "failed", "out_of_memory"), f"{what}: {row['outcome']}"
        assert row["outcome"] == "content" or "memory" in row["message"], f"{what}: {row['message']}"
    failed = [row for row in rows if row["outcome"] != "content"]
    reported = {row["source"] for row in rows}
    missing = [source for source in sources if source not in reported]
    if missing:
        # The run as a whole failed, and reports it.
        assert done.returncode == 2, f"{what}: exit {done.returncode}, missing {missing[:3]}\n{said}"
        assert "pith: " in said and ("memory" in said or "cannot start a thread" in said), f"{what}: {said}"
        return "run"
    assert (done.returncode == 0) == (not failed), f"{what}: exit {done.returncode}, {len(failed)} failed"
    return "pages" if failed else "all"


def series(pith, floor, steps, arguments, sources, what):
    enough = smallest(floor, 1_000_000 * KB,
                      lambda limit: (done := run(pith, limit, *arguments)) is not None
                      and done.returncode == 0)
    seen = {}
    for step in range(steps + 1):
        limit = floor + (enough - floor) * step // steps
        end = check(run(pith, limit, *arguments), sources, f"{what}, {limit // KB} kB")
        seen[end] = seen.get(end, 0) + 1
    print(f"{what}: {floor // KB} to {enough // KB} kB: {seen}", flush=True)
    return seen


def main(pith):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "pages"
        folder.mkdir()
        pages = [folder / f"{number:02}.html" for number in range(12)]
        for number, path in enumerate(pages):
            path.write_text(page(number))
        warc = pathlib.Path(name) / "pages.warc.gz"
        warc.write_bytes(b"".join(warc_record(number) for number in range(12)))
        tar = pathlib.Path(name) / "pages.tar.gz"
        subprocess.run(["tar", "-C", folder, "-czf", tar, "."], check=True)
        floor = smallest(0, 1_000_000 * KB, lambda limit: starts(pith, limit))
        sources = [str(path) for path in pages]
        for jobs in ("1", "4"):
            series(pith, floor, STEPS, ["-f", "jsonl", "-j", jobs, str(folder)], sources, f"pages, -j {jobs}")
        series(pith, floor, STEPS // 2, ["-f", "jsonl", "-j", "2", str(warc), sources[0]], [sources[0]], "WARC")
        series(pith, floor, STEPS // 2, ["-f", "jsonl", "-j", "2", str(tar), sources[0]], [sources[0]], "archive")


if __name__ == "__main__":
    main(sys.argv[1])

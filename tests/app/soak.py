#!/usr/bin/env python3
"""Sends many pages, most of them damaged at random, through one process of pith and watches its memory.

    soak.py PITH PAGES FOLDER...   FOLDER: holds pages, *.html or *.html.gz, at any depth

The pages go to `pith -j 2 -f jsonl -` as one long WARC stream. Each record has to come back as one row, in order,
unless the damage made it binary data, which is counted on standard error. In the second half of the pages, the
process may hold no more memory than in the first, but for a tenth. Medians are compared, because the largest page
decides the maximum. The same number of pages always gives the same stream.
"""
import gzip
import itertools
import json
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading

SOME_FAILED = 3  # the exit code; damage may make a page binary data
WATCHED = 100  # rows between two looks at the memory
SLACK = 1.1  # allocators settle late; in 100,000 pages, a leak of 100 bytes a page would show


def read_pages(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.html*")):
            if path.name.endswith(".gz"):
                yield gzip.decompress(path.read_bytes())
            elif path.suffix == ".html":
                yield path.read_bytes()


def damaged(page, other, draw):
    """The page cut, with a part lost, doubled, moved or taken from another page, with bytes changed, or as it is."""
    if len(page) < 2:
        return page
    begin, end = sorted(draw.randrange(len(page)) for _ in range(2))
    kind = draw.randrange(8)
    if kind == 0:
        return page[:end]
    if kind == 1:
        return page[:begin] + page[end:]
    if kind == 2:
        end = min(end, begin + 100_000)
        return page[:end] + page[begin:end] + page[end:]
    if kind == 3:
        return page[end:] + page[begin:end] + page[:begin]
    if kind == 4:
        return page[:begin] + other[-len(other) // 2:] + page[begin:]
    if kind == 5:
        changed = bytearray(page)
        for _ in range(draw.randrange(1, 200)):  # without control characters, which make it a binary file
            changed[draw.randrange(len(changed))] = draw.randrange(32, 256)
        return bytes(changed)
    return page


def send(to, pages, count):
    draw = random.Random(1)
    try:
        for number, page in zip(range(count), itertools.cycle(pages)):
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + damaged(page, draw.choice(pages), draw)
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{number}>\r\n"
                    f"WARC-Target-URI: https://example.org/{number}\r\nContent-Length: {len(http)}\r\n\r\n")
            to.write(head.encode() + http + b"\r\n\r\n")
        to.close()
    except BrokenPipeError:
        pass  # the exit code says why


def resident_kb(process):
    """The memory in a list, which is empty when the process has ended before its last rows are read."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    pith, count, pages = sys.argv[1], int(sys.argv[2]), list(read_pages(sys.argv[3:]))
    if not pages or count < 2:
        sys.exit(f"soak.py: {count} pages from {len(pages)} files; it needs two pages or more, and a file or more")
    with tempfile.TemporaryFile("w+") as messages:
        process = subprocess.Popen([pith, "-j", "2", "-f", "jsonl", "-"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=messages)
        sender = threading.Thread(target=send, args=(process.stdin, pages, count))
        sender.start()
        outcomes, halves, problems, last = {}, ([], []), [], -1
        for line in process.stdout:
            row = json.loads(line)
            outcomes[row["outcome"]] = outcomes.get(row["outcome"], 0) + 1
            number = int(row["url"].rsplit("/", 1)[1])
            if number <= last:
                problems.append(f"row {number} comes after row {last}")
            last = number
            if number % WATCHED == 0:
                halves[2 * number >= count].extend(resident_kb(process))
        sender.join()
        code = process.wait()
        messages.seek(0)
        passed_over = re.search(r"passed over (\d+)", messages.read())
    binary = int(passed_over[1]) if passed_over else 0
    if code not in (0, SOME_FAILED):
        problems.append(f"exit code {code}")
    if sum(outcomes.values()) + binary != count:
        problems.append(f"{sum(outcomes.values())} rows and {binary} binary files")
    first, second = (statistics.median(half or [0]) for half in halves)
    if second > SLACK * first:
        problems.append("the memory grows")
    print(f"{count} pages from {len(pages)} files: " +
          ", ".join(f"{number} {outcome}" for outcome, number in sorted((outcomes | {"binary": binary}).items())) +
          f"; {first / 1000:.1f} MB in the first half, {second / 1000:.1f} MB in the second, "
          f"{max(max(half, default=0) for half in halves) / 1000:.1f} MB at most")
    sys.exit("\n".join(problems[:20]) if problems else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Ends `pith --list --resume --save-warc` at random moments, resumes it, and checks that no page is
lost or doubled, in the results or in the WARC.

    fetch_kills.py PITH KILLS [SEED]

Pages come from loopback. Each round ends one command by SIGKILL or SIGINT until it is through: its
results have to be, byte for byte, those of a run that nobody disturbed; its WARC, whole records only,
each page once and in order; and pith reads the same texts from it. Every other round asks with
--revisit.
"""
import gzip
import http.server
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

PAGES = 90


class Site(http.server.BaseHTTPRequestHandler):
    unchanged = 0

    def do_GET(self):
        time.sleep(0.01)
        number = int(re.search(r"\d*$", self.path).group() or 0)
        tag = f'"{number}"'
        if number % 9 == 4:
            return self.answer(404, b"<p>No")
        if number % 7 == 3 and not self.path.startswith("/moved"):
            return self.answer(302, b"", Location=f"/moved/{number}")
        if number % 2 and self.headers.get("If-None-Match") == tag:
            Site.unchanged += 1
            return self.answer(304, b"")
        words = " ".join(f"word{number * 31 + n}" for n in range(60 + number * 5))
        page = f"<title>Page {number}</title><article><p>{words}, and so on.</p></article>".encode()
        return self.answer(200, page, **({"ETag": tag} if number % 2 else {}))

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """The client was killed meanwhile, which is what this tests."""


def write_list():
    """Pages of three hosts, one of them twice, and a file among them."""
    pathlib.Path("here.html").write_text("<title>Here</title><p>A page from the disk, read as it is.")
    lines = []
    for host in (1, 2, 3):
        server = Server((f"127.0.0.{host}", 0), Site)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        lines += [f"http://127.0.0.{host}:{server.server_port}/page/{n}" for n in range(host, PAGES, 3)]
    random.Random(1).shuffle(lines)
    lines[20:20] = ["here.html", lines[3]]
    pathlib.Path("urls").write_text("\n".join(lines) + "\n")
    return lines


def records(path):
    """Checks that every record is complete, and returns (number, input) of each page."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        assert head.startswith(b"WARC/1.1\r\n"), f"no record: {head[:80]}"
        length = int(re.search(rb"\r\nContent-Length: (\d+)", head).group(1))
        assert rest[length:length + 4] == b"\r\n\r\n", "a torn record"
        data = rest[length + 4:]
        page = re.search(rb"\r\nPith-Input: (\d+) (\S+)", head)
        if page:
            found.append((int(page.group(1)), page.group(2).decode()))
    return found


def texts(lines):
    objects = [json.loads(line) for line in lines.splitlines()]
    return [page["text"] for page in objects if page["source"] != "here.html" and "text" in page]


def end_at_random(command, draw, last_code, log):
    """Runs the command until it is complete, and returns how often it was ended."""
    killed, patience = 0, 0.15  # grows, so that a slow build also completes
    while True:
        run = subprocess.Popen(command, stderr=log)
        try:
            code = run.wait(timeout=draw.uniform(0.01, patience))
        except subprocess.TimeoutExpired:
            run.send_signal(draw.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGINT)))
            code = run.wait()
            killed += 1
            patience *= 1.15
        if code == last_code:
            return killed
        if code not in (4, -signal.SIGKILL, -signal.SIGINT):
            log.seek(0)
            sys.exit(f"exit code {code}: {log.read().decode(errors='replace')[-500:]}")


def main():
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    pith, kills = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    os.environ["no_proxy"] = "*"
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        lines = write_list()
        fetch = [pith, "--quiet", "--allow-private", "--delay", "0", "--no-robots", "--list", "urls"]
        whole = subprocess.run(fetch + ["--save-warc", "old.warc.gz"], stdout=subprocess.PIPE, check=False)
        kept = records(pathlib.Path("old.warc.gz"))
        expected = [(number, line) for number, line in enumerate(lines, 1)
                    if line != "here.html" and int(line.rpartition("/")[2]) % 9 != 4]
        assert kept == expected, "the first WARC"
        killed = rounds = 0
        while killed < kills or rounds < 2:
            rounds += 1
            warc = pathlib.Path(("new.warc", "new.warc.gz")[rounds // 2 % 2])
            before = Site.unchanged
            more = ["--revisit", "old.warc.gz"] if rounds % 2 else []
            command = fetch + more + ["--resume", "-o", "out", "--save-warc", str(warc)]
            with tempfile.TemporaryFile() as log:
                killed += end_at_random(command, draw, whole.returncode, log)
            assert (Site.unchanged > before) == bool(more), "asked for in another way"
            out = pathlib.Path("out")
            assert out.read_bytes() == whole.stdout, "other results"
            assert records(warc) == expected, "other pages in the WARC"
            again = subprocess.run([pith, "--quiet", str(warc)], stdout=subprocess.PIPE, check=False)
            assert texts(again.stdout) == texts(whole.stdout), "other texts from the WARC"
            out.unlink()
            warc.unlink()
            left = sorted(os.listdir("."))
            assert left == ["here.html", "old.warc.gz", "urls"], f"left over: {left}"
        print(f"{killed} runs ended, {rounds} outputs and archives, all the same")


if __name__ == "__main__":
    main()

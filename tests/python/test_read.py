"""pith.read: every kind of input, what is left out, what fails, URLs."""
import gzip
import http.server
import io
import json
import os
import pickle
import signal
import sys
import tarfile
import tempfile
import threading
import time
import unittest
from pathlib import Path

import pith
from pages import PAGE
from pith import _input

NO_URL = 'parts of pages: "url" that is not a string'
MAIL = b"Subject: Low water\nFrom: Ana Reyes <ana@example.org>\nDate: Tue, 18 Mar 2025 06:40:12 +0000\n" \
       b"Content-Type: text/html\n\n" + PAGE.encode()


def record(url, page, type="text/html"):
    http_message = f"HTTP/1.1 200 OK\r\nContent-Type: {type}; charset=utf-8\r\n\r\n".encode() + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:1>\r\n" \
           f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http_message)}\r\n\r\n"
    return head.encode() + http_message + b"\r\n\r\n"


class Read(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def test_a_file(self):
        path = self.write("tides.html", PAGE)
        for given in (path, str(path), [path], iter([str(path)])):
            page, = pith.read(given)
            self.assertEqual((page.bytes, page.source, page.id, page.url), (PAGE.encode(), str(path), "tides", None))
        self.assertEqual(pith.extract(page).text, pith.extract(PAGE).text)
        self.assertEqual(pickle.loads(pickle.dumps(page)), page)
        self.assertNotIn("DOCTYPE", repr(page))

    def test_containers(self):
        records = record("https://example.org/1", PAGE.encode()), record("https://example.org/a", b"GIF89a", "image/gif")
        crawl = self.write("crawl.warc.gz", b"".join(map(gzip.compress, records)))
        pages = pith.read(crawl)
        page, = pages
        self.assertEqual(list(pages.skipped.values()), [1])
        self.assertEqual((page.url, page.content_type), ("https://example.org/1", "text/html; charset=utf-8"))
        lines = [{"html": PAGE, "url": "https://example.org/2", "id": "two", "n": [1, {"a": None}]},
                 {"text": "A line of the tide.", "url": 3}]
        jsonl = self.write("pages.jsonl", "\n".join(map(json.dumps, lines)))
        pages = pith.read(jsonl)
        first, second = pages
        self.assertEqual((first.url, first.id, first.fields, first.is_plain_text),
                         ("https://example.org/2", "two", {"n": [1, {"a": None}]}, False))
        self.assertEqual((second.bytes, second.is_plain_text), (b"A line of the tide.", True))
        self.assertEqual(pages.skipped, {NO_URL: 1})
        with tarfile.open(self.folder / "all.tar.xz", "w:xz") as archive:
            archive.add(jsonl, "x/pages.jsonl")
            archive.addfile(tarfile.TarInfo("x/empty"), io.BytesIO())
        self.assertEqual([page.source.partition("!/")[2] for page in pith.read(self.folder / "all.tar.xz")],
                         ["x/pages.jsonl:1", "x/pages.jsonl:2"])
        mail, = pith.read(self.write("mail.eml", MAIL))
        self.assertEqual((mail.title_hint, mail.author_hint), ("Low water", "Ana Reyes"))
        self.assertEqual(mail.date_hint[:4], "2025")
        page, = pith.read(self.write("lines", json.dumps({"body": PAGE})), kind="jsonl", html_field="body")
        self.assertEqual(page.bytes, PAGE.encode())

    def test_folders_and_what_is_left_out(self):
        self.write("a/1.html", PAGE)
        self.write("a/b/2.html.gz", gzip.compress(PAGE.encode()))
        self.write("a/logo.png", b"\x89PNG\r\n\x1a\n")
        pages = pith.read(self.folder)
        self.assertEqual([os.path.relpath(page.source, self.folder) for page in pages], ["a/1.html", "a/b/2.html.gz"])
        self.assertEqual((pages.passed_over, pages.failed), ({"pictures": 1}, 0))
        names = [page.id for page in pith.read(self.folder, include="*.html*", exclude=["b"])]
        self.assertEqual(names, ["1"])

    def test_names_that_are_no_utf8(self):
        path = os.fsencode(self.folder) + b"/\xff.html"
        with open(path, "wb") as file:
            file.write(PAGE.encode())
        page, = pith.read(os.fsdecode(path))
        self.assertEqual(os.fsencode(page.source), path)

    def test_errors(self):
        good, empty = self.write("good.html", PAGE), self.write("empty.html", "")
        inputs = [self.folder / "none.html", good, empty, good]
        failed = []
        pages = pith.read(inputs, on_error=failed.append)
        self.assertEqual([page.id for page in pages], ["good", "good"])
        self.assertEqual([(error.input, error.kind) for error in failed],
                         [(str(inputs[0]), "not_found"), (str(empty), "empty")])
        self.assertEqual(pages.failed, 2)
        self.assertTrue(str(failed[0]).startswith(f"{inputs[0]}: "))
        back = pickle.loads(pickle.dumps(failed[0]))
        self.assertEqual((type(back), str(back), back.reason), (pith.PageError, str(failed[0]), failed[0].reason))
        pages = pith.read(inputs)
        with self.assertRaises(pith.PageError):
            next(pages)
        self.assertEqual(next(pages).id, "good")
        with self.assertRaises(OSError):
            next(pages)
        self.assertEqual(sum(1 for _ in pages), 1)
        self.assertIsNone(next(pages, None))

    def test_wrong_options(self):
        for wrong, error, message in (
                ({"speed": 1}, TypeError, "there is no option 'speed'"),
                ({"kind": "pdf"}, ValueError, "kind must be one of 'auto', 'page', .*'feed', not 'pdf'"),
                ({"timeout": "1"}, TypeError, "timeout must be a number of seconds, not str"),
                ({"timeout": -1}, ValueError, "timeout must be a number of seconds, 0 or more"),
                ({"delay": float("nan")}, ValueError, "delay must be"),
                ({"connections": 0}, ValueError, "connections must be at least 1"),
                ({"retries": 1 << 40}, ValueError, "retries must be"),
                ({"max_bytes": -1}, TypeError, "max_bytes must be an int"),
                ({"headers": 3}, TypeError, "headers must be"),
                ({"headers": {"A": 3}}, TypeError, "headers must be str, not int"),
                ({"header": "A: b"}, TypeError, "^there is no option 'header': did you mean 'headers'"),
                ({"on_error": 5}, TypeError, "^on_error must be a function or None, not int$"),
                ({"include": [3]}, TypeError, "include must be")):
            with self.assertRaisesRegex(error, message):
                pith.read("a.html", **wrong)
        with self.assertRaisesRegex(TypeError, "an input must be a str, a path or a URL, not int"):
            pith.read([3])
        for wrong in (5, b"a.html", None):
            with self.assertRaisesRegex(TypeError, "^inputs must be a path, a URL or several of them, as str, not "):
                pith.read(wrong)
        self.assertEqual(list(pith.read([])), [])

    def test_what_is_no_header_is_not_sent(self):
        for wrong, message in (
                ({"headers": "secret"}, 'headers: a value is not "Name: value"'),
                ({"headers": ["A: b\r\nC: d"]}, "headers: a value has a line end or another control character"),
                ({"headers": {"A": "b", "Host": "x"}}, "headers: a value is a header that pith sets itself"),
                ({"user_agent": "a\nb"}, "user_agent: has a line end or another control character")):
            failed = []
            self.assertEqual(list(pith.read("http://127.0.0.1:9/", on_error=failed.append, **wrong)), [])
            self.assertEqual([str(error) for error in failed], [message])

    def test_options_are_all_in_the_types_and_in_the_documentation(self):
        from test_surfaces import typed_dicts

        self.assertEqual(sorted(typed_dicts("_read.py")["ReadOptions"]), sorted(_input.options))
        for name in _input.options:
            self.assertRegex(pith.read.__doc__, rf"\b{name}\b", name)
        source = Path(pith._read.__file__).read_text()
        for kind in _input.kinds:
            self.assertIn(f'"{kind}"', source)

    def test_threads_share_a_reader(self):
        path = self.write("many.jsonl", "".join(json.dumps({"html": PAGE, "id": str(i)}) + "\n" for i in range(500)))
        pages, seen = pith.read(path), []
        threads = [threading.Thread(target=lambda: seen.extend(page.id for page in pages)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(map(int, seen)), list(range(500)))
        self.assertEqual(sum(1 for _ in pith.clean_many(pith.read(path), threads=2)), 500)

    def test_close(self):
        path = self.write("many.jsonl", 9 * (json.dumps({"html": PAGE, "url": 3}) + "\n"))
        with pith.read(path) as pages:
            next(pages)
            next(pages)
        self.assertIsNone(next(pages, None))
        self.assertEqual(pages.skipped, {NO_URL: 2})
        pages.close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(20)
        self.send_response(200 if self.path == "/tides" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("X-Agent", self.headers["User-Agent"])
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_):
        pass


class Urls(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.host = f"http://127.0.0.1:{self.server.server_port}"

    def test_url(self):
        page, = pith.read(self.host + "/tides", allow_private=True)
        self.assertEqual((page.url, page.content_type), (self.host + "/tides", "text/html; charset=utf-8"))
        self.assertEqual(page.bytes, PAGE.encode())
        for path, options, kind in (("/none", {"allow_private": True}, "http_status"), ("/tides", {}, "forbidden")):
            with self.assertRaises(pith.PageError) as raised:
                next(pith.read(self.host + path, **options))
            self.assertEqual(raised.exception.kind, kind)

    def test_pages_are_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "crawl.warc.gz"
            with pith.read(self.host + "/tides", allow_private=True, save_warc=file) as pages:
                fetched = list(pages)
            self.assertEqual([page.bytes for page in pith.read(file)], [page.bytes for page in fetched])

    @unittest.skipUnless(hasattr(signal, "setitimer"), "no timers")
    def test_control_c(self):
        def interrupt(*_):
            raise KeyboardInterrupt

        self.addCleanup(signal.signal, signal.SIGALRM, signal.signal(signal.SIGALRM, interrupt))
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        begin = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            list(pith.read([self.host + "/slow", self.host + "/slow"], allow_private=True, obey_robots=False))
        self.assertLess(time.monotonic() - begin, 10)


class Import(unittest.TestCase):
    def test_libraries_for_reading_are_loaded_when_they_are_needed(self):
        import subprocess

        code = "import sys, pith; assert 'pith._input' not in sys.modules; pith.read([]); " \
               "assert 'pith._input' in sys.modules; assert not {'pandas', 'polars', 'lxml'} & set(sys.modules)"
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    unittest.main()

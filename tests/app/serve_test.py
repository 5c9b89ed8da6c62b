#!/usr/bin/env python3
"""The service from outside: its answers, its refusals, and how it ends.

    serve_test.py PITH FIXTURES
"""
import gzip
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
import zlib

PITH, FIXTURES = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
PAGE = (FIXTURES / "wordpress-news-share-row-comment-form" / "source.html").read_bytes()
HTML = {"Content-Type": "text/html; charset=utf-8"}
JSON = {"Content-Type": "application/json"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PATIENCE = 120  # seconds; a queue of 65 slow pages takes a sanitized service on a busy machine that long


class Service:
    """A running `pith --serve`, on a port that is free."""

    def __init__(self, *flags):
        self.process = subprocess.Popen([PITH, "--serve", "127.0.0.1:0", *flags], stderr=subprocess.PIPE, text=True)
        output = self.process.stderr.readline()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+) ", output)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, number=signal.SIGTERM):
        """Ends it and returns what else it printed, and the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        output = self.process.communicate(timeout=PATIENCE)[1]
        return output, self.process.returncode

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), content

    def post(self, body, headers=HTML, path="/extract"):
        return self.ask("POST", path, body, headers)

    def socket(self, client="127.0.0.1"):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE, source_address=(client, 0))

    def peak(self):
        """The maximum memory it used, in kB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1])

    def metric(self, name):
        text = self.ask("GET", "/metrics")[2].decode()
        found = re.search("^" + re.escape(name) + r" (\S+)$", text, re.M)
        return float(found[1]) if found else 0


def parallel(count, ask):
    """The results of `ask` on that many threads."""
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def slow_page():
    """A page that takes about a hundredth of a second to clean."""
    return b"<p>" + b"<b><i>word <a href=x>and</a> word</i></b> in a line of words.<p>" * 1500


def whole_answer(connection):
    """All that comes until the service closes the connection. Bytes that it did not read make it a reset."""
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except ConnectionResetError:
        pass
    return answer


def exchange(service, sent):
    with service.socket() as client:
        try:
            client.sendall(sent)
        except OSError:
            pass  # it was closed meanwhile
        return whole_answer(client)


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service("--max-size", "3MB", "--timeout", "2", "-j", "2")

    @classmethod
    def tearDownClass(cls):
        assert cls.service.end() == ("", 0)

    def said_no(self, answer, status, reason):
        self.assertEqual(answer[0], status, answer)
        self.assertEqual(answer[2].count(b"\n"), 1)
        self.assertIn(reason, json.loads(answer[2])["error"])

    def test_same_as_the_command_line(self):
        run = subprocess.run([PITH, "-f", "json", "-"], input=PAGE, stdout=subprocess.PIPE, check=True)
        alone = json.loads(run.stdout)
        alone.pop("id"), alone.pop("source")
        status, headers, body = self.service.post(PAGE)
        self.assertEqual((status, headers["Content-Type"]), (200, "application/json"))
        self.assertEqual(json.loads(body), alone)

    def test_json_body_and_options(self):
        html = PAGE.decode()
        asked = {"html": html, "url": "https://example.org/", "id": 7, "options": {"explain": True}}
        answer = json.loads(self.service.post(json.dumps(asked), JSON)[2])
        self.assertEqual((answer["id"], answer["url"]), ("7", "https://example.org/"))
        self.assertIn("blocks", answer)
        long = '{"html": %s, "id": 123456789012345678901234567890, "url": null}' % json.dumps(html)
        answer = json.loads(self.service.post(long, JSON)[2])
        self.assertEqual((answer["id"], answer["outcome"]), ("1234567890" * 3, "content"))
        self.said_no(self.service.post('{"html": null}', JSON), 400, "html: not a string")
        self.said_no(self.service.post('{"html": "", "options": null}', JSON), 400, "options: not an object")
        asked = {"html": html, "options": {"format": "markdown", "links": True}}
        status, headers, body = self.service.post(json.dumps(asked), JSON)
        self.assertEqual((status, headers["Content-Type"]), (200, "text/markdown; charset=utf-8"))
        self.assertEqual(body, self.service.post(PAGE, HTML, "/extract?format=markdown&links")[2])
        self.assertNotEqual(body, self.service.post(PAGE, HTML, "/extract?format=markdown&links=0")[2])

    def test_front_matter(self):
        body = self.service.post(PAGE, HTML, "/extract?format=markdown")[2]
        for given in "front_matter=1", "front_matter", "front-matter=true":
            text = self.service.post(PAGE, HTML, "/extract?format=markdown&" + given)[2]
            self.assertTrue(text.startswith(b"---\ntitle: "), text)
            self.assertTrue(text.endswith(b"\n---\n\n" + body), text)
        asked = {"html": PAGE.decode(), "options": {"format": "markdown", "front_matter": True}}
        self.assertEqual(self.service.post(json.dumps(asked), JSON)[2], text)
        self.said_no(self.service.post(PAGE, HTML, "/extract?front_matter=1"), 400,
                     "front_matter: needs the format markdown")

    def test_renderings_beside_the_text(self):
        plain = json.loads(self.service.post(PAGE)[2])
        printed = {name: self.service.post(PAGE, HTML, f"/extract?links&format={name}")[2].decode()[:-1]
                   for name in ("markdown", "html")}
        for path in "/extract?links&with=markdown,html", "/extract?with=html&links&with=markdown&format=jsonl":
            self.assertEqual(json.loads(self.service.post(PAGE, HTML, path)[2]), {**plain, **printed})
        for names in "markdown,html", ["markdown", "html"]:
            asked = {"html": PAGE.decode(), "options": {"with": names, "links": True}}
            self.assertEqual(json.loads(self.service.post(json.dumps(asked), JSON)[2]), {**plain, **printed})
        answer = self.service.post(PAGE, HTML, "/extract?with=markdown&front_matter")[2]
        self.assertTrue(json.loads(answer)["markdown"].startswith("---\ntitle: "))
        self.said_no(self.service.post(PAGE, HTML, "/extract?with=pdf"), 400, 'with: "pdf" is not one of markdown, html')
        self.said_no(self.service.post(PAGE, HTML, "/extract?with=html&format=text"), 400,
                     "with: needs the format json or jsonl")
        for wrong in [["html", 7], [["html"]], [{"a": 1}], {"a": 1}]:
            asked = {"html": "a", "options": {"with": wrong}}
            self.said_no(self.service.post(json.dumps(asked), JSON), 400, "with")
        asked = {"html": "a", "options": {"links": ["true"]}}
        self.said_no(self.service.post(json.dumps(asked), JSON), 400, "links: neither")

    def test_every_format_and_option_of_the_program(self):
        refused = subprocess.run([PITH, "-f", "nonsense"], capture_output=True, text=True).stderr
        formats = refused.split(" is not one of ")[1].split()
        self.assertGreater(len(formats), 5)
        for name in (name.strip(",") for name in formats):
            status, headers, body = self.service.post(PAGE, HTML, "/extract?format=" + name)
            self.assertEqual((status, bool(body)), (200, True), name)
            self.assertRegex(headers["Content-Type"], r"^(text/\w|application/(json|tei\+xml))", name)
        screen = subprocess.run([PITH, "--help"], capture_output=True, text=True).stdout
        form = self.service.ask("GET", "/")[2].decode()
        lines = re.search(r"EXTRACTION\n(.*?)\nOTHER", screen, re.DOTALL)[1].splitlines()
        options = [re.match(r"  --(?:no-)?(\S+)( \S+)?", line).group(1, 2) for line in lines if line[2] == "-"]
        self.assertIn(("favor", " WHAT"), options)
        values = {" WHAT": "recall", " LANG,...": "en", " DAY": "2026-11-30", " CSS": "p", " N": "1",
                  " FIELD,...": "title"}
        for name, usage in options:
            if name == "site" or name.startswith("max-"):  # options of runs, which clients cannot set
                self.said_no(self.service.post(PAGE, HTML, f"/extract?{name}=1"), 400, f'unknown option "{name}"')
                continue
            status = self.service.post(PAGE, HTML, f"/extract?{name}={values.get(usage, 'true')}")[0]
            self.assertEqual(status, 200, name)
            self.assertIn(f'name="{name}"', form)

    def test_options_change_the_answer(self):
        page = (b"<article><p>" + b"A sentence about tides and boats, of some length. " * 20 + b"</p><table><tr><th>Boat"
                b"<th>Knots<tr><td>Heron<td>12<tr><td>Tern<td>9</table></article>")
        self.assertIn(b"Heron", self.service.post(page, HTML, "/extract?format=text")[2])
        self.assertNotIn(b"Heron", self.service.post(page, HTML, "/extract?format=text&tables=false")[2])
        page = page.replace(b"<table>", b"<figure><img src=a.jpg><figcaption>A boat.</figcaption></figure><p>"
                            + b"A sentence about harbors, of some length. " * 20 + b"</p><table>")
        self.assertNotIn(b"A boat.", self.service.post(page, HTML, "/extract?format=text")[2])
        self.assertIn(b"A boat.", self.service.post(page, HTML, "/extract?format=text&captions")[2])

    def test_languages(self):
        wrong = "the language is en (html-lang), wanted: de, fr"
        post = self.service.post
        self.assertEqual(json.loads(post(PAGE, HTML, "/extract?language=de,fr")[2])["message"], wrong)
        self.assertEqual(json.loads(post(PAGE, HTML, "/extract?language=de,en")[2])["outcome"], "content")
        body = {"html": PAGE.decode(), "options": {"languages": ["de", "fr"]}}
        self.assertEqual(json.loads(post(json.dumps(body).encode(), JSON, "/extract")[2])["message"], wrong)
        status, _, refusal = post(PAGE, HTML, "/extract?language=english")
        self.assertEqual(status, 400)
        self.assertIn(b'is not a list of language tags such as en,pt-BR', refusal)

    def test_selectors(self):
        page = b"<body><p id=a>The boat comes at six.</p><p id=b>The boat goes at nine.</p>"
        text = lambda query: self.service.post(page, HTML, "/extract?format=text&" + query)[2].decode().strip()
        self.assertEqual(text("select=%23b"), "The boat goes at nine.")
        self.assertEqual(text("select=p&drop=%23b"), "The boat comes at six.")
        body = {"html": page.decode(), "options": {"select": ["#b", "#a"], "drop": "#a", "min_words": 9}}
        answer = json.loads(self.service.post(json.dumps(body).encode(), JSON, "/extract")[2])
        self.assertEqual(answer["message"], "the text has 5 words, wanted: 9 or more")
        answer = json.loads(self.service.post(page, HTML, "/extract?select=p&with-metadata=date")[2])
        self.assertEqual(answer["message"], "the metadata has no date")
        for query, wrong in (("select=p:hover", '"p:hover" uses ":hover"; supported are tag'),
                             ("min-words=some", '"some" is not a number'),
                             ("with-metadata=titel", '"titel" is not one of title, authors, date')):
            status, _, refusal = self.service.post(page, HTML, "/extract?" + query)
            self.assertEqual(status, 400)
            self.assertIn(wrong, json.loads(refusal)["error"])

    def test_what_is_known_about_the_page(self):
        page = b"<p>" + b"The tide that comes with the new moon is high. " * 5
        wanted = {"title": "Tides", "date": "2026-10-05", "authors": ["Jane Doe"], "language": "en-GB"}
        asked = "/extract?title-hint=Tides&date-hint=5+October+2026&author-hint=Doe,+Jane&language-hint=en_GB"
        body = {"html": page.decode(), "options": {"title_hint": "Tides", "date_hint": "2026-10-05",
                                                   "author_hint": "Jane Doe", "language_hint": "en-GB"}}
        for answer in (self.service.post(page, HTML, asked), self.service.post(json.dumps(body), JSON)):
            article = json.loads(answer[2])
            self.assertEqual({name: article.get(name) for name in wanted}, wanted)

    def test_a_strangers_page_is_in_a_sandbox(self):
        headers = self.service.post(PAGE, HTML, "/extract?format=html")[1]
        self.assertIn("sandbox", headers["Content-Security-Policy"])

    def test_charset_of_the_header(self):
        page = "<p>\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440".encode("cp1251")
        headers = {"Content-Type": "text/html; charset=windows-1251"}
        body = self.service.post(page, headers, "/extract?format=text&favor=recall")[2]
        self.assertEqual(body.decode().strip(), "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440")

    def test_bad_requests_are_told_why(self):
        for body, headers, path, reason in [
            (b"", HTML, "/extract", "empty"),
            (b"{", JSON, "/extract", "not JSON"),
            (b"[]", JSON, "/extract", "not a JSON object"),
            (b"{}", JSON, "/extract", 'neither "html" nor "text"'),
            (b'{"url":"http://example.org/"}', JSON, "/extract", 'neither "html" nor "text"'),
            (b'{"html":5}', JSON, "/extract", "html: not a string"),
            (b'{"html":"a"}\0{"html":"b"}', JSON, "/extract", "NUL"),
            (b'{"html":"a\0"}', JSON, "/extract", "NUL"),
            (b'{"html":"a"} more', JSON, "/extract", "not JSON"),
            (b'{"html":"a","more":1}', JSON, "/extract", 'unknown member "more"'),
            (b'{"html":"a","options":{"format":"pdf"}}', JSON, "/extract", 'format: "pdf" is not one of'),
            (b'{"html":"a","options":{"links":3}}', JSON, "/extract", "links: neither"),
            (b"a", HTML, "/extract?favour=recall", 'unknown option "favour"'),
            (b"a", HTML, "/extract?comments=maybe", 'comments: "maybe" is not one of'),
        ]:
            with self.subTest(body=body, path=path):
                self.said_no(self.service.post(body, headers, path), 400, reason)
        self.said_no(self.service.post(b"a=b", {"Content-Type": "application/x-www-form-urlencoded"}), 415, "a form")
        self.said_no(self.service.post(b"a", HTML, "/report"), 415, "takes only the form")

    def test_wrong_methods_and_paths(self):
        for method in "GET", "PUT", "DELETE", "PATCH", "OPTIONS":
            answer = self.service.ask(method, "/extract")
            self.said_no(answer, 405, "only POST")
            self.assertEqual(answer[1]["Allow"], "POST")
        self.said_no(self.service.ask("POST", "/health"), 405, "only GET")
        self.said_no(self.service.ask("GET", "/../etc/passwd"), 404, "nothing here")
        self.assertEqual(self.service.ask("HEAD", "/health")[0], 200)

    def test_oversize(self):
        large = b"a" * 3_000_001
        self.said_no(self.service.post(large), 413, "more than 3000000 bytes")
        self.said_no(self.service.post(iter([large])), 413, "more than 3000000 bytes")  # in chunks
        with self.service.socket() as client:
            begin = time.monotonic()
            client.sendall(b"POST /extract HTTP/1.1\r\nHost: a\r\nContent-Length: 99000000000\r\n\r\n")
            self.assertIn(b" 413 ", client.recv(100))
            self.assertLess(time.monotonic() - begin, 1)

    def test_nonsense(self):
        """libmicrohttpd answers 400, or closes the connection without an answer."""
        for sent in b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET\r\n\r\n", b"POST /extract HTTP/9\r\n\r\n":
            answer = exchange(self.service, sent)
            self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 400 "), answer)

    def test_one_request_is_not_taken_for_two(self):
        """A head that a proxy in front may read differently is refused, or nothing may follow it (smuggling)."""
        health = b'{"status":"ok"}'
        hidden = b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
        post = b"POST /extract HTTP/1.1\r\nHost: a\r\n"
        chunked = post + b"Transfer-Encoding: chunked\r\n"
        for sent, *statuses in [
            (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % len(hidden), 200),
            (b"HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 200),
            (b"PUT /extract HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % len(hidden), 405),
            (b"POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % len(hidden), 404),
            (post + b"Content-Length: 3\r\nContent-Length: 0\r\n\r\nabc", 400),
            (post + b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
            (post + b"Content-Length: +3\r\n\r\nabc", 400),
            (post + b"Content-Length: 3, 3\r\n\r\nabc", 400),
            (post + b"Content-Length: \r\n\r\n", 400),
            (post + b"Content-Length : 3\r\n\r\nabc", 400),
            (post + b" Content-Length: 3\r\n\r\nabc", 400),
            (post + b"X: a\r\n Content-Length: 3\r\n\r\nabc", 400),
            (post + b"X: a\x01\r\n\r\n", 400),
            (post + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            (chunked + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, 501),
            (post + b"Transfer-Encoding:\r\nContent-Length: 3\r\n\r\nabc", 400),
            (b"GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n", 400),
            (post + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400, 501),
            (post + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400, 501),
            (chunked.replace(b"1.1", b"1.0") + b"\r\n0\r\n\r\n", 400),
            (chunked + b"\r\n3\r\nabc\r\n0\r\n\r\n", 200),
            (chunked + b"\r\n0x3\r\nabc\r\n0\r\n\r\n", 400),
            (chunked + b"\r\n 3\r\nabc\r\n0\r\n\r\n", 400),
            (chunked + b"\r\n3g\r\nabc\r\n0\r\n\r\n", 400),
            (chunked + b"\r\n3\r\nabcd\r\n0\r\n\r\n", 400),
            (chunked + b"\r\nffffffffffffffffff\r\nabc\r\n0\r\n\r\n", 413),
            (post + b"Host: b\r\n\r\n", 400),
            (b"GET /health HTTP/1.1\r\n\r\n", 400),
            (b"GET /health HTTP/1.1\r\nHost:\r\n\r\n", 400),
        ]:
            with self.subTest(sent=sent):
                answer = exchange(self.service, sent + hidden)
                self.assertIn(int(answer[9:12]), statuses, answer)
                self.assertNotIn(health, answer)
                self.assertIn(b"\nConnection: close", answer)
                self.assertNotIn(b"Keep-Alive", answer)
        # libmicrohttpd 0.9 takes a bare line feed for a line's end, which RFC 9112 allows, and reads a value
        # up to its NUL. Later ones refuse both.
        for sent in post + b"X: a\nContent-Length: 3\r\n\r\nabc", post + b"X: a\0b\r\nContent-Length: 3\r\n\r\nabc":
            with self.subTest(sent=sent):
                answer = exchange(self.service, sent + hidden.replace(b"a\r\n", b"a\r\nConnection: close\r\n"))
                ends_at_three = answer.startswith(b"HTTP/1.1 200 ") and b'"text": "abc"' in answer and health in answer
                self.assertTrue(ends_at_three or answer.startswith(b"HTTP/1.1 400 ") and health not in answer, answer)

    def test_host_is_needed_since_http_1_1(self):
        self.assertIn(b" 200 ", exchange(self.service, b"GET /health HTTP/1.0\r\n\r\n"))
        answer = exchange(self.service, b"GET /health HTTP/1.1\r\n\r\n")
        self.assertTrue(answer.startswith(b"HTTP/1.1 400 "), answer)

    def test_heads_have_a_limit(self):
        begin = b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        for more, is_good in [
            (b"X: " + b"a" * 20_000 + b"\r\n", True),
            (b"X: a\r\n" * 200, True),
            (b"X: a\r\n" * 10_000, False),
            (b"X: " + b"a" * 100_000, False),
            (b"X: " + b"a" * 10_000_000, False),
        ]:
            with self.subTest(more=more[:20], size=len(more)):
                answer = exchange(self.service, begin + more + b"\r\n")
                if is_good:
                    self.assertTrue(answer.startswith(b"HTTP/1.1 200 "))
                elif answer:  # a client that still sends may get a reset only
                    self.assertTrue(answer.startswith(b"HTTP/1.1 431 "))

    def test_heads_in_pieces_and_in_a_row(self):
        one = b"POST /extract?format=text HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n<p>%d two"
        sent = b"".join(one % number for number in range(9)) + b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        for size in 1, 50, 200, len(sent):
            with self.subTest(size=size), self.service.socket() as client:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for at in range(0, len(sent), size):
                    client.sendall(sent[at:at + size])
                answer = whole_answer(client)
                self.assertEqual(answer.count(b"HTTP/1.1 200 "), 10)

    def test_parts_of_an_answer_are_not_repeated(self):
        ranges = {"Range": "bytes=" + ",".join(["0-"] * 1000), **HTML}
        self.assertEqual(self.service.post(PAGE, ranges)[2], self.service.post(PAGE)[2])
        self.assertEqual(self.service.ask("GET", "/", None, {"Range": "bytes=0-9"})[0], 200)

    def test_compressed_bodies(self):
        plain = self.service.post(PAGE)[2]
        for coding, body in [
            ("gzip", gzip.compress(PAGE)),
            ("x-gzip", gzip.compress(PAGE)),
            ("gzip", gzip.compress(PAGE[:999]) + gzip.compress(PAGE[999:])),  # two members
            ("deflate", zlib.compress(PAGE)),
            ("identity", PAGE),
        ]:
            with self.subTest(coding=coding):
                self.assertEqual(self.service.post(body, {**HTML, "Content-Encoding": coding})[2], plain)

    def test_compressed_bodies_that_are_refused(self):
        packed = {**HTML, "Content-Encoding": "gzip"}
        whole = gzip.compress(PAGE)
        for size in 5, len(whole) // 2, len(whole) - 4:
            self.said_no(self.service.post(whole[:size], packed), 400, "ends early")
        self.said_no(self.service.post(iter([]), packed), 400, "ends early")
        self.said_no(self.service.post(whole + b"more", packed), 400, "cannot be read")
        self.said_no(self.service.post(PAGE, packed), 400, "cannot be read")
        for coding in "br", "zstd", "compress", "gzip, gzip", "GZip;q=1":
            self.said_no(self.service.post(whole, {**HTML, "Content-Encoding": coding}), 415, "Content-Encoding")
        twice = (b"POST /extract HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
                 b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
        self.assertIn(b" 415 ", exchange(self.service, twice))

    def test_a_bomb(self):
        packed = {"Content-Encoding": "gzip"}
        bomb = gzip.compress(b"\0" * 300_000_000, 1)
        self.said_no(self.service.post(bomb, {**HTML, **packed}), 413, "more than 3000000 bytes")
        form = {"Content-Type": "multipart/form-data; boundary=form", **packed}
        self.said_no(self.service.post(bomb, form, "/report"), 415, "a form may not be compressed")
        self.assertLess(self.service.peak(), 150_000 if "asan" not in PITH else 900_000)

    def test_brackets_take_no_memory(self):
        for body in b"[" * 2_900_000, b'{"html":' + b"[" * 2_900_000, b'{"options":{"links":' + b'{"a":' * 500_000:
            self.assertEqual(self.service.post(body, JSON)[0], 400)
        self.assertLess(self.service.peak(), 150_000 if "asan" not in PITH else 900_000)

    def test_forms_that_are_refused(self):
        form = {"Content-Type": "multipart/form-data; boundary=form"}
        field = b'--form\r\nContent-Disposition: form-data; name="%d"\r\n\r\na\r\n'
        many = b"".join(field % number for number in range(1000)) + b"--form--\r\n"
        self.said_no(self.service.post(many, form, "/report"), 400, "more than 32 fields")
        page = b'--form\r\nContent-Disposition: form-data; name="page"\r\n\r\n'
        self.said_no(self.service.post(page + PAGE, form, "/report"), 400, "ends early")
        self.said_no(self.service.post(page + b"a" * 3_000_001 + b"\r\n--form--\r\n", form, "/report"), 413, "3000000 bytes")
        self.said_no(self.service.post(page, {"Content-Type": "multipart/form-data"}, "/report"), 400, "no boundary")

    def test_slow_and_vanishing_clients(self):
        """A client that is too slow is cut off: libmicrohttpd sends no answer before a request is complete."""
        head = b"POST /extract HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n"
        with self.service.socket() as client:  # disconnects in the middle
            client.sendall(head + b"\r\n<p>")
        with self.service.socket() as head_only, self.service.socket() as body_only:
            head_only.sendall(head)
            begin = time.monotonic()
            body_only.sendall(head + b"\r\n<p>")
            with self.assertRaises(OSError):
                while time.monotonic() - begin < 4:  # a byte now and then does not help
                    time.sleep(0.2)
                    body_only.sendall(b"x")
            self.assertGreater(time.monotonic() - begin, 1.9)
            self.assertEqual(whole_answer(body_only), b"")
            self.assertEqual(whole_answer(head_only), b"")
            self.assertLess(time.monotonic() - begin, 6)
        with self.service.socket() as silent:
            begin = time.monotonic()
            silent.sendall(head + b"\r\n<p>")
            self.assertEqual(whole_answer(silent), b"")
            self.assertTrue(1.9 < time.monotonic() - begin < 4)
        self.assertEqual(self.service.post(PAGE)[0], 200)

    def test_a_body_in_pieces(self):
        with self.service.socket() as client:
            client.sendall(b"POST /extract?format=text HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 15\r\n\r\n")
            for byte in b"<p>one two six!":
                client.sendall(bytes([byte]))
                time.sleep(0.01)
            self.assertIn(b" 200 ", whole_answer(client))

    def test_fifty_at_once(self):
        answers = parallel(50, lambda: self.service.post(PAGE))
        self.assertEqual([answer[0] for answer in answers], [200] * 50)
        self.assertEqual(len({answer[2] for answer in answers}), 1)

    def test_one_connection_for_many(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=PATIENCE)
        for _ in range(20):
            connection.request("POST", "/extract", PAGE, HTML)
            self.assertEqual(json.loads(connection.getresponse().read())["outcome"], "content")
        connection.close()

    def test_metrics(self):
        ok = 'pith_requests_total{path="/extract",status="200"}'
        before = self.service.metric(ok), self.service.metric('pith_pages_total{outcome="content"}')
        self.service.post(PAGE)
        after = self.service.metric(ok), self.service.metric('pith_pages_total{outcome="content"}')
        self.assertEqual((after[0] - before[0], after[1] - before[1]), (1, 1))
        for _ in range(100):  # an answer is out a moment before its request counts as done
            in_flight = self.service.metric("pith_requests_in_flight")
            if in_flight == 1:
                break
            time.sleep(0.05)
        self.assertEqual(in_flight, 1)  # the request itself
        self.assertGreater(self.service.metric('pith_request_seconds_bucket{le="+Inf"}'), 0)
        self.assertGreater(self.service.metric("pith_received_bytes_total"), len(PAGE))

    def submit(self, fields, headers=None):
        """Sends the form at / as a browser does."""
        body = b"".join(b'--form\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value)
                        for name, value in fields.items()) + b"--form--\r\n"
        return self.service.post(body, {"Content-Type": "multipart/form-data; boundary=form", **BROWSER, **(headers or {})},
                                 "/report")

    def result(self, answer, name):
        """The result in that format of a report's page."""
        self.assertEqual((answer[0], answer[1]["Content-Type"]), (200, "text/html; charset=utf-8"), answer[2][:300])
        page = json.loads(re.search(rb'<script type="application/json" class="page">(.*?)</script>', answer[2], re.S)[1])
        return next(result["text"] for result in page["results"] if result["format"] == name)

    def test_form_and_report(self):
        status, headers, form = self.service.ask("GET", "/")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/html; charset=utf-8"))
        form = form.decode()
        self.assertIn('action="/report" enctype="multipart/form-data"', form)
        self.assertNotIn("<!--", form)
        answer = self.submit({"page": PAGE})
        self.assertIn(b'"label":"main_content"', answer[2])
        self.assertIn(b'"form":"/"', answer[2])
        self.assertNotIn(b'"form":"/"', self.service.post(PAGE, HTML, "/extract?format=report")[2])
        for name in "markdown", "text":
            self.assertEqual(self.result(answer, name), self.service.post(PAGE, HTML, "/extract?format=" + name)[2].decode())
        self.assertEqual(json.loads(self.result(answer, "json")), json.loads(self.service.post(PAGE)[2]))
        self.assertEqual(self.result(self.submit({"file": PAGE}), "text"), self.result(answer, "text"))

    def test_the_form_as_browsers_send_it(self):
        """Every control of the form is left as it is, then each one is set."""
        form = self.service.ask("GET", "/")[2].decode()
        first, more = form.split("<details>", 1)
        self.assertIn('name="favor"', first)
        self.assertIn('name="links"', first)
        for rare in "captions", "language", "date-or-modified", "from", "retrieved", "front-matter":
            self.assertIn(f'name="{rare}"', more)
        for hidden in "explain", "with", "id", "header", "max-work", "max-memory":
            self.assertNotIn(f'name="{hidden}"', form)
        self.assertEqual(form.count("<label"), len(set(re.findall(r' name="([^"]+)"', form)) - {"viewport", "color-scheme"}))
        empty = {name: b"" for name in re.findall(r'<input type="text"[^>]* name="([^"]+)"', form)}
        chosen = {name: value.encode() for name, value in re.findall(r'<select name="([^"]+)"><option>(\w+)', form)}
        boxes = {name: value.encode() for name, value in re.findall(r'type="checkbox" name="([^"]+)" value="(\w+)"', form)}
        self.assertGreater(min(len(empty), len(chosen), len(boxes)), 1)
        untouched = {"page": PAGE, "file": b"", "url": b"", **empty, **chosen}
        self.assertEqual(self.result(self.submit(untouched), "text"), self.result(self.submit({"page": PAGE}), "text"))
        markdown = self.result(self.submit({**untouched, **boxes}), "markdown")
        self.assertTrue(markdown.startswith("---\ntitle: "), markdown)
        self.assertEqual(markdown, self.service.post(PAGE, HTML, "/extract?format=markdown&" + "&".join(
            f"{name}={value.decode()}" for name, value in boxes.items()))[2].decode())

    def test_a_text_without_markup_in_the_form(self):
        text = "A sentence about tides and boats, of some length, and another one.\n" * 20
        self.assertIn("\nA sentence about tides", self.result(self.submit({"page": text.encode()}), "text"))

    def said_no_in_words(self, answer, status, *words):
        self.assertEqual((answer[0], answer[1]["Content-Type"]), (status, "text/html; charset=utf-8"), answer)
        page = answer[2].decode()
        for word in words:
            self.assertIn(word, page)
        self.assertIn('<a class="button" href="/">', page)
        self.assertIn("default-src 'none'", page)
        self.assertNotIn("<!--", page)

    def test_errors_are_pages_for_browsers(self):
        ask = self.service.ask
        self.said_no_in_words(self.submit({"page": b"", "url": b""}), 400, "paste a page", "choose a file")
        self.said_no_in_words(self.submit({"page": b" \n", "file": b""}), 400, "paste a page")
        self.said_no_in_words(self.submit({"page": PAGE, "favor": b"<b>\"x\"&"}), 400, "favor: ", "&lt;b&gt;", "&amp;", "is not one of")
        self.said_no_in_words(self.submit({"page": PAGE, "language": b"english"}), 400, "a list of language tags such as en,pt-BR")
        self.said_no_in_words(self.submit({"page": PAGE, "nonsense": b"1"}), 400, "unknown option")
        self.said_no_in_words(self.submit({"page": b"a" * 3_000_001}), 413, "too large", "more than 3000000 bytes")
        self.said_no_in_words(ask("GET", "/nowhere", None, BROWSER), 404, "nothing here")
        answer = ask("GET", "/report", None, BROWSER)  # the report's address, opened again
        self.said_no_in_words(answer, 405, "only POST")
        self.assertEqual(answer[1]["Allow"], "POST")
        self.said_no_in_words(ask("GET", "/extract", None, BROWSER), 405, "only POST")
        self.said_no_in_words(self.service.post(b"a", {**HTML, **BROWSER}, "/report"), 415, "takes only the form")
        # Programs get JSON.
        for accept in {}, {"Accept": "*/*"}, {"Accept": "application/json"}:
            self.said_no(ask("GET", "/nowhere", None, accept), 404, "nothing here")
            self.said_no(ask("GET", "/report", None, accept), 405, "only POST")
        self.said_no(self.service.post(PAGE, {**HTML, **BROWSER}, "/extract?favour=recall"), 400, "unknown option")
        self.assertEqual(self.service.ask("HEAD", "/nowhere", None, BROWSER)[0], 404)

    def test_a_url_where_nothing_is_fetched(self):
        url = b"https://example.org/post?a=b"
        why = "View page source", "--serve-fetch"
        for fields in ({"page": url}, {"page": b" \n" + url + b"\r\n"}, {"url": url}, {"page": b"HTTPS://EXAMPLE.ORG"},
                       {"page": b"", "file": b"", "url": url}, {"page": url, "url": url}):
            with self.subTest(fields=fields):
                self.said_no_in_words(self.submit(fields), 400, "the URL was not fetched", *why)
        self.said_no(self.submit({"page": url}, {"Accept": "*/*"}), 400, "the URL was not fetched")
        # A text that has a URL in it is a text, and beside a file a URL says where it came from.
        self.assertEqual(self.submit({"page": url + b" is where the story was found."})[0], 200)
        self.assertEqual(json.loads(self.result(self.submit({"page": url, "file": PAGE}), "json"))["url"], url.decode())


class Limits(unittest.TestCase):
    def test_a_full_queue_is_told(self):
        with Service("-j", "1") as service:
            page = slow_page()
            answers = parallel(160, lambda: service.post(page))
            statuses = [answer[0] for answer in answers]
            self.assertEqual(set(statuses), {200, 503})
            self.assertGreaterEqual(statuses.count(200), 65)  # one is being cleaned, and 64 wait
            refused = next(answer for answer in answers if answer[0] == 503)
            self.assertEqual(refused[1]["Retry-After"], "1")
            self.assertIn("wait", json.loads(refused[2])["error"])
            self.assertEqual(service.post(PAGE)[0], 200)

    def test_one_client_does_not_shut_out_others(self):
        with Service() as service:
            greedy = [service.socket() for _ in range(300)]
            for client in greedy:
                try:
                    client.sendall(b"GET /hea")
                except OSError:
                    pass  # more than 256 of one address are closed
            ask = b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            others = [service.socket("127.0.0.%d" % number) for number in range(2, 34)]
            for client in others:
                client.sendall(ask)
            for client in others:
                with client:
                    self.assertIn(b" 200 ", whole_answer(client))
            self.assertEqual(exchange(service, ask), b"")
            for client in greedy:
                client.close()
            end = time.monotonic() + 5
            while b" 200 " not in exchange(service, ask):
                self.assertLess(time.monotonic(), end)
                time.sleep(0.05)

    def test_bodies_together_have_a_limit(self):
        with Service("--max-size", "1MB", "--timeout", "20") as service:
            head = b"POST /extract HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n"
            held = [service.socket() for _ in range(20)]
            for client in held:
                client.sendall(head + b"a" * 999_000)
            end = time.monotonic() + 20
            while service.metric("pith_held_bytes") < 20 * 999_000:
                self.assertLess(time.monotonic(), end)
            answer = service.post(b"<p>" + b"word " * 10_000)
            self.assertEqual(answer[0], 503)
            self.assertEqual(answer[1]["Retry-After"], "1")
            self.assertIn("memory", json.loads(answer[2])["error"])
            for client in held:
                client.close()
            while service.metric("pith_held_bytes") > 0:
                self.assertLess(time.monotonic(), end)
            self.assertEqual(service.post(PAGE)[0], 200)

    def test_an_answer_has_its_own_time(self):
        # Its page came late; then nobody takes the answer for a while.
        with Service("--timeout", "2") as service, service.socket() as client:
            page = b"<p>" + b"word and more words in a line. " * 300_000
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
            client.sendall(b"POST /extract?format=text&favor=recall HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\n"
                           b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(page) + page[:1000])
            time.sleep(1.5)
            client.sendall(page[1000:])
            time.sleep(1.5)
            answer = whole_answer(client)
            length = int(re.search(rb"Content-Length: (\d+)", answer)[1])
            self.assertEqual(len(answer.split(b"\r\n\r\n", 1)[1]), length)

    def test_a_signal_lets_it_finish(self):
        for number in signal.SIGTERM, signal.SIGINT:
            service = Service()
            idle, client = service.socket(), service.socket()
            idle.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            idle.recv(1000)
            head = f"POST /extract HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n\r\n"
            client.sendall(head.encode() + PAGE[:1000])
            while service.metric("pith_requests_in_flight") < 2:
                time.sleep(0.01)
            service.process.send_signal(number)
            time.sleep(0.2)
            with self.assertRaises(OSError):
                service.socket()
            client.sendall(PAGE[1000:])
            self.assertIn(b"\nConnection: close", whole_answer(client))
            begin = time.monotonic()
            self.assertEqual(service.end(number), ("", 0))
            self.assertLess(time.monotonic() - begin, 2)  # the idle connection does not delay the end
            idle.close()
            client.close()

    def test_a_port_in_use(self):
        with Service() as service:
            run = subprocess.run([PITH, "--serve", str(service.port)], stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual(run.returncode, 2)
            self.assertEqual(run.stderr, f"pith: http://127.0.0.1:{service.port}: Address already in use\n")

    def test_wrong_usage(self):
        for flags, reason in [
            (["--serve", ":80"], '--serve: ":80" is not PORT, ADDR:PORT or [ADDR]:PORT'),
            (["--serve", "::1:80"], '--serve: "::1:80" is not PORT, ADDR:PORT or [ADDR]:PORT'),
            (["--serve", "65536"], '--serve: "65536" is not PORT, ADDR:PORT or [ADDR]:PORT'),
            (["--serve", "0", "page.html"], "--serve: takes no INPUT"),
            (["--serve", "0", "--comments"], "--serve: --comments is an option of each request"),
        ]:
            run = subprocess.run([PITH, *flags], stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual((run.returncode, run.stderr), (2, f"pith: {reason}\n"))

    @unittest.skipUnless(os.path.exists("/proc/net/if_inet6"), "no IPv6")
    def test_ipv6(self):
        process = subprocess.Popen([PITH, "--serve", "[::1]:0"], stderr=subprocess.PIPE, text=True)
        port = int(re.search(r"http://\[::1\]:(\d+) ", process.stderr.readline())[1])
        connection = http.client.HTTPConnection("::1", port, timeout=PATIENCE)
        connection.request("GET", "/health")
        self.assertEqual(connection.getresponse().read(), b'{"status":"ok"}\n')
        connection.close()
        process.terminate()
        process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0)


if __name__ == "__main__":
    unittest.main()

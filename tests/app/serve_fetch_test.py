#!/usr/bin/env python3
"""`pith --serve --serve-fetch` from outside: what it fetches, from a server that misbehaves in every
way, what it refuses to, and how it ends meanwhile.

    serve_fetch_test.py PITH
"""
import gzip
import http.client
import http.server
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zlib

PITH = sys.argv.pop(1)
JSON = {"Content-Type": "application/json"}
ARTICLE = "<title>Tides</title><article><h1>Tides</h1><p>" + "A sentence about tides and boats, of some length. " * 20
HTML = [("Content-Type", "text/html; charset=utf-8")]
BOMB = gzip.compress(b"<p>word " * 5_000_000, 1)


GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\x03"


def nothing_packed(times):
    """Some 60 kB, and for each time after the first a thousand times more within: blocks of deflate with no byte in them."""
    def packed(plain):
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        return deflate.compress(plain) + deflate.flush(zlib.Z_FULL_FLUSH)  # what may be repeated
    head, blocks = GZIP_HEAD, b"\0\0\0\xff\xff" * 12_000
    for _ in range(times - 1):
        head, blocks = GZIP_HEAD + packed(head), packed(blocks * (1_000_000 // len(blocks)))
    return head + blocks * (60_000 // len(blocks))


class Upstream(http.server.ThreadingHTTPServer):
    """A web server on loopback whose paths say what it does wrong."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self, address="127.0.0.1"):
        super().__init__((address, 0), Handler)
        self.lock = threading.Lock()
        self.asked, self.asked_at = [], set()
        self.at_once, self.most_at_once = 0, 0  # of /brief
        self.released = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.server_port}{path}"

    def handle_error(self, request, client_address):
        pass  # clients that disconnect are part of the test


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def forever(self, piece, pause, headers=(), begin=b""):
        self.send_header("Content-Type", "text/html")
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True
        self.wfile.write(begin)
        while not self.server.released.is_set():
            self.wfile.write(piece)
            time.sleep(pause)

    def do_GET(self):
        server = self.server
        with server.lock:
            server.asked.append((self.path, dict(self.headers)))
            server.asked_at.add(self.connection.getsockname()[0])
        self.answer(self.path.split("?")[0])

    def answer(self, path):
        server = self.server
        if path == "/page":
            self.send(200, HTML, ARTICLE.encode())
        elif path == "/latin1":
            self.send(200, [("Content-Type", "text/html; charset=iso-8859-1")], (ARTICLE + "\u00e9t\u00e9").encode("latin-1"))
        elif path == "/brief":
            with server.lock:
                server.at_once += 1
                server.most_at_once = max(server.most_at_once, server.at_once)
            time.sleep(0.1)
            with server.lock:
                server.at_once -= 1
            self.send(200, HTML, ARTICLE.encode())
        elif path.startswith("/to/"):
            self.send(302, [("Location", path[4:].replace("!", ":").replace("|", "/"))])
        elif path == "/with-a-body":  # and elsewhere, too
            self.send_response(302)
            self.send_header("Location", "/page")
            self.forever(b"a" * 65536, 0, {"Content-Length": "1000000000000"})
        elif path.startswith("/packed/"):
            times, name = int(path[8]), path[10:]
            if name == "early":
                self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nContent-Encoding: gzip\r\n\r\n" * (times - 1))
                times, name = 1, "Content-Encoding"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            for _ in range(times):
                self.send_header(name, "gzip")
            self.end_headers()
            self.wfile.write(nothing_packed(int(path[8])))
            server.released.wait(20)
            self.close_connection = True
        elif path == "/nothing-packed":
            self.send_response(200)
            self.forever(b"\0\0\0\xff\xff" * 12_000, 0, {"Content-Encoding": "gzip"}, GZIP_HEAD)
        elif path == "/loop":
            self.send(302, [("Location", "/loop")])
        elif path.startswith("/status/"):
            self.send(int(path[8:]), HTML, b"<p>an error page with words")
        elif path == "/pdf":
            self.send(200, [("Content-Type", "application/pdf")], b"%PDF-1.4 ...")
        elif path == "/lies":
            self.send(200, HTML, b"%PDF-1.4\n" + bytes(range(256)) * 8)
        elif path == "/empty":
            self.send(200, HTML)
        elif path == "/large":
            self.send(200, HTML, b"<p>word " * 300_000)
        elif path == "/bomb":
            self.send(200, HTML + [("Content-Encoding", "gzip")], BOMB)
        elif path == "/endless":
            self.send_response(200)
            self.forever(b"<p>word " * 8192, 0)
        elif path == "/drip":
            self.send_response(200)
            self.forever(b"<p>word ", 0.1)
        elif path == "/silence":
            server.released.wait(20)
            self.close_connection = True
        elif path == "/headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.released.is_set():
                self.wfile.write(b"X-More: " + b"a" * 8000 + b"\r\n")
        elif path == "/cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<p>a")
            self.close_connection = True
        else:
            self.close_connection = True  # without a word


class Service:
    """A running `pith --serve --serve-fetch`, on a port that is free."""

    def __init__(self, *flags, fetch=True, env=None):
        fetching = ["--serve-fetch"] if fetch else []
        self.process = subprocess.Popen([PITH, "--serve", "127.0.0.1:0", *fetching, *flags], stderr=subprocess.PIPE,
                                        text=True, env={**os.environ, **(env or {})})
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+) ", self.process.stderr.readline())[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            output = self.process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return output, self.process.returncode

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), content

    def fetch(self, url, **more):
        return self.ask("POST", "/extract", json.dumps({"url": url, **more}), JSON)

    def socket(self, url):
        """A client that has requested it and not read the answer."""
        client = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        body = json.dumps({"url": url}).encode()
        client.sendall(b"POST /extract HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                       b"Content-Length: %d\r\n\r\n" % len(body) + body)
        return client

    def metric(self, name):
        text = self.ask("GET", "/metrics")[2].decode()
        found = re.search("^" + re.escape(name) + r" (\S+)$", text, re.M)
        return float(found[1]) if found else 0

    def form(self, fields, headers=None):
        body = "".join(f'--form\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                       for name, value in fields.items()) + "--form--\r\n"
        return self.ask("POST", "/report", body.encode(),
                        {"Content-Type": "multipart/form-data; boundary=form", **(headers or {})})


def whole_answer(client):
    with client, client.makefile("rb") as answer:
        return answer.read()


def until(condition):
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def in_parallel(calls):
    answers = [None] * len(calls)

    def one(number):
        answers[number] = calls[number]()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class Test(unittest.TestCase):
    def setUp(self):
        self.upstream = Upstream()

    def tearDown(self):
        self.upstream.released.set()
        self.upstream.shutdown()
        self.upstream.server_close()

    def said_no(self, answer, status, reason):
        self.assertEqual(answer[0], status, answer)
        self.assertEqual(answer[2].count(b"\n"), 1)
        error = json.loads(answer[2])["error"]
        reasons = (reason,) if isinstance(reason, str) else reason
        self.assertTrue(any(one in error for one in reasons), f"none of {reasons} in {error!r}")

    def paths(self):
        return [path for path, _ in self.upstream.asked]


class Fetches(Test):
    @classmethod
    def setUpClass(cls):
        cls.service = Service("--allow-private", "--timeout", "1.5", "--max-size", "1MB")

    @classmethod
    def tearDownClass(cls):
        assert cls.service.end() == ("", 0)

    def test_an_article(self):
        url = self.upstream.url("/page?a=b")
        status, headers, body = self.service.fetch(url, id="7")
        answer = json.loads(body)
        self.assertEqual((status, headers["Content-Type"]), (200, "application/json"))
        self.assertEqual((answer["title"], answer["url"], answer["id"]), ("Tides", url, "7"))
        self.assertIn("tides and boats", answer["text"])
        self.assertEqual(self.paths(), ["/page?a=b"])  # and no robots.txt

    def test_options_and_charset(self):
        answer = self.service.fetch(self.upstream.url("/latin1"), options={"format": "text", "favor": "recall"})
        self.assertEqual(answer[1]["Content-Type"], "text/plain; charset=utf-8")
        self.assertIn("\u00e9t\u00e9", answer[2].decode())

    def test_the_address_after_redirects(self):
        answer = json.loads(self.service.fetch(self.upstream.url("/to/|page"))[2])
        self.assertEqual(answer["url"], self.upstream.url("/page"))

    def test_a_page_at_hand_is_not_fetched(self):
        url = self.upstream.url("/page")
        self.assertEqual(self.service.fetch(url, html=ARTICLE)[0], 200)
        self.said_no(self.service.fetch(url, html=""), 400, "the page is empty")
        self.said_no(self.service.ask("POST", "/extract?url=" + url, b"", {"Content-Type": "text/html"}), 400, "empty")
        self.said_no(self.service.ask("GET", "/extract?url=" + url), 405, "only POST")
        self.assertEqual(self.paths(), [])

    def test_what_is_no_url_to_fetch(self):
        for url, reason in [
            ("file:///etc/passwd", "unsupported scheme 'file'"),
            ("gopher://127.0.0.1:25/_HELO", "unsupported scheme 'gopher'"),
            ("ftp://example.org/", "unsupported scheme 'ftp'"),
            ("example.org", "unsupported scheme ''"),
            ("http://", "not a valid URL"),
            ("http://127.0.0.1:99999/", "not a valid URL"),
            ("http://me:secret@127.0.0.1/", "a URL with a user name and password is refused"),
            ("http://a/" + "b" * 9000, "longer than 8192 bytes"),
            ("http://a/\0b", "NUL"),
            ("http://a/ HTTP/1.1\r\nX: b", "not a valid URL"),
            ("http://a\r\nX: b/", "not a valid URL"),
            ("http://a%0d%0ab/", "not a valid URL"),
            ("http://@127.0.0.1/", "a URL with a user name and password is refused"),
            ("http://9.9.9.9\\@127.0.0.1/", "a URL with a user name and password is refused"),
            ("http:/127.0.0.1/", "unsupported scheme ''"),
            ("http:////127.0.0.1/", "not a valid URL"),
            (" http://127.0.0.1/", "unsupported scheme ''"),
            ("//127.0.0.1/", "unsupported scheme ''"),
            ("http+unix://%2frun%2fsocket/", "unsupported scheme 'http+unix'"),
        ]:
            with self.subTest(url=url[:50]):
                self.said_no(self.service.fetch(url), 400, reason)
        self.said_no(self.service.ask("POST", "/extract", b"{}", JSON), 400, 'neither "html" nor "text"')

    def test_servers_that_fail(self):
        port = self.upstream.server_port
        for path, status, reason in [
            ("/status/404", 502, f"http://127.0.0.1:{port}/status/404: HTTP 404 Not Found"),
            ("/status/500", 502, "HTTP 500"),
            ("/nothing", 502, "without an answer"),
            ("/cut", 502, "truncated"),
            ("/loop", 502, "too many redirects (5)"),
            ("/headers", 502, "headers of more than"),
            ("/to/file!|||etc|passwd", 502, "unsupported scheme 'file'"),
            ("/to/gopher!||127.0.0.1!25|_a", 502, "unsupported scheme 'gopher'"),
            ("/pdf", 422, "not HTML (Content-Type: application/pdf)"),
            ("/lies", 422, "not HTML (PDF document"),
            ("/empty", 422, "empty response"),
            ("/large", 422, "more than 1000000 bytes"),
            ("/bomb", 422, "more than 1000000 bytes"),
            ("/endless", 422, "more than 1000000 bytes"),
            ("/with-a-body", 422, "more than 1000000 bytes"),
            ("/nothing-packed", 422, "more than 1000000 bytes"),
            ("/packed/1/Content-Encoding", 504, "timed out after 1.5 s"),
            ("/packed/2/Content-Encoding", 502, "compressed more than once"),
            ("/packed/4/Content-Encoding", 502, "compressed more than once"),
            ("/packed/4/Transfer-Encoding", 502, ("unexpected transfer coding 'gzip'", "damaged or unknown content encoding")),  # libcurl 8 counts itself
            ("/packed/4/early", 504, "timed out after 1.5 s"),  # codings of the last answer count, and it never ends
            (f"/to/http!||me!secret@127.0.0.1!{port}|page", 502, "redirect to a URL with a user name and password"),
            ("/drip", 504, "timed out after 1.5 s"),
            ("/silence", 504, "timed out after 1.5 s"),
        ]:
            with self.subTest(path=path):
                begin = time.monotonic()
                self.said_no(self.service.fetch(self.upstream.url(path)), status, reason)
                self.assertLess(time.monotonic() - begin, 4)
        free = socket.socket()
        free.bind(("127.0.0.1", 0))  # so nobody listens on it
        self.said_no(self.service.fetch(f"http://127.0.0.1:{free.getsockname()[1]}/"), 502, "connection refused")
        free.close()
        self.said_no(self.service.fetch("http://no-such-host.invalid/"), 502, "host not found")

    def test_nothing_is_kept_for_the_next(self):
        self.service.fetch(self.upstream.url("/page"))
        self.service.fetch(self.upstream.url("/page"))
        for _, headers in self.upstream.asked:
            self.assertNotIn("Cookie", headers)
            self.assertNotIn("Authorization", headers)

    def test_the_form(self):
        self.assertIn(b"alone, it is fetched", self.service.ask("GET", "/")[2])
        url = self.upstream.url("/page")
        fields = {"page": "", "url": url, "favor": "balanced"}
        same = {"Origin": f"http://127.0.0.1:{self.service.port}"}
        status, _, report = self.service.form(fields, same)
        self.assertEqual(status, 200)
        self.assertIn(b"tides and boats", report)
        for origin in "http://evil.example", "null":
            self.said_no(self.service.form(fields, {"Origin": origin}), 403, "a form on another site")
        self.said_no(self.service.form({"page": "", "url": ""}, same), 400, "nothing was sent")
        self.assertEqual(self.paths(), ["/page"])

    def test_a_url_in_place_of_the_page(self):
        url = self.upstream.url("/page?a=b")
        browser = {"Origin": f"http://127.0.0.1:{self.service.port}", "Accept": "text/html,*/*;q=0.8"}
        for page in url, f"  {url}\r\n":
            status, _, report = self.service.form({"page": page, "url": ""}, browser)
            self.assertEqual(status, 200)
            self.assertIn(b"tides and boats", report)
        self.assertEqual(self.paths(), ["/page?a=b"] * 2)
        self.said_no(self.service.form({"page": url}, {"Origin": "http://evil.example"}), 403, "a form on another site")
        for field in "page", "url":  # the failures of fetching are pages, too
            for path, status, reason in [("/status/404", 502, "HTTP 404"), ("/pdf", 422, "not HTML"), ("/silence", 504, "timed out")]:
                answer = self.service.form({field: self.upstream.url(path)}, browser)
                self.assertEqual((answer[0], answer[1]["Content-Type"]), (status, "text/html; charset=utf-8"))
                self.assertIn(reason, answer[2].decode())
        answer = self.service.form({"page": url}, {**browser, "Origin": "http://evil.example"})
        self.assertEqual(answer[0], 403)
        self.assertIn(b"a form on another site", answer[2])
        self.said_no(self.service.form({"url": "file:///etc/passwd"}, {"Origin": browser["Origin"]}), 400, "unsupported scheme")

    def test_metrics(self):
        def counts():
            return [self.service.metric(f'pith_fetches_total{{outcome="{outcome}"}}')
                    for outcome in ("ok", "http_status", "not_html", "bad_url", "timed_out")] + [
                        self.service.metric("pith_fetch_seconds_count"), self.service.metric("pith_fetched_bytes_total")]
        before = counts()
        for path in "/page", "/status/404", "/pdf", "/silence":
            self.service.fetch(self.upstream.url(path))
        self.service.fetch("file:///etc/passwd")
        self.assertEqual([b - a for a, b in zip(before, counts())], [1, 1, 1, 1, 1, 5, len(ARTICLE)])


class Refusals(Test):
    def test_not_without_the_flag(self):
        with Service("--max-size", "1MB", fetch=False) as service:
            self.said_no(service.fetch(self.upstream.url("/page")), 400, "without --serve-fetch no URL is fetched")
            self.said_no(service.form({"page": "", "url": self.upstream.url("/page")}), 400, "the URL was not fetched")
            self.assertNotIn(b"alone, it is fetched", service.ask("GET", "/")[2])
            self.assertNotIn(b"pith_fetches", service.ask("GET", "/metrics")[2])
        self.assertEqual(self.paths(), [])

    def test_private_addresses(self):
        hosts = ["127.0.0.1", "localhost", "LOCALHOST", "127.1", "2130706433", "017700000001", "0177.0.0.1", "0x7f.1",
                 "0x7f000001", "0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
                 "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[::1%25lo]",
                 "[fe80::1]", "[fd00::1]", "[ff02::1]", "10.0.0.1", "172.16.0.1", "192.168.1.1", "192.0.0.192",
                 "100.100.100.200", "169.254.169.254", "168.63.129.16", "224.0.0.1", "255.255.255.255",
                 "\uff11\uff12\uff17.0.0.1"]
        with Service("--timeout", "5") as service:
            for host in hosts:
                with self.subTest(host=host):
                    answer = service.fetch(self.upstream.url("/page", host))
                    self.said_no(answer, 403, ": it has a private address")
            self.said_no(service.fetch("https://10.0.0.1/"), 403, "a private address")
            # This is checked before anything is sent, and so before the address is.
            for port in 0, 1, 22, 25, 79, 81, 1023:
                self.said_no(service.fetch(f"http://127.0.0.1:{port}/"), 403, f"port {port} is not allowed")
            self.said_no(service.fetch("http://127.0.0.1:1024/"), 403, "a private address")
            self.said_no(service.fetch("http://127.0.0.1:6379@10.0.0.1:22/"), 400, "a user name and password")
            self.assertEqual(service.metric('pith_fetches_total{outcome="forbidden"}'), len(hosts) + 9)
            # Whatever these mean to the resolver, they do not lead to internal addresses.
            for host in "127.0.0.1.", "localhost.", "256.256.256.256", "4294967296", "\uff11\uff12\uff17.0.0.1":
                with self.subTest(host=host):
                    self.assertIn(service.fetch(self.upstream.url("/page", host))[0], (403, 502))
        self.assertEqual(self.paths(), [])

    def test_no_proxy_of_the_environment(self):
        # It would request any address without a check.
        proxy = self.upstream.url("")
        names = "http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"
        with Service(env={name: proxy for name in names}) as service:
            self.said_no(service.fetch("http://10.0.0.1/page"), 403, "a private address")
        self.assertEqual(self.paths(), [])
        with Service("--allow-private", env={name: proxy for name in names}) as service:
            service.fetch("http://10.0.0.1/page")
        self.assertEqual(self.paths(), ["http://10.0.0.1/page"])

    def test_flags(self):
        for flags, reason in [
            (["--serve-fetch", "page.html"], "--serve-fetch: needs --serve"),
            (["--serve", "0", "--allow-private"], "--serve: --allow-private needs --serve-fetch"),
            (["--serve", "0", "--serve-fetch", "--connections", "101"], "--serve: --connections is at most 100 there"),
            (["--serve", "0", "--serve-fetch", "--delay", "1"], "--serve: --delay does not apply to it"),
        ]:
            run = subprocess.run([PITH, *flags], stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual((run.returncode, run.stderr), (2, f"pith: {reason}\n"))


class Limits(Test):
    def test_one_request_a_host_at_a_time(self):
        with Service("--allow-private") as service:
            url = self.upstream.url("/brief")
            answers = in_parallel([lambda: service.fetch(url)] * 10)
            self.assertEqual([answer[0] for answer in answers], [200] * 10)
            self.assertEqual(self.upstream.most_at_once, 1)
            # Another name for the same server is another host.
            other = self.upstream.url("/brief", "localhost")
            in_parallel([lambda: service.fetch(url), lambda: service.fetch(other)] * 3)
            self.assertEqual(self.upstream.most_at_once, 2)

    def test_slow_servers_hold_nobody_else_up(self):
        with Service("--allow-private", "-j", "1", "--connections", "2", "--timeout", "20") as service:
            slow = [service.socket(self.upstream.url("/silence")) for _ in range(3)]
            until(lambda: service.metric("pith_fetches_waiting") == 2)
            begin = time.monotonic()
            self.assertEqual(service.ask("POST", "/extract", ARTICLE.encode(), {"Content-Type": "text/html"})[0], 200)
            self.assertEqual(service.fetch(self.upstream.url("/page", "localhost"))[0], 200)
            self.assertLess(time.monotonic() - begin, 2)
            for client in slow:
                client.close()

    def test_fetches_leave_connections_to_others(self):
        upstream = Upstream("0.0.0.0")
        with Service("--allow-private", "--connections", "100", "--timeout", "60") as service:
            held = [service.socket(upstream.url("/silence", f"127.0.0.{1 + i % 100}")) for i in range(200)]
            until(lambda: service.metric('pith_fetches_total{outcome="full"}') == 72)
            self.assertEqual(service.metric("pith_fetches_waiting"), 28)
            for client in held:
                client.close()
        upstream.released.set()
        upstream.shutdown()
        upstream.server_close()

    def test_too_many_are_told(self):
        with Service("--allow-private", "--connections", "1", "--timeout", "20") as service:
            held = [service.socket(self.upstream.url("/silence")) for _ in range(5)]
            until(lambda: service.metric("pith_fetches_waiting") == 4)
            answer = service.fetch(self.upstream.url("/page", "localhost"))
            self.said_no(answer, 503, "too many URLs are being fetched")
            self.assertEqual(answer[1]["Retry-After"], "1")
            self.assertEqual(service.metric('pith_fetches_total{outcome="full"}'), 1)
            for client in held:  # a client that disconnects makes room soon
                client.close()
            until(lambda: service.metric('pith_fetches_total{outcome="given_up"}') == 5)
            self.assertEqual(service.fetch(self.upstream.url("/page"))[0], 200)

    def test_waiting_counts_as_time(self):
        with Service("--allow-private", "--timeout", "1.5") as service:
            held = service.socket(self.upstream.url("/silence"))
            until(lambda: "/silence" in self.paths())
            begin = time.monotonic()
            answer = service.fetch(self.upstream.url("/silence"))
            self.assertIn(answer[0], (503, 504))
            self.assertLess(time.monotonic() - begin, 2.5)
            held.close()

    def test_a_page_in_time_is_answered_at_the_end(self):
        service = Service("--allow-private", "--timeout", "20")
        client = service.socket(self.upstream.url("/brief"))
        until(lambda: self.paths() == ["/brief"])
        service.process.send_signal(signal.SIGTERM)
        answer = whole_answer(client)
        self.assertIn(b" 200 ", answer.split(b"\r\n")[0])
        self.assertIn(b"\nConnection: close", answer)
        self.assertEqual(service.end(), ("", 0))

    def test_the_end_waits_five_seconds_for_others(self):
        service = Service("--allow-private", "--timeout", "60")
        asked = service.socket(self.upstream.url("/silence"))
        until(lambda: self.paths() == ["/silence"])
        waits = service.socket(self.upstream.url("/page"))
        until(lambda: service.metric("pith_fetches_waiting") == 1)
        begin = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        for client in asked, waits:
            answer = whole_answer(client)
            self.assertIn(b" 503 ", answer.split(b"\r\n")[0])
            self.assertIn(b"the service is shutting down", answer)
        self.assertEqual(service.end(), ("", 0))
        self.assertTrue(4 < time.monotonic() - begin < 9)

    def test_memory_of_a_bomb(self):
        with Service("--allow-private", "--max-size", "5MB") as service:
            in_parallel([lambda: service.fetch(self.upstream.url("/bomb"))] * 3)
            with open(f"/proc/{service.process.pid}/status", encoding="ascii") as status:
                peak = int(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1])
            self.assertLess(peak, 60_000 if "asan" not in PITH else 600_000)


class Names(threading.Thread):
    """A name server: flip.test is PUBLIC once, then 127.0.0.1, and mute.test has no answer."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        self.asked = []
        self.start()

    def run(self):
        while True:
            query, client = self.socket.recvfrom(512)
            question = query[12:query.index(b"\0", 12) + 5]
            name, is_a = question[1:5], question[-3] == 1
            self.asked.append(name)
            if name == b"mute":
                continue
            answer = b""
            if is_a:
                address = "127.0.0.1" if getattr(self, "flipped", False) else Internet.PUBLIC
                self.flipped = True
                answer = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton(address)
            head = query[:2] + b"\x81\x80\0\1\0" + (b"\1" if is_a else b"\0") + b"\0\0\0\0"
            self.socket.sendto(head + question + answer, client)


class Internet(Test):
    """In a network of its own, where an address leads here that counts as public and as another machine's."""

    PUBLIC, OWN = "9.9.9.9", "8.8.4.4"
    NAMES = f"127.0.0.1 rebound.test\n{PUBLIC} honest.test twofaced.test\n127.0.0.1 twofaced.test\n::1 twofaced.test\n"

    def setUp(self):
        if "PITH_TEST_INTERNET" not in os.environ:
            self.skipTest("by test_internet")
        self.upstream = Upstream("0.0.0.0")

    def test_public_addresses_only(self):
        with Service("--timeout", "5") as service:
            self.assertEqual(service.fetch(self.upstream.url("/page", "honest.test"))[0], 200)
            # A private address among public ones is skipped, the first time and when it comes again.
            for _ in range(5):
                self.assertEqual(service.fetch(self.upstream.url("/page", "twofaced.test"))[0], 200)
            before = self.paths()
            self.said_no(service.fetch(self.upstream.url("/page", "rebound.test")), 403, "it has a private address")
            self.assertEqual(self.paths(), before)
            self.assertEqual(self.upstream.asked_at, {self.PUBLIC})

    def test_a_name_that_changes_its_address(self):
        Names()
        with Service("--timeout", "2") as service:
            url = self.upstream.url("/page", "flip.test")
            self.assertEqual(service.fetch(url)[0], 200)
            self.said_no(service.fetch(url), 403, "it has a private address")
            self.assertEqual(self.upstream.asked_at, {self.PUBLIC})
            # A name server that does not answer has the same time limit as a server.
            begin = time.monotonic()
            self.said_no(service.fetch(self.upstream.url("/page", "mute.test")), 504, "timed out")
            client = service.socket(self.upstream.url("/page", "mute.test"))
            until(lambda: service.metric("pith_requests_in_flight") == 2)
            client.close()
            until(lambda: service.metric('pith_fetches_total{outcome="given_up"}') == 1)
            self.assertLess(time.monotonic() - begin, 4)
            self.assertEqual(service.end(), ("", 0))
            self.assertLess(time.monotonic() - begin, 5)

    def test_this_machine_is_not_asked(self):
        with Service("--timeout", "5") as service:
            for host in self.OWN, f"[::ffff:{self.OWN}]":
                self.said_no(service.fetch(self.upstream.url("/page", host)), 403, "it has a private address")
        self.assertEqual(self.paths(), [])

    def test_redirects_inwards(self):
        with Service("--timeout", "5") as service:
            port = self.upstream.server_port
            for target, reason in [
                (f"http!||127.0.0.1!{port}|page", "a private address"),
                (f"||rebound.test!{port}|page", "a private address"),
                ("http!||169.254.169.254|latest", "a private address"),
                (f"||honest.test!{port}|to|||rebound.test!{port}|page", "a private address"),
                (f"http!||{self.PUBLIC}!25|", "port 25 is not allowed"),
            ]:
                with self.subTest(target=target):
                    self.said_no(service.fetch(self.upstream.url("/to/" + target, self.PUBLIC)), 403, reason)
            self.assertNotIn("/page", self.paths())
            self.assertEqual(self.upstream.asked_at, {self.PUBLIC})

    def test_proxies_are_passed_by(self):
        # A name in no_proxy is requested directly, so the rest of the environment has no effect.
        env = {"http_proxy": "http://10.0.0.1:3128", "no_proxy": "rebound.test"}
        with Service("--timeout", "5", env=env) as service:
            self.assertEqual(service.fetch(self.upstream.url("/page", "honest.test"))[0], 200)
            self.said_no(service.fetch(self.upstream.url("/page", "rebound.test")), 403, "a private address")
        # A proxy that can be reached requests the page.
        with Service("--timeout", "5", env={"http_proxy": self.upstream.url("", self.PUBLIC)}) as service:
            self.said_no(service.fetch("http://10.0.0.1/page"), 403, "a private address")
        self.assertEqual(self.paths(), ["/page"])


class OwnNetwork(unittest.TestCase):
    @unittest.skipIf("PITH_TEST_INTERNET" in os.environ, "within it")
    def test_internet(self):
        enter = ["unshare", "--map-root-user", "--net", "--mount", "sh", "-e", "-c"]
        prepare = (f"ip link set lo up; ip address add {Internet.OWN}/32 dev lo; ip route add local {Internet.PUBLIC} dev lo; "
                   "mount --bind \"$0\" /etc/hosts; mount --bind /dev/null /etc/resolv.conf; ")  # asks 127.0.0.1 then
        with tempfile.NamedTemporaryFile("w") as names:
            names.write(Internet.NAMES)
            names.flush()
            try:
                subprocess.run([*enter, prepare, names.name], check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError) as why:
                self.skipTest(f"no network of its own can be had: {why}")
            run = subprocess.run([*enter, prepare + 'exec "$@"', names.name, sys.executable, __file__, PITH, "Internet"],
                                 env={**os.environ, "PITH_TEST_INTERNET": "1"}, capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)


if __name__ == "__main__":
    unittest.main()

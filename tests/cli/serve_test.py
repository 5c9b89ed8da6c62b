#!/usr/bin/env python3
"""The service from outside: what it answers, to whom it says no, and how it ends.

    serve_test.py PITH FIXTURES
"""
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

PITH, FIXTURES = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
PAGE = (FIXTURES / "wordpress-news-share-row-comment-form" / "source.html").read_bytes()
HTML = {"Content-Type": "text/html; charset=utf-8"}
JSON = {"Content-Type": "application/json"}


class Service:
    """A running `pith --serve`, on a port that is free."""

    def __init__(self, *flags):
        self.process = subprocess.Popen([PITH, "--serve", "127.0.0.1:0", *flags], stderr=subprocess.PIPE, text=True)
        told = self.process.stderr.readline()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+) ", told)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, number=signal.SIGTERM):
        """Ends it; what else it told, and the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        told = self.process.communicate(timeout=20)[1]
        return told, self.process.returncode

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), content

    def post(self, body, headers=HTML, path="/extract"):
        return self.ask("POST", path, body, headers)

    def socket(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def metric(self, name):
        text = self.ask("GET", "/metrics")[2].decode()
        found = re.search("^" + re.escape(name) + r" (\S+)$", text, re.M)
        return float(found[1]) if found else 0


def parallel(count, ask):
    """What `ask` returned on so many threads."""
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def slow_page():
    """Takes some hundredth of a second to clean."""
    return b"<p>" + b"<b><i>word <a href=x>and</a> word</i></b> in a line of words.<p>" * 1500


def whole_answer(connection):
    answer = b""
    while part := connection.recv(65536):
        answer += part
    return answer


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
        asked = {"html": html, "options": {"format": "markdown", "links": True}}
        status, headers, body = self.service.post(json.dumps(asked), JSON)
        self.assertEqual((status, headers["Content-Type"]), (200, "text/markdown; charset=utf-8"))
        self.assertEqual(body, self.service.post(PAGE, HTML, "/extract?format=markdown&links")[2])
        self.assertNotEqual(body, self.service.post(PAGE, HTML, "/extract?format=markdown&links=0")[2])

    def test_options_change_the_answer(self):
        page = (b"<article><p>" + b"A sentence about tides and boats, of some length. " * 20 + b"</p><table><tr><th>Boat"
                b"<th>Knots<tr><td>Heron<td>12<tr><td>Tern<td>9</table></article>")
        self.assertIn(b"Heron", self.service.post(page, HTML, "/extract?format=text")[2])
        self.assertNotIn(b"Heron", self.service.post(page, HTML, "/extract?format=text&tables=false")[2])

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
            (b"{", JSON, "/extract", "no JSON"),
            (b"[]", JSON, "/extract", "no JSON object"),
            (b"{}", JSON, "/extract", 'neither "html" nor "text"'),
            (b'{"url":"http://example.org/"}', JSON, "/extract", 'neither "html" nor "text"'),
            (b'{"html":5}', JSON, "/extract", "html: not a string"),
            (b'{"html":"a","more":1}', JSON, "/extract", 'unknown member "more"'),
            (b'{"html":"a","options":{"format":"pdf"}}', JSON, "/extract", 'format: "pdf" is not one of'),
            (b'{"html":"a","options":{"links":3}}', JSON, "/extract", "links: neither"),
            (b"a", HTML, "/extract?favour=recall", 'unknown option "favour"'),
            (b"a", HTML, "/extract?comments=maybe", 'comments: "maybe" is not one of'),
        ]:
            with self.subTest(body=body, path=path):
                self.said_no(self.service.post(body, headers, path), 400, reason)
        self.said_no(self.service.post(b"a=b", {"Content-Type": "application/x-www-form-urlencoded"}), 415, "a form")
        self.said_no(self.service.post(b"a", HTML, "/report"), 415, "not the form")

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
            client.sendall(b"POST /extract HTTP/1.1\r\nContent-Length: 99000000000\r\n\r\n")
            self.assertIn(b" 413 ", client.recv(100))
            self.assertLess(time.monotonic() - begin, 1)

    def test_nonsense(self):
        for sent in b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET\r\n\r\n", b"POST /extract HTTP/9\r\n\r\n":
            with self.service.socket() as client:
                client.sendall(sent)
                client.shutdown(socket.SHUT_WR)
                self.assertIn(b" 400 ", whole_answer(client))

    def test_slow_and_vanishing_clients(self):
        head = b"POST /extract HTTP/1.1\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n"
        with self.service.socket() as client:  # gone in the middle
            client.sendall(head + b"\r\n<p>")
        with self.service.socket() as head_only, self.service.socket() as body_only:
            head_only.sendall(head)
            begin = time.monotonic()
            body_only.sendall(head + b"\r\n<p>")
            for _ in range(4):  # a byte now and then does not help
                time.sleep(0.4)
                body_only.sendall(b"x")
            self.assertIn(b" 400 ", whole_answer(body_only))
            whole_answer(head_only)
            self.assertLess(time.monotonic() - begin, 6)
        self.assertEqual(self.service.post(PAGE)[0], 200)

    def test_a_body_in_pieces(self):
        with self.service.socket() as client:
            client.sendall(b"POST /extract?format=text HTTP/1.1\r\nConnection: close\r\nContent-Length: 15\r\n\r\n")
            for byte in b"<p>one two six!":
                client.sendall(bytes([byte]))
                time.sleep(0.01)
            self.assertIn(b" 200 ", whole_answer(client))

    def test_fifty_at_once(self):
        answers = parallel(50, lambda: self.service.post(PAGE))
        self.assertEqual([answer[0] for answer in answers], [200] * 50)
        self.assertEqual(len({answer[2] for answer in answers}), 1)

    def test_one_connection_for_many(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=20)
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
        self.assertEqual(in_flight, 1)  # the question itself
        self.assertGreater(self.service.metric('pith_request_seconds_bucket{le="+Inf"}'), 0)
        self.assertGreater(self.service.metric("pith_received_bytes_total"), len(PAGE))

    def test_form_and_report(self):
        form = self.service.ask("GET", "/")[2].decode()
        self.assertIn('action="/report" enctype="multipart/form-data"', form)
        body = b'--b\r\nContent-Disposition: form-data; name="page"\r\n\r\n' + PAGE + b"\r\n--b--\r\n"
        status, headers, report = self.service.post(body, {"Content-Type": "multipart/form-data; boundary=b"}, "/report")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/html; charset=utf-8"))
        self.assertIn(b'"label":"main_content"', report)


class Limits(unittest.TestCase):
    def test_a_full_queue_is_told(self):
        with Service("-j", "1") as service:
            page = slow_page()
            answers = parallel(160, lambda: service.post(page))
            statuses = [answer[0] for answer in answers]
            self.assertEqual(set(statuses), {200, 503})
            self.assertGreaterEqual(statuses.count(200), 65)  # one at work and 64 that wait
            refused = next(answer for answer in answers if answer[0] == 503)
            self.assertEqual(refused[1]["Retry-After"], "1")
            self.assertIn("wait", json.loads(refused[2])["error"])
            self.assertEqual(service.post(PAGE)[0], 200)

    def test_too_many_connections_are_told(self):
        with Service() as service:
            idle = [service.socket() for _ in range(256)]
            for client in idle:
                client.sendall(b"GET /hea")
            answer = service.ask("GET", "/health")
            self.assertEqual((answer[0], answer[1]["Retry-After"]), (503, "1"))
            self.assertIn("connections", json.loads(answer[2])["error"])
            for client in idle:
                client.close()
            end = time.monotonic() + 5
            while service.ask("GET", "/health")[0] != 200:
                self.assertLess(time.monotonic(), end)
                time.sleep(0.05)

    def test_a_signal_lets_it_finish(self):
        for number in signal.SIGTERM, signal.SIGINT:
            service = Service()
            idle, client = service.socket(), service.socket()
            idle.sendall(b"GET /health HTTP/1.1\r\n\r\n")
            idle.recv(1000)
            head = f"POST /extract HTTP/1.1\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n\r\n"
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
            self.assertLess(time.monotonic() - begin, 2)  # the idle connection holds nothing up
            idle.close()
            client.close()

    def test_a_port_in_use(self):
        with Service() as service:
            run = subprocess.run([PITH, "--serve", str(service.port)], stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual(run.returncode, 2)
            self.assertEqual(run.stderr, f"pith: http://127.0.0.1:{service.port}: Address already in use\n")

    def test_wrong_usage(self):
        for flags, reason in [
            (["--serve", ":80"], '--serve: ":80" is no PORT, ADDR:PORT or [ADDR]:PORT'),
            (["--serve", "::1:80"], '--serve: "::1:80" is no PORT, ADDR:PORT or [ADDR]:PORT'),
            (["--serve", "65536"], '--serve: "65536" is no PORT, ADDR:PORT or [ADDR]:PORT'),
            (["--serve", "0", "page.html"], "--serve: takes no INPUT"),
            (["--serve", "0", "--comments"], "--serve: --comments is for the requests to say"),
        ]:
            run = subprocess.run([PITH, *flags], stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual((run.returncode, run.stderr), (2, f"pith: {reason}\n"))

    @unittest.skipUnless(os.path.exists("/proc/net/if_inet6"), "no IPv6")
    def test_ipv6(self):
        process = subprocess.Popen([PITH, "--serve", "[::1]:0"], stderr=subprocess.PIPE, text=True)
        port = int(re.search(r"http://\[::1\]:(\d+) ", process.stderr.readline())[1])
        connection = http.client.HTTPConnection("::1", port, timeout=20)
        connection.request("GET", "/health")
        self.assertEqual(connection.getresponse().read(), b'{"status":"ok"}\n')
        connection.close()
        process.terminate()
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, 0)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The report in headless Chromium, from disk: what it shows, searches, hides and tells.

    report_browser_test.py PITH PAGE

Speaks the DevTools protocol over the browser's pipe. Ends with 77, which is "skipped", on a machine
without Chromium.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77


class Browser:
    def __init__(self, program, folder):
        into, self.sent = os.pipe()
        self.received, out = os.pipe()
        # The browser reads its commands from 3 and writes to 4.
        command = (f'exec "$0" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync '
                   f'--disable-background-networking --disable-component-update '
                   f'--remote-debugging-pipe --user-data-dir="$1" about:blank 3<&{into} 4>&{out}')
        self.process = subprocess.Popen(["bash", "-c", command, program, folder], pass_fds=(into, out),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(into)
        os.close(out)
        self.left = b""
        self.count = 0
        self.events = []
        self.session = None

    def message(self):
        while b"\0" not in self.left:
            more = os.read(self.received, 1 << 16)
            assert more, "the browser ended"
            self.left += more
        line, self.left = self.left.split(b"\0", 1)
        return json.loads(line)

    def ask(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.sent, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.count:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Page.navigate", url=url)
        until = time.monotonic() + 30
        while self.value("document.readyState") != "complete":
            assert time.monotonic() < until, "the page does not load"

    def value(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def becomes(self, script, wanted):
        """Typing is answered when the typist pauses."""
        until = time.monotonic() + 20
        while (value := self.value(script)) != wanted:
            assert time.monotonic() < until, (script, value, wanted)
            time.sleep(0.05)

    def type(self, text):
        self.value("document.getElementById('search').focus()")
        self.value("document.getElementById('search').value = ''")
        self.ask("Input.insertText", text=text)

    def close(self):
        self.process.kill()
        self.process.wait()


VISIBLE = "[...document.querySelectorAll('#blocks > li')].filter((e) => e.getClientRects().length > 0)"
WHY = "document.getElementById('why').textContent"


def check(browser, report, blocks):
    browser.open(report.as_uri())
    shown = browser.value(f"{VISIBLE}.map((e) => [e.classList[1], e.querySelector('.words').textContent])")
    assert shown == [[block["label"], block["text"]] for block in blocks], shown[:3]

    word = max(blocks[-1]["text"].split(), key=len).lower()
    browser.type(word)
    holding = sum(word in f"{block['text']} {block['reason']}".lower() for block in blocks)
    assert 0 < holding < len(blocks), f"a useless word: {word}"
    browser.becomes(f"{VISIBLE}.length", holding)
    assert browser.value("document.querySelectorAll('mark').length") > 0
    browser.type("no block says this")
    browser.becomes(f"{VISIBLE}.length", 0)
    assert browser.value("document.getElementById('none').getClientRects().length") > 0
    browser.value("document.getElementById('search').value = ''")
    browser.value("document.getElementById('search').dispatchEvent(new Event('input'))")
    browser.becomes(f"{VISIBLE}.length", len(blocks))

    browser.value("document.querySelector('button.boilerplate').click()")
    kept = [block["text"] for block in blocks if block["label"] != "boilerplate"]
    assert 0 < len(kept) < len(blocks)
    browser.becomes(f"{VISIBLE}.map((e) => e.querySelector('.words').textContent)", kept)
    browser.value("document.querySelector('button.boilerplate').click()")

    block = blocks[len(blocks) // 2]
    browser.value(f"{VISIBLE}[{len(blocks) // 2}].focus()")
    why = browser.value(WHY)
    for reason in block["reason"].split(", "):
        assert reason in why, (reason, why)

    back = "getComputedStyle(document.body).backgroundColor"
    before = browser.value(back)
    browser.value("document.getElementById('theme').click()")
    assert browser.value(back) != before, "dark and light look alike"

    wrong = [event for event in browser.events
             if event.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")]
    assert not wrong, wrong
    asked = {event["params"]["request"]["url"] for event in browser.events
             if event.get("method") == "Network.requestWillBeSent"}
    assert asked <= {report.as_uri()}, asked


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no Chromium here")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        subprocess.run([sys.argv[1], sys.argv[2], f"--explain={report}", "-f", "text", "-o", f"{folder}/text"],
                       check=True)
        made = subprocess.run([sys.argv[1], sys.argv[2], "--explain", "-f", "json"], check=True,
                              capture_output=True)
        browser = Browser(program, f"{folder}/profile")
        try:
            check(browser, report, json.loads(made.stdout)["blocks"])
        finally:
            browser.close()


if __name__ == "__main__":
    main()

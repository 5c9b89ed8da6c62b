#!/usr/bin/env python3
"""The report in headless Chromium, from disk and from the service's form: what it shows, searches, hides, tells
and copies.

    report_browser_test.py PITH PAGE

Speaks the DevTools protocol over the browser's pipe. Ends with 77, which is "skipped", on a machine
without Chromium.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77


class LeftPage(AssertionError):
    """The browser left the page before the page answered."""


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
                if "navigated" in answer.get("error", {}).get("message", ""):
                    raise LeftPage(answer)
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def press(self, key):
        for kind in "keyDown", "keyUp":
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def click(self, x, y):
        for kind in "mousePressed", "mouseReleased":
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def open(self, url, width=1280, height=900):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=url)
        self.becomes("document.readyState", "complete")

    def value(self, script, **how):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, **how)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def becomes(self, script, wanted):
        """Typing is answered when the typist pauses, and a page that is being left answers nothing."""
        until = time.monotonic() + 30
        while (value := self.value_or_none(script)) != wanted:
            assert time.monotonic() < until, (script, value, wanted)
            time.sleep(0.05)

    def value_or_none(self, script):
        try:
            return self.value(script)
        except LeftPage:
            return None

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


RECT = "(e => { const r = e.getBoundingClientRect(); return { x: r.x, y: r.y, width: r.width, height: r.height }; })"
CURRENT = f"{VISIBLE}.findIndex((e) => e.classList.contains('current'))"
FIRST_KEPT = "document.querySelector('#blocks > li:not(.boilerplate)')"
PANELS = "[...document.querySelectorAll('[role=tabpanel]')].filter((e) => e.getClientRects().length > 0).map((e) => e.id)"
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def check_strip(browser, report, blocks):
    """The strip has the verdicts in order, as wide as the blocks are long, and leads to them."""
    browser.open(report.as_uri())
    runs = []
    for block in blocks:
        size = max(len(block["text"].encode()), 1)
        if runs and runs[-1][0] == block["label"]:
            runs[-1][1] += size
        else:
            runs.append([block["label"], size])
    drawn = browser.value("[...document.querySelectorAll('#strip rect')].map((e) => [e.classList[0], Number(e.getAttribute('width'))])")
    assert drawn == runs, (drawn, runs)
    kept = sum(block["label"] != "boilerplate" for block in blocks)
    said = browser.value("document.getElementById('strip').getAttribute('aria-label')")
    assert re.fullmatch(rf"{kept} of {len(blocks)} blocks kept, [\d,]+ of [\d,]+ words", said), said
    assert browser.value("document.getElementById('summary').textContent") == said
    whole = sum(run[1] for run in runs)
    # The longest ones, which are some pixels wide.
    for index in sorted(range(len(blocks)), key=lambda index: -len(blocks[index]["text"]))[:4]:
        before = sum(max(len(block["text"].encode()), 1) for block in blocks[:index])
        middle = before + max(len(blocks[index]["text"].encode()), 1) / 2
        browser.value("scrollTo(0, 0)")
        strip = browser.value(f"{RECT}(document.getElementById('strip'))")
        browser.click(strip["x"] + strip["width"] * middle / whole, strip["y"] + strip["height"] / 2)
        assert browser.value(CURRENT) == index, (browser.value(CURRENT), index)
        place = browser.value(f"{RECT}({VISIBLE}[{index}])")
        assert strip["height"] < place["y"] < 900, place


def check_begin(browser, report, empty):
    """The view begins at the first kept block, where there is one, and takes no focus."""
    for width, height in (1280, 300), (390, 500), (1280, 5000):
        browser.open(report.as_uri(), width, height)
        place = browser.value(f"{RECT}({FIRST_KEPT})")
        bar = browser.value(f"{RECT}(document.getElementById('bar'))")
        assert bar["y"] + bar["height"] <= place["y"] < height, (place, bar)
        assert (browser.value("scrollY") > 0) == (height < 5000)
        assert browser.value("document.activeElement === document.body")
        assert browser.value(f"document.querySelector('.block[tabindex=\"0\"]') === {FIRST_KEPT}")
        assert not browser.value(SIDEWAYS)
    browser.press("j")
    assert browser.value(f"document.activeElement === {FIRST_KEPT}")
    browser.open(report.as_uri(), 1280, 300)
    browser.press("Tab")
    assert browser.value("document.activeElement.id") == "skip"
    browser.value("document.activeElement.click()")
    assert browser.value(f"document.activeElement === {FIRST_KEPT}")
    browser.open(empty.as_uri(), 1280, 300)
    assert browser.value("scrollY") == 0
    assert browser.value("document.querySelectorAll('#blocks > li').length") > 0
    assert "there is no Markdown" in browser.value("document.getElementById('panel-markdown').textContent")


def check_results(browser, report, results):
    """Each result has a view with the text that the program writes, which can be copied everywhere."""
    browser.open(report.as_uri())
    assert browser.value(PANELS) == ["panel-blocks"]
    browser.value("document.getElementById('tab-blocks').focus()")
    for name, text in results.items():
        browser.press("ArrowRight")
        assert browser.value(PANELS) == [f"panel-{name}"]
        assert browser.value("document.activeElement.id") == f"tab-{name}"
        assert browser.value("document.querySelectorAll('[role=tab][aria-selected=true]').length") == 1
        assert browser.value(f"document.querySelector('#panel-{name} pre').textContent") == text
        button = f"document.querySelector('#panel-{name} .copy')"
        browser.value("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: "
                      "{ writeText: async (text) => { window.written = text; } } })")
        browser.value(f"{button}.click()", userGesture=True)
        browser.becomes(f"{button}.textContent", "Copied")
        assert browser.value("window.written") == text
        # No clipboard is there where a page comes over http from another machine, and it may refuse.
        for clipboard in "undefined", "{ writeText: () => Promise.reject(new Error()) }":
            browser.value("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: " + clipboard + " })")
            browser.value("window.written = ''; document.addEventListener('copy', () => { "
                          "window.written = document.activeElement.value; }, { once: true })")
            browser.value(f"{button}.focus(); {button}.click()", userGesture=True)
            browser.becomes("window.written", text)
            browser.becomes(f"document.activeElement === {button}", True)
        browser.value("document.execCommand = () => false")
        browser.value(f"{button}.click()", userGesture=True)
        browser.becomes("getSelection().toString().trim().length > 0", True)
        browser.value("delete document.execCommand; getSelection().removeAllRanges()")
        browser.value(f"document.getElementById('tab-{name}').focus()")
    browser.press("ArrowRight")
    assert browser.value(PANELS) == ["panel-blocks"]
    browser.press("End")
    assert browser.value(PANELS) == [f"panel-{list(results)[-1]}"]
    browser.press("j")  # is for the blocks
    assert browser.value(CURRENT) == -1
    browser.open(report.as_uri(), 390, 844)
    for name in results:
        browser.value(f"document.getElementById('tab-{name}').click()")
        assert not browser.value(SIDEWAYS)


def check_several(browser, report, count):
    """Every page of a report of many is shown whole, and the view that was chosen stays."""
    browser.open(report.as_uri())
    assert browser.value("document.getElementById('choice').options.length") == count
    browser.value("document.getElementById('tab-text').click()")
    for _ in range(count - 1):
        browser.value("document.getElementById('forth').click()")
        assert browser.value(PANELS) == ["panel-text"]
        shown = browser.value("[document.querySelectorAll('#blocks > li').length, document.querySelector('#panel-text pre').textContent.length > 0]")
        assert shown[0] > 0 and shown[1], shown
    assert browser.value("document.getElementById('forth').disabled")


def check_service(browser, pith, page):
    """From the form to a report and back, and to an error and back."""
    service = subprocess.Popen([pith, "--serve", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True)
    try:
        line = service.stderr.readline()
        if "http://" not in line:
            print("no service in this build")
            return
        form = re.search(r"http://[\d.:]+", line)[0] + "/"
        for width in 1280, 390:
            browser.open(form, width)
            assert not browser.value(SIDEWAYS)
            unnamed = "[...document.querySelectorAll('input, select, textarea')].filter((e) => !e.labels.length)"
            assert browser.value(unnamed + ".length") == 0
            browser.value("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
            assert not browser.value(SIDEWAYS)
            for text, back in (page.read_text(encoding="utf-8"), "document.getElementById('form')"), (
                    "https://example.org/post", "document.querySelector('a.button')"):
                browser.value(f"document.querySelector('textarea').value = {json.dumps(text)}")
                browser.value("document.querySelector('form button').click()")
                browser.becomes("document.readyState + location.pathname", "complete/report")
                assert not browser.value(SIDEWAYS)
                browser.value(f"{back}.click()")
                browser.becomes("document.readyState + location.href", f"complete{form}")
    finally:
        service.terminate()
        service.communicate(timeout=20)


def check_quiet(browser, *reports):
    """Nothing went wrong in these pages, and they asked for nothing."""
    wrong = [event for event in browser.events
             if event.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")]
    assert not wrong, wrong
    asked = {event["params"]["request"]["url"] for event in browser.events
             if event.get("method") == "Network.requestWillBeSent"}
    assert asked <= {report.as_uri() for report in reports}, asked


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no Chromium here")
        sys.exit(SKIPPED)
    pith, page = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        report, empty, several = (Path(folder) / name for name in ("report.html", "empty.html", "several.html"))
        results = {}
        for name in "markdown", "text", "json":
            results[name] = subprocess.run([pith, page, f"--explain={report}", "-f", name], check=True,
                                           capture_output=True, text=True).stdout
        made = subprocess.run([pith, page, "--explain", "-f", "json"], check=True, capture_output=True)
        blocks = json.loads(made.stdout)["blocks"]
        subprocess.run([pith, page, "-q", "--language", "und", f"--explain={empty}"], capture_output=True, check=False)
        pages = sorted(page.parent.parent.glob("blog-*/source.html"))
        subprocess.run([pith, "-q", *pages, f"--explain={several}"], check=True, capture_output=True)
        browser = Browser(program, f"{folder}/profile")
        try:
            check(browser, report, blocks)
            check_strip(browser, report, blocks)
            check_begin(browser, report, empty)
            check_results(browser, report, results)
            check_several(browser, several, len(pages))
            check_quiet(browser, report, empty, several)
            check_service(browser, pith, page)
        finally:
            browser.close()


if __name__ == "__main__":
    main()

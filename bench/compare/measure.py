"""Runs one runner on some pages and collects what it reports. bench/peers/README.md has the protocol.

A runner that says nothing for a page's time limit is killed, one that dies is taken as it is: the
page it was at has failed, and a new process continues with the next."""
import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pages import Page

PAGE_LIMIT = 30.0  # seconds of wall clock
START_LIMIT = 120.0  # for starting and reading all pages


class Broken(Exception):
    """The runner does not start at all."""


@dataclass
class PageTime:
    cpu: float
    wall: float
    failed: bool = False


@dataclass
class Outcome:
    version: str = "?"
    loaded_kb: int = 0  # resident with all pages in memory, before the first is touched
    peak_kb: int = 0
    times: dict[str, PageTime] = field(default_factory=dict)  # by Page.key


def text_path(texts: Path, page: Page, form: str = "txt") -> Path:
    return texts / page.set / f"{page.id}.{form}"


def write_manifest(path: Path, warm_up: Sequence[Page], pages: Sequence[Page], texts: Path,
                   form: str) -> None:
    lines = [f"{page.key}\t{page.html}\t{page.url}\t\n" for page in warm_up]
    lines += [f"{page.key}\t{page.html}\t{page.url}\t{text_path(texts, page, form)}\n"
              for page in pages]
    path.write_text("".join(lines))


def lines_of(process: subprocess.Popen[bytes]) -> Iterator[list[str]]:
    """The cells of each line. Ends with the process's output, or kills the process at the time limit."""
    assert process.stdout is not None
    rest, limit = b"", START_LIMIT
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while selector.select(limit):
            data = os.read(process.stdout.fileno(), 65536)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                yield line.decode("utf-8", "replace").split("\t")
            limit = PAGE_LIMIT
    process.kill()


def run_process(command: Sequence[str], manifest: Path, outcome: Outcome) -> tuple[str, float]:
    """Fills the outcome; returns the last thing said on standard error, and how long before its
    end the process had reported something."""
    last = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([*command, str(manifest)], stdout=subprocess.PIPE,
                                   stderr=errors, stdin=subprocess.DEVNULL)
        with process:
            for cells in lines_of(process):
                last = time.monotonic()
                match cells:
                    case ["version", version]:
                        outcome.version = version
                    case ["loaded", kb]:
                        outcome.loaded_kb = max(outcome.loaded_kb, int(kb))
                    case ["peak", kb]:
                        outcome.peak_kb = max(outcome.peak_kb, int(kb))
                    case ["page", key, cpu, wall, how]:
                        outcome.times[key] = PageTime(float(cpu), float(wall), how != "ok")
        silence = time.monotonic() - last
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip().splitlines()
    return (said[-1][:150] if said else f"exit code {process.returncode}"), silence


def run(command: Sequence[str], warm_up: Sequence[Page], pages: Sequence[Page],
        texts: Path, form: str = "txt") -> Outcome:
    """`form` is how the outputs' names end: "html" and "md" ask for markup."""
    outcome = Outcome()
    for page in pages:
        text_path(texts, page, form).parent.mkdir(parents=True, exist_ok=True)
        text_path(texts, page, form).unlink(missing_ok=True)
    manifest = texts / "manifest.tsv"
    left = list(pages)
    while left:
        write_manifest(manifest, warm_up, left, texts, form)
        try:
            said, silence = run_process(command, manifest, outcome)
        except OSError as error:
            raise Broken(str(error)) from error
        if outcome.version == "?":
            raise Broken(said)
        left = [page for page in left if page.key not in outcome.times]
        if left:
            outcome.times[left[0].key] = PageTime(silence, silence, failed=True)
            left, warm_up = left[1:], ()
    for page in pages:  # a failed page counts as a page without text
        if outcome.times[page.key].failed:
            text_path(texts, page, form).write_bytes(b"")
    return outcome

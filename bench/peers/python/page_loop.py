"""The common part of bench/run's Python runners; README.md one folder up describes what every runner reads
and prints."""
import importlib.metadata
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Page:
    id: str
    url: str
    text_path: str  # empty for a page that only warms up
    data: bytes

    @property
    def wants_markup(self) -> bool:
        return self.text_path.endswith((".html", ".md"))


Job = Callable[[Page], str | None]


def memory_kb(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return 0


def read_pages(manifest: str) -> list[Page]:
    pages = []
    for line in Path(manifest).read_text().splitlines():
        page_id, html_path, url, text_path = line.split("\t")
        pages.append(Page(page_id, url, text_path, Path(html_path).read_bytes()))
    return pages


def time_page(page: Page, job: Job) -> None:
    text, outcome = None, "ok"
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        text = job(page)
    except Exception:  # whatever a peer throws, the page counts as failed
        outcome = "failed"
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if page.text_path:
        Path(page.text_path).write_bytes((text or "").encode("utf-8", "replace"))
        print("page", page.id, f"{cpu:.6f}", f"{wall:.6f}", outcome, sep="\t", flush=True)
    else:
        print("warm", page.id, sep="\t", flush=True)


def page_loop(package: str, manifest: str, job: Job, markup: Job | None = None) -> None:
    """Does the job on every page of the manifest, or `markup` where markup is wanted; `package` is
    the one whose version is reported."""
    pages = read_pages(manifest)
    print("version", importlib.metadata.version(package), sep="\t")
    print("loaded", memory_kb("VmRSS"), sep="\t", flush=True)
    for page in pages:
        time_page(page, markup if markup and page.wants_markup else job)
    print("peak", memory_kb("VmHWM"), sep="\t", flush=True)


def main(package: str, job: Job, markup: Job | None = None) -> None:
    page_loop(package, sys.argv[1], job, markup)

"""The whole run: rounds over slices of the pages, the runners in turn on each slice.

A shared machine is slower at one time than at another. Since all runners meet each slice within a
short while, pith before and after the others, such weather falls on all of them, and each page's
median over the rounds takes out what is left."""
import shutil
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measure import Broken, Outcome, PageTime, run
from pages import CHECK_SENTENCE, Page, check_page
from peers import BUILD, PITH, Peer

WARM_UP_PAGES = 20


@dataclass(frozen=True)
class Plan:
    rounds: int = 3
    slices: int = 6
    budget: float = 45  # seconds that a round may take; a slower runner gets no further rounds


@dataclass
class Record:
    """All results of a runner."""
    peer: Peer
    problem: str = ""  # why it has no figures
    has_markup: bool = False  # its markup of all pages was written
    version: str = "-"
    loaded_kb: int = 0
    peak_kb: int = 0
    passes: list[dict[str, PageTime]] = field(default_factory=list)  # over all pages
    seconds: float = 0  # wall clock of the last round, starting and reading included

    def times(self, page: Page) -> list[PageTime]:
        return [one[page.key] for one in self.passes if page.key in one]

    def cpu(self, page: Page) -> float:
        return statistics.median(time.cpu for time in self.times(page))

    def failed(self, page: Page) -> bool:
        return any(time.failed for time in self.times(page))

    def spread(self) -> float:
        """How far apart the passes' sums are, as a share of their median."""
        sums = [sum(time.cpu for time in one.values()) for one in self.passes]
        return (max(sums) - min(sums)) / statistics.median(sums)

    def add(self, outcome: Outcome) -> None:
        self.version = outcome.version
        # The process that grew most, with what it had before it grew.
        if outcome.peak_kb > self.peak_kb:
            self.peak_kb, self.loaded_kb = outcome.peak_kb, outcome.loaded_kb


def texts_of(peer: Peer) -> Path:
    return BUILD / "texts" / peer.name.replace(" ", "-")


def check(record: Record) -> None:
    """A runner that does not find the story of a plain news page is not timed."""
    page = check_page()
    shutil.rmtree(texts_of(record.peer), ignore_errors=True)
    try:
        outcome = run(record.peer.command(), (), [page], texts_of(record.peer))
    except Broken as error:
        record.problem = f"does not start: {error}"
        return
    text = (texts_of(record.peer) / page.set / f"{page.id}.txt").read_text(errors="replace")
    if outcome.times[page.key].failed:
        record.problem = "fails on the check page"
    elif record.peer.has_text and CHECK_SENTENCE not in " ".join(text.split()):
        record.problem = "does not find the story on the check page"


def one_turn(record: Record, times: dict[str, PageTime], slices: Sequence[Sequence[Page]],
             index: int) -> None:
    if record.problem:
        return
    start = time.monotonic()
    warm_up = slices[(index + 1) % len(slices)][:WARM_UP_PAGES]
    try:
        outcome = run(record.peer.command(), warm_up, slices[index], texts_of(record.peer))
    except Broken as error:
        record.problem = f"breaks off: {error}"
        return
    times.update(outcome.times)
    record.add(outcome)
    record.seconds += time.monotonic() - start


def one_round(records: Sequence[Record], slices: Sequence[Sequence[Page]], name: str) -> None:
    """records[0] is pith, which runs first and last on each slice."""
    passes: list[dict[str, PageTime]] = [{} for _ in records]
    pith_again: dict[str, PageTime] = {}
    for record in records:
        record.seconds = 0
    for index in range(len(slices)):
        turns = list(zip(records[1:], passes[1:]))
        turns = [(records[0], passes[0]), *turns[::-1 if index % 2 else 1],
                 (records[0], pith_again)]
        for turn, (record, times) in enumerate(turns, start=1):
            print(f"\r\033[K{name}, slice {index + 1} of {len(slices)}, {turn} of {len(turns)}: "
                  f"{record.peer.name}", end="", file=sys.stderr, flush=True)
            one_turn(record, times, slices, index)
    records[0].passes.append(pith_again)
    for record, times in zip(records, passes):
        record.passes.append(times)
        print(f"\r\033[K{name}: {record.peer.name}, {record.seconds:.0f} s", file=sys.stderr)


def write_markup(record: Record, slices: Sequence[Sequence[Page]]) -> None:
    """One more pass, which is not measured, for the structure."""
    print(f"\r\033[KMarkup: {record.peer.name}", end="", file=sys.stderr, flush=True)
    try:
        for pages in slices:
            run(record.peer.command(), (), pages, texts_of(record.peer), record.peer.markup)
    except Broken as error:
        print(f"\r\033[KMarkup: {record.peer.name} breaks off: {error}", file=sys.stderr)
    else:
        record.has_markup = True


def run_campaign(peers: Sequence[Peer], problems: dict[str, str], pages: Sequence[Page],
                 plan: Plan) -> list[Record]:
    records = [Record(peer, problem=problems.get(peer.environment, ""))
               for peer in (PITH, *peers)]
    for record in records:
        if not record.problem:
            check(record)
    count = min(plan.slices, len(pages))
    slices = [pages[index::count] for index in range(count)]  # each slice has all sorts of pages
    running = [record for record in records if not record.problem]
    for number in range(plan.rounds):
        if running:
            one_round(running, slices, f"Round {number + 1}")
        running = [record for record in running if not record.problem
                   and (record.peer is PITH or record.seconds <= plan.budget)]
    for record in records:
        if record.peer.markup and not record.problem:
            write_markup(record, slices)
    print(file=sys.stderr)
    return records

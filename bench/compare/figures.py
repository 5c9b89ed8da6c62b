"""The figures of one runner on one data set, ready to be printed."""
from collections.abc import Sequence
from dataclasses import dataclass, field

from campaign import Record
from pages import Page
from score import Scores

MEGABYTE = 1e6


@dataclass
class Figures:
    """None means unknown."""
    name: str
    version: str
    extracts: bool
    problem: str = ""
    passes: int = 0
    pages: int = 0
    failed: int = 0
    empty: int | None = None
    pages_per_second: float = 0  # of CPU time
    megabytes_per_second: float = 0
    times_pith: float = 0  # CPU time relative to pith's
    p50_ms: float = 0
    p99_ms: float = 0
    wall_per_cpu: float = 0
    spread: float = 0
    peak_mb: float = 0
    extra_mb: float = 0  # peak memory above the loaded pages
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    f1_by_type: dict[str, float] = field(default_factory=dict)
    structure: dict[str, float] = field(default_factory=dict)  # F1 by kind of unit


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def add_speed(figures: Figures, record: Record, pages: Sequence[Page]) -> None:
    seconds = [record.cpu(page) for page in pages]
    total = sum(seconds)
    every = [time for page in pages for time in record.times(page)]
    figures.passes = len(record.passes)
    figures.pages = len(pages)
    figures.failed = sum(record.failed(page) for page in pages)
    figures.pages_per_second = len(pages) / total
    figures.megabytes_per_second = sum(page.bytes for page in pages) / MEGABYTE / total
    figures.p50_ms = quantile(seconds, 0.50) * 1e3
    figures.p99_ms = quantile(seconds, 0.99) * 1e3
    figures.wall_per_cpu = sum(time.wall for time in every) / sum(time.cpu for time in every)
    figures.spread = record.spread()
    figures.peak_mb = record.peak_kb * 1024 / MEGABYTE
    figures.extra_mb = (record.peak_kb - record.loaded_kb) * 1024 / MEGABYTE


def add_scores(figures: Figures, scores: Scores, of_set: str) -> None:
    entry = scores.get(of_set)
    if entry is None:
        return
    # A set without texts is scored by its snippets.
    metric = "word" if "word_f1" in entry["all"] else "snippet"
    figures.empty = entry["all"]["empty"]
    figures.precision = entry["all"].get(f"{metric}_precision")
    figures.recall = entry["all"].get(f"{metric}_recall")
    figures.f1 = entry["all"].get(f"{metric}_f1")
    figures.f1_by_type = {name: group[f"{metric}_f1"] for name, group in entry["groups"].items()
                          if f"{metric}_f1" in group}
    figures.structure = entry.get("structure", {})


def figures_of(records: Sequence[Record], scores: dict[str, Scores], pages: Sequence[Page],
               of_set: str) -> list[Figures]:
    """Fastest first, those without figures last. `records[0]` is pith."""
    pages = [page for page in pages if page.set == of_set]
    pith_seconds = sum(records[0].cpu(page) for page in pages)
    rows = []
    for record in records:
        row = Figures(record.peer.name, record.version, record.peer.extracts, record.problem)
        if not record.problem:
            add_speed(row, record, pages)
            row.times_pith = sum(record.cpu(page) for page in pages) / pith_seconds
            add_scores(row, scores.get(record.peer.name, {}), of_set)
        rows.append(row)
    return sorted(rows, key=lambda row: -row.pages_per_second)

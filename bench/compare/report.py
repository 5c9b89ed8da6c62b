"""README.md and table.tsv of a run."""
import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from campaign import Plan, WARM_UP_PAGES
from figures import Figures
from score import STRUCTURE


@dataclass(frozen=True)
class Circumstances:
    date: str
    command: str
    commit: str
    machine: str
    tools: str
    minutes: float
    plan: Plan
    held_out: bool  # pith's texts were judged by models that had not seen the pages' hosts
    built_in_f1: dict[str, float | None]  # by set: what the built-in model reaches


HEADER = ["", "pages/CPU-s", "MB/CPU-s", "CPU time, pith = 1", "p50 ms", "p99 ms", "peak RSS MB",
          "above pages MB", "word P", "word R", "word F1", "failed", "empty"]


def share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def rate(value: float) -> str:
    """Three figures, because the noise leaves no more."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def name(row: Figures) -> str:
    return f"**{row.name}**" if row.name == "pith" else row.name if row.extracts else f"*{row.name}*"


def cells(row: Figures) -> list[str]:
    if row.problem:
        return [name(row), *["-"] * (len(HEADER) - 1)]
    empty = "-" if row.empty is None else str(row.empty)
    return [name(row), rate(row.pages_per_second), rate(row.megabytes_per_second),
            rate(row.times_pith), rate(row.p50_ms), rate(row.p99_ms), f"{row.peak_mb:.0f}",
            f"{row.extra_mb:.0f}", share(row.precision), share(row.recall), share(row.f1),
            str(row.failed), empty]


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|---|" + "---:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def ranked(rows: Sequence[Figures]) -> list[Figures]:
    return sorted((row for row in rows if row.f1 is not None), key=lambda row: -(row.f1 or 0))


def types_table(rows: Sequence[Figures]) -> str:
    types = sorted({name for row in rows for name in row.f1_by_type})
    return markdown(["word F1", "all", *types],
                    [[name(row), share(row.f1), *(share(row.f1_by_type.get(t)) for t in types)]
                     for row in ranked(rows)])


def structure_table(rows: Sequence[Figures]) -> str:
    """Empty if no truth of the set has structure."""
    scored = [row for row in ranked(rows) if row.structure]
    return "\n" + markdown(["structure, F1", *STRUCTURE],
                           [[name(row), *(share(row.structure.get(kind)) for kind in STRUCTURE)]
                            for row in scored]) if scored else ""


def set_section(of_set: str, rows: Sequence[Figures], where: Circumstances) -> str:
    pages = max(row.pages for row in rows)
    text = f"## {of_set}, {pages:,} pages\n\n![Speed and word F1](chart-{of_set}.svg)\n\n"
    text += markdown(HEADER, [cells(row) for row in rows]) + "\n"
    built_in = share(where.built_in_f1.get(of_set))
    if where.held_out:
        text += (f"pith's P, R, F1 and empty pages come from `pith-bench --models`: each page by a "
                 f"model that has not seen its host. The model that was timed, trained on sets of "
                 f"this kind, reaches F1 {built_in} here.\n\n")
    else:
        text += ("**pith's P, R and F1 are those of the model it ships with, which may have been "
                 "trained on these very pages: take them for no more than a check. `--models` "
                 "gives those on unseen hosts.**\n\n")
    return text + types_table(rows) + structure_table(rows) + "\n"


def not_measured(rows: Sequence[Figures]) -> str:
    lines = [f"- {row.name}: {row.problem}" for row in rows if row.problem]
    return "Not measured:\n\n" + "\n".join(lines) + "\n\n" if lines else ""


METHOD = """## How it was measured

- The job: the page's bytes and address in memory to its main text, decoding and building a DOM included; each peer in the mode that its manual recommends, see `bench/peers/`. Rows in italics choose no main content: they are yardsticks for speed.
- Time is CPU time of the whole process, with what garbage collectors take on other threads. Starting, reading files, {warm_up} pages to warm up in each process and writing the texts are not in it.
- The pages are cut into {slices} slices; on each, the runners take their turns one right after the other, pith first and last. A page counts with the median of its rounds: up to {rounds}, for those that took more than {budget:.0f} s for one, no further. pith's passes lay {pith_spread:.1%} apart from lowest to highest; closer calls than that are none.
- p50, p99: of the pages' times. Peak RSS is that of the largest process and includes runtime, library and the pages of one slice; "above pages": what was added once all pages were in memory.
- P, R, F1: `pith-bench --texts`, the same code for all. A page that failed (error, crash, {limit:.0f} s without an answer) counts as empty and with its time.
- Structure: `pith-bench --structure --texts`, the same code for all: the units of the truth's Markdown against those of the peer's Markdown or HTML with links, over all pages whose truth has any. What a peer keeps beyond the truth counts as wrong. The outputs come from a pass of their own, which is not timed.
- Before anything is timed, each runner has to find the story of a plain news page (`fixtures/pages/wordpress-news-share-row-comment-form`).
- `table.tsv` has the same and more: versions, passes, how far apart they lay, wall clock per CPU time.
"""


def readme(sets: dict[str, list[Figures]], where: Circumstances, limit: float) -> str:
    rows = next(iter(sets.values()))
    text = f"# pith and its peers, {where.date}\n\n"
    text += f"`{where.command}` at commit {where.commit}, {where.minutes:.0f} minutes.\n\n"
    text += f"{where.machine}. {where.tools}.\n\n"
    versions = [f"{row.name} {row.version}" for row in rows if not row.problem]
    text += "Versions: " + "; ".join(sorted(versions, key=str.lower)) + ".\n\n"
    text += not_measured(rows)
    text += "".join(set_section(of_set, rows, where) for of_set, rows in sets.items())
    pith = next(row for row in rows if row.name == "pith")
    return text + METHOD.format(warm_up=WARM_UP_PAGES, slices=where.plan.slices, limit=limit,
                                rounds=where.plan.rounds, budget=where.plan.budget,
                                pith_spread=pith.spread)


def plain(value: object) -> str:
    if value is None or value == "":
        return "-"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def table_tsv(sets: dict[str, list[Figures]]) -> str:
    names = [part.name for part in dataclasses.fields(Figures)
             if part.name not in ("f1_by_type", "structure")]
    lines = ["\t".join(["set", *names, *(f"{kind} f1" for kind in STRUCTURE)])]
    for of_set, rows in sets.items():
        lines += ["\t".join([of_set, *(plain(getattr(row, name)) for name in names),
                             *(plain(row.structure.get(kind)) for kind in STRUCTURE)])
                  for row in rows]
    return "\n".join(lines) + "\n"

"""pith-bench's scores of each runner's texts."""
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from campaign import Record, texts_of
from peers import BUILD, ROOT

# The kinds of units that WCXB's truths have in their Markdown.
STRUCTURE = ["headings", "list items", "table cells", "code", "links", "quotes"]

# By set: {"all": figures, "groups": {page type: figures}, "structure": {kind of unit: F1}}.
Scores = dict[str, dict[str, dict]]


def judge(sets: Sequence[str], *options: str) -> Scores:
    report = BUILD / "scores.json"
    subprocess.run([ROOT / "build" / "bench" / "pith-bench", *options, "--json", report,
                    *(BUILD / "pages" / name for name in sets)],
                   stdout=subprocess.DEVNULL, check=True)
    return {entry["set"]: entry for entry in json.loads(report.read_text())}


def add_structure(scores: Scores, sets: Sequence[str], *options: str) -> None:
    for name, entry in judge(sets, "--structure", *options).items():
        units = {kind: entry["units"].get(kind, {}) for kind in STRUCTURE}
        scores[name]["structure"] = {kind: 2 * unit["right"] / (unit["truth"] + unit["found"])
                                     for kind, unit in units.items() if unit.get("truth")}


def score_texts(record: Record, sets: Sequence[str]) -> Scores:
    where = ["--texts", str(texts_of(record.peer))]
    scores = judge(sets, *where)
    if record.has_markup:
        add_structure(scores, sets, *where)
    return scores


def score_held_out(models: Path, sets: Sequence[str]) -> Scores:
    """pith, with each page scored by the model that was trained without its host; see bench/train/README.md."""
    where = ["--models", str(models)]
    scores = judge(sets, *where)
    add_structure(scores, sets, *where)
    return scores

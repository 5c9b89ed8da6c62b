"""pith-bench's scores of each runner's texts."""
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from campaign import texts_of
from peers import BUILD, ROOT, Peer

Scores = dict[str, dict[str, dict]]  # by set: {"all": figures, "groups": {page type: figures}}


def judge(sets: Sequence[str], *options: str) -> Scores:
    report = BUILD / "scores.json"
    subprocess.run([ROOT / "build" / "bench" / "pith-bench", *options, "--json", report,
                    *(BUILD / "pages" / name for name in sets)],
                   stdout=subprocess.DEVNULL, check=True)
    return {entry["set"]: entry for entry in json.loads(report.read_text())}


def score_texts(peer: Peer, sets: Sequence[str]) -> Scores:
    return judge(sets, "--texts", str(texts_of(peer)))


def score_held_out(models: Path, sets: Sequence[str]) -> Scores:
    """pith, with each page scored by the model that was trained without its host; see bench/train/README.md."""
    return judge(sets, "--models", str(models))

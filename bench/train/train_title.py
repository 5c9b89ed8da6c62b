#!/usr/bin/env python3
"""Dataset folders -> the title ranker's weights, kWeights of src/metadata/title_choice.cc.

    build/train-env/bin/python bench/train/train_title.py --datasets FOLDER --tools build/bench

A conditional logit: which of a page's wordings is its title. It learns from the pages that are no
front pages and have a wording that is their true title. Prints the share of titles that weights
fitted to one half of the hosts get right on the other, then the weights fitted to all pages.
"""
import argparse
import dataclasses
import json
import pathlib

import numpy as np
from scipy.optimize import minimize

import pages as pg

SETS = ("wcxb-dev", "naeb", "trafilatura-dev")
PENALTY = 1.0  # of the sum of the weights' squares, halved


@dataclasses.dataclass
class Page:
    set: str
    half: int
    front: bool
    chosen_right: bool  # the title that is chosen now
    features: np.ndarray  # one row per wording; none if the ranker is not used
    right: np.ndarray  # for each wording


def load(args):
    names, pages = [], []
    for set_name in SETS:
        out = args.work / set_name
        pg.dump(args.tools / "pith-features", args.datasets / set_name, out, "--titles")
        with open(out.with_name(out.name + ".jsonl"), encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                wordings = entry["wordings"]
                names = names or [name for w in wordings[:1] for name in w["features"]]
                features = np.array([list(w["features"].values()) for w in wordings])
                right = np.array([w["right"] for w in wordings], bool)
                page = (set_name, entry["half"], entry["front_page"], entry["right"], features, right)
                pages.append(Page(*page))
    return names, pages


def fit(pages):
    """The weights under which the right wordings are most probable; all pages have the same weight."""
    pages = [page for page in pages if not page.front and page.right.any()]
    features = np.vstack([page.features for page in pages])
    right = np.concatenate([page.right for page in pages])
    sizes = [len(page.right) for page in pages]
    begin = np.cumsum([0, *sizes[:-1]])

    def loss(weights):
        score = features @ weights
        odds = np.exp(score - np.repeat(np.maximum.reduceat(score, begin), sizes))
        every, good = np.add.reduceat(odds, begin), np.add.reduceat(odds * right, begin)
        slope = features.T @ (odds / np.repeat(every, sizes) - odds * right / np.repeat(good, sizes))
        value = np.sum(np.log(every) - np.log(good)) + PENALTY * weights @ weights / 2
        return value, slope + PENALTY * weights

    return minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x


def is_right(page, weights):
    if len(page.right) == 0:
        return page.chosen_right
    return page.right[np.argmax(page.features @ weights)]


def figures(pages, weights_of_half):
    for set_name in SETS:
        cells = []
        for half, weights in weights_of_half.items():
            mine = [page for page in pages if page.set == set_name and page.half == half]
            new = np.mean([is_right(page, weights) for page in mine])
            now = np.mean([page.chosen_right for page in mine])
            cells.append(f"half {half} {new:.3f} (shipped {now:.3f})")
        print(f"{set_name:16}", "  ".join(cells), sep="")


def cpp_array(names, weights):
    values = [f"{weight:.2f}F," for weight in weights]
    width = max(map(len, values)) + 2
    lines = [f"    {value:{width}}// {name}\n" for name, value in zip(names, values)]
    return "constexpr TitleFeatures kWeights = {\n" + "".join(lines) + "};"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--datasets", type=pathlib.Path, required=True, help="folder of the sets")
    parser.add_argument("--tools", type=pathlib.Path, required=True, help="folder of pith-features")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/train-title"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    names, pages = load(args)
    other = {half: fit([page for page in pages if page.half != half]) for half in (1, 2)}
    figures(pages, other)
    weights = fit(pages)
    apart = max(abs(fitted - weights).max() for fitted in other.values())
    print(f"{len(pages)} pages; fitted to one half, no weight is more than {apart:.2f} away from:")
    print(cpp_array(names, weights))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Dataset folders -> the weights by which the headline of plain text is found, kWeights of
src/plain/headline.cc.

    build/train-env/bin/python bench/train/train_headline.py --datasets FOLDER --tools build/bench

A conditional logit: which of the lines above a text's lead is its headline, or none. Each page is
seen with its <title> for a first line, without, and cut to a short text. Prints how often weights fitted to one
half of the hosts find the headline of the other half, then the weights fitted to all pages.
"""
import argparse
import dataclasses
import json
import pathlib

import numpy as np
from scipy.optimize import minimize

import pages as pg

SETS = ("wcxb-dev", "naeb", "trafilatura-dev", "fundus-dev", "newswebs-dev")
PENALTY = 1.0  # of the sum of the weights' squares, halved


@dataclasses.dataclass
class Page:
    set: str
    id: str
    half: int
    titled: bool
    texts: list
    features: np.ndarray  # one row per candidate
    right: np.ndarray  # for each candidate


def load(args):
    names, pages = [], []
    for set_name in SETS:
        out = args.work / set_name
        pg.dump(args.tools / "pith-features", args.datasets / set_name, out, "--headlines")
        with open(out.with_name(out.name + ".jsonl"), encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                lines_of = entry["candidates"]
                if not lines_of:
                    continue
                names = names or list(lines_of[0]["features"])
                features = np.array([list(one["features"].values()) for one in lines_of])
                right = np.array([one["right"] for one in lines_of], bool)
                texts = [one["text"] for one in lines_of]
                page = (set_name, entry["id"], entry["half"], entry["titled"], texts, features, right)
                pages.append(Page(*page))
    return names, pages


def fit(pages):
    """The weights under which the right lines are most probable; having none scores 0."""
    features = np.vstack([page.features for page in pages])
    right = np.concatenate([page.right for page in pages])
    none = np.array([not page.right.any() for page in pages])
    sizes = [len(page.right) for page in pages]
    begin = np.cumsum([0, *sizes[:-1]])

    def loss(weights):
        score = features @ weights
        most = np.maximum(np.maximum.reduceat(score, begin), 0)
        odds = np.exp(score - np.repeat(most, sizes))
        every = np.add.reduceat(odds, begin) + np.exp(-most)
        good = np.add.reduceat(odds * right, begin) + np.exp(-most) * none
        slope = features.T @ (odds / np.repeat(every, sizes) - odds * right / np.repeat(good, sizes))
        value = np.sum(np.log(every) - np.log(good)) + PENALTY * weights @ weights / 2
        return value, slope + PENALTY * weights

    return minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x


def figures(pages, weights_of_half):
    for set_name in SETS:
        for titled in (True, False):
            mine = [p for p in pages if p.set == set_name and p.titled == titled and p.right.any()]
            good = [p.right[np.argmax(p.features @ weights_of_half[p.half])] for p in mine]
            view = "with <title>" if titled else "without"
            print(f"{set_name:16} {view:13} {np.mean(good):.3f} of {len(good)} pages that show one")


def cpp_array(names, weights):
    lines = [f"    {f'{weight:.2f}F,':9} // {name}\n" for name, weight in zip(names, weights)]
    return "constexpr HeadlineFeatures kWeights = {\n" + "".join(lines) + "};"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datasets", type=pathlib.Path, required=True)
    parser.add_argument("--tools", type=pathlib.Path, required=True, help="folder of pith-features")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/train-headline"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    names, pages = load(args)
    figures(pages, {half: fit([p for p in pages if p.half != half]) for half in (1, 2)})
    print(cpp_array(names, fit(pages)))


if __name__ == "__main__":
    main()

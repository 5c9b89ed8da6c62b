#!/usr/bin/env python3
"""What each family of inputs, each set and the amount of data bring to the first stage.

    python bench/train/ablate.py --datasets FOLDER --tools build/bench --out FILE.md

Every line is a cross-validation by host of the first stage alone, cut where the expected F1 is
highest (no second stage, no rules), so lines compare with each other, not with the product's
figures. Two of five folds are scored: enough to see differences above about .003.
"""
import argparse
import dataclasses
import pathlib

import numpy as np

import pages as pg
import report
import train

SCORED_FOLDS = (0, 1)
PARAMETERS = train.DENSITY | {"learning_rate": 0.12}
TREES = 80  # fewer trees that learn faster than the product's, for a third of the time
LEAST_HOPE = 0.2  # as kHopeless and kChromeWords in src/model/threshold.cc and .h
CHROME_WORDS = 100

FAMILIES = {
    "block's own text": ("own",),
    "ancestors' densities": tuple(f"around{i}" for i in range(6)),
    "class, id, role cues": ("cue", "in"),
    "container tags": ("container",),
    "repetition": ("repetition",),
    "position": ("position",),
    "neighbors": tuple(f"neighbor{i}" for i in range(4)),
    "likeness to the title": ("title",),
    "page figures": ("page",),
    "head and address": ("hint", "schema", "url"),
}


def best_cut(words, p):
    """Blocks down to the probability where 2 sum(w p) / (sum(w) + sum(w p)) is highest."""
    keep = np.zeros(len(p), bool)
    if words.sum() == 0 or (words.sum() >= CHROME_WORDS and p.max() < LEAST_HOPE):
        return keep
    order = np.argsort(-p, kind="stable")
    taken = np.cumsum(words[order])
    right = np.cumsum(words[order] * p[order])
    keep[order[: np.argmax(2 * right / (taken + right[-1] + 1e-9)) + 1]] = True
    return keep


def figures(data, probability):
    """Mean word F1 by set, and of short articles."""
    scores, short = {}, []
    for page in data.pages:
        if page.fold not in SCORED_FOLDS or page.truth is None or page.set.endswith(pg.SHORT):
            continue
        keep = best_cut(page.words, probability[page.rows])
        f1 = pg.word_scores(page, keep)[2]
        scores.setdefault(page.set, []).append(f1)
        if page.type == "article" and 0 < len(page.truth) < 250:
            short.append(f1)
    return [f"{np.mean(values):.4f}" for values in (*scores.values(), short)]


def cross_validate(data, rows, columns, keep_rows=None, trees=TREES, seed=1):
    """keep_rows: the blocks to learn from, if not all."""
    if keep_rows is not None:
        data = dataclasses.replace(data, weight=data.weight * keep_rows)
    trainer = train.Trainer(rows, columns, data, PARAMETERS | {"seed": seed}, trees)
    probability = np.zeros(len(data.rows))
    for k in SCORED_FOLDS:
        own = data.fold == k
        scores = trainer.predict(trainer.fit(k), data.rows[own])
        probability[own] = train.probability(scores)
    return figures(data, probability)


def write(out, data, lines):
    with_truth = {page.set: None for page in data.pages if page.truth is not None}
    head = ["first stage", *(s for s in with_truth if not s.endswith(pg.SHORT)), "short articles"]
    out.write_text(report.table(head, lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--datasets", type=pathlib.Path, required=True)
    parser.add_argument("--tools", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/ablate"))
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--sets", action="store_true",
                        help="only the lines of the sets, each left out in turn")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    data = train.load(args)
    train.weigh(data)
    train.self_train(data)
    train.weigh(data)
    rows = train.masked(data)
    groups = np.array([name.split(".")[0] for name in data.names])
    everything = np.arange(len(groups))
    of_set = data.by_page(np.array([page.set for page in data.pages]))
    host = data.by_page(np.array([page.host for page in data.pages]))
    lines = []

    def line(what, *rest, **options):
        lines.append([what, *cross_validate(data, rows, *rest, **options)])
        train.log(*lines[-1])

    line("all", everything)
    # How far apart lines are that differ by chance alone.
    for seed in (2, 3):
        line(f"all, seed {seed}", everything, seed=seed)
    for name in pg.SETS:
        left = ~np.isin(of_set, (name, name + pg.SHORT))
        line(f"without {name}", everything, keep_rows=left)
    if args.sets:
        write(args.out, data, lines)
        return
    for family, members in FAMILIES.items():
        line(f"without {family}", everything[~np.isin(groups, members)])
    for family in ("ancestors' densities", "class, id, role cues", "block's own text"):
        line(f"only {family}", everything[np.isin(groups, FAMILIES[family])])
    line("wcxb-dev only", everything, keep_rows=of_set == "wcxb-dev")
    line("wcxb-dev and naeb", everything, keep_rows=np.isin(of_set, ("wcxb-dev", "naeb")))
    full = ~np.char.endswith(of_set, pg.SHORT)
    line("without shortened articles", everything, keep_rows=full)
    for part in (8, 4, 2):
        line(f"1/{part} of the hosts", everything, keep_rows=host % part == 0)
    for count in (TREES // 4, TREES // 2):
        line(f"{count} trees", everything, trees=count)
    write(args.out, data, lines)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Dataset folders -> the forest for text without markup, src/score/flat.model.

    build/train-env/bin/python bench/train/train_flat.py --datasets FOLDER --tools build/bench

The pages are taken as a plain tag stripper leaves them (bench/strip_tags.h), whole, in small pieces, and
as they ought to be: what is clean already has to stay as it is. Truth and labels
are those of train.py. Writes WORK/flat.model, and WORK/fold-K.model with WORK/folds.tsv for
`pith-bench --flat --models WORK`, each without the hosts of a fold.

Two stages, as for markup, but the second corrects the first: it starts from its log-odds. It learns from
scores that the first gave to hosts it had not seen. To save time these are the same for all fold models:
of the hosts left out of a fold model, its second stage knows no label and no line, but the first stages
whose scores it learned from did.
"""
import argparse
import dataclasses
import datetime
import json
import pathlib
import random
import zlib

import lightgbm
import numpy as np

import pages as pg
from train import forest, log, write_model

PARAMETERS = {
    "objective": "cross_entropy",
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "max_bin": 63,
    "bagging_fraction": 0.4,
    "bagging_freq": 1,
    "feature_fraction": 0.4,
    "learning_rate": 0.09,
    "num_leaves": 64,
    "max_depth": 8,
    "min_data_in_leaf": 100,
}
TREES = 120
CONTEXT = PARAMETERS | {
    "bagging_fraction": 0.5,
    "feature_fraction": 0.3,
    "learning_rate": 0.07,
    "num_leaves": 31,
    "max_depth": 6,
    "min_data_in_leaf": 150,
}
CONTEXT_TREES = 140
HOPELESS = -3.7  # kFlatHopeless of src/score/flat.h
# Inputs of the first stage that the second reads too: the ones with most gain.
CONTEXT_INPUTS = 70
# In the second stage articles count more: they are what most people bring, and what is aimed at.
ARTICLE_WEIGHT = 4

SET_WEIGHTS = {"wcxb-dev": 1.0, "naeb": 1.0, "magic-html": 1.0, "trafilatura-dev": 0.2}
# How pages are taken, beside the full text that a tag stripper leaves, and what that counts. "small": a
# piece of the article with a little of what is around it, for texts of few lines; "clean": nothing but
# the article; "wordless": as if no wording were known, as in a language that has none in phrases.data.
WORDLESS = ("--no-phrases",)
SMALL_WEIGHT, CLEAN_WEIGHT = 0.3, 0.15


def load_view(args, set_name, view, options):
    out = args.work / f"{set_name}-{view}"
    pg.dump(args.tools / "pith-features", args.datasets / set_name, out, "--flat", *options)
    names = out.with_name(out.name + ".names").read_text().split()
    rows = pg.read_rows(out.with_name(out.name + ".f32"), names)
    return names, rows, out.with_name(out.name + ".jsonl")


class Part:
    """The pages of a set in one view: rows, labels and weights, a page after the other."""

    def __init__(self, view, pages, rows, labels, share, options=()):
        self.view, self.pages, self.rows, self.labels, self.share = view, pages, rows, labels, share
        self.options = options  # of pith-features
        at = 0
        for page in pages:
            page.rows = slice(at, at + len(page.blocks))
            at += len(page.blocks)
        assert at == len(rows)
        self.fold = np.repeat([p.fold for p in pages], [len(p.blocks) for p in pages])
        self.weigh()

    def weigh(self):
        labels = self.labels
        weight = np.concatenate([pg.weights(p, np.nan_to_num(labels[p.rows])) for p in self.pages])
        self.weight = self.share * weight * ~np.isnan(labels)


def load(args):
    parts = []
    for set_name in pg.SETS:
        names, rows, jsonl = load_view(args, set_name, "stripped", ())
        pages = pg.read_pages(set_name, jsonl)
        labels = np.concatenate([page.label for page in pages])
        parts.append(Part("stripped", pages, rows, labels, SET_WEIGHTS[set_name]))
        if pages[0].truth is not None:
            for view, weight, choose in (("small", SMALL_WEIGHT, small), ("clean", CLEAN_WEIGHT, clean)):
                for words in ((), WORDLESS):
                    parts.append(thinned(args, set_name, pages, view, choose, words, weight))
        log(set_name, len(pages), "pages", sum(len(part.rows) for part in parts), "blocks so far")
    return names, parts


def clean(page):
    return np.flatnonzero(page.label > 0.5)


def small(page):
    """Lines of a piece of the article, and of what is around it."""
    content = clean(page)
    if len(content) == 0:
        return content
    draw = random.Random(zlib.crc32(page.id.encode()))
    length = draw.randint(4, 30)
    begin = draw.randint(0, max(0, len(content) - length)) if draw.random() < 0.5 else 0
    first, last = content[begin], content[min(begin + length, len(content)) - 1]
    keep = set(range(first, last + 1))
    keep |= set(range(max(content[0] - draw.randint(2, 16), 0), content[0]))
    keep |= set(range(content[-1] + 1, min(content[-1] + 1 + draw.randint(2, 24), len(page.blocks))))
    keep |= set(range(min(draw.randint(0, 6), content[0])))
    return np.array(sorted(keep))


def thinned(args, set_name, pages, view, choose, words, weight):
    """The set's pages as if they had no other lines than those chosen."""
    kept = {page.id: choose(page) for page in pages}
    kept = {page_id: lines for page_id, lines in kept.items() if len(lines) > 0}
    drops = {
        page.id: np.setdiff1d(np.arange(len(page.blocks)), kept[page.id]).tolist()
        for page in pages
        if page.id in kept
    }
    file = args.work / f"{set_name}-{view}.drop"
    file.write_text(json.dumps(drops), encoding="utf-8")
    _, rows, _ = load_view(args, set_name, view, (*words, "--drop", file))
    left = [
        dataclasses.replace(
            page,
            blocks=[page.blocks[i] for i in kept[page.id]],
            label=page.label[kept[page.id]],
            truth=[t for i in kept[page.id] if page.label[i] > 0.5 for t in page.blocks[i]],
        )
        for page in pages
        if page.id in kept
    ]
    labels = np.concatenate([page.label for page in left])
    options = (*words, "--drop", file)
    return Part(view + "".join(words), left, rows, labels, weight * SET_WEIGHTS[set_name], options)


def fit(parts, left_out, parameters=PARAMETERS, count=TREES):
    rows, labels, weights = [], [], []
    for part in parts:
        use = (part.fold != left_out) & (part.weight > 0)
        rows.append(part.rows[use])
        labels.append(part.labels[use])
        weights.append(part.weight[use])
    weights = np.concatenate(weights)
    data = lightgbm.Dataset(np.vstack(rows), np.concatenate(labels), weight=weights / weights.mean())
    return lightgbm.train(parameters, data, count)


def self_train(parts):
    """Labels the pages that have snippets only."""
    todo = [part for part in parts if part.pages[0].truth is None]
    known = [part for part in parts if part.pages[0].truth is not None]
    booster = fit(known, None)
    for part in todo:
        for page in part.pages:
            if not page.blocks:
                continue
            probability = booster.predict(part.rows[page.rows])
            part.labels[page.rows] = page.label = pg.label_by_snippets(page, probability)
        part.weigh()


def context_rows(args, part, odds):
    """The second stage's inputs, from the first stage's log-odds of the part's lines."""
    out = args.work / f"{part.pages[0].set}-context"
    scores = out.with_suffix(".scores")
    odds.astype(np.float32).tofile(scores)
    dataset = args.datasets / part.pages[0].set
    pg.dump(args.tools / "pith-features", dataset, out, "--flat", "--scores", scores, *part.options)
    names = out.with_suffix(".names").read_text().split()
    return names, pg.read_rows(out.with_suffix(".f32"), names)


class Context:
    """What the second stage learns from: lines that are not hopeless, of all parts."""

    def __init__(self, args, names, parts, odds, columns):
        rows, labels, weight, fold, first = [], [], [], [], []
        for part, own in zip(parts, odds):
            score_names, found = context_rows(args, part, own)
            use = own >= HOPELESS
            count = [ARTICLE_WEIGHT if page.type == "article" else 1.0 for page in part.pages]
            count = np.repeat(count, [len(page.blocks) for page in part.pages])
            rows.append(np.hstack([found[use], part.rows[use][:, columns]]))
            labels.append(part.labels[use])
            weight.append((part.weight * count)[use])
            fold.append(part.fold[use])
            first.append(own[use])
        self.names = score_names + [names[i] for i in columns]
        self.rows = np.vstack(rows)
        self.weight, self.fold, self.odds = map(np.concatenate, (weight, fold, first))
        self.data = lightgbm.Dataset(
            self.rows, np.concatenate(labels), params=CONTEXT, free_raw_data=False
        ).construct()

    def fit(self, left_out):
        use = np.flatnonzero((self.fold != left_out) & (self.weight > 0))
        data = self.data.subset(use).construct()  # what is set before is forgotten
        data.set_weight(self.weight[use] / self.weight[use].mean())
        data.set_init_score(self.odds[use])
        return lightgbm.train(CONTEXT, data, CONTEXT_TREES)

    def predict(self, second):
        """What the second stage adds to each line, by the model that has not seen its host."""
        added = np.zeros(len(self.rows), np.float32)
        for k in range(pg.FOLDS):
            own = self.fold == k
            added[own] = second[k].predict(self.rows[own], raw_score=True)
        return added


def unseen_odds(part, boosters):
    """First-stage log-odds of a part's lines, by the models that have not seen their hosts."""
    odds = np.zeros(len(part.rows), np.float32)
    for k in range(pg.FOLDS):
        own = part.fold == k
        if own.any():
            odds[own] = boosters[k].predict(part.rows[own], raw_score=True)
    return odds


def cut(words, probability):
    if len(words) == 0:
        return np.zeros(0, bool)
    order = np.argsort(-probability, kind="stable")
    taken = np.cumsum(words[order])
    right = np.cumsum((words * probability)[order])
    expected = 2 * right / (taken + right[-1] + 1e-9)
    keep = np.zeros(len(words), bool)
    keep[order[: expected.argmax() + 1]] = True
    if words.sum() >= 100 and probability.max() < 0.2:
        keep[:] = False
    return keep


def figures(parts, odds):
    """Word F1 in cross-validation by view, set and type: what C++ makes of it differs by its rules."""
    found = {}
    for part, own in zip(parts, odds):
        if part.pages[0].truth is None or part.view != "stripped":
            continue
        for page in part.pages:
            probability = 1 / (1 + np.exp(-own[page.rows].astype(float)))
            f1 = pg.word_scores(page, cut(page.words.astype(float), probability))[2]
            for kind in (page.type, "all"):
                found.setdefault((part.view, page.set, kind), []).append(f1)
    return found


def second_stage(args, names, parts, boosters):
    """Fits it upon the first stage's boosters, by the fold left out, and writes both."""
    odds = [unseen_odds(part, boosters) for part in parts]
    for key, values in sorted(figures(parts, odds).items()):
        log("first stage", *key, f"{np.mean(values):.4f}", len(values))
    gain = boosters[None].feature_importance("gain")
    order = np.argsort(-gain)
    (args.work / "gains.tsv").write_text(
        "".join(f"{names[i]}\t{gain[i] / gain.sum():.5f}\n" for i in order), encoding="utf-8"
    )
    # Labels that a model guessed would teach it nothing.
    taught = [i for i, part in enumerate(parts) if part.pages[0].truth is not None]
    columns = np.sort(order[:CONTEXT_INPUTS])
    context = Context(args, names, [parts[i] for i in taught], [odds[i] for i in taught], columns)
    second = {k: context.fit(k) for k in [*range(pg.FOLDS), None]}
    added, at = context.predict(second), 0
    for i in taught:
        asked = odds[i] >= HOPELESS
        odds[i][asked] += added[at : at + asked.sum()]
        at += asked.sum()
    for key, values in sorted(figures(parts, odds).items()):
        log("both stages", *key, f"{np.mean(values):.4f}", len(values))

    def forests(k):
        return forest("flat", names, boosters[k]) + forest("flat_context", context.names, second[k])

    count = sum(len(part.pages) for part in parts if part.view == "stripped")
    header = [
        "Text without markup, written by bench/train/train_flat.py; src/score/model.h reads it.",
        f"Trained {datetime.date.today()} on {', '.join(pg.SETS)}: {count} pages.",
    ]
    write_model(args.work / "flat.model", header, forests(None))
    # Fold models are whole: what the forests for markup say does not matter to flat text.
    scorer = args.scorer.read_text(encoding="ascii").removeprefix('R"model(').removesuffix(')model"\n')
    for k in range(pg.FOLDS):
        left_out = [f"Left out: fold {k}."]
        write_model(args.work / f"fold-{k}.model", left_out, forests(k), scorer)
    with open(args.work / "folds.tsv", "w", encoding="utf-8") as folds:
        for part in parts:
            for page in part.pages if part.view == "stripped" else []:
                folds.write(f"{page.set}\t{page.id}\t{page.fold}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--datasets", type=pathlib.Path, required=True, help="folder of the sets")
    parser.add_argument("--tools", type=pathlib.Path, required=True, help="folder of pith-features")
    parser.add_argument("--scorer", type=pathlib.Path, default=pathlib.Path("src/score/scorer.model"))
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/train-flat"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    names, parts = load(args)
    self_train(parts)
    boosters = {k: fit(parts, k) for k in [*range(pg.FOLDS), None]}
    second_stage(args, names, parts, boosters)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Dataset folders -> the forests for text without markup, src/plain/plain.model.

    build/train-env/bin/python bench/train/train_plain.py --datasets FOLDER --tools build/bench

The pages are taken as a plain tag stripper leaves them (bench/strip_tags.h), whole, in small pieces, and
as they ought to be: what is clean already has to stay as it is. Truth and labels are those of train.py.

Two stages, as for markup, but the second corrects the first: it starts from its log-odds, and learns from
scores that the first gave to hosts it had not seen.

Truths of pages are noisy: many end after the introduction, or are another part of the page. And what is
content often shows in the markup alone. So labels move some way towards what forests over the markup
say (teacher.py), and a page whose truth they don't find at all counts little (Reed et al. 2014 do both
with a model's own beliefs, which gained less). The figures hold results to the truth as it is.

Writes WORK/plain.model, then
WORK/fold-K.model with WORK/folds.tsv for `pith-bench --plain --models WORK`: each of these is trained, in
all of the above, without any page of a fold's hosts. --no-folds leaves them out.
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
import teacher
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
    "learning_rate": 0.15,
    "num_leaves": 64,
    "max_depth": 8,
    "min_data_in_leaf": 100,
}
TREES = 70
CONTEXT = PARAMETERS | {
    "bagging_fraction": 0.5,
    "feature_fraction": 0.3,
    "learning_rate": 0.1,
    "num_leaves": 31,
    "max_depth": 6,
    "min_data_in_leaf": 150,
}
CONTEXT_TREES = 100
HOPELESS = -3.0  # kHopelessLine of src/plain/neighborhood.h
# Inputs of the first stage that the second stage also reads: those with the highest gain.
CONTEXT_INPUTS = 70
# In the second stage articles have more weight, because most users clean articles.
ARTICLE_WEIGHT = 3

# How far labels move towards the teacher's. Tried: .7, which cost articles .003.
BELIEF = 0.5
# Pages whose truth the teacher finds with less than this F1, and their weight.
DOUBTFUL, DOUBTFUL_WEIGHT = 0.5, 0.15

SET_WEIGHTS = {"wcxb-dev": 1.0, "naeb": 1.0, "magic-html": 1.0, "trafilatura-dev": 0.2}
# How pages are taken, beside the full text that a tag stripper leaves, and what that counts. "small": a
# piece of the article with a little of what is around it, for texts of few lines; "clean": nothing but
# the article; "wordless": as if no wording were known, as in a language that has none in phrases.data.
WORDLESS = ("--no-phrases",)
SMALL_WEIGHT, CLEAN_WEIGHT = 0.3, 0.15


def load_view(args, set_name, view, options):
    out = args.work / f"{set_name}-{view}"
    pg.dump(args.tools / "pith-features", args.datasets / set_name, out, "--plain", *options)
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
        self.fold = self.each([page.fold for page in pages])
        self.has_truth = pages[0].truth is not None

    def each(self, of_pages):
        """Expands one value per page to one value per line."""
        return np.repeat(of_pages, [len(page.blocks) for page in self.pages])

    def weights(self, labels):
        weight = [pg.weights(page, np.nan_to_num(labels[page.rows])) for page in self.pages]
        return self.share * np.concatenate(weight) * ~np.isnan(labels)


def load(args):
    parts = []
    said = teacher.ask(args, SET_WEIGHTS)
    for set_name in SET_WEIGHTS:
        names, rows, jsonl = load_view(args, set_name, "stripped", ())
        pages = pg.read_pages(args.datasets / set_name, jsonl)
        teacher.label(said, pages)
        labels = np.concatenate([page.label for page in pages])
        parts.append(Part("stripped", pages, rows, labels, SET_WEIGHTS[set_name]))
        if parts[-1].has_truth:
            for view, weight, choose in (("small", SMALL_WEIGHT, small), ("clean", CLEAN_WEIGHT, clean)):
                for words in ((), WORDLESS):
                    parts.append(thinned(args, set_name, pages, view, choose, words, weight))
        log(set_name, len(pages), "pages", sum(len(part.rows) for part in parts), "blocks so far")
    return names, parts


def clean(page):
    return np.flatnonzero(page.label > 0.5)


def small(page):
    """The lines of a part of the article and of its surroundings."""
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
    """The set's pages as if they had only the chosen lines."""
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
            said=page.said[:, kept[page.id]],
        )
        for page in pages
        if page.id in kept
    ]
    labels = np.concatenate([page.label for page in left])
    options = (*words, "--drop", file)
    return Part(view + "".join(words), left, rows, labels, weight * SET_WEIGHTS[set_name], options)


class Lesson:
    """What is taught of the pages of some folds' hosts: labels and weights, an array a part."""

    def __init__(self, parts, folds):
        self.parts, self.folds = parts, folds
        # The teacher's forests that were trained on no more than these hosts.
        self.left_out = next((k for k in range(pg.FOLDS) if k not in folds), pg.FOLDS)
        self.labels, self.weights = [], []
        doubtful = self.doubtful()
        log(len(doubtful), "pages whose truth is doubtful")
        for part in parts:
            if part.has_truth:
                count = [DOUBTFUL_WEIGHT if (p.set, p.id) in doubtful else 1 for p in part.pages]
                self.weights.append(part.weights(part.labels) * part.each(count))
                said = np.concatenate([self.said(page) for page in part.pages])
                moved = (1 - BELIEF) * part.labels + BELIEF * said
                self.labels.append(np.where(np.isnan(said), part.labels, moved))
            else:
                labels = [
                    pg.label_by_snippets(page, np.nan_to_num(self.said(page))) for page in part.pages
                ]
                self.labels.append(np.concatenate(labels))
                self.weights.append(part.weights(self.labels[-1]))

    def said(self, page):
        return page.said[self.left_out]

    def doubtful(self):
        """Pages whose truth the teacher does not find."""
        return {
            (page.set, page.id)
            for part in self.parts
            if part.has_truth and part.view == "stripped"
            for page in part.pages
            if page.fold in self.folds
            and f1_of(page, np.nan_to_num(self.said(page))) < DOUBTFUL
        }

    def fit(self, folds):
        """The first stage."""
        rows, labels, weights = [], [], []
        for part, label, weight in zip(self.parts, self.labels, self.weights):
            use = np.isin(part.fold, folds) & (weight > 0)
            rows.append(part.rows[use])
            labels.append(label[use])
            weights.append(weight[use])
        weights = np.concatenate(weights)
        data = lightgbm.Dataset(
            np.vstack(rows), np.concatenate(labels), weight=weights / weights.mean()
        )
        return lightgbm.train(PARAMETERS, data, TREES)

    def unseen_odds(self):
        """First-stage log-odds of each part's lines by models that have not seen their hosts, but as far
        as the teacher has; and what each input gained them."""
        odds = [np.zeros(len(part.rows), np.float32) for part in self.parts]
        gain = 0
        for k in self.folds:
            booster = self.fit([j for j in self.folds if j != k])
            gain += booster.feature_importance("gain")
            for part, own in zip(self.parts, odds):
                mine = part.fold == k
                if mine.any():
                    own[mine] = booster.predict(part.rows[mine], raw_score=True)
        return odds, gain


def logistic(odds):
    return 1 / (1 + np.exp(-odds.astype(float)))


def context_rows(args, part, odds):
    """The second stage's inputs, computed from the first stage's log-odds of the part's lines."""
    out = args.work / f"{part.pages[0].set}-context"
    scores = out.with_suffix(".scores")
    odds.tofile(scores)
    dataset = args.datasets / part.pages[0].set
    pg.dump(args.tools / "pith-features", dataset, out, "--plain", "--scores", scores, *part.options)
    names = out.with_suffix(".names").read_text().split()
    return names, pg.read_rows(out.with_suffix(".f32"), names)


class SecondLesson:
    """What the second stage learns from: lines that are not hopeless, of pages with a truth. Labels
    that are nothing but a model's guess would teach it nothing."""

    def __init__(self, args, names, lesson, odds, columns):
        self.lesson, self.odds = lesson, odds
        self.use = [
            (own >= HOPELESS) & np.isin(part.fold, lesson.folds) & part.has_truth
            for part, own in zip(lesson.parts, odds)
        ]
        rows = []
        for part, own, use in zip(lesson.parts, odds, self.use):
            if part.has_truth:
                score_names, found = context_rows(args, part, own)
                rows.append(np.hstack([found[use], part.rows[use][:, columns]]))
        self.names = score_names + [names[i] for i in columns]
        self.rows = np.vstack(rows)
        self.fold, self.first = self.gather([part.fold for part in lesson.parts]), self.gather(odds)
        self.labels = self.gather(lesson.labels)
        articles = [
            part.each([ARTICLE_WEIGHT if page.type == "article" else 1.0 for page in part.pages])
            for part in lesson.parts
        ]
        self.weight = self.gather(lesson.weights) * self.gather(articles)
        self.data = lightgbm.Dataset(
            self.rows, self.labels, params=CONTEXT, free_raw_data=False
        ).construct()

    def gather(self, of_parts):
        return np.concatenate([values[use] for values, use in zip(of_parts, self.use)])

    def fit(self, folds):
        use = np.flatnonzero(np.isin(self.fold, folds) & (self.weight > 0))
        data = self.data.subset(use).construct()  # earlier settings are lost
        data.set_weight(self.weight[use] / self.weight[use].mean())
        data.set_init_score(self.first[use])
        return lightgbm.train(CONTEXT, data, CONTEXT_TREES)

    def unseen_odds(self):
        """Both stages' log-odds of each part's lines: no second stage has seen their hosts, but the
        first stages that it learned from have."""
        added = np.zeros(len(self.rows), np.float32)
        for k in self.lesson.folds:
            own = self.fold == k
            booster = self.fit([j for j in self.lesson.folds if j != k])
            added[own] = booster.predict(self.rows[own], raw_score=True)
        odds, at = [own.copy() for own in self.odds], 0
        for own, use in zip(odds, self.use):
            own[use] += added[at : at + use.sum()]
            at += use.sum()
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


def keep_likely(page, odds):
    return cut(page.words.astype(float), logistic(odds))


def f1_of(page, probability):
    return pg.word_scores(page, cut(page.words.astype(float), probability))[2]


def whole_pages(lesson, odds):
    """The lesson's pages as a tag stripper leaves them, those with a truth, with their log-odds."""
    for part, own in zip(lesson.parts, odds):
        if part.has_truth and part.view == "stripped":
            yield from ((p, own[p.rows]) for p in part.pages if p.fold in lesson.folds)


def figures(stage, lesson, odds):
    """Word F1 in cross-validation by set and type, a little kind: the teacher knew all hosts. What C++
    makes of it differs by its rules."""
    found = {}
    for page, own in whole_pages(lesson, odds):
        f1 = f1_of(page, logistic(own))
        for kind in (page.type, "all"):
            found.setdefault((page.set, kind), []).append(f1)
    for key, values in sorted(found.items()):
        log(stage, *key, f"{np.mean(values):.4f}", len(values))


def second_lesson(args, names, lesson):
    odds, gain = lesson.unseen_odds()
    order = np.argsort(-gain)
    if len(lesson.folds) == pg.FOLDS:
        gains = "".join(f"{names[i]}\t{gain[i] / gain.sum():.5f}\n" for i in order)
        (args.work / "gains.tsv").write_text(gains, encoding="utf-8")
    return SecondLesson(args, names, lesson, odds, np.sort(order[:CONTEXT_INPUTS]))


def train(args, names, parts, folds):
    """Both stages from the hosts of these folds, as text; and the second lesson, for inspection."""
    lesson = Lesson(parts, folds)
    context = second_lesson(args, names, lesson)
    first, second = lesson.fit(folds), context.fit(folds)
    return forest("plain", names, first) + forest("plain_context", context.names, second), context


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--datasets", type=pathlib.Path, required=True, help="folder of the sets")
    parser.add_argument("--tools", type=pathlib.Path, required=True, help="folder of pith-features")
    parser.add_argument("--scorer", type=pathlib.Path, default=pathlib.Path("src/markup/scorer.model"))
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/train-plain"))
    parser.add_argument("--no-folds", action="store_true", help="nothing to cross-validate with")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    names, parts = load(args)
    every = list(range(pg.FOLDS))
    forests, context = train(args, names, parts, every)
    odds = context.unseen_odds()
    figures("first stage", context.lesson, context.odds)
    figures("both stages", context.lesson, odds)
    count = sum(len(part.pages) for part in parts if part.view == "stripped")
    header = [
        "Text without markup, written by bench/train/train_plain.py; src/model/model_file.h reads it.",
        f"Trained {datetime.date.today()} on {', '.join(SET_WEIGHTS)}: {count} pages.",
    ]
    write_model(args.work / "plain.model", header, forests)
    if args.no_folds:
        return
    # Fold models are complete files, but their forests for markup do not matter to plain text.
    scorer = args.scorer.read_text(encoding="ascii").removeprefix('R"model(').removesuffix(')model"\n')
    for k in every:
        forests, _ = train(args, names, parts, [j for j in every if j != k])
        write_model(args.work / f"fold-{k}.model", [f"Left out: fold {k}."], forests, scorer)
        log("fold", k)
    with open(args.work / "folds.tsv", "w", encoding="utf-8") as folds:
        for part in parts:
            for page in part.pages if part.view == "stripped" else []:
                folds.write(f"{page.set}\t{page.id}\t{page.fold}\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Dataset folders -> the model that src/markup/ loads, and the figures it was chosen by.

    python3 -m venv build/train-env && build/train-env/bin/pip install -r bench/train/requirements.txt
    build/train-env/bin/python bench/train/train.py --datasets FOLDER --tools build/bench

FOLDER holds the sets that are named in pages.py. Seeds and folds are fixed and the
trainer runs in its deterministic mode: the same data and versions give the same model, but for the
date in its header. Of what is in WORK in the end, scorer.model belongs in src/markup/ and
trained_blocks.gz in tests/markup/.

Two stages of gradient-boosted trees, each scored by C++ in the end: the first reads a block's own
inputs, the second what the first says of the blocks around it. The second must learn from scores
the first gave to pages it had not seen, so the first is trained once for each pair of folds left
out: models of a fold know nothing of that fold, at either stage.
"""
import argparse
import dataclasses
import datetime
import itertools
import pathlib
import pickle
import time

import lightgbm
import numpy as np

import check_rows
import pages as pg
import report
import trees

COMMON = {
    "objective": "cross_entropy",
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "max_bin": 127,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.3,
}
DENSITY = COMMON | {"learning_rate": 0.045, "num_leaves": 48, "max_depth": 7, "min_data_in_leaf": 100}
DENSITY_TREES = 250
# Labels the pages that have only snippets.
LABELER = DENSITY | {"learning_rate": 0.1, "max_bin": 63}
LABELER_TREES = 80
CONTEXT = COMMON | {"learning_rate": 0.05, "num_leaves": 32, "max_depth": 6, "min_data_in_leaf": 150}
CONTEXT_TREES = 140
# Inputs of the first stage that the second stage also reads: those with the highest gain.
CONTEXT_INPUTS = 80

SHORT_WEIGHT = 0.1

# Blocks of less weight than this, where the mean is 1, are drawn at random and then count this much.
# Most of them are short links. The expected loss is the same, with little more than half of the blocks.
LEAST_WEIGHT = 0.5

# The share of pages that are trained without address or head, because pages may lack them.
NO_ADDRESS, NO_HEAD = 0.3, 0.1
ADDRESS_GROUPS = {"url"}
HEAD_GROUPS = {"hint", "schema"}


def seed(value):
    """Sets the seed of everything that is drawn, but for the folds and the shortened articles."""
    for parameters in (COMMON, DENSITY, LABELER, CONTEXT, PAGE):
        parameters["seed"] = value


def log(*what):
    print(time.strftime("%H:%M:%S"), *what, flush=True)


@dataclasses.dataclass
class Data:
    pages: list
    names: list
    rows: np.ndarray  # one row per block, pages one after the other
    label: np.ndarray
    weight: np.ndarray
    fold: np.ndarray

    def of(self, values, page):
        return values[page.rows]

    def by_page(self, values):
        """Expands one value per page to one value per block."""
        return np.repeat(values, [len(page.blocks) for page in self.pages], axis=0)


def load(args):
    """Dumps, reads and labels all sets; the shortened articles come last."""
    tool = args.tools / "pith-features"
    full, short, rows = [], [], []
    for name in pg.SETS:
        dataset = args.datasets / name
        pg.dump(tool, dataset, args.work / name)
        names = (args.work / f"{name}.names").read_text().split()
        found = pg.read_pages(dataset, args.work / f"{name}.jsonl")
        log(name, len(found), "pages")
        full += found
        rows.append(pg.read_rows(args.work / f"{name}.f32", names))
        short.append(pg.shortened(found, tool, dataset, args.work))
    short = [part for part in short if part]
    for part in short:
        rows.append(pg.read_rows(args.work / f"{part[0].set}.f32", names))
    everything = full + [page for part in short for page in part]
    begin = 0
    for page in everything:
        page.rows = slice(begin, begin + len(page.blocks))
        begin += len(page.blocks)
    rows = np.vstack(rows)
    assert len(rows) == begin
    data = Data(everything, names, rows, None, None, None)
    data.label = np.concatenate([page.label for page in everything])
    data.fold = data.by_page(np.array([page.fold for page in everything], dtype=np.int8))
    return data


def weigh(data):
    """Sets data.weight; blocks without a label and those that are not drawn get weight 0."""

    def of(page):
        label = data.of(data.label, page)
        share = pg.SETS[page.set.removesuffix(pg.SHORT)]
        if page.set.endswith(pg.SHORT):
            share *= SHORT_WEIGHT
        return share * pg.weights(page, np.nan_to_num(label)) * ~np.isnan(label)

    weight = np.concatenate([of(page) for page in data.pages])
    weight /= weight[weight > 0].mean()
    drawn = np.random.default_rng(COMMON["seed"]).random(len(weight)) * LEAST_WEIGHT < weight
    data.weight = np.where(drawn, np.maximum(weight, LEAST_WEIGHT), 0)


def masked(data):
    """The rows for the trainer: some pages without address, some without head."""
    rows = data.rows.copy()
    groups = np.array([name.split(".")[0] for name in data.names])
    rng = np.random.default_rng(COMMON["seed"])
    for page in data.pages:
        draw = rng.random(2)
        if draw[0] < NO_ADDRESS:
            rows[page.rows, np.isin(groups, list(ADDRESS_GROUPS))] = 0
        if draw[1] < NO_HEAD:
            rows[page.rows, np.isin(groups, list(HEAD_GROUPS))] = 0
    return rows


class Trainer:
    """Fits forests over the same rows, leaving out folds."""

    def __init__(self, rows, columns, data, parameters, count):
        self.columns, self.parameters, self.count = columns, parameters, count
        self.used = np.flatnonzero(data.weight > 0)
        self.fold = data.fold[self.used]
        self.set = lightgbm.Dataset(
            rows[self.used][:, columns],
            data.label[self.used],
            weight=data.weight[self.used],
            params=parameters,
            free_raw_data=False,
        ).construct()

    def fit(self, *left_out):
        index = np.flatnonzero(~np.isin(self.fold, left_out))
        part = self.set.subset(index) if left_out else self.set
        return lightgbm.train(self.parameters, part, self.count)

    def predict(self, booster, rows):
        return booster.predict(rows[:, self.columns], raw_score=True)


def gains(boosters, columns, inputs):
    total = np.zeros(inputs)
    for booster in boosters:
        total[columns] += booster.feature_importance("gain")
    return total / total.sum()


def density_stage(data, columns):
    """Boosters by the folds left out, and log-odds by the fold left out beside a block's own:
    scores[k] holds, for blocks of fold j, what the model without folds j and k says."""
    trainer = Trainer(masked(data), columns, data, DENSITY, DENSITY_TREES)
    boosters = {}
    scores = np.zeros((pg.FOLDS + 1, len(data.rows)), dtype=np.float32)
    combinations = [(), *itertools.combinations(range(pg.FOLDS), 1)]
    combinations += itertools.combinations(range(pg.FOLDS), 2)
    for left_out in combinations:
        booster = boosters[left_out] = trainer.fit(*left_out)
        for j in left_out:
            own = data.fold == j
            others = [k for k in left_out if k != j]
            predicted = trainer.predict(booster, data.rows[own])
            scores[others[0] if others else pg.FOLDS, own] = predicted
            if not others:
                scores[j, own] = predicted
    log("density stage:", len(boosters), "forests")
    return boosters, scores


def context_rows(data, args, log_odds):
    """The second stage's inputs, as C++ computes them from these scores."""
    out = []
    begin = 0
    for name, group in itertools.groupby(data.pages, key=lambda page: page.set):
        count = sum(len(page.blocks) for page in group)
        scores = args.work / f"{name}.scores"
        log_odds[begin : begin + count].astype(np.float32).tofile(scores)
        begin += count
        options = ["--scores", scores]
        if name.endswith(pg.SHORT):
            options += ["--drop", args.work / f"{name}.drop"]
        dataset = args.datasets / name.removesuffix(pg.SHORT)
        pg.dump(args.tools / "pith-features", dataset, args.work / f"{name}-context", *options)
        names = (args.work / f"{name}-context.names").read_text().split()
        out.append(pg.read_rows(args.work / f"{name}-context.f32", names))
    return np.vstack(out), names


def probability(log_odds):
    return 1 / (1 + np.exp(-log_odds.astype(np.float64)))


def self_train(data):
    """Labels the pages that have only snippets, by a model that was trained without them."""
    trainer = Trainer(masked(data), np.arange(len(data.names)), data, LABELER, LABELER_TREES)
    scores = np.zeros(len(data.rows), dtype=np.float32)
    for k in range(pg.FOLDS):
        own = data.fold == k
        scores[own] = trainer.predict(trainer.fit(k), data.rows[own])
    for page in data.pages:
        if page.truth is None:
            page.label = pg.label_by_snippets(page, probability(data.of(scores, page)))
            data.label[page.rows] = page.label


def context_stage(data, args, scores, columns):
    """Boosters by the fold left out, with the full one under None; the names of their inputs; and
    the log-odds of all blocks by the forests that had not seen them."""
    boosters = {}
    unseen = np.zeros(len(data.rows), dtype=np.float32)
    for k in [*range(pg.FOLDS), None]:
        # scores[k]: scores of blocks by models that were trained without them and without fold k.
        rows, names = context_rows(data, args, scores[pg.FOLDS if k is None else k])
        rows = np.hstack([rows, data.rows[:, columns]])
        trainer = Trainer(rows, np.arange(rows.shape[1]), data, CONTEXT, CONTEXT_TREES)
        boosters[k] = trainer.fit() if k is None else trainer.fit(k)
        if k is not None:
            own = data.fold == k
            unseen[own] = trainer.predict(boosters[k], rows[own])
        log("context stage", "all" if k is None else k)
    return boosters, names + [data.names[i] for i in columns], unseen


def forest(name, inputs, booster):
    used = np.flatnonzero(booster.feature_importance("split"))
    columns = {column: i for i, column in enumerate(used)}
    head = [f"forest {name}", "inputs " + " ".join(inputs[i] for i in used)]
    return "\n".join(head + trees.lines(booster, columns)) + "\n\n"


def write_model(path, header, *forests):
    """The model as a C++ raw string, which src/model/model_file.h reads."""
    comment = "".join(f"# {line}\n" for line in header)
    path.write_text('R"model(' + comment + "".join(forests) + ')model"\n', encoding="ascii")


PAGE_TYPES = (
    "article",
    "forum",
    "product",
    "collection",
    "listing",
    "documentation",
    "service",
    "recipe",
)
# All pages of this set are called articles, whatever they are.
UNTYPED = ("trafilatura-dev",)
PAGE = {
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "learning_rate": 0.07,
    "num_leaves": 8,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
}
TYPE_TREES, CONFIDENCE_TREES = 60, 80


def page_rows(args, pages):
    """A row of each page and the word F1 of the result, NaN without a truth, from models that had
    not seen the page."""
    rows, f1 = [], []
    for name in dict.fromkeys(page.set for page in pages):
        out = args.work / f"{name}-pages"
        pg.dump(args.tools / "pith-features", args.datasets / name, out, "--models", args.work)
        names = out.with_suffix(".names").read_text().split()
        rows.append(pg.read_rows(out.with_suffix(".f32"), names))
        f1.append(np.fromfile(out.with_suffix(".f1"), dtype=np.float32))
    f1 = np.concatenate(f1)
    f1[[page.truth is None for page in pages]] = np.nan
    return np.vstack(rows), f1, names


def page_stage(args, data):
    """Forests for page types and confidence by the fold left out, and their figures."""
    pages = [p for p in data.pages if p.set not in UNTYPED and not p.set.endswith(pg.SHORT)]
    rows, f1, names = page_rows(args, pages)
    fold = np.array([page.fold for page in pages])
    kind = np.array([page.type for page in pages])
    known = ~np.isnan(f1)
    # The type must be recognized without head and address as well: each page is learned from twice.
    group = np.array([name.split(".")[0] for name in names])
    bare = rows * ~np.isin(group, list(ADDRESS_GROUPS | HEAD_GROUPS))
    forests = {}
    odds = {"whole": np.zeros((len(rows), len(PAGE_TYPES))), "bare": None}
    odds["bare"] = odds["whole"].copy()
    expected = np.zeros(len(rows))
    for k in [*range(pg.FOLDS), None]:
        train = fold != k if k is not None else np.ones(len(rows), bool)
        own = fold == k
        forests[k] = {}
        both = np.vstack([rows[train], bare[train]])
        for i, name in enumerate(PAGE_TYPES):
            is_type = np.tile(kind[train] == name, 2).astype(float)
            data_set = lightgbm.Dataset(both, is_type)
            booster = lightgbm.train(PAGE | {"objective": "binary"}, data_set, TYPE_TREES)
            forests[k][name] = booster
            if k is not None:
                odds["whole"][own, i] = booster.predict(rows[own], raw_score=True)
                odds["bare"][own, i] = booster.predict(bare[own], raw_score=True)
        measured = train & known
        both = np.vstack([rows[measured], bare[measured]])
        booster = lightgbm.train(
            PAGE | {"objective": "regression"},
            lightgbm.Dataset(both, np.tile(f1[measured], 2)),
            CONFIDENCE_TREES,
        )
        forests[k]["confidence"] = booster
        if k is not None:
            expected[own] = np.clip(booster.predict(rows[own]), 0.001, 1)
    types = {
        view: np.array(PAGE_TYPES)[values.argmax(axis=1)] for view, values in odds.items()
    }
    scored = [page for page, is_known in zip(pages, known) if is_known]
    means = report.f1_by(scored, f1[known], lambda page: page.set)
    reached = ", ".join(f"{name} {mean:.3f} ({count} pages)" for name, (count, mean) in means.items())
    text = report.types(pages, kind, types) + report.results(scored, expected[known], f1[known])
    return forests, names, text, reached


def no_page_forests():
    """Placeholders for models whose results the page forests have yet to learn from."""
    return "".join(f"forest {n}\ninputs page.words\n0\n\n" for n in (*PAGE_TYPES, "confidence"))


def write_models(args, header, density, context, page_forests):
    """density, context: functions from fold (None: none left out) to forest text."""
    for k in [*range(pg.FOLDS), None]:
        path = args.work / ("scorer.model" if k is None else f"fold-{k}.model")
        head = header + ([f"Left out: fold {k}."] if k is not None else [])
        write_model(path, head, density(k), context(k), page_forests(k))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--datasets", type=pathlib.Path, required=True, help="folder of the sets")
    parser.add_argument("--tools", type=pathlib.Path, required=True, help="folder of pith-features")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/train"))
    parser.add_argument("--stage", choices=("all", "page"), default="all",
                        help="page: keep the block forests of the last run in WORK, fit the rest")
    parser.add_argument("--seed", type=int, default=1,
                        help="draws other blocks, inputs and masks; the shipped model has seed 1")
    args = parser.parse_args()
    seed(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    state = args.work / "state.pickle"
    if args.stage == "all":
        data = load(args)
        weigh(data)
        self_train(data)
        weigh(data)
        fit_blocks(args, data, state)
    with open(state, "rb") as file:
        data, density, context, figures = pickle.load(file)
    header = [
        "pith's scorer, written by bench/train/train.py; src/model/model_file.h reads it.",
        f"Trained {datetime.date.today()} on {', '.join(pg.SETS)}: {figures}.",
    ]

    def page_text(k):
        if forests is None:
            return no_page_forests()
        return "".join(forest(name, names, booster) for name, booster in forests[k].items())

    # What is kept depends on how likely the page is an article, so the forests are fitted twice.
    forests = None
    for _ in range(2):
        write_models(args, header, density.get, context.get, page_text)
        forests, names, text, reached = page_stage(args, data)
    header.append(f"Word F1, cross-validated by host: {reached}.")
    write_models(args, header, density.get, context.get, page_text)
    (args.work / "report.md").write_text(text, encoding="utf-8")
    check_rows.write(args.tools, args.work, density[None] + context[None])
    log("done: ", args.work / "scorer.model", args.work / check_rows.NAME)


def fit_blocks(args, data, state):
    """Both stages; `state` gets what later stages need."""
    everything = np.arange(len(data.names))
    density, scores = density_stage(data, everything)
    check_rows.save_booster(args.work, "density", density[()], data.names)
    gain = gains([density[(k,)] for k in range(pg.FOLDS)], everything, len(data.names))
    context_inputs = np.sort(np.argsort(-gain)[:CONTEXT_INPUTS])
    context, context_names, unseen = context_stage(data, args, scores, context_inputs)
    unseen.tofile(args.work / "unseen.f32")
    check_rows.save_booster(args.work, "context", context[None], context_names)
    with open(args.work / "folds.tsv", "w", encoding="utf-8") as folds:
        for page in data.pages:
            if not page.set.endswith(pg.SHORT):
                folds.write(f"{page.set}\t{page.id}\t{page.fold}\n")
    folds_and_none = [*range(pg.FOLDS), None]
    texts = (
        {k: forest("density", data.names, density[() if k is None else (k,)]) for k in folds_and_none},
        {k: forest("context", context_names, context[k]) for k in folds_and_none},
    )
    order = np.argsort(-gain)
    (args.work / "gains.tsv").write_text(
        "".join(f"{data.names[i]}\t{gain[i]:.5f}\n" for i in order), encoding="utf-8"
    )
    count = sum(not page.set.endswith(pg.SHORT) for page in data.pages)
    figures = f"{count} pages, {len(data.rows)} blocks with the shortened articles"
    slim = dataclasses.replace(data, rows=None, label=None, weight=None, fold=None)
    with open(state, "wb") as file:
        pickle.dump((slim, *texts, figures), file)


if __name__ == "__main__":
    main()

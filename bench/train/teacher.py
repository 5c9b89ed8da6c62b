"""What forests over the markup say of the lines that a tag stripper leaves of the same pages.

Structure identifies main content better than lines do (word F1 on articles .955 against .93), so the scorer of
plain text learns from the truth and from a teacher that saw what it will never see (privileged
information: Vapnik & Vashist 2009, Lopez-Paz et al. 2016). The teacher is a plain first stage, smaller
than that of train.py, trained once for each pair of folds left out: what is said of a page comes from
forests that know neither its host nor any of the fold that a lesson leaves out.
"""
import bisect
import itertools
import multiprocessing

import numpy as np

import pages as pg
import train

FOREST = train.COMMON | {
    "max_bin": 63,
    "bagging_fraction": 0.5,
    "feature_fraction": 0.2,
    "learning_rate": 0.1,
    "num_leaves": 63,
    "max_depth": 8,
    "min_data_in_leaf": 100,
}
TREES = 120

# Consecutive words that occur once in both texts are the same place; shorter rows where longer ones are not
# to be had.
ROWS = (8, 4, 2, 1)
LEAST_FOUND = 0.5  # of a line's words, so that it gets a label


def ask(args, sets):
    """(set, id) of a page -> texts of the markup's blocks, and what is said of them: a row of
    probabilities for each fold left out beside the page's own, a last one for none."""
    pages, rows = [], []
    for name in sets:
        out = args.work / f"{name}-markup"
        pg.dump(args.tools / "pith-features", args.datasets / name, out)
        names = out.with_name(out.name + ".names").read_text().split()
        rows.append(pg.read_rows(out.with_name(out.name + ".f32"), names))
        pages += pg.read_pages(args.datasets / name, out.with_name(out.name + ".jsonl"))
    rows = np.vstack(rows)
    begin = 0
    for page in pages:
        page.rows = slice(begin, begin + len(page.blocks))
        begin += len(page.blocks)
    data = train.Data(pages, names, rows, np.concatenate([p.label for p in pages]), None, None)
    data.fold = data.by_page(np.array([page.fold for page in pages], dtype=np.int8))
    train.weigh(data)
    odds = np.zeros((pg.FOLDS + 1, len(rows)), np.float32)
    trainer = train.Trainer(rows, np.arange(len(names)), data, FOREST, TREES)
    for k in range(pg.FOLDS):
        own = data.fold == k
        odds[:, own] = trainer.predict(trainer.fit(k), rows[own])
    for pair in itertools.combinations(range(pg.FOLDS), 2):
        booster = trainer.fit(*pair)
        for k, other in (pair, pair[::-1]):
            own = data.fold == k
            odds[other, own] = trainer.predict(booster, rows[own])
    train.log("the teacher's forests")
    said = train.probability(odds)
    return {(page.set, page.id): (page.blocks, said[:, page.rows]) for page in pages}


def label(said, pages):
    """Sets `said` of pages that are whole."""
    with multiprocessing.Pool() as pool:
        jobs = ((page.blocks, *said[page.set, page.id]) for page in pages)
        for page, found in zip(pages, pool.starmap(lines_of, jobs, chunksize=16)):
            page.said = found


def lines_of(lines, blocks, said):
    """What is said of blocks -> of lines, each the mean over its words; NaN of lines that the markup's
    blocks don't have. Both are in the page's order."""
    out = np.full((len(said), len(lines)), np.nan)
    place = places([token for line in lines for token in line], [t for block in blocks for t in block])
    of_words = np.repeat(said, [len(block) for block in blocks], axis=1)
    at = 0
    for n, line in enumerate(lines):
        found = place[at : at + len(line)]
        found = found[found >= 0]
        at += len(line)
        if len(line) > 0 and len(found) >= LEAST_FOUND * len(line):
            out[:, n] = of_words[:, found].mean(axis=1)
    return out


def places(words, text):
    """The position of each word in `text`, -1 for nowhere; rising, as patience diff (Cohen) aligns lines."""
    place = np.full(len(words), -1)
    todo = [(0, len(words), 0, len(text))]
    while todo:
        begin, end, at, until = todo.pop()
        while begin < end and at < until and words[begin] == text[at]:
            place[begin] = at
            begin, at = begin + 1, at + 1
        while begin < end and at < until and words[end - 1] == text[until - 1]:
            end, until = end - 1, until - 1
            place[end] = until
        if begin == end or at == until:
            continue
        for length in ROWS:
            anchors = rising(_once_in_both(words, begin, end, text, at, until, length))
            if anchors:
                break
        for i, j in anchors:
            if i < begin or j < at:
                continue  # it overlaps the previous one
            todo.append((begin, i, at, j))
            place[i : i + length] = range(j, j + length)
            begin, at = i + length, j + length
        if anchors:
            todo.append((begin, end, at, until))
    return place


def _once_in_both(words, begin, end, text, at, until, length):
    once = _once(words, begin, end, length)
    other = _once(text, at, until, length)
    return [(i, other[row]) for row, i in once.items() if row in other]


def _once(words, begin, end, length):
    """Runs of that many words that occur once between begin and end, in their order."""
    found = {}
    for i in range(begin, end - length + 1):
        row = tuple(words[i : i + length])
        found[row] = -1 if row in found else i
    return {row: i for row, i in found.items() if i >= 0}


def rising(pairs):
    """The longest part of pairs, which rise in the first, that rises in the second too."""
    tails, before, last = [], [], []
    for n, (_, j) in enumerate(pairs):
        k = bisect.bisect_left(tails, j)
        before.append(last[k - 1] if k > 0 else -1)
        if k == len(tails):
            tails.append(j)
            last.append(n)
        else:
            tails[k], last[k] = j, n
    chain, n = [], last[-1] if last else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]

"""Figures of a training run as Markdown."""
import collections

import numpy as np


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def accuracy(kind, said, where):
    return f"{np.mean(kind[where] == said[where]):.3f}" if where.any() else "-"


def types(pages, kind, said):
    """Page types, each page judged by forests that had not seen its host.

    kind: the pages' annotated types; said: what was said, with head and address and without."""
    sets = np.array([page.set for page in pages])
    rows = []
    for name, of_type in sorted({(page.set, page.type) for page in pages}):
        where = (sets == name) & (kind == of_type)
        rows.append([f"{name} {of_type}", where.sum(), accuracy(kind, said["whole"], where),
                     accuracy(kind, said["bare"], where)])
    text = "## Page type\n\nShare of pages whose type is recognized, and the same without head and address.\n\n"
    text += table(["pages", "number", "recognized", "recognized bare"], rows)
    wcxb = sets == "wcxb-dev"
    text += (f"\nAll of wcxb-dev: {accuracy(kind, said['whole'], wcxb)}, "
             f"bare {accuracy(kind, said['bare'], wcxb)}.\n\n")
    return text


def results(pages, expected, f1):
    """Word F1 and confidence, each page judged by forests that had not seen its host."""
    text = "## Word F1 by set, page type and fold\n\n"
    of_type = f1_by(pages, f1, lambda page: f"{page.set} {page.type}")
    of_fold = f1_by(pages, f1, lambda page: f"{page.set} fold {page.fold}")
    text += table(["pages", "number", "word F1"],
                  [[name, n, f"{mean:.4f}"] for name, (n, mean) in (of_type | of_fold).items()])
    text += "\n## Confidence\n\nPages in ten equal parts by expected word F1.\n\n"
    order = np.argsort(expected, kind="stable")
    rows = []
    for part in np.array_split(order, 10):
        rows.append([f"{expected[part].min():.2f}-{expected[part].max():.2f}", len(part),
                     f"{expected[part].mean():.3f}", f"{f1[part].mean():.3f}"])
    text += table(["expected", "pages", "mean expected", "mean actual"], rows)
    error = np.mean([abs(expected[p].mean() - f1[p].mean()) for p in np.array_split(order, 10)])
    both = np.corrcoef(expected, f1)[0, 1]
    text += f"\nMean gap between expected and actual: {error:.3f}; correlation {both:.2f}.\n"
    return text


def f1_by(pages, f1, key):
    """Mean word F1 of groups of pages."""
    groups = collections.defaultdict(list)
    for page, value in zip(pages, f1):
        groups[key(page)].append(value)
    return {name: (len(values), float(np.mean(values))) for name, values in sorted(groups.items())}

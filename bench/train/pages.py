"""Pages in the trainer's form: rows of inputs from pith-features, labels from align."""
import collections
import dataclasses
import gzip
import json
import multiprocessing
import pathlib
import random
import re
import subprocess
import urllib.parse
import zlib

import numpy as np

import align

# The sets that are learned from, and the weight of a page of each. Where only snippets are known, or
# where the truth comes from the sites' own parsers, pages count less.
SETS = {
    "wcxb-dev": 1.0,
    "naeb": 1.0,
    "magic-html": 1.0,
    "trafilatura-dev": 0.2,
    "waddle-dev": 0.4,
    "recipes-dev": 0.4,
    "docs-dev": 0.5,
    "newswebs-dev": 0.5,
    "fundus-dev": 0.5,
    "products-dev": 0.3,
    "stackoverflow-dev": 0.5,
    "court-listings-dev": 0.2,
    "gov-listings-dev": 0.3,
    "zh69-dev": 1.0,
}
SHORT = "-short"  # sets of shortened articles
FOLDS = 5

# Shortened articles: their truth ends somewhere between these many words, the chrome stays.
SHORTEST, LONGEST = 50, 180
WORTH_SHORTENING = 200


@dataclasses.dataclass
class Page:
    set: str
    id: str
    type: str
    host: int  # hash of the host's name
    blocks: list  # of lists of tokens
    text: list  # the blocks' texts, only for pages with snippets instead of a truth
    label: np.ndarray  # covered share of each block; NaN when only snippets are known
    truth: list  # tokens; None when only snippets are known
    wanted: list  # snippets
    unwanted: list
    title: list  # tokens; empty if it is not known
    said: np.ndarray = None  # probabilities that a teacher gives the blocks, see teacher.py
    rows: slice = None  # in the sets' rows, which are concatenated

    @property
    def fold(self):
        """All pages of a host are in one fold."""
        return self.host % FOLDS

    @property
    def words(self):
        return np.array([len(block) for block in self.blocks])


_LINKED_HOST = re.compile(rb"(?:href|src|action)\s*=\s*[\"']?https?://([^/\"'\s>:]+)", re.IGNORECASE)


def linked_site(html):
    """The domain that a page names most often, for pages whose address is not known."""
    domains = collections.Counter()
    for host in _LINKED_HOST.findall(html):
        parts = host.decode("latin-1").lower().split(".")
        domains[".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])] += 1
    return domains.most_common(1)[0][0] if domains else ""


def hash_of_host(url, page_id, dataset):
    host = urllib.parse.urlparse(url).netloc.lower().removeprefix("www.")
    if not host:
        with gzip.open(dataset / "html" / f"{page_id}.html.gz") as html:
            host = linked_site(html.read())
    return zlib.crc32((host or page_id).encode())


def dump(tool, dataset, out, *options):
    subprocess.run([tool, dataset, out, *options], check=True)


def read_pages(dataset, jsonl):
    """dataset: the folder of the set, whose name the set has."""
    with multiprocessing.Pool() as pool, open(jsonl, encoding="utf-8") as lines:
        return pool.starmap(_read_page, ((dataset, line) for line in lines), chunksize=16)


def _read_page(dataset, line):
    entry = json.loads(line)
    blocks = [align.tokens(text) for text in entry["blocks"]]
    truth = align.tokens(entry["truth"]) if "truth" in entry else None
    return Page(
        set=dataset.name,
        id=entry["id"],
        type=entry["type"],
        host=hash_of_host(entry["url"], entry["id"], dataset),
        blocks=blocks,
        text=entry["blocks"] if truth is None else None,
        label=np.full(len(blocks), np.nan) if truth is None else align.align(blocks, truth),
        truth=truth,
        wanted=entry["with"],
        unwanted=entry["without"],
        title=align.tokens(entry["title"]),
    )


def read_rows(path, names):
    return np.fromfile(path, dtype=np.float32).reshape(-1, len(names))


def shortening(page):
    """Numbers of the blocks to drop so that the truth ends early; none if that is not useful."""
    if page.truth is None:
        return []
    positive = np.flatnonzero(page.label > 0.5)
    if page.type != "article" or len(page.truth) < WORTH_SHORTENING or len(positive) < 4:
        return []
    keep = random.Random(zlib.crc32(page.id.encode())).randint(SHORTEST, LONGEST)
    before = np.cumsum(page.words[positive]) - page.words[positive]
    dropped = positive[before >= keep]
    if len(dropped) == 0:
        return []
    between = [i for i in range(dropped[0], dropped[-1]) if 0 < page.label[i] <= 0.5]
    return sorted({*dropped.tolist(), *between})


def shortened(pages, tool, dataset, work):
    """The set's articles, shortened."""
    drops = {page.id: shortening(page) for page in pages}
    drops = {page_id: drop for page_id, drop in drops.items() if drop}
    name = pathlib.Path(dataset).name + SHORT
    file = work / f"{name}.drop"
    file.write_text(json.dumps(drops), encoding="utf-8")
    dump(tool, dataset, work / name, "--drop", file)
    short = []
    for page in pages:
        if page.id not in drops:
            continue
        left = np.delete(np.arange(len(page.blocks)), drops[page.id])
        blocks = [page.blocks[i] for i in left]
        label = page.label[left]
        truth = [t for block, share in zip(blocks, label) if share > 0.5 for t in block]
        short.append(
            dataclasses.replace(page, set=name, blocks=blocks, label=label, truth=truth)
        )
    return short


_SPACE = re.compile(r"\s+")
LEAST_PART = 0.2  # a block that is a smaller part of a snippet may be anything


def fold_space(text):
    return _SPACE.sub(" ", text).strip()


def label_by_snippets(page, probability):
    """A model's labels, except where snippets decide."""
    label = probability.copy()
    wanted = [fold_space(s) for s in page.wanted]
    unwanted = [fold_space(s) for s in page.unwanted]
    for i, text in enumerate(map(fold_space, page.text)):
        if any(s in text or (text in s and len(text) > LEAST_PART * len(s)) for s in wanted):
            label[i] = 1
        elif any(s in text and len(s) > 0.3 * len(text) for s in unwanted):
            label[i] = 0
    return label


def weights(page, label):
    """Each page has the same weight; in it, blocks are weighted by their words."""
    words = np.maximum(page.words, 0.5)
    truth = (label * page.words).sum() if page.truth is None else len(page.truth)
    return np.minimum(words / max(truth, 0.15 * page.words.sum(), 60), 0.7)


def word_scores(page, keep):
    """Precision, recall, F1 of the kept blocks' words, as bags."""
    kept = [token for i in np.flatnonzero(keep) for token in page.blocks[i]]
    if not page.truth:
        return (1.0,) * 3 if not kept else (0.0,) * 3
    if not kept:
        return (0.0,) * 3
    both = sum((collections.Counter(kept) & collections.Counter(page.truth)).values())
    return both / len(kept), both / len(page.truth), 2 * both / (len(kept) + len(page.truth))

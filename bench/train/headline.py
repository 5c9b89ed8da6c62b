"""The weights by which C++ finds the headline of plain text, kWeights of src/plain/headline.cc.

A conditional logit over the lines above a text's first paragraph, and having none: the one that is the
page's true title is the headline. Each page is seen twice, as it is, with its <title> for a first line,
and as if that said nothing, as texts are that people copied. What is kept is told by forests that
have not seen the page's host, though their teacher has, without the rules of clean_plain_text.cc: leads differ here and there from those
of the shipped model.
"""
import numpy as np
from scipy.optimize import minimize

PENALTY = 1.0  # of the sum of the weights' squares, halved
# Candidates are chosen as in headline.cc; the features and their order are those of headline.cc too.
HEAD_LINES, FEWEST_WORDS, MOST_WORDS, LONG_WORDS, MOST_DIGITS, NAMED = 12, 2, 30, 5, 0.3, 0.25
MOST_PHRASES, MOST_SENTENCES, SHARE_OF_SINGLE_WORD = 0.2, 2, 0.5
LEAST_ODDS, MOST_ODDS = -6, -1
TEXT_SHAPE, COMMA, STOP, COLON = 0, 4, 5, 6  # of Shape and Edge
FEATURES = (
    "log-odds of being content",
    "log of its words",
    "long",
    "about what the text is about",
    "share of its words in the text's first line",
    "share of the first line's words",
    "log of the lines to the lead",
    "any line, against none",
    "the first line names none",
    "likewise, about what the text is about",
)
SAME = 0.75  # share of words in both directions that makes a line the title


class Rows:
    def __init__(self, names, rows):
        self.column = {name: i for i, name in enumerate(names)}
        self.rows = rows

    def __getitem__(self, name):
        return self.rows[:, self.column[name]]


def candidates(rows, keep):
    """The lines, and the position of the lead; None if no paragraph is kept."""
    words = rows["words"]
    paragraph = (rows["ends_sentence"] > 0) & (words >= 15) & (rows["phrase_share"] < 0.5)
    leads = np.flatnonzero(keep & paragraph)
    if len(leads) == 0:
        return np.zeros(0, int), 0
    fit_for_it = (
        ((words >= FEWEST_WORDS) | (rows["title_overlap"] >= SHARE_OF_SINGLE_WORD))
        & (words <= MOST_WORDS)
        & (rows["lines"] == 1)
        & (rows["sentences"] < MOST_SENTENCES)
        & (rows["shape"] == TEXT_SHAPE)
        & (rows["digit_share"] < MOST_DIGITS)
        & (rows["phrase_share"] < MOST_PHRASES)
        & ~np.isin(rows["last_edge"], (COMMA, STOP, COLON))
    )
    lead = leads[0]
    lines = np.arange(lead)
    near = lines >= lead - HEAD_LINES
    named = (rows["title_share"] * rows["title_overlap"])[lines] >= NAMED
    return lines[fit_for_it[lines] & (near | named)], lead


def features(rows, odds, lines, lead, titled):
    words, one = rows["words"][lines], np.ones(len(lines))
    about = np.maximum(rows["topic_share"], 0.5 * rows["known_share"])[lines]
    share, overlap = rows["title_share"][lines] * titled, rows["title_overlap"][lines] * titled
    unnamed = one * ((share * overlap).max() < NAMED)
    return np.column_stack(
        [
            np.clip(odds[lines], LEAST_ODDS, MOST_ODDS),
            np.log(words),
            words >= LONG_WORDS,
            about,
            share,
            overlap,
            np.log(lead - lines),
            one,
            unnamed,
            unnamed * about,
        ]
    )


def fit(pages):
    """`pages`: features, and which line is right if one is."""
    rows = np.vstack([page[0] for page in pages])
    right = np.concatenate([page[1] for page in pages])
    none = np.array([not page[1].any() for page in pages])
    sizes = [len(page[1]) for page in pages]
    begin = np.cumsum([0, *sizes[:-1]])

    def loss(weights):
        score = rows @ weights
        most = np.maximum(np.maximum.reduceat(score, begin), 0)  # having no headline scores 0
        odds = np.exp(score - np.repeat(most, sizes))
        every = np.add.reduceat(odds, begin) + np.exp(-most)
        good = np.add.reduceat(odds * right, begin) + np.exp(-most) * none
        slope = rows.T @ (odds / np.repeat(every, sizes) - odds * right / np.repeat(good, sizes))
        value = np.sum(np.log(every) - np.log(good)) + PENALTY * weights @ weights / 2
        return value, slope + PENALTY * weights

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def is_title(line, title):
    return len(title & line) >= SAME * max(len(title), len(line), 1)


def read(names, part, odds, kept):
    """The training data: (fold, features with and without the first line, which line is right)."""
    for page in part.pages:
        title = set(page.title)
        lines, lead = candidates(rows := Rows(names, part.rows[page.rows]), kept(page, odds[page.rows]))
        if title and len(lines):
            right = np.array([is_title(set(page.blocks[i]), title) for i in lines])
            views = [features(rows, odds[page.rows], lines, lead, titled) for titled in (1, 0)]
            yield page.fold, views, right


def report(found, folds, log):
    """How often the best line is the title; each page is scored by weights that were fitted without its host."""
    weights = {k: fit([(v, r) for f, views, r in found if f != k for v in views]) for k in range(folds)}
    for view, name in enumerate(("with <title>", "without")):
        best = [right[np.argmax(views[view] @ weights[f])] for f, views, right in found if right.any()]
        log("headline", name, f"{np.mean(best):.3f} of {len(best)} pages that show one; {len(found)} in all")


def cpp_array(weights):
    values = [f"{weight:.2f}F," for weight in weights]
    width = max(map(len, values)) + 2
    lines = [f"    {value:{width}}// {name}\n" for name, value in zip(FEATURES, values)]
    return "constexpr HeadlineFeatures kWeights = {\n" + "".join(lines) + "};"

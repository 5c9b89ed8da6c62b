"""Labels: which share of a block's words is in the page's truth text.

The truth is aligned with the blocks by runs of words, longest block first, each word of the truth
used once, so that a text that is twice on the page is positive once. Short blocks are placed
afterwards, between the places their neighbors found.
"""
import collections
import re

import numpy as np

# A character of an unspaced script is a token of its own.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")

RUN = 4  # words that must agree for a match to begin
PLACES = 50  # positions of one run in the truth that are tried
LEAST_COVERED = 0.15  # a block with a smaller covered share was matched by chance
FULLY_COVERED = 0.85  # annotators and tokenizers differ in the rest
SHORT = 8  # blocks up to this many words are placed by their neighbors
NEAR = 15  # distance in words from the neighbors' positions
FAR = 3  # short blocks of this many words may be found anywhere


def tokens(text):
    return _TOKEN.findall(text.lower())


def align(blocks, truth):
    """blocks, truth: lists of tokens. Returns the covered share of each block."""
    used = bytearray(len(truth))
    share = np.zeros(len(blocks))
    place = [None] * len(blocks)
    index = collections.defaultdict(list)
    for i in range(len(truth) - RUN + 1):
        index[tuple(truth[i : i + RUN])].append(i)
    for b in sorted(range(len(blocks)), key=lambda i: -len(blocks[i])):
        block = blocks[b]
        if len(block) < RUN:
            break
        runs = _runs(block, truth, used, index)
        covered = sum(length for _, length in runs) / len(block)
        if covered < LEAST_COVERED:
            for begin, length in runs:
                used[begin : begin + length] = bytes(length)
        else:
            share[b] = 1.0 if covered >= FULLY_COVERED else covered
            if runs:
                place[b] = (runs[0][0], sum(runs[-1]))
    _place_short_blocks(blocks, truth, used, share, place)
    return share


def _runs(block, truth, used, index):
    runs = []
    i = 0
    while i <= len(block) - RUN:
        best, at = 0, -1
        for p in index.get(tuple(block[i : i + RUN]), ())[:PLACES]:
            k = 0
            while (
                i + k < len(block)
                and p + k < len(truth)
                and not used[p + k]
                and block[i + k] == truth[p + k]
            ):
                k += 1
            if k > best:
                best, at = k, p
        if best >= RUN:
            runs.append((at, best))
            used[at : at + best] = b"\1" * best
            i += best
        else:
            i += 1
    return runs


def _place_short_blocks(blocks, truth, used, share, place):
    following = [len(truth)] * (len(blocks) + 1)
    for b in range(len(blocks) - 1, -1, -1):
        following[b] = place[b][0] if place[b] else following[b + 1]
    previous = 0
    for b, block in enumerate(blocks):
        if place[b]:
            previous = place[b][1]
            continue
        n = len(block)
        if not 0 < n <= SHORT:
            continue
        low = max(0, previous - NEAR)
        behind = following[b + 1]
        high = min(len(truth), max(behind, previous) + NEAR, low + 4000)
        at = _find(block, truth, used, low, high)
        if at < 0 and n >= FAR:
            at = _find(block, truth, used, 0, len(truth))
        if at >= 0:
            used[at : at + n] = b"\1" * n
            share[b] = 1
            place[b] = (at, at + n)
            previous = at + n


def _find(block, truth, used, low, high):
    n = len(block)
    for p in range(low, min(high, len(truth) - n + 1)):
        if truth[p] == block[0] and truth[p : p + n] == block and not any(used[p : p + n]):
            return p
    return -1

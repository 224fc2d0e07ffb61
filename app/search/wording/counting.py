"""Which terms a text holds, and how often each stands in it as a word of its own."""

from __future__ import annotations

import re

from app.search.wording.vocabulary import Vocabulary

_RUNS = re.compile("[㐀-鿿\U00020000-\U0003ffff]+")
"""Words do not run over anything but Chinese characters."""


def count(folded: str, words: Vocabulary) -> dict[str, int]:
    """The terms that occur in a folded text, in the form to show. A term occurs where its characters do, which is what
    a search for it finds; the number is how often it is a word when the text is cut into words: 0 for 环境 where the
    text has only 营商环境.

    The text is cut as jieba does without its model for unknown words: of all ways to cut it into words of the
    dictionary the one with the greatest product of frequencies (a path in a directed acyclic graph, by dynamic
    programming from the end).
    """
    found: dict[str, int] = {}
    for run in _RUNS.findall(folded):
        _count_run(run, words, found)
    return {words.terms[word]: times for word, times in found.items()}


def _count_run(run: str, words: Vocabulary, found: dict[str, int]) -> None:
    costs, terms, unknown, size = words.costs, words.terms, words.unknown, len(run)
    least = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        best, chosen = (costs.get(run[start]) or unknown) + least[start + 1], start + 1
        for end in range(start + 2, size + 1):
            word = run[start:end]
            if word not in costs:
                break
            cost = costs[word]
            if cost is None:
                continue
            if word in terms and word not in found:
                found[word] = 0
            cost += least[end]
            if cost <= best:
                best, chosen = cost, end
        least[start], ends[start] = best, chosen
    start = 0
    while start < size:
        word = run[start : ends[start]]
        if word in found:
            found[word] += 1
        start = ends[start]

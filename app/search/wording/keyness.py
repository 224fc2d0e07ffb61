"""How distinctive a term is of a set of statements against the others: significance and size of the difference.

What is counted are statements that hold the term, not its occurrences: a term that one statement repeats is that
statement's, not the set's, and counts of statements are what a reader can check by opening them. (Egbert and Biber,
Incorporating text dispersion into keyword analyses, Corpora 14, 2019, find that key words by texts are truer to the
content of a set than those by occurrences.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def log_likelihood(inside: Counts, outside: Counts, chosen: int, rest: int) -> Floats:
    """Dunning's G² of a fourfold table (Accurate Methods for the Statistics of Surprise and Coincidence, Computational
    Linguistics 19, 1993): statements with the term in the set (``inside`` of ``chosen``) and in the others
    (``outside`` of ``rest``), and those without. All four cells count: Rayson and Garside (Comparing corpora using
    frequency profiling, 2000) leave out the two of those without, which is near enough only where they are nearly
    everything, as for words among running words."""
    held = inside + outside
    free = chosen + rest - held
    everything = max(chosen + rest, 1)
    cells = (
        (inside, held, chosen),
        (outside, held, rest),
        (chosen - inside, free, chosen),
        (rest - outside, free, rest),
    )
    total = np.zeros(len(inside), np.float64)
    for observed, row, column in cells:
        expected = row * (column / everything)
        there = observed > 0
        total[there] += observed[there] * np.log(observed[there] / expected[there])
    return 2 * total


def log_ratio(inside: Counts, outside: Counts, chosen: int, rest: int) -> Floats:
    """Hardie's log ratio (2014): how many times the share of statements with the term doubles from the others to the
    set. Where none of the others has it half a statement is taken to."""
    shares = inside / max(chosen, 1)
    others = np.maximum(outside, 0.5) / max(rest, 1)
    ratio: Floats = np.log2(np.maximum(shares, 1e-12) / others)
    return ratio


def evidence(likelihood: Floats, statements: int) -> Floats:
    """The Bayes factor of a log-likelihood among so many statements, as a difference of BIC (Wilson, Embracing Bayes
    factors for key item analysis in corpus linguistics, 2013): 2 and more is positive evidence, 6 strong. Unlike a
    bound of significance it does not let everything through where the corpus is large."""
    difference: Floats = likelihood - np.log(max(statements, 1))
    return difference

"""The measures of distinctiveness against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from app.search.wording.keyness import Counts, evidence, log_likelihood, log_ratio


def counts(*numbers: int) -> Counts:
    """Numbers as the measures take them."""
    return np.array(numbers, np.int64)


def test_log_likelihood_of_a_fourfold_table() -> None:
    """6 of 10 against 3 of 30; expected 2.25, 7.75, 6.75 and 23.25.

    2 · (6 ln 6/2.25 + 4 ln 4/7.75 + 3 ln 3/6.75 + 27 ln 27/23.25)
    = 2 · (5.884976 − 2.645593 − 2.432791 + 4.037357) = 9.687896.
    """
    assert log_likelihood(counts(6), counts(3), 10, 30) == pytest.approx([9.687896], abs=1e-5)


def test_an_empty_cell_adds_nothing() -> None:
    """2 of 2 against 0 of 2: 2 · (2 ln 2 + 2 ln 2) = 5.545177; a term in every statement tells nothing."""
    assert log_likelihood(counts(2, 2, 0), counts(0, 2, 0), 2, 2) == pytest.approx([5.545177, 0, 0], abs=1e-5)


def test_equal_shares_are_no_difference() -> None:
    """Whatever their size."""
    assert log_likelihood(counts(1, 5), counts(3, 15), 10, 30) == pytest.approx([0, 0], abs=1e-9)


def test_log_ratio_counts_doublings() -> None:
    """0.6 is 6 times 0.1, log2 6 = 2.584963; a quarter is −2."""
    assert log_ratio(counts(6, 1), counts(3, 12), 10, 30) == pytest.approx([2.584963, -2], abs=1e-5)


def test_a_term_that_the_others_lack_counts_as_half_a_statement_there() -> None:
    """0.6 is 36 times 0.5 / 30, log2 36 = 5.169925."""
    assert log_ratio(counts(6), counts(0), 10, 30) == pytest.approx([5.169925], abs=1e-5)


def test_evidence_takes_the_size_of_the_corpus_off() -> None:
    """9.687896 − ln 40 = 5.999017."""
    assert evidence(np.array([9.687896]), 40) == pytest.approx([5.999017], abs=1e-5)

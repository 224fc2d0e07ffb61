"""Exactness over the real files: every substring of every statement finds exactly the statements that hold it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import opencc
import pytest

from app.ingest.stages import read_document
from app.search.language import parse_query
from app.search.query import Literal
from app.settings import Settings
from app.text.folding import fold
from tests.search.indexing import in_memory, matches
from tests.search.oracle import Statement

LONGEST = 8
QUOTES = set('"＂“”„‟〝〞〟「」﹁﹂『』')


@pytest.fixture(name="texts", scope="module")
def the_texts() -> list[str]:
    """The statements of the real files, heading first."""
    files = sorted(Settings().seeds.glob("*.txt"))
    assert files
    return [text for file in files for text in statements_of(file)]


def statements_of(file: Path) -> list[str]:
    """What the store keeps as the text of each statement."""
    transcript = read_document(file.name, file.read_bytes()).transcript
    assert transcript is not None
    parts = [[one.heading, *(each.text for each in one.paragraphs)] for one in transcript.statements]
    return ["\n".join(part for part in held if part) for held in parts]


@pytest.mark.needs_shared
def test_every_substring_of_every_statement_in_both_scripts(texts: list[str]) -> None:
    """All substrings of up to eight characters, as they stand and as a query in quotes; what conversion to traditional
    characters makes of them folds to the same, or finds the same."""
    folded = [fold(text) for text in texts]
    held: dict[str, set[int]] = defaultdict(set)
    printed: dict[str, str] = {}
    for number, (text, one) in enumerate(zip(texts, folded, strict=True)):
        for length in range(1, LONGEST + 1):
            for start in range(len(one) - length + 1):
                held[one[start : start + length]].add(number)
                printed[one[start : start + length]] = text[start : start + length]
    assert len(held) > 50_000
    backend = in_memory([Statement(one) for one in folded], {})
    found: dict[str, list[int]] = {}

    def check(wanted: str, literal: Literal) -> None:
        if literal.folded not in found:
            found[literal.folded] = matches(backend, literal, {})
        assert found[literal.folded] == sorted(held[wanted]), literal.text

    convert = opencc.OpenCC("s2t").convert
    for wanted, typed in printed.items():
        check(wanted, Literal(typed, wanted, 0, len(typed)))
        if not QUOTES & set(typed):
            root = parse_query(f"“{typed}”").root
            assert isinstance(root, Literal)
            check(wanted, root)
        traditional = convert(typed)
        check(wanted, Literal(traditional, fold(traditional), 0, len(traditional)))

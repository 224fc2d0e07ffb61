"""Exactness over the real files: every line is a statement, every substring must find it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import opencc
import pytest
from sqlalchemy import Connection, create_engine, select
from sqlalchemy.pool import StaticPool

from app.search import index
from app.search.language import parse_query
from app.search.query import literals_of
from app.settings import Settings
from app.text.folding import fold

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) != '"'} | {0x20: 0x3000}
SAMPLE = 3000


@pytest.fixture(name="lines", scope="module")
def the_lines() -> list[str]:
    """The lines of the real files as they came."""
    files = sorted(Settings().seeds.glob("*.txt"))
    assert files
    lines = (line for file in files for line in file.read_text(encoding="utf-8", errors="strict").splitlines())
    return [line for line in lines if line.strip()]


@pytest.fixture(name="indexed", scope="module")
def an_index(lines: list[str]) -> Iterator[Connection]:
    """The lines in an index, numbered as they come."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        index.create(connection)
        index.add(connection, ((number, fold(line)) for number, line in enumerate(lines)))
        yield connection
    engine.dispose()


def check(connection: Connection, folded: list[str], query: str) -> set[int]:
    """What the index finds, held to a scan."""
    root = parse_query(query).root
    assert root is not None, query
    found = set(connection.scalars(select(index.matching(root, ranked=False).c.number)))
    literals = literals_of(root)
    assert found == {i for i, one in enumerate(folded) if all(literal.folded in one for literal in literals)}, query
    return found


@pytest.mark.needs_shared
def test_any_substring_of_any_line_finds_it(lines: list[str], indexed: Connection) -> None:
    """Substrings of 1 to 60 characters and to the ends of lines, in quotes, in four scripts and two widths."""
    chance = random.Random(2)
    convert = [opencc.OpenCC(name).convert for name in ("s2t", "s2tw", "s2hk", "t2s")]
    forms = [str, *convert, lambda piece: piece.translate(WIDE)]
    folded = [fold(line) for line in lines]
    for turn in range(SAMPLE):
        number = chance.randrange(len(lines))
        start = chance.randrange(len(lines[number]))
        length = chance.choice((1, 2, 3, 8, 20, 60, 10_000))
        typed = forms[turn % len(forms)](lines[number][start : start + length])
        assert number in check(indexed, folded, f'"{typed}"'), typed


@pytest.mark.needs_shared
def test_every_character_and_every_pair(lines: list[str], indexed: Connection) -> None:
    """One- and two-character queries, all of them that the files hold."""
    folded = [fold(line) for line in lines]
    singles = {char for line in lines for char in line}
    for char in singles - {'"'}:
        assert check(indexed, folded, f'"{char}"')
    pairs = sorted({line[at : at + 2] for line in lines for at in range(len(line) - 1)})
    for pair in pairs[:: max(1, len(pairs) // 2000)]:
        if '"' not in pair:
            assert check(indexed, folded, f'"{pair}"')

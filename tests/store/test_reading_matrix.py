"""Who learns from whom: every cell counts what a search by both places finds, and nothing is left out unsaid."""

from __future__ import annotations

import random

import pytest

from app.domain.people import PlaceLevel
from app.search.model import Filters
from app.search.service import counter
from app.store.reading.matrix import COLUMNS, ROWS, Matrix, Spoken, matrix, matrix_of
from tests.search.corpus import PLACES, Held, Said, session_of

LEVELS = {2: PlaceLevel.PROVINCE, 4: PlaceLevel.CITY, 6: PlaceLevel.COUNTY}


def made(*spoken: tuple[str | None, tuple[str, ...], int]) -> Matrix:
    """The matrix of statements given as place, places visited and number; a place is its chain with slashes."""
    found = [
        Spoken(tuple(place.split("/")) if place else None, tuple(tuple(one.split("/")) for one in visited), number)
        for place, visited, number in spoken
    ]
    codes = {code for one in found for chain in (one.place or (), *one.visited) for code in chain}
    return matrix_of(found, {code: LEVELS[len(code)] for code in codes}, {code: f"名{code}" for code in codes})


@pytest.mark.parametrize("seed", range(6))
def test_every_number_is_what_a_search_finds(seed: int) -> None:
    """Cells, heads of rows and of columns, over corpora drawn at random."""
    draw = random.Random(seed)
    events = [Held(destinations=tuple(draw.sample(sorted(PLACES), draw.randrange(3)))) for _ in range(6)]
    places = [None, *PLACES]
    said = [Said("发言", event=draw.randrange(6), place=draw.choice(places)) for _ in range(40)]
    with session_of(said, events) as session:
        found = matrix(session)
        assert found.total == counter(session)(None) == 40
        for row, counts in zip(found.rows, found.cells, strict=True):
            assert row.statements == counter(session, Filters(place=(row.code,)))(None)
            for column, count in zip(found.columns, counts, strict=True):
                assert count == counter(session, Filters(place=(row.code,), visited=(column.code,)))(None)
        for column in found.columns:
            assert column.statements == counter(session, Filters(visited=(column.code,)))(None)
        nowhere = {number for number, held in enumerate(events) if not held.destinations}
        assert found.unplaced == sum(one.place is None or one.event in nowhere for one in said)
        assert found.rows == tuple(sorted(found.rows, key=lambda row: -row.statements))


def test_cities_are_shown_while_there_is_room() -> None:
    """A county counts for its city; a municipality stands for itself; a province above cities stands nowhere."""
    found = made(("34/3408/340803", ("31",), 3), ("34/3408", ("31/310115",), 2), ("34", ("31",), 4), (None, ("31",), 5))
    assert found.level == PlaceLevel.CITY
    assert [(row.code, row.name, row.statements) for row in found.rows] == [("3408", "名3408", 5)]
    assert [column.code for column in found.columns] == ["31"]
    assert found.cells == ((5,),)
    assert (found.inside, found.unplaced, found.total) == (5, 5, 14)


def test_provinces_are_shown_where_cities_are_too_many() -> None:
    """The busiest of them, the others by their number."""
    cities = [(f"{11 + at}/{11 + at}01", ("44/4401",), at + 1) for at in range(ROWS + 3)]
    found = made(*cities, *(("34/3408", (f"{61 + at}/{61 + at}01",), 1) for at in range(COLUMNS)))
    assert found.level == PlaceLevel.PROVINCE
    assert len(found.rows) == ROWS
    assert len(found.columns) == COLUMNS
    assert found.more_rows == 4
    assert found.more_columns == 1
    assert found.inside < found.total
    assert found.inside == sum(one.statements for one in found.rows) - 1


def test_a_statement_at_a_visit_to_two_places_is_one_statement() -> None:
    """It stands in both columns and once in what the table holds; two counties of one city are one place."""
    found = made(("34/3408", ("32/3205", "33/3301"), 7), ("34/3408", ("32/3205/320583", "32/3205/320505"), 1))
    assert found.cells == ((8, 7),)
    assert found.inside == found.total == 8


def test_an_empty_corpus_has_an_empty_matrix() -> None:
    found = made()
    assert found.rows == found.columns == ()
    assert found.total == 0

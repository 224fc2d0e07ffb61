"""Who learns from whom: every cell counts what a search by both places finds, and nothing is left out unsaid."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from app.domain.people import PlaceLevel
from app.search.model import Filters
from app.search.service import counter
from app.store.reading.matrix import COLUMNS, ROWS, Matrix, Spoken, matrix, matrix_of
from app.store.reading.places import place_reading, place_tree
from tests.search.corpus import PLACES, Held, Said, Voiced, session_of

LEVELS = {2: PlaceLevel.PROVINCE, 4: PlaceLevel.CITY, 6: PlaceLevel.COUNTY}


def made(*spoken: tuple[str | None, tuple[str, ...], int]) -> Matrix:
    """The matrix of statements given as places of those who speak (in one text), places visited and number; a place is
    its chain with slashes."""
    found = [
        Spoken(chains_of(place.split() if place else ()), chains_of(visited), number)
        for place, visited, number in spoken
    ]
    codes = {code for one in found for chain in (*one.places, *one.visited) for code in chain}
    return matrix_of(found, {code: LEVELS[len(code)] for code in codes}, {code: f"名{code}" for code in codes})


def chains_of(places: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The chains of places."""
    return tuple(tuple(place.split("/")) for place in places)


@pytest.mark.parametrize("seed", range(6))
def test_every_number_is_what_a_search_finds(seed: int) -> None:
    """Cells, heads of rows and of columns, the tree of places and the page of one, over corpora drawn at random in
    which some speak together."""
    draw = random.Random(seed)
    events = [Held(destinations=tuple(draw.sample(sorted(PLACES), draw.randrange(3)))) for _ in range(6)]
    places = [None, *PLACES]
    said = [Said("发言", event=draw.randrange(6), place=draw.choice(places)) for _ in range(30)]
    together = [[Voiced("甲", place=draw.choice(places)), Voiced("乙", place=draw.choice(places))] for _ in range(10)]
    said += [Said("发言", event=draw.randrange(6), voices=tuple(voices)) for voices in together]
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
        placed = [one.place or any(voice.place for voice in one.voices) for one in said]
        assert found.unplaced == sum(not place or one.event in nowhere for one, place in zip(said, placed, strict=True))
        for node in place_tree(session):
            assert node.statements == counter(session, Filters(place=(node.code,)))(None)
            reading = place_reading(session, node.code, 1)
            assert reading
            assert len(reading.statements) == node.statements
        assert found.rows == tuple(sorted(found.rows, key=lambda row: -row.statements))


def test_cities_are_shown_while_there_is_room() -> None:
    """A county counts for its city; a municipality stands for itself; a province above cities stands nowhere."""
    found = made(("34/3408/340803", ("31",), 3), ("34/3408", ("31/310115",), 2), ("34", ("31",), 4), (None, ("31",), 5))
    assert found.level == PlaceLevel.CITY
    assert [(row.code, row.name, row.statements) for row in found.rows] == [("3408", "名3408", 5)]
    assert [column.code for column in found.columns] == ["31"]
    assert found.cells == ((5,),)
    assert (found.inside, found.unplaced, found.total) == (5, 5, 14)


def test_those_who_speak_together_count_for_each_of_their_places() -> None:
    """Once in a place, also where two come from it."""
    found = made(("34/3408 34/3401", ("31",), 1), ("34/3408/340803 34/3408", ("31",), 2))
    assert {(row.code, row.statements) for row in found.rows} == {("3408", 3), ("3401", 1)}
    assert (found.inside, found.total) == (3, 3)


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

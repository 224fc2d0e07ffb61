"""Many rows at once are written and found as SQLAlchemy would, whatever the driver."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import bindparam, create_engine, insert, select, update
from sqlalchemy.exc import CompileError
from sqlalchemy.orm import Session

from app.store.bulk import AT_ONCE, Among, ForEach, batches
from app.store.tables import DepartmentRow, EventRow, SourceRow, table_of

DEPARTMENTS, EVENTS, SOURCES = table_of(DepartmentRow), table_of(EventRow), table_of(SourceRow)
ADD = ForEach(insert(DEPARTMENTS), "aliases", "id", "known", "name")
CHANGE = ForEach(update(DEPARTMENTS).where(DEPARTMENTS.c.id == bindparam("this")), "this", "aliases")
LISTED = Among(select(DEPARTMENTS.c.id, DEPARTMENTS.c.known, DEPARTMENTS.c.aliases), DEPARTMENTS.c.id)


def test_values_go_where_their_names_say(session: Session) -> None:
    """In whatever order they are named; lists and truth values come back as they were."""
    connection = session.connection()
    ADD.execute(connection, [(["市人社局"], "人社局", True, "人力资源和社会保障局"), ([], "某局", False, "某局")])
    CHANGE.execute(connection, [("某局", ["某某局", "某局"])])
    CHANGE.execute(connection, [])
    rows = [tuple(row) for row in connection.execute(select(DEPARTMENTS).order_by(DEPARTMENTS.c.id))]
    assert rows == [
        ("人社局", "人力资源和社会保障局", True, ["市人社局"]),
        ("某局", "某局", False, ["某某局", "某局"]),
    ]
    found = sorted(LISTED.rows(connection, ["某局", "人社局", "无此局", "某局"]))
    assert found == [("人社局", True, ["市人社局"]), ("某局", False, ["某某局", "某局"])]


def test_values_by_name_go_the_same_way(session: Session) -> None:
    """What else a row names is left aside."""
    connection = session.connection()
    rows = [{"id": "某局", "name": "某局", "known": False, "aliases": ["局"], "beside": 1}]
    ADD.execute_named(connection, rows)
    ADD.execute_named(connection, [])
    assert LISTED.rows(connection, ["某局"]) == [("某局", False, ["局"])]


@pytest.mark.parametrize("many", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_any_number_of_values_is_looked_up(session: Session, many: int) -> None:
    """Each that is there once, however the last ones are filled up."""
    connection = session.connection()
    ids = [f"局{number}" for number in range(many)]
    ADD.execute(connection, [([], identity, True, identity) for identity in ids])
    ADD.execute(connection, [([], "别的局", True, "别的局")])
    assert sorted(identity for identity, _, _ in LISTED.rows(connection, (*ids, "无此局", *ids))) == sorted(ids)


def test_dates_are_dates_on_both_ways(session: Session) -> None:
    """Of what is looked up, and of what it is looked up by."""
    connection = session.connection()
    day = date(2021, 5, 6)
    connection.execute(
        insert(SOURCES),
        {"id": "s", "name": "s", "sha256": "0", "size": 0, "ingested_at": date(2026, 1, 1)},
    )
    add = ForEach(insert(EVENTS), "id", "source_id", "start", "reporters", "regions", "state")
    add.execute(connection, [("e", "s", day, [], [], "published")])
    assert Among(select(EVENTS.c.id, EVENTS.c.start), EVENTS.c.start).rows(connection, [day]) == [("e", day)]


@pytest.mark.parametrize("names", [("id", "name"), ("id", "name", "known", "aliases", "nothing")])
def test_names_that_the_statement_does_not_have_are_met_at_once(session: Session, names: tuple[str, ...]) -> None:
    """One too many; one too few, which is a default that nobody would fill in."""
    with pytest.raises((AssertionError, CompileError)):
        ForEach(insert(DEPARTMENTS), *names).execute(session.connection(), [("",) * len(names)])


def test_a_query_with_parameters_of_its_own_is_met_at_once(session: Session) -> None:
    """They would be filled with what is looked up."""
    query = Among(select(DEPARTMENTS.c.id).where(DEPARTMENTS.c.name == "某局"), DEPARTMENTS.c.id)
    with pytest.raises(AssertionError, match="beside the values"):
        query.rows(session.connection(), ["某局"])


def test_a_driver_that_goes_by_names_gets_names() -> None:
    """As PostgreSQL's does."""
    engine = create_engine("sqlite://", paramstyle="named")
    DEPARTMENTS.create(engine)
    with engine.connect() as connection:
        ADD.execute(connection, [(["市人社局"], "人社局", True, "人力资源和社会保障局"), ([], "某局", False, "某局")])
        CHANGE.execute(connection, [("某局", ["某某局"])])
        found = sorted(LISTED.rows(connection, ["某局", "人社局", "无此局"]))
    engine.dispose()
    assert found == [("人社局", True, ["市人社局"]), ("某局", False, ["某某局"])]


def test_batches_keep_the_order() -> None:
    """The last one is what is left."""
    assert list(batches(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batches([], 3)) == []

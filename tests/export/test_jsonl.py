"""The export holds every published statement, whole and in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.export.jsonl import lines
from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.settings import ROOT
from app.store.engine import open_engine
from app.store.migration import migrate
from app.store.tables import PUBLISHED, StatementRow


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = open_engine(f"sqlite:///{tmp_path_factory.mktemp('db') / 'corpus.sqlite3'}")
    migrate(opened)
    chosen = sorted((ROOT / "corpus" / "samples").glob("*.txt"))[:6]
    list(ingest(opened, find([Path(path) for path in chosen])))
    yield opened
    opened.dispose()


def test_every_published_statement_is_one_line(engine: Engine) -> None:
    with Session(engine) as session:
        rows = {row.id: row for row in session.scalars(select(StatementRow).where(StatementRow.state == PUBLISHED))}
        exported = [json.loads(line) for line in lines(session)]
        assert len(exported) > 40
        assert [row["id"] for row in exported] == list(dict.fromkeys(row["id"] for row in exported))
        assert {row["id"] for row in exported} == set(rows)
        for row in exported:
            whole = "\n".join(([row["heading"]] if row["heading"] else []) + row["paragraphs"])
            assert whole == rows[row["id"]].text
            assert all(point["text"] in whole and point["text"] for point in row["points"])


def test_documents_and_ordinals_are_in_order_and_dates_are_iso(engine: Engine) -> None:
    with Session(engine) as session:
        exported = [json.loads(line) for line in lines(session)]
    order = [(row["document"], row["ordinal"]) for row in exported]
    assert order == sorted(order)
    dates = [row["event"]["published"] for row in exported if row["event"]["published"]]
    assert dates
    assert all(len(day) == 10 and day[4] == day[7] == "-" for day in dates)


def test_places_run_from_the_province_down(engine: Engine) -> None:
    with Session(engine) as session:
        places = [row["place"] for row in map(json.loads, lines(session)) if row["place"]]
    assert places
    assert all(place[0].endswith(("省", "市", "区")) and 1 <= len(place) <= 3 for place in places)

"""The corpus of the search benchmark: an SQLite file of the project's own tables, filled with a fixed seed.

usage: python -m tests.benchmarks.search_corpus STATEMENTS FOLDER

Rows go in through sqlite3 itself, in batches; the columns of each table are written down here and held against the
project's tables, so that a change there is an error and not a corpus that lacks something.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from app.domain.transcript import Mode
from app.search import index, wording
from app.store import tables
from app.store.engine import open_engine, refresh_statistics, writing
from app.store.migration import head, migrate
from tests.benchmarks.search_drawing import BATCH, Drawn, draw, gazetteer, offices, places
from tests.benchmarks.search_text import Vocabulary

Rows = dict[type[tables.Base], list[tuple[object, ...]]]

COLUMNS: dict[type[tables.Base], str] = {
    tables.PlaceRow: "code name level parent_code chain",
    tables.DepartmentRow: "id name known aliases",
    tables.SpeakerRow: "id name note byname",
    tables.SourceRow: "id name sha256 size encoding format address fetched layout state sample received restored"
    " repairs residues blocks accepted reading ingested_at",
    tables.EventRow: "id source_id title published publication start end day chair reporters regions home_code"
    " origin_code state",
    tables.DestinationRow: "event_id ordinal place_code",
    tables.StatementRow: "number id event_id ordinal speaker_id speaker_name person role attribution rule mode heading"
    " reporter truncated place_code day state copy_of excerpt text folded",
    tables.ParagraphRow: "statement_number ordinal start end segments",
    tables.PointRow: "statement_number ordinal label group_number depth marker kind cue start end",
    tables.PassageRow: "statement_number ordinal kind cue start end",
    tables.RoleRow: "statement_number ordinal printed title level department_id place_code",
    tables.MentionRow: "statement_number place_code",
}
"""The columns of the tuples below, in their order; a table stands after those that it points at."""

_READ_AT = datetime(2024, 6, 1, tzinfo=UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A filled database: how many statements, their text in UTF-8 bytes, the seconds that filling, indexing and
    counting terms took, and the revision of its tables."""

    path: Path
    revision: str
    statements: int
    text_bytes: int
    fill_seconds: float
    index_seconds: float
    wording_seconds: float

    @property
    def url(self) -> str:
        """The address that ``open_engine`` takes."""
        return f"sqlite:///{self.path}"


def corpus(folder: Path, statements: int) -> Corpus:
    """The corpus of this size in ``folder``, made where it is not there or its tables are not today's. After a change
    of the index that leaves the tables alone, remove the folder."""
    path, note = folder / f"corpus-{statements}.sqlite3", folder / f"corpus-{statements}.json"
    if note.exists():
        kept = Corpus(path, **json.loads(note.read_text(encoding="utf-8")))
        if kept.revision == head():
            return kept
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{path.name}*"):
        old.unlink()
    made = _make(path, statements)
    note.write_text(json.dumps({k: v for k, v in asdict(made).items() if k != "path"}), encoding="utf-8")
    return made


def index_all(engine: Engine) -> None:
    """Index every statement of a database whose index is empty."""
    with writing(engine).begin() as connection:
        index.rebuild(connection)


def add(engine: Engine, statements: Sequence[Drawn]) -> None:
    """Store and index new statements in one transaction; their terms are not counted, so that the time is the
    index's."""
    with writing(engine).begin() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        insert(raw, rows_of(statements))
        index.add(connection, [drawn.number for drawn in statements])


def following(statements: int, number: int) -> list[Drawn]:
    """So many new statements for a corpus of this size."""
    words, first = Vocabulary(), -(-statements // BATCH)
    return list(
        islice((drawn for at in range(first, first + number // BATCH + 1) for drawn in draw(words, at)), number)
    )


def rows_of(statements: Iterable[Drawn]) -> Rows:
    """The rows of statements in the order drawn, each visit with its first statement."""
    found: Rows = {row: [] for row in COLUMNS}
    people: set[str] = set()
    for drawn in statements:
        if drawn.ordinal == 1:
            _add_visit(found, drawn)
        if drawn.speaker and drawn.speaker.id not in people:
            people.add(drawn.speaker.id)
            found[tables.SpeakerRow].append((drawn.speaker.id, drawn.speaker.name, None, None))
        _add_statement(found, drawn)
        _add_stretches(found, drawn)
    return found


def insert(connection: sqlite3.Connection, rows: Rows) -> None:
    """Put rows into the tables; a speaker that is there already stays."""
    for row, values in rows.items():
        connection.executemany(_command(row), values)


def _make(path: Path, statements: int) -> Corpus:
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    began = time.perf_counter()
    text_bytes = 0
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            connection.execute(f"PRAGMA {pragma}")
        insert(connection, _base_rows())
        for batch in _batches(statements):
            insert(connection, rows_of(batch))
            connection.commit()
            text_bytes += sum(len(drawn.text.text.encode()) for drawn in batch)
        connection.execute("PRAGMA journal_mode=WAL")
    filled = time.perf_counter()
    index_all(engine)
    indexed = time.perf_counter()
    with writing(engine).begin() as connection:
        wording.rebuild(connection)
    counted = time.perf_counter()
    refresh_statistics(engine)
    engine.dispose()
    return Corpus(path, head(), statements, text_bytes, filled - began, indexed - filled, counted - indexed)


def _batches(statements: int) -> Iterator[Sequence[Drawn]]:
    words = Vocabulary()
    for at in range(-(-statements // BATCH)):
        yield draw(words, at)[: statements - at * BATCH]


def _command(row: type[tables.Base]) -> str:
    columns = row.__table__.columns.keys()
    if columns != COLUMNS[row].split():
        raise RuntimeError(f"{row.__tablename__} has the columns {' '.join(columns)}, but COLUMNS says {COLUMNS[row]}")
    names = ", ".join(f'"{column}"' for column in columns)
    verb = "INSERT OR IGNORE" if row is tables.SpeakerRow else "INSERT"
    return f'{verb} INTO "{row.__tablename__}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def _base_rows() -> Rows:
    """The places with everything above them, and the departments."""
    codes = {code for place in places() for code in place.chain}
    known = sorted((gazetteer()[code] for code in codes), key=lambda place: (len(place.chain), place.code))
    return {
        tables.PlaceRow: [
            (p.code, p.name, p.level, p.chain[-2] if p.chain[1:] else None, "/".join(p.chain)) for p in known
        ],
        tables.DepartmentRow: [
            (office.label, office.name, 1, json.dumps(office.aliases, ensure_ascii=False)) for office in offices()
        ],
    }


def _tuple(row: type[tables.Base], values: Mapping[str, object]) -> tuple[object, ...]:
    columns = COLUMNS[row].split()
    assert values.keys() <= set(columns), values.keys() - set(columns)
    return tuple(values.get(column) for column in columns)


def _add_visit(found: Rows, drawn: Drawn) -> None:
    visit = drawn.visit
    day = visit.day.isoformat() if visit.day else None
    empty = json.dumps([])
    source = {"id": visit.id, "name": f"{visit.id}.txt", "sha256": f"{visit.id:0>64}", "size": 0, "encoding": "utf-8"}
    source |= {"layout": "turns", "state": tables.PUBLISHED, "sample": 1, "received": "", "restored": ""}
    source |= dict.fromkeys(("repairs", "residues", "blocks", "accepted"), empty)
    source |= {"reading": "benchmark", "ingested_at": _READ_AT}
    event = {"id": visit.id, "source_id": visit.id, "title": visit.title, "start": day, "day": day}
    event |= {"reporters": empty, "regions": empty, "home_code": visit.origin.code, "origin_code": visit.origin.code}
    event |= {"state": tables.PUBLISHED}
    found[tables.SourceRow].append(_tuple(tables.SourceRow, source))
    found[tables.EventRow].append(_tuple(tables.EventRow, event))
    found[tables.DestinationRow] += [(visit.id, at, goal.code) for at, goal in enumerate(visit.destinations, 1)]


def _add_statement(found: Rows, drawn: Drawn) -> None:
    number, text, speaker, day = drawn.number, drawn.text, drawn.speaker, drawn.visit.day
    place = drawn.place.code if drawn.place else None
    body = text.heading + 1 if text.heading else 0
    statement = {"number": number, "id": f"s{number:09}", "event_id": drawn.visit.id, "ordinal": drawn.ordinal}
    if speaker:
        statement |= {"speaker_id": speaker.id, "speaker_name": speaker.name, "attribution": speaker.name}
        statement |= {"role": "、".join(held.printed for held in drawn.roles), "rule": "turn"}
    statement |= {"mode": str(Mode.DIRECT), "heading": text.text[: text.heading] or None, "truncated": 0}
    statement |= {"place_code": place, "day": day.isoformat() if day else None, "state": tables.PUBLISHED}
    statement |= {"excerpt": 0, "text": text.text, "folded": text.folded}
    found[tables.StatementRow].append(_tuple(tables.StatementRow, statement))
    found[tables.ParagraphRow].append((number, 1, body, len(text.text), "[]"))
    found[tables.RoleRow] += [
        (number, at, held.printed, held.title, held.level, held.department, place)
        for at, held in enumerate(drawn.roles, 1)
    ]
    found[tables.MentionRow] += [(number, code) for code in drawn.mentioned]


def _add_stretches(found: Rows, drawn: Drawn) -> None:
    kind = str(drawn.kind) if drawn.kind else None
    found[tables.PointRow] += [
        (drawn.number, at, p.label, p.group, p.depth, p.marker, kind, p.marker if kind else None, p.start, p.end)
        for at, p in enumerate(drawn.text.points, 1)
    ]
    found[tables.PassageRow] += [
        (drawn.number, at, kind, p.marker, p.start, p.end) for at, p in enumerate(drawn.text.passages, 1)
    ]


if __name__ == "__main__":
    print(corpus(Path(sys.argv[2]), int(sys.argv[1].replace("_", ""))))

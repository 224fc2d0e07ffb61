"""A small corpus in memory: tables, rows and index, built from plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.search import index
from app.store.tables import (
    PUBLISHED,
    Base,
    DepartmentRow,
    DestinationRow,
    EventRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    PointRow,
    RoleRow,
    SourceRow,
    SpeakerRow,
    StatementRow,
    VoiceRow,
)
from app.text.folding import fold

PLACES = {
    "34": ("安徽省", "34"),
    "3408": ("安庆市", "34/3408"),
    "340803": ("大观区", "34/3408/340803"),
    "340882": ("潜山市", "34/3408/340882"),
    "3401": ("合肥市", "34/3401"),
    "31": ("上海市", "31"),
    "310115": ("浦东新区", "31/310115"),
}
"""Code: name and chain. 310115 stands right under its province, as in a municipality."""

LEVELS = {2: "province", 4: "city", 6: "county"}


class Voiced(NamedTuple):
    """Somebody who speaks together with others; ``full`` says that the name is a whole one, ``linked`` which speaker
    that is."""

    name: str
    full: bool = True
    linked: str | None = None
    place: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Said:
    """A statement of the corpus; ``roles`` are (department, level) pairs, ``points`` and ``passages`` (kind, start,
    end) in the text, which is the heading, a line break and ``body``, ``voices`` those who speak where there is no
    ``speaker``."""

    body: str
    heading: str | None = None
    event: int = 0
    speaker: str | None = None
    place: str | None = None
    roles: tuple[tuple[str | None, str | None], ...] = ()
    mentions: tuple[str, ...] = ()
    points: tuple[tuple[str | None, int, int], ...] = ()
    passages: tuple[tuple[str, int, int], ...] = ()
    state: str = PUBLISHED
    voices: tuple[Voiced, ...] = ()

    @property
    def text(self) -> str:
        """What a query is held against."""
        return f"{self.heading}\n{self.body}" if self.heading else self.body


@dataclass(frozen=True)
class Held:
    """An event of the corpus."""

    day: date | None = None
    destinations: tuple[str, ...] = ()
    title: str | None = "考察"


@contextmanager
def session_of(said: Iterable[Said], events: Sequence[Held] = (Held(),)) -> Iterator[Session]:
    """A session over a corpus in memory; statement i (from 0) has the number i + 1 and the id ``s{i}``. Without
    statements there is no event or place either."""
    statements = tuple(said)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            index.create(connection)
        with Session(engine) as session:
            if statements:
                fill(session, statements, events)
                session.commit()
            yield session
    finally:
        engine.dispose()


def fill(session: Session, said: Sequence[Said], events: Sequence[Held]) -> None:
    """Put a corpus into empty tables and the index."""
    for code, (name, chain) in PLACES.items():
        parent = chain.split("/")[-2] if "/" in chain else None
        session.add(PlaceRow(code=code, name=name, level=LEVELS[len(code)], parent_code=parent, chain=chain))
    speakers = {one.speaker for one in said} | {voice.linked for one in said for voice in one.voices}
    session.add_all(SpeakerRow(id=f"p-{name}", name=name) for name in speakers if name)
    departments = {department for one in said for department, _ in one.roles if department}
    session.add_all(DepartmentRow(id=label, name=label + "全称", known=True) for label in departments)
    session.flush()
    for number, held in enumerate(events):
        _add_event(session, number, held)
    session.flush()
    for number, one in enumerate(said, 1):
        _add_statement(session, number, one, events[one.event].day)
    session.flush()
    index.add(session.connection(), [number for number, one in enumerate(said, 1) if one.state == PUBLISHED])


def _add_event(session: Session, number: int, held: Held) -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC)
    session.add(SourceRow(id=f"f{number}", name=f"{number}.txt", sha256="", size=0, ingested_at=at, sample=True))
    session.flush()
    session.add(EventRow(id=f"e{number}", source_id=f"f{number}", title=held.title, day=held.day))
    session.flush()
    for ordinal, code in enumerate(held.destinations, 1):
        session.add(DestinationRow(event_id=f"e{number}", ordinal=ordinal, place_code=code))


def _add_statement(session: Session, number: int, one: Said, day: date | None) -> None:
    printed = "、".join(f"{department or ''}{level or ''}" for department, level in one.roles)
    if one.voices and not one.speaker:
        printed = ""
    row = StatementRow(
        number=number,
        id=f"s{number - 1}",
        event_id=f"e{one.event}",
        ordinal=number,
        speaker_id=f"p-{one.speaker}" if one.speaker else None,
        speaker_name=one.speaker,
        role=printed or None,
        mode="direct",
        heading=one.heading,
        place_code=one.place,
        day=day,
        state=one.state,
        text=one.text,
        folded=fold(one.text),
    )
    session.add(row)
    session.flush()
    for ordinal, (department, level) in enumerate(one.roles, 1):
        row.roles.append(RoleRow(ordinal=ordinal, printed="职务", level=level, department_id=department))
    for ordinal, voice in enumerate(one.voices, 1):
        linked = voice.linked and f"p-{voice.linked}"
        row.voices.append(
            VoiceRow(
                ordinal=ordinal,
                name=voice.name,
                full=voice.full,
                role=voice.role,
                place_code=voice.place,
                speaker_id=linked,
            )
        )
    row.mentions.extend(MentionRow(place_code=code) for code in one.mentions)
    for ordinal, (kind, start, end) in enumerate(one.points, 1):
        label = f"1-{ordinal}"
        row.points.append(
            PointRow(ordinal=ordinal, label=label, group_number=1, depth=0, marker="", kind=kind, start=start, end=end)
        )
    for ordinal, (cue_kind, start, end) in enumerate(one.passages, 1):
        row.passages.append(PassageRow(ordinal=ordinal, kind=cue_kind, cue="", start=start, end=end))

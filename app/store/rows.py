"""A read document as plain rows: pure functions from the domain to column values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from app.domain.document import Document
from app.domain.people import Place, Role, Served, StatementNames
from app.domain.problems import Problem
from app.domain.transcript import Point, Statement, Transcript, Voice, searchable_text
from app.store.lean import blocks, repairs, spans
from app.text.records import record

Row = dict[str, Any]

UNREAD: Row = {"layout": None, "received": "", "restored": "", "repairs": [], "residues": [], "blocks": []}
"""The columns of a source that only reading fills."""


class StatementColumns(NamedTuple):
    """Columns of StatementRow that come from the document."""

    ordinal: int
    speaker_name: str | None
    person: str | None
    role: str | None
    attribution: str | None
    rule: str | None
    mode: str
    heading: str | None
    reporter: str | None
    truncated: bool
    place_code: str | None
    day: date | None
    text: str
    folded: str


STATEMENT = StatementColumns._fields
PARAGRAPH = ("ordinal", "start", "end", "segments")
POINT = ("ordinal", "label", "group_number", "depth", "marker", "kind", "cue", "start", "end")
PASSAGE = ("ordinal", "kind", "cue", "start", "end")
ROLE = ("ordinal", "printed", "title", "level", "department_id", "place_code")
MENTION = ("place_code",)
VOICE = ("ordinal", "name", "full", "role", "department", "place_code")
"""Columns of the tables that are written by the thousand, in the order of the values below."""

Values = tuple[Any, ...]


@record
class StatementValues:
    """Values of one statement and of the rows that hang on it, each without the statement's number."""

    columns: StatementColumns
    paragraphs: list[Values]
    points: list[Values]
    passages: list[Values]
    roles: list[Values]
    mentions: list[Values]
    voices: list[Values]

    @property
    def names(self) -> Iterable[str]:
        """The names of people that stand over the statement: the speaker's, or of those who speak together."""
        name = self.columns.speaker_name
        if name is not None:
            return (name,)
        return [name for _, name, full, *_ in self.voices if full]


def source_values(document: Document) -> Row:
    """Columns of SourceRow that come from the document."""
    values: Row = {
        "name": document.name,
        "sha256": document.sha256,
        "size": document.size,
        "encoding": document.encoding,
        "format": document.format,
        "address": document.address,
        "fetched": document.fetched,
        "accepted": [
            {"code": str(a.code), "line": a.line, "words": a.words, "reason": a.why.reason}
            for a in document.corrections.acceptances
        ],
    }
    transcript = document.transcript
    if transcript is None:
        return values
    restored = transcript.restored
    return values | {
        "layout": transcript.layout,
        "received": restored.received,
        "restored": restored.text,
        "repairs": repairs(restored.repairs),
        "residues": [
            {"span": [r.span.start, r.span.end], "received": r.received, "reason": r.reason} for r in restored.residues
        ],
        "blocks": blocks(transcript.blocks),
    }


def problem_values(problem: Problem, restored: str) -> Row:
    """Columns of ProblemRow; ``line`` is the line at fault, cut to 200 characters."""
    span = problem.span
    line = None
    if span is not None:
        start = restored.rfind("\n", 0, span.start) + 1
        end = restored.find("\n", span.start)
        line = restored[start : end if end >= 0 else len(restored)].strip()[:200]
    return {
        "code": str(problem.code),
        "severity": str(problem.severity),
        "message": problem.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "line": line,
        "accepted": problem.accepted,
    }


def event_values(document: Document) -> Row:
    """Columns of EventRow (without ids and destinations)."""
    assert document.transcript is not None
    assert document.resolution is not None
    facts, places = document.transcript.event, document.resolution.event
    return {
        "title": facts.title,
        "published": facts.published,
        "publication": facts.publication,
        "start": facts.start,
        "end": facts.end,
        "day": facts.start or facts.published,
        "chair": facts.chair,
        "reporters": list(facts.reporters),
        "regions": list(places.regions),
        "home_code": places.home.code if places.home else None,
        "origin_code": places.origin.code if places.origin else None,
    }


def statement_text(statement: Statement) -> str:
    """The searchable text of a statement."""
    return searchable_text(statement.heading, tuple([paragraph.text for paragraph in statement.paragraphs]))


def statement_values(
    transcript: Transcript, statement: Statement, names: StatementNames, text: str, folded: str
) -> StatementValues:
    """Everything the store keeps of one statement, whose searchable text is given as it is and folded; offsets are
    moved into it."""
    paragraphs = statement.paragraphs
    starts, offset = [], len(statement.heading) + 1 if statement.heading else 0
    for paragraph in paragraphs:
        starts.append(offset)
        offset += len(paragraph.text) + 1
    said = statement.attribution
    columns = StatementColumns(
        statement.ordinal,
        said.name if said else None,
        statement.given.person,
        said.role if said else None,
        said.printed if said else None,
        said.rule if said else None,
        str(statement.mode),
        statement.heading,
        statement.reporter,
        statement.truncated,
        names.place.code if names.place else None,
        transcript.event.start or transcript.event.published,
        text,
        folded,
    )
    return StatementValues(
        columns,
        [
            (i, start, start + len(p.text), spans(p.segments))
            for i, (start, p) in enumerate(zip(starts, paragraphs, strict=True), 1)
        ],
        [_point(i, starts[p.paragraph], p) for i, p in enumerate(statement.points, 1)],
        [
            (i, str(p.kind), p.cue, starts[p.paragraph] + p.start, starts[p.paragraph] + p.end)
            for i, p in enumerate(statement.passages, 1)
        ],
        [_role(i, role) for i, role in enumerate(names.held, 1)],
        [(code,) for code in dict.fromkeys([place.code for place in names.mentioned])],
        [_voice(i, *each) for i, each in enumerate(zip(said.voices, names.voices, strict=True), 1)] if said else [],
    )


def _point(ordinal: int, offset: int, point: Point) -> Values:
    kind = str(point.kind) if point.kind else None
    start, end = offset + point.start, offset + point.end
    return ordinal, point.label, point.group, point.depth, point.marker, kind, point.cue, start, end


def _voice(ordinal: int, voice: Voice, served: Served) -> Values:
    department = next((role.department.label for role in served.roles if role.department), None)
    return ordinal, voice.name, voice.full, voice.role, department, served.place.code if served.place else None


def _role(ordinal: int, role: Role) -> Values:
    department = role.department.label if role.department else None
    return ordinal, role.printed, role.title, role.level, department, role.place.code if role.place else None


def lineage(place: Place) -> list[Row]:
    """Columns of PlaceRow for a place and its ancestors, the province first."""
    codes = _codes(place)
    levels = {2: "province", 4: "city"}
    return [
        {
            "code": code,
            "name": name,
            "level": str(place.level) if code == place.code else levels[len(code)],
            "parent_code": codes[i - 1] if i else None,
            "chain": "/".join(codes[: i + 1]),
        }
        for i, (code, name) in enumerate(zip(codes, place.chain, strict=True))
    ]


def _codes(place: Place) -> list[str]:
    # a county under a province or municipality has no city between them, its code notwithstanding
    lengths = {1: (), 2: (2,), 3: (2, 4)}[len(place.chain)]
    return [place.code[:length] for length in lengths] + [place.code]

"""What the reader made of a document, in the shape in which gold is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.people import StatementNames
from app.domain.transcript import Statement
from app.text.spans import Span
from tests.scoring.gold import Value, chain, plain


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """The text of a statement, where it stands in the restored text, and its facts by the keys of gold."""

    text: str
    span: Span
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Reading:
    """The restored text of a document, the event's facts and the statements; empty where it could not be read."""

    text: str
    event: Mapping[str, Value]
    statements: tuple[ReadStatement, ...]


def reading_of(document: Document) -> Reading:
    """The facts of a document as ingest has read it."""
    transcript, resolution = document.transcript, document.resolution
    if transcript is None or resolution is None:
        return Reading("", {}, ())
    facts, places = transcript.event, resolution.event
    event: dict[str, Value] = {
        "title": plain(facts.title),
        "published": facts.published.isoformat() if facts.published else None,
        "start": facts.start.isoformat() if facts.start else None,
        "end": facts.end.isoformat() if facts.end else None,
        "origin": places.origin.chain if places.origin else None,
        "destinations": frozenset(place.chain for place in places.destinations) or None,
    }
    names = {each.ordinal: each for each in resolution.statements}
    statements = (_statement(each, names[each.ordinal]) for each in transcript.statements if each.paragraphs)
    return Reading(transcript.restored.text, event, tuple(statements))


def _statement(statement: Statement, names: StatementNames) -> ReadStatement:
    attribution = statement.attribution
    segments = [segment for paragraph in statement.paragraphs for segment in paragraph.segments]
    facts: dict[str, Value] = {
        "speaker": plain(attribution.name) if attribution else None,
        "role": plain(attribution.role) if attribution else None,
        "departments": frozenset(role.department.label for role in names.roles if role.department) or None,
        "place": chain(names.place.chain) if names.place else None,
    }
    text = "\n".join(paragraph.text for paragraph in statement.paragraphs)
    return ReadStatement(text, Span(min(s.start for s in segments), max(s.end for s in segments)), facts)

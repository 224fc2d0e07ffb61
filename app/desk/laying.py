"""A file laid out: its lines in stretches, beside each what was read in it and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlalchemy.orm import Session

from app.desk.contexts import Card, PointRow, Stretch
from app.desk.entries import marks_of
from app.desk.held import Held, statement_fields
from app.desk.parts import STATEMENT, opened
from app.domain.lines import Lines
from app.domain.problems import ProblemCode
from app.domain.readings import rule
from app.domain.signatures import signature
from app.domain.transcript import Statement
from app.ingest.correction_files import NO_KIND
from app.parse.anchoring import start_of
from app.store.reading.problems import ProblemView
from app.store.reading.source_lines import SourceLine
from app.store.reading.sources import SourceReading
from app.store.reading.speakers import named_speaker

OPENING = 24
"""Characters of a point that tell which it is."""


@dataclass
class _Run:
    lines: list[SourceLine]
    ordinals: set[int]


def stretches(
    lines: Iterable[SourceLine],
    cards: Mapping[int, Card],
    problems: Sequence[ProblemView],
    typed: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Stretch, ...]:
    """The lines in runs of one statement, or of none; a line that several statements share holds them together. The
    form of a card stands open where there is a doubt, or something ``typed``."""
    runs: list[_Run] = []
    for line in lines:
        ordinals = {ordinal for _, ordinal in line.labels if ordinal is not None}
        last = runs[-1] if runs else None
        if last is not None and (not line.labels or ordinals & last.ordinals or not (ordinals or last.ordinals)):
            last.lines.append(line)
            last.ordinals |= ordinals
        else:
            runs.append(_Run([line], ordinals))
    seen: set[int] = set()
    done = []
    for run in runs:
        numbers = {line.number for line in run.lines}
        first = sorted(run.ordinals - seen)
        seen |= run.ordinals
        own = tuple(problem for problem in problems if problem.line in numbers)
        if own or any(line.labels for line in run.lines):
            about = (*own, *(problem for problem in problems if problem.line is None))
            shown = tuple(_opened(cards[n], about, typed) for n in first if n in cards)
            done.append(Stretch(tuple(run.lines), shown, own))
    return tuple(done)


def open_codes(problems: Iterable[ProblemView]) -> set[str]:
    """The codes of the problems that nobody lets stand."""
    return {problem.code for problem in problems if not problem.accepted}


def whose(problems: Iterable[ProblemView], cards: Mapping[int, Card]) -> dict[str, int]:
    """Of each doubt about namesakes, by what it says, the first statement by one of that name."""
    doubts = [problem.message for problem in problems if problem.code == ProblemCode.AMBIGUOUS_SPEAKER]
    found: dict[str, int] = {}
    for message in doubts:
        for ordinal, card in sorted(cards.items()):
            if card.speaker and f"“{card.speaker}”" in message:
                found.setdefault(message, ordinal)
    return found


def _opened(card: Card, problems: Iterable[ProblemView], typed: Mapping[str, str]) -> Card:
    """The card with the parts of its form that stand open; a problem of the whole file is its own where it names the
    speaker."""
    own = (one for one in problems if one.line is not None or (card.speaker and f"“{card.speaker}”" in one.message))
    before = {**card.fields, **{f"kind-{point.number}": point.kind or NO_KIND for point in card.points}}
    mine = typed if typed.get("statement") == str(card.ordinal) else {}
    return replace(card, opened=opened(STATEMENT, open_codes(own), mine, before))


def cards_of(session: Session, held: Held, source: SourceReading) -> dict[int, Card]:
    """A card for each statement, by its ordinal."""
    assert held.document.transcript is not None
    lines = Lines(held.document.transcript.restored)
    speakers = {brief.ordinal: brief.speaker_id for brief in source.statements}
    return {s.ordinal: _card(session, held, s, lines, speakers.get(s.ordinal)) for s in held.statements}


def _card(session: Session, held: Held, statement: Statement, lines: Lines, speaker_id: str | None) -> Card:
    attribution, fields = statement.attribution, statement_fields(held, statement)
    names = held.names_of(statement.ordinal)
    departments = dict.fromkeys(r.department.label for r in names.roles if r.department) if names else {}
    return Card(
        ordinal=statement.ordinal,
        line=lines.of(start_of(statement)),
        speaker=attribution.name if attribution else None,
        signed=signature(attribution.name, attribution.rule, attribution.printed, attribution.role)
        if attribution
        else None,
        role=attribution.role if attribution else None,
        printed=attribution.printed or None if attribution else None,
        rule=rule(attribution.rule if attribution else None),
        departments=tuple(departments),
        place=fields["place"] or None,
        paragraphs=len(statement.paragraphs),
        characters=sum(len(paragraph.text) for paragraph in statement.paragraphs),
        fields=fields,
        points=tuple(_point(statement, number) for number in range(len(marks_of(statement)))),
        speaker_id=speaker_id,
        namesakes=_namesakes(session, speaker_id),
    )


def _point(statement: Statement, number: int) -> PointRow:
    mark = marks_of(statement)[number]
    text = statement.paragraphs[mark.paragraph].text[mark.start : mark.end]
    opening = text if len(text) <= OPENING else f"{text[:OPENING]}…"
    return PointRow(number, getattr(mark, "label", None), str(mark.kind) if mark.kind else None, opening)


def _namesakes(session: Session, speaker_id: str | None) -> tuple[tuple[str, str], ...]:
    named = named_speaker(session, speaker_id) if speaker_id else None
    if named is None:
        return ()
    return tuple(
        (one.id, " ".join(part for part in (one.name, one.place.name if one.place else None, one.role) if part))
        for one in named.namesakes
    )

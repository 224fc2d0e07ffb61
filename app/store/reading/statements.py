"""One statement with everything that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.signatures import signature
from app.store.reading.briefs import EventBrief, PlaceRef, event_briefs, place_refs
from app.store.reading.company import Company, company_of
from app.store.reading.copies import Print, copies_of, original_of
from app.store.reading.lines import LineMap
from app.store.reading.openings import opening_words
from app.store.reading.standing import (
    Loss,
    gaps_of,
    heading_losses,
    losses_of,
    spans_of,
    stands,
    starting_in,
    statement_row,
)
from app.store.reading.stretches import clause_of
from app.store.reading.voices import VoiceView, voices_of
from app.store.tables import PUBLISHED, STANDING, EventRow, SourceRow, StatementRow


@dataclass(frozen=True, slots=True)
class RoleView:
    """One role as held on the day: printed form, title, department (id), place."""

    printed: str
    title: str | None
    department: str | None
    place: PlaceRef | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A point (``label`` is its path, "1-2") or a passage (``label`` is None): offsets in the text of its paragraph."""

    anchor: str
    label: str | None
    kind: str | None
    cue: str | None
    marker: str
    depth: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph: its offset in the statement's text, its annotations, the line of the source it begins on, and the
    damage in it that could not be undone (offsets in its text)."""

    number: int
    start: int
    text: str
    annotations: tuple[Annotation, ...]
    line: int
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line of the outline: a point or passage with its opening clause (its marker left out)."""

    annotation: Annotation
    clause: str


@dataclass(frozen=True, slots=True)
class StatementReading:
    """One statement. ``repairs`` and ``joins`` count what was restored in it, ``losses`` what could not be (in the
    heading at ``heading_losses``, as offsets in it). ``line`` is where its first paragraph begins in the source,
    ``lines`` are the runs of lines (first and last) that it stands on, attribution and heading included.
    ``superseded`` is True where the text of the file has changed and holds the statement no more: then lines and counts
    mean nothing. ``gone`` is True where the file itself has been withdrawn. ``original`` is the statement that counts
    for this one where this is a copy, ``copies`` are the copies that it counts for. ``signed`` is the speaker, or what
    is printed where that names nobody alone: ``voices`` are those who speak together then.
    """

    id: str
    ordinal: int
    headline: str
    heading: str | None
    heading_losses: tuple[Loss, ...]
    speaker: str | None
    signed: str | None
    speaker_id: str | None
    role: str | None
    roles: tuple[RoleView, ...]
    attribution: str | None
    rule: str | None
    mode: str
    reporter: str | None
    truncated: bool
    withdrawn: bool
    superseded: bool
    gone: bool
    sample: bool
    place: PlaceRef | None
    mentioned: tuple[PlaceRef, ...]
    day: date | None
    text: str
    paragraphs: tuple[ParagraphView, ...]
    outline: tuple[OutlineItem, ...]
    event: EventBrief
    publication: str | None
    source_id: str
    source_name: str
    line: int
    lines: tuple[tuple[int, int], ...]
    repairs: int
    joins: int
    losses: int
    original: Print | None
    copies: tuple[Print, ...]
    company: Company
    voices: tuple[VoiceView, ...]


def statement_reading(session: Session, statement_id: str) -> StatementReading | None:
    """The statement with this id, withdrawn or not; None where there is none."""
    row = statement_row(session, statement_id)
    if row is None:
        return None
    source = row.event.source
    codes = [row.place_code, *(role.place_code for role in row.roles), *(m.place_code for m in row.mentions)]
    refs = place_refs(session, codes)
    lines = LineMap.of(source)
    paragraphs = _paragraphs(row, source, lines)
    damaged = heading_losses(row, source)
    return StatementReading(
        id=row.id,
        ordinal=row.ordinal,
        headline=row.heading or opening_words(row.text),
        heading=row.heading,
        heading_losses=damaged,
        speaker=row.speaker_name,
        signed=signature(row.speaker_name, row.rule, row.attribution, row.role),
        speaker_id=row.speaker_id,
        role=row.role,
        roles=tuple(
            RoleView(role.printed, role.title, role.department_id, refs.get(role.place_code or ""))
            for role in row.roles
        ),
        attribution=row.attribution,
        rule=row.rule,
        mode=row.mode,
        reporter=row.reporter,
        truncated=row.truncated,
        withdrawn=row.state not in STANDING,
        superseded=not stands(row, source),
        gone=source.state != PUBLISHED,
        sample=source.sample,
        place=refs.get(row.place_code or ""),
        mentioned=tuple(sorted((refs[m.place_code] for m in row.mentions), key=lambda place: place.code)),
        day=row.day,
        text=row.text,
        paragraphs=paragraphs,
        outline=tuple(
            OutlineItem(annotation, _clause(paragraph, annotation))
            for paragraph in paragraphs
            for annotation in paragraph.annotations
        ),
        event=event_briefs(session, EventRow.id == row.event_id)[0],
        publication=row.event.publication,
        source_id=source.id,
        source_name=source.name,
        line=paragraphs[0].line if paragraphs else 1,
        lines=lines.runs_of(spans_of(row, source)),
        repairs=sum(starting_in(row, [(start, end) for *_, start, end in source.repairs])),
        joins=len(gaps_of(row)),
        losses=sum(starting_in(row, [residue["span"] for residue in source.residues])) + len(damaged),
        original=original_of(session, row),
        copies=copies_of(session, row),
        company=company_of(session, row),
        voices=() if row.speaker_name else voices_of(session, [row.number]).get(row.number, ()),
    )


def _paragraphs(row: StatementRow, source: SourceRow, lines: LineMap) -> tuple[ParagraphView, ...]:
    found = []
    for paragraph in row.paragraphs:
        first, last = paragraph.start, paragraph.start + len(paragraph.text)
        points = [
            Annotation(f"p-{p.label}", p.label, p.kind, p.cue, p.marker, p.depth, p.start - first, p.end - first)
            for p in row.points
            if first <= p.start < last
        ]
        passages = [
            Annotation(f"passage-{p.ordinal}", None, p.kind, p.cue, "", 0, p.start - first, p.end - first)
            for p in row.passages
            if first <= p.start < last
        ]
        annotations = tuple(sorted(points + passages, key=lambda a: (a.start, -a.end, a.label is not None)))
        line = lines.line_of(paragraph.segments[0][0]) if paragraph.segments else 1
        losses = losses_of(paragraph, source)
        found.append(ParagraphView(paragraph.ordinal, first, paragraph.text, annotations, line, losses))
    return tuple(found)


def _clause(paragraph: ParagraphView, annotation: Annotation) -> str:
    starts = [other.start for other in paragraph.annotations]
    return clause_of(paragraph.text, annotation.start + len(annotation.marker), annotation.end, starts)

"""The way of a document, from bytes to what they mean: each stage a pure function, composed here and only here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from app.domain.corrections import NONE, Corrections
from app.domain.document import Document
from app.domain.people import GivenPlaces, Mention
from app.domain.problems import Problem, ProblemCode
from app.domain.told import NOTHING_TOLD, Told
from app.domain.transcript import Attribution, Statement, Transcript, Voice
from app.formats.extracted import FormatError
from app.formats.extraction import extract
from app.names.resolution import resolve
from app.parse.amending import amend
from app.parse.reader import Reading, attributed
from app.text.restoration import keep_names, restore

_IN_LINE = ("turn", "role-name")
"""Rules whose attribution may print a title inside the name (陈议员明乾)."""


def read_document(name: str, data: bytes, corrections: Corrections = NONE) -> Document:
    """Read one file: take its text out, restore, split and attribute, find points, apply corrections, resolve names.

    ``name`` is the file's name without its folder; what kind of file it is, its content says. A file without text
    gives a document whose ``failure`` says why; nothing is raised for bad input.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        extracted = extract(data)
    except FormatError as error:
        return Document(name, digest, len(data), failure=Problem(ProblemCode(error.code), error.message))
    told = Told(extracted.title, extracted.published, extracted.publication, extracted.asides)
    transcript = read_text(extracted.text, told)
    if extracted.unread:
        unread = Problem(ProblemCode.TRUNCATED_SOURCE, extracted.unread)
        transcript = replace(transcript, problems=(*transcript.problems, unread))
    transcript = amend(transcript, corrections)
    mentions = [mention_of(statement) for statement in transcript.statements]
    resolution = resolve(transcript.event, mentions, places_of(corrections))
    document = Document(
        name=name,
        sha256=digest,
        size=len(data),
        encoding=extracted.encoding,
        transcript=transcript,
        resolution=resolution,
        format=extracted.format,
        address=extracted.address,
        fetched=extracted.fetched,
    )
    return corrected(document, corrections)


def places_of(corrections: Corrections) -> GivenPlaces:
    """What the corrections say of the event's places, the last word of each."""
    given = GivenPlaces()
    for event in corrections.events:
        given = GivenPlaces(
            given.home if event.place is None else event.place,
            given.origin if event.origin is None else event.origin,
            given.destinations if event.destinations is None else event.destinations,
        )
    return given


def corrected(document: Document, corrections: Corrections) -> Document:
    """The document with where it came from as corrected, and the corrections it was read by."""
    address, fetched = document.address, document.fetched
    for event in corrections.events:
        address = address if event.address is None else event.address or None
        fetched = event.fetched or fetched
    return replace(document, address=address, fetched=fetched, corrections=corrections)


def read_text(text: str, told: Told = NOTHING_TOLD) -> Transcript:
    """Restore and read a text; ``told`` is what its file says beside it. Names are known only when it is known who says
    what; where restoration changed a character that a name keeps, that is found out once more with the names as they
    should be."""
    restored = restore(text)
    reading = attributed(restored, told)
    kept = keep_names(restored, _people(reading))
    return (reading if kept is restored else attributed(kept, told)).transcript()


def _people(reading: Reading) -> list[str]:
    """The names of who speaks, writes or presides, as a page prints them."""
    speakers = {name for one in reading.attributions if one for name in _names(one)}
    return sorted(speakers | reading.reporters() | ({reading.facts.chair} if reading.facts.chair else set()))


def _names(attribution: Attribution) -> Iterator[str]:
    if attribution.name:
        yield attribution.name
        if attribution.rule in _IN_LINE and attribution.name not in attribution.printed:
            yield attribution.printed.strip(":：︰ ")
    yield from (voice.name for voice in attribution.voices if voice.full)


def mention_of(statement: Statement) -> Mention:
    """What names resolution is given of one statement."""
    attribution = statement.attribution
    return Mention(
        statement.ordinal,
        attribution.name if attribution else None,
        attribution.role if attribution else None,
        "\n".join(paragraph.text for paragraph in statement.paragraphs),
        statement.given.department,
        statement.given.place,
        tuple(voice.role for voice in _voices(statement)),
    )


def _voices(statement: Statement) -> tuple[Voice, ...]:
    return statement.attribution.voices if statement.attribution else ()

"""The way of a document, from bytes to what they mean: each stage a pure function, composed here and only here."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from app.domain.corrections import NONE, Corrections
from app.domain.document import Document
from app.domain.people import GivenPlaces, Mention
from app.domain.problems import Problem, ProblemCode
from app.domain.transcript import Statement, Transcript
from app.names.resolution import resolve
from app.parse.amending import amend
from app.parse.reader import read
from app.text.decoding import DecodingError, decode
from app.text.restoration import keep_names, restore

_FAILURES = {
    "empty": ProblemCode.EMPTY_FILE,
    "binary": ProblemCode.BINARY_FILE,
    "undecodable": ProblemCode.UNDECODABLE,
}


def read_document(name: str, data: bytes, corrections: Corrections = NONE) -> Document:
    """Read one file: decode, restore, split and attribute, find points, apply corrections, resolve names.

    ``name`` is the file's name without its folder. A file that cannot be decoded gives a document whose
    ``failure`` says why; nothing is raised for bad input.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        decoded = decode(data)
    except DecodingError as error:
        return Document(name, digest, len(data), failure=Problem(_FAILURES[error.code], error.message))
    transcript = amend(read_text(decoded.text), corrections)
    mentions = [mention_of(statement) for statement in transcript.statements]
    resolution = resolve(transcript.event, mentions, places_of(corrections))
    document = Document(name, digest, len(data), decoded.encoding, transcript, resolution)
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


def read_text(text: str) -> Transcript:
    """Restore and read a decoded text. Names are known only after a first reading; where restoration changed a
    character that a name keeps, the text is read once more with the names as they should be."""
    restored = restore(text)
    transcript = read(restored)
    names = {s.attribution.name for s in transcript.statements if s.attribution}
    people = names | set(transcript.event.reporters) | {s.reporter for s in transcript.statements if s.reporter}
    kept = keep_names(restored, sorted(people | ({transcript.event.chair} if transcript.event.chair else set())))
    return transcript if kept is restored or kept.text == restored.text else read(kept)


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
    )

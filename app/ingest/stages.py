"""The way of a document, from bytes to what they mean: each stage a pure function, composed here and only here."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from app.domain.document import Document
from app.domain.people import Mention
from app.domain.problems import Problem, ProblemCode
from app.domain.told import NOTHING_TOLD, Told
from app.domain.transcript import Statement, Transcript
from app.formats.extracted import FormatError
from app.formats.extraction import extract
from app.names.resolution import resolve
from app.parse.reader import read
from app.text.restoration import keep_names, restore

_IN_LINE = ("turn", "role-name")
"""Rules whose attribution may print a title inside the name (陈议员明乾)."""


def read_document(name: str, data: bytes) -> Document:
    """Read one file: take its text out, restore, split and attribute, find points, resolve names.

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
    resolution = resolve(transcript.event, [mention_of(statement) for statement in transcript.statements])
    return Document(
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


def read_text(text: str, told: Told = NOTHING_TOLD) -> Transcript:
    """Restore and read a text; ``told`` is what its file says beside it. Names are known only after a first reading;
    where restoration changed a character that a name keeps, the text is read once more with the names as they should
    be."""
    restored = restore(text)
    transcript = read(restored, told)
    spoken = [s.attribution for s in transcript.statements if s.attribution and s.attribution.name]
    names = {one.name for one in spoken if one.name}
    parted = (one for one in spoken if one.rule in _IN_LINE and (one.name or "") not in one.printed)
    names |= {one.printed.strip(":：︰ ") for one in parted}
    people = names | set(transcript.event.reporters) | {s.reporter for s in transcript.statements if s.reporter}
    kept = keep_names(restored, sorted(people | ({transcript.event.chair} if transcript.event.chair else set())))
    return transcript if kept is restored or kept.text == restored.text else read(kept, told)


def mention_of(statement: Statement) -> Mention:
    """What names resolution is given of one statement."""
    attribution = statement.attribution
    return Mention(
        statement.ordinal,
        attribution.name if attribution else None,
        attribution.role if attribution else None,
        "\n".join(paragraph.text for paragraph in statement.paragraphs),
    )

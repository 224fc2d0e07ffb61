"""Read documents made by hand: invented people at real places, without the floors that read files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from app.domain.blocks import Block, BlockKind
from app.domain.document import Document
from app.domain.people import Department, EventPlaces, Place, PlaceLevel, Resolution, Role, Served, StatementNames
from app.domain.problems import Problem, ProblemCode
from app.domain.transcript import Attribution, EventFacts, Mode, Paragraph, Statement, Transcript, Voice
from app.text.repairs import Restored
from app.text.spans import Span

CITY = Place("4107", "新乡市", PlaceLevel.CITY, ("河南省", "新乡市"))
OTHER_CITY = Place("4203", "十堰市", PlaceLevel.CITY, ("湖北省", "十堰市"))
COUNTY = Place("419001", "济源市", PlaceLevel.COUNTY, ("河南省", "济源市"))


@dataclass(frozen=True)
class Said:
    """One statement to build: who, as what, where, and the text of its single paragraph."""

    name: str | None
    text: str
    office: str = "人社局"
    place: Place = CITY
    role: str = "市人社局局长"
    also: str | None = None  # a second office held at the same time
    together: tuple[Voice, ...] = ()  # who speaks where ``name`` is None; each with this office at this place


def document(*said: Said, name: str = "a.txt", title: str = "考察座谈会") -> Document:
    """A document whose received text is its title and then a line a statement."""
    text = title + "\n" + "".join(f"{s.name or ''}:{s.text}\n" for s in said)
    blocks = [Block(BlockKind.TITLE, Span(0, len(title)))]
    statements, offset = [], len(title)
    for ordinal, s in enumerate(said, 1):
        opening = Span(offset + 1, offset + 2 + len(s.name or ""))
        body = Span(opening.end, opening.end + len(s.text))
        blocks += [
            Block(BlockKind.BLANK, Span(offset, offset + 1)),
            Block(BlockKind.ATTRIBUTION, opening, ordinal),
            Block(BlockKind.STATEMENT, body, ordinal),
        ]
        attribution = Attribution("test", opening, opening.of(text), s.name, s.role, opening) if s.name else None
        if s.together:
            attribution = Attribution("joint", opening, opening.of(text), None, None, None, s.together)
        paragraph = Paragraph(s.text, (body,))
        statements.append(Statement(ordinal, attribution, Mode.DIRECT, None, None, False, (paragraph,)))
        offset = body.end
    blocks.append(Block(BlockKind.BLANK, Span(offset, len(text))))
    transcript = Transcript(Restored(text, text), "test", tuple(blocks), tuple(statements), EventFacts(title=title))
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), len(text), "utf-8", transcript, resolution(said))


def resolution(said: tuple[Said, ...]) -> Resolution:
    """What the names of ``said`` mean, taken from it at its word."""
    names = []
    for ordinal, s in enumerate(said, 1):
        offices = [s.office] + ([s.also] if s.also else [])
        roles = tuple(Role(s.role, "局长", "局长", Department(o, o, True), s.place) for o in offices)
        voices = tuple(Served(roles if each.role else (), s.place if each.role else None) for each in s.together)
        names.append(StatementNames(ordinal, roles if s.name else (), s.place if s.name else None, (), voices))
    return Resolution(EventPlaces(CITY, CITY, (), (), None), tuple(names))


def failed(name: str = "a.txt", content: str = "x") -> Document:
    """A document that could not be decoded."""
    problem = Problem(ProblemCode.UNDECODABLE, "无法辨认编码。")
    return Document(name, hashlib.sha256(content.encode()).hexdigest(), len(content), failure=problem)

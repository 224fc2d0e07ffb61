"""A Word file (.docx) as text."""

from __future__ import annotations

import re

from app.formats.extracted import Extracted, assembled
from app.formats.limits import TEXT_CHARACTERS
from app.formats.refusals import refusal
from app.formats.word.body import Body
from app.formats.word.numbering import numbering
from app.formats.word.package import Package, child, local, value

_TITLE = re.compile("(?=.*[\u3400-\u9fff])(?!.*(?:文档|无标题|Word|PowerPoint|模板)).{4,60}")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_word(data: bytes) -> Extracted:
    """The text of a Word file: paragraphs and tables in order, with their numbers; deleted and hidden text is left
    out, inserted text is kept. Running heads and notes are asides. Raises FormatError."""
    package = Package(data)
    name = package.main()
    root = package.part(name)
    if root is None:
        raise refusal("damaged")
    parts = list(package.related(name).values())
    first = dict(reversed(parts))
    counting = numbering(package, first.get("numbering"), first.get("styles"))
    body = Body(counting).lines(root)
    heads = [line for kind, target in parts if kind == "header" for line in _part(package, target)]
    feet = [line for kind, target in parts if kind == "footer" for line in _part(package, target)]
    notes = [line for kind in ("footnotes", "endnotes") if kind in first for line in _notes(package, first[kind])]
    lines = [(line, False) for line in dict.fromkeys(heads)]
    lines += [(line, True) for line in body]
    lines += [(line, False) for line in (*notes, *dict.fromkeys(feet))]
    if not any(line.strip() for line, _ in lines):
        raise refusal("empty")
    if sum(len(line) for line, _ in lines) > TEXT_CHARACTERS:
        raise refusal("large")
    text, asides = assembled(lines)
    return Extracted(text=text, format="docx", title=_title(package), asides=asides)


def _part(package: Package, name: str) -> list[str]:
    root = package.part(name)
    return Body(None).lines(root) if root is not None else []


def _notes(package: Package, name: str) -> list[str]:
    root = package.part(name)
    notes = [note for note in root if value(note, "type") not in _SEPARATORS] if root is not None else []
    return [line for note in notes if local(note) in ("footnote", "endnote") for line in Body(None).lines(note)]


def _title(package: Package) -> str | None:
    title = child(package.part("docProps/core.xml"), "title")
    text = (title.text or "").strip() if title is not None else ""
    return text if _TITLE.fullmatch(text) else None

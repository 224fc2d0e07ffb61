"""Text to HTML: the only place that puts tags around words of a source, each piece escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from app.store.reading.statements import Annotation
from app.web.wording import KINDS

_STOPS = re.compile(r"(?<=[\u4e00-\u9fff”’》）])([,:;?!])")

Marks = Sequence[tuple[int, int]]


def marked(text: str, marks: Marks) -> Markup:
    """``text`` with ``<mark>`` around the ranges; those outside the text are cut, overlaps run together."""
    return _pieces(text, 0, len(text), marks)


def shifted(marks: Iterable[tuple[int, int]], start: int, length: int) -> tuple[tuple[int, int], ...]:
    """The marks that touch [start, start + length), as offsets from ``start``."""
    return tuple((max(0, s - start), min(length, e - start)) for s, e in marks if s < start + length and e > start)


def annotated(text: str, annotations: Sequence[Annotation], marks: Marks) -> Markup:
    """A paragraph with its points and passages as nested ``<span>`` and its marks.

    An annotation that crosses the end of one around it is closed there and opened again, so that tags nest; only
    its first piece has the anchor.
    """
    opening: dict[int, list[Annotation]] = {}
    for annotation in sorted(annotations, key=lambda a: (a.start, -a.end)):
        if annotation.start < min(annotation.end, len(text)):
            opening.setdefault(annotation.start, []).append(annotation)
    cuts = sorted({0, len(text), *opening, *(min(a.end, len(text)) for a in annotations)})
    out, stack = Markup(), list[Annotation]()
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        stack, closed = _close(stack, start)
        out += closed
        for annotation in opening.get(start, ()):
            out += _open(annotation, first=True)
            stack.append(annotation)
        marker = _marker(stack, start, text[:end])
        if marker is not None:
            out += Markup('<a class="marker" href="#{}">{}</a>').format(
                marker.anchor, _pieces(text, start, start + len(marker.marker), marks)
            )
            start += len(marker.marker)
        if start < end:
            out += _pieces(text, start, end, marks)
    return out + Markup("</span>") * len(stack)


def _close(stack: list[Annotation], at: int) -> tuple[list[Annotation], Markup]:
    """Close what ends at ``at``; what was opened later and goes on is closed too and opened again."""
    low = next((index for index, annotation in enumerate(stack) if annotation.end <= at), None)
    if low is None:
        return stack, Markup()
    staying = [annotation for annotation in stack[low:] if annotation.end > at]
    html = Markup("</span>") * (len(stack) - low)
    for annotation in staying:
        html += _open(annotation, first=False)
    return stack[:low] + staying, html


def _open(annotation: Annotation, first: bool) -> Markup:
    name = "passage" if annotation.label is None else "point"
    kind = f" {annotation.kind}" if annotation.kind in KINDS else ""
    if not first:
        return Markup('<span class="{}{}">').format(name, kind)
    html = Markup('<span class="{}{}" id="{}">').format(name, kind, annotation.anchor)
    if annotation.kind in KINDS:
        html += Markup('<a class="tag {}" href="#{}">{}</a>').format(
            annotation.kind, annotation.anchor, KINDS[annotation.kind]
        )
    return html


def _marker(stack: Sequence[Annotation], start: int, text: str) -> Annotation | None:
    last = stack[-1] if stack else None
    if last is None or last.start != start or not last.marker:
        return None
    return last if text.startswith(last.marker, start) else None


@dataclass(frozen=True, slots=True)
class Fault:
    """A query cut at the character that could not be read (empty at the end of the query)."""

    before: str
    at: str
    after: str


def fault(query: str, position: int) -> Fault:
    """Cut ``query`` at ``position`` (kept inside it)."""
    place = max(0, min(position, len(query)))
    return Fault(query[:place], query[place : place + 1], query[place + 1 :])


def _pieces(text: str, start: int, end: int, marks: Marks) -> Markup:
    out, at = Markup(), start
    for mark_start, mark_end in sorted(marks):
        low, high = max(mark_start, at), min(mark_end, end)
        if low < high:
            out += _spaced(text[at:low]) + Markup("<mark>") + _spaced(text[low:high]) + Markup("</mark>")
            at = high
    return out + _spaced(text[at:end])


def _spaced(text: str) -> Markup:
    """Escaped, half-width stops after Chinese in a span that gives them room; the characters stay as they are."""
    parts = _STOPS.split(text)
    return Markup().join(
        Markup('<span class="stop">{}</span>').format(part) if index % 2 else escape(part)
        for index, part in enumerate(parts)
    )

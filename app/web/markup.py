"""Text to HTML: the only place that puts tags around words of a source, each piece escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from app.store.reading.statements import Annotation
from app.web.wording import KINDS

_STOPS = re.compile(r"(?<=[\u4e00-\u9fff”’》）])([,:;?!])")

Marks = Sequence[tuple[int, int]]
Anchors = Mapping[int, str]
"""The ids of marks by where these start."""
_NO_ANCHORS: Anchors = {}
LOST = "lost"
"""The id of the note that says what damage in the text is; each place of it links there."""


def marked(text: str, marks: Marks, anchors: Anchors = _NO_ANCHORS, losses: Marks = ()) -> Markup:
    """``text`` with ``<mark>`` around the ranges; those outside the text are cut, overlaps run together. ``losses`` are
    its damage (``annotated``)."""
    return _pieces(text, 0, len(text), marks, anchors, losses)


def shortened(text: str, marks: Marks, most: int) -> Markup:
    """``text`` as ``marked``, of more than ``most`` characters only the beginning and the end, with … between them."""
    if len(text) <= most:
        return marked(text, marks)
    head, tail = most // 2, len(text) - (most - 1 - most // 2)
    cut = Markup('<span class="cut">…</span>')
    return _pieces(text, 0, head, marks, _NO_ANCHORS) + cut + _pieces(text, tail, len(text), marks, _NO_ANCHORS)


def mark_anchor(number: int) -> str:
    """The id of a mark, numbered from 1 in the order of the text."""
    return f"m-{number}"


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks inside one stretch of a text, as offsets from its start, and the ids of those that begin there."""

    marks: tuple[tuple[int, int], ...]
    anchors: Anchors


def numbered(marks: Marks, stretches: Iterable[tuple[int, int]]) -> tuple[Marked, ...]:
    """The sorted ``marks`` of a text shared out to stretches of it (start and length, in the order of the text); a
    mark over several has its id in the first that it is seen in."""
    given: set[int] = set()
    found = []
    for start, length in stretches:
        touching = [(number, mark) for number, mark in enumerate(marks, 1) if shifted([mark], start, length)]
        first = {max(0, mark[0] - start): mark_anchor(number) for number, mark in touching if number not in given}
        given.update(number for number, _ in touching)
        found.append(Marked(shifted([mark for _, mark in touching], start, length), first))
    return tuple(found)


def shifted(marks: Iterable[tuple[int, int]], start: int, length: int) -> tuple[tuple[int, int], ...]:
    """The marks that touch [start, start + length), as offsets from ``start``."""
    return tuple((max(0, s - start), min(length, e - start)) for s, e in marks if s < start + length and e > start)


def annotated(
    text: str,
    annotations: Sequence[Annotation],
    marks: Marks,
    anchors: Anchors = _NO_ANCHORS,
    losses: Marks = (),
    kinds: Mapping[str, str] = KINDS,
) -> Markup:
    """A paragraph with its points and passages as nested ``<span>``, each with the word for its kind (``kinds``), its
    marks, and its damage (``losses``) as links to the note about it.

    An annotation that crosses the end of one around it is closed there and opened again, so that tags nest; only
    its first piece has the anchor, the others name it.
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
            out += _open(annotation, kinds)
            stack.append(annotation)
        marker = _marker(stack, start, text[:end])
        if marker is not None:
            out += Markup('<a class="marker" href="#{}">{}</a>').format(
                marker.anchor, _pieces(text, start, start + len(marker.marker), marks, anchors)
            )
            start += len(marker.marker)
        if start < end:
            out += _pieces(text, start, end, marks, anchors, losses)
    return out + Markup("</span>") * len(stack)


def _close(stack: list[Annotation], at: int) -> tuple[list[Annotation], Markup]:
    """Close what ends at ``at``; what was opened later and goes on is closed too and opened again."""
    low = next((index for index, annotation in enumerate(stack) if annotation.end <= at), None)
    if low is None:
        return stack, Markup()
    staying = [annotation for annotation in stack[low:] if annotation.end > at]
    html = Markup("</span>") * (len(stack) - low)
    for annotation in staying:
        html += Markup('<span class="{}" data-part="{}">').format(_classes(annotation), annotation.anchor)
    return stack[:low] + staying, html


def _open(annotation: Annotation, kinds: Mapping[str, str]) -> Markup:
    html = Markup('<span class="{}" id="{}">').format(_classes(annotation), annotation.anchor)
    if annotation.kind in KINDS:
        html += Markup('<a class="tag {}" href="#{}">{}</a>').format(
            annotation.kind, annotation.anchor, kinds[annotation.kind]
        )
    return html


def _classes(annotation: Annotation) -> str:
    name = "passage" if annotation.label is None else "point"
    return f"{name} {annotation.kind}" if annotation.kind in KINDS else name


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


def _pieces(text: str, start: int, end: int, marks: Marks, anchors: Anchors, losses: Marks = ()) -> Markup:
    out, at = Markup(), start
    for mark_start, mark_end in sorted(marks):
        low, high = max(mark_start, at), min(mark_end, end)
        if low < high:
            anchor = anchors.get(low) if low == mark_start else None
            opened = Markup('<mark id="{}">').format(anchor) if anchor else Markup("<mark>")
            out += _whole(text, at, low, losses) + opened + _whole(text, low, high, losses) + Markup("</mark>")
            at = high
    return out + _whole(text, at, end, losses)


def _whole(text: str, start: int, end: int, losses: Marks) -> Markup:
    out, at = Markup(), start
    for loss_start, loss_end in losses:
        low, high = max(loss_start, at), min(loss_end, end)
        if low < high:
            lost = Markup('<a class="lost" href="#{}">{}</a>').format(LOST, text[low:high])
            out += _spaced(text[at:low]) + lost
            at = high
    return out + _spaced(text[at:end])


def _spaced(text: str) -> Markup:
    """Escaped, half-width stops after Chinese in a span that gives them room; the characters stay as they are."""
    parts = _STOPS.split(text)
    return Markup().join(
        Markup('<span class="stop">{}</span>').format(part) if index % 2 else escape(part)
        for index, part in enumerate(parts)
    )

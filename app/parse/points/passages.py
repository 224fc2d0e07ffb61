"""Passages: stretches without ordinals that a cue opens.

A cue of a run (下一步, 我们要, 我建议, 两点体会:) opens a passage at the start of its sentence, which lasts to the next
cue of another kind or the end of its paragraph. A cue of a sentence (能力不足, 值得借鉴) marks its sentence only; it
ends a run, but stands inside one that was announced with a count or a colon. Inside items only turns (下一步, 我建议)
and lacks count, and never for the kind that the item has. The words that announce a list belong to the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from app.domain.kinds import Kind
from app.domain.transcript import Passage, Point
from app.parse.points.evidence import Evidence, may_hold_evidence
from app.parse.points.lexicon import IMPERATIVE, Use
from app.parse.points.pieces import read_unit
from app.parse.points.punctuation import clauses, ends_sentence, unit_bounds, units
from app.text.spans import Span

_RUN_IN = 10  # code points of the longest heading that opens its own paragraph (思想再解放。)

_HEADING = 24  # code points of the longest heading of a section
_SENTENCE = re.compile(r"[,。;:!]|\?.")

Kinds = frozenset[Kind | None]
T = TypeVar("T")


@dataclass(slots=True)
class _Draft:
    """A passage being gathered: what opened it, where it stands, how far its first piece went, its last sentence."""

    cue: Evidence
    start: int
    end: int
    opened: int
    sentence: int


def find_passages(
    paragraphs: Sequence[str], texts: Sequence[str], points: Sequence[Point], silent: Sequence[tuple[int, Span]]
) -> tuple[Passage, ...]:
    """The passages of a statement in the order of its text; two that overlap are of different kinds. ``silent`` are
    the words that announce lists: paragraph and place."""
    found: list[Passage] = []
    runs_on = False
    places = _by_paragraph([(point.paragraph, point) for point in points])
    silences = _by_paragraph(silent)
    for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        own = places.get(number, ())
        here = [
            Passage(draft.cue.kind, draft.cue.span.of(paragraph), number, draft.start, draft.end)
            for start, end, kinds in _zones(text, own, silences.get(number, ()))
            for draft in _drafts(text, start, end, kinds)
        ]
        if runs_on and not here and not own:
            here = _continued(paragraph, text, number)
        found += here
        runs_on = bool(here) and here[-1].kind is Kind.MEASURE and here[-1].end >= len(text.rstrip())
    if len(found) > 1:
        found.sort(key=lambda passage: (passage.paragraph, passage.start, -passage.end))
    return tuple(found)


def _by_paragraph(things: Iterable[tuple[int, T]]) -> Mapping[int, Sequence[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for number, thing in things:
        found[number].append(thing)
    return found


def _zones(text: str, points: Sequence[Point], silent: Sequence[Span]) -> Sequence[tuple[int, int, Kinds | None]]:
    """The stretches that no passage crosses and that may hold evidence, each with its start, its end and the kinds of
    the items around it (None outside items)."""
    if not points and not silent:
        return [(0, len(text), None)] if may_hold_evidence(text, 0, len(text), False) else []
    cuts = {0, len(text)}
    for point in points:
        cuts.update((point.start, point.end))
    for span in silent:
        cuts.update((span.start, span.end))
    line = _section_line(text, points)
    items_count = may_hold_evidence(text, 0, len(text), True)
    zones: list[tuple[int, int, Kinds | None]] = []
    for start, end in pairwise(sorted(cuts)):
        around = [point for point in points if point.start <= start and end <= point.end]
        if around and (not items_count or (line is not None and line in around)):
            continue
        if not may_hold_evidence(text, start, end, bool(around)):
            continue
        if not silent or not any(span.start <= start and end <= span.end for span in silent):
            zones.append((start, end, frozenset([point.kind for point in around]) if around else None))
    return zones


def _section_line(text: str, points: Sequence[Point]) -> Point | None:
    """The item that is the heading of a section (一、下一步怎么干): short, a paragraph of its own, no sentence."""
    before = len(text) - len(text.lstrip())
    for point in points:
        if point.start > before:
            break
        line = text[point.start : point.end].strip()
        if len(line) <= _HEADING and not _SENTENCE.search(line):
            return point
    return None


def _drafts(text: str, start: int, end: int, kinds: Kinds | None) -> list[_Draft]:
    drafts: list[_Draft] = []
    run: _Draft | None = None
    sentence = 0
    for first, last in unit_bounds(text, start, end):
        pieces = read_unit(text, first, last, kinds is not None, sentence > 0)
        if not pieces and run is not None:
            run = _extended(run, last, sentence)
        for low, high, cue in pieces:
            if cue is not None and kinds is not None and cue.kind in kinds:
                run = None
            elif cue is None:
                run = _extended(run, high, sentence)
            elif run is not None and _belongs(run, cue):
                run.end, run.sentence = high, sentence
                if cue.local and cue.kind is not run.cue.kind:
                    drafts.append(_Draft(cue, low, high, high, sentence))
            else:
                run = _Draft(cue, low, high, high, sentence)
                drafts.append(run)
        sentence += ends_sentence(text, first, last)
    return [_trimmed(text, draft) for draft in drafts if draft.cue.use is not Use.FORMULA or draft.end > draft.opened]


def _extended(run: _Draft | None, end: int, sentence: int) -> _Draft | None:
    """The run with one more piece, or None where it had ended with its sentence."""
    if run is None or (run.cue.local and sentence != run.sentence):
        return None
    run.end = end
    return run


def _belongs(run: _Draft, cue: Evidence) -> bool:
    """True where a cue does not end the run before it."""
    if run.cue.local:
        return cue.kind is run.cue.kind and cue.local
    if cue.kind is run.cue.kind or (run.cue.announced and cue.local):
        return True
    return cue.weak and (run.cue.announced or run.cue.kind is Kind.PROPOSAL)


def _trimmed(text: str, draft: _Draft) -> _Draft:
    """The draft without the white space around it."""
    while draft.start < draft.end and text[draft.start].isspace():
        draft.start += 1
    while draft.start < draft.end and text[draft.end - 1].isspace():
        draft.end -= 1
    return draft


def _continued(paragraph: str, text: str, number: int) -> list[Passage]:
    """A paragraph after measures that goes on with plain imperatives, after a heading of its own or without one."""
    sentences = [unit for unit in units(text, Span(0, len(text))) if unit.of(text).strip()]
    if len(sentences) > 1 and len(sentences[0]) <= _RUN_IN and "," not in sentences[0].of(text):
        sentences = sentences[1:]
    opening = [IMPERATIVE.match(text, clause.start) for unit in sentences[:1] for clause in clauses(text, unit)]
    done = [match for match in opening if match]
    if len(done) < 2:
        return []
    return [Passage(Kind.MEASURE, Span(*done[0].span()).of(paragraph), number, 0, len(paragraph.rstrip()))]

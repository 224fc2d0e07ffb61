"""From runs of words to the rows and marks of an outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.parse.grammar.attribution import Printed
from app.parse.news.runs import Run
from app.parse.outline import TEXT, Mark, Outline, Part, Side
from app.parse.page import Page
from app.parse.recutting import recut
from app.text.spans import Span

Cut = tuple[int, int, Mark]
"""A part of a row, by offsets, and its mark."""


def set_runs(outline: Outline, page: Page, runs: Sequence[Run], roles: Mapping[str, tuple[str, Span]]) -> Outline:
    """The outline with the words of each run as a statement; what is left of their rows keeps its mark.

    The page is cut where a run begins or ends inside a row; ``roles`` are the offices that the page introduces.
    """
    cuts: dict[int, list[Cut]] = {}
    for run in runs:
        for number in range(run.start[0], run.end[0] + 1):
            if page.rows[number].text:
                cuts.setdefault(number, []).append(_cut(run, number, page.rows[number].text))
    marks: list[Mark] = []
    for number, (row, mark) in enumerate(zip(page.rows, outline.marks, strict=True)):
        marks += _marks(mark, len(row.text), cuts[number]) if number in cuts else [mark]
    places = {number: [at for start, end, _ in parts for at in (start, end)] for number, parts in cuts.items()}
    return replace(
        outline, page=recut(page, places), marks=tuple(marks), blocks=outline.blocks + len(runs), roles=roles
    )


def _cut(run: Run, number: int, text: str) -> Cut:
    end = run.end[1] if number == run.end[0] else len(text)
    if number > run.start[0]:
        return 0, end, TEXT
    printed_start, printed_end = run.words
    begin = run.start[1]
    if printed_start < begin:
        return printed_start, max(end, printed_end), _mark(run, text, printed_start, Side.BEFORE)
    if run.end == (number, end) and end <= printed_start:
        return begin, printed_end, _mark(run, text, begin, Side.BEHIND)
    return begin, end, _mark(run, text, begin, Side.INSIDE)


def _mark(run: Run, text: str, begin: int, side: Side) -> Mark:
    start, end = run.words
    role_at = (run.role[0] - begin, run.role[1] - begin) if run.role else None
    printed = Printed(run.rule, run.name, text[slice(*run.role)] if run.role else None, role_at, end - begin)
    stop = run.end[1] - begin if side is Side.BEHIND else None
    return Mark(Part.OPENING, printed, start - begin, reported=True, side=side, stop=stop)


def _marks(mark: Mark, length: int, parts: list[Cut]) -> list[Mark]:
    """The marks of the parts of a row; between them its own mark."""
    found: list[Mark] = []
    at = 0
    rest = mark if mark.part is not Part.OPENING else Mark(Part.NARRATION)
    for start, end, own in sorted(parts, key=lambda part: part[0]):
        found += [rest] if at < start else []
        found.append(own)
        at = end
    return found + ([rest] if at < length else [])

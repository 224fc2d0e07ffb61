"""What a person put right, applied to the reading of a source: pure, in the order in which it was written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.blocks import BlockKind
from app.domain.corrections import (
    Corrections,
    EventCorrection,
    PointCorrection,
    StatementCorrection,
    stale_correction,
)
from app.domain.lines import Lines
from app.domain.problems import Problem, ProblemCode
from app.domain.transcript import Attribution, EventFacts, Passage, Point, Statement, Transcript
from app.parse import boundaries
from app.parse.anchoring import find_words, mark_at, start_of, statement_at
from app.text.spans import Span

RULE = "corrected"
"""The rule of an attribution that a person gave."""

_ABOUT_SPEAKERS = (ProblemCode.UNCLEAR_ATTRIBUTION, ProblemCode.UNSIGNED_STATEMENT)


def amend(transcript: Transcript, corrections: Corrections) -> Transcript:
    """The transcript with the corrections of event, statements and points applied; its blocks tile the text as before.

    What fits nothing is left out and is a problem (``stale-correction``) that names where it is written down.
    """
    for event in corrections.events:
        transcript = replace(transcript, event=_event(transcript.event, event))
    for correction in corrections.statements:
        transcript = _statement(transcript, correction) or _stale(transcript, correction)
    for point in corrections.points:
        transcript = _point(transcript, point) or _stale(transcript, point)
    if corrections.statements and not transcript.statements:
        known = any(problem.code is ProblemCode.NO_STATEMENT for problem in transcript.problems)
        nobody = Problem(ProblemCode.NO_STATEMENT, "经校订，文件里没有发言。")
        return transcript if known else replace(transcript, problems=(*transcript.problems, nobody))
    if corrections.statements:
        kept = tuple(p for p in transcript.problems if p.code is not ProblemCode.NO_STATEMENT)
        return replace(transcript, problems=kept)
    return transcript


def _stale(transcript: Transcript, entry: StatementCorrection | PointCorrection) -> Transcript:
    what = f"第{entry.at.line}行的“{entry.at.words}”"
    if isinstance(entry, StatementCorrection):
        inner = next((words for words in (entry.split, entry.begins, entry.ends) if words), None)
        what += f"和“{inner}”" if inner else ""
    return replace(transcript, problems=(*transcript.problems, stale_correction(entry, what)))


def _event(facts: EventFacts, given: EventCorrection) -> EventFacts:
    title = facts.title if given.title is None else given.title or None
    publication = facts.publication if given.publication is None else given.publication or None
    start = given.start or facts.start
    end = given.end or facts.end
    if start is not None and (end is None or end < start):
        end = start
    return replace(
        facts, title=title, publication=publication, published=given.published or facts.published, start=start, end=end
    )


def _statement(transcript: Transcript, given: StatementCorrection) -> Transcript | None:
    lines = Lines(transcript.restored)
    if given.added:
        placed = _added(transcript, given, lines)
    else:
        found = statement_at(transcript.statements, given.at, lines)
        placed = (transcript, found.ordinal) if found else None
        if found and given.split:
            placed = boundaries.split_at(transcript, found, given.split)
    if placed is None:
        return None
    transcript, ordinal = placed
    statement = transcript.statements[ordinal - 1]
    if given.dropped:
        return _settled(boundaries.drop(transcript, statement), transcript, ordinal)
    if given.joined:
        joined = boundaries.join_before(transcript, statement)
        return _settled(joined, transcript, ordinal) if joined else None
    bounded = _bounded(transcript, start_of(statement), given)
    if bounded is None:
        return None
    transcript, ordinal = bounded
    spoken = _spoken(transcript.statements[ordinal - 1], given)
    if spoken is None:
        return None
    statements = tuple(spoken if s.ordinal == ordinal else s for s in transcript.statements)
    done = replace(transcript, statements=statements)
    return done if given.speaker is None else _settled(done, transcript, ordinal)


def _added(transcript: Transcript, given: StatementCorrection, lines: Lines) -> tuple[Transcript, int] | None:
    text = transcript.restored.text
    found = sorted(find_words(text, given.at.words), key=lambda span: abs(lines.of(span.start) - given.at.line))
    if not found:
        return None
    start, end = found[0], None
    if given.ends:
        last = next((span for span in find_words(text, given.ends) if span.end >= start.end), None)
        if last is None:
            return None
        end = last.end
    return boundaries.add(transcript, start, end)


def _bounded(transcript: Transcript, start: int, given: StatementCorrection) -> tuple[Transcript, int] | None:
    """The transcript with the statement that is printed at ``start`` within its bounds, and its ordinal."""
    moves: tuple[tuple[str | None, Callable[[Transcript, Statement, str], Transcript | None]], ...] = (
        (given.begins, boundaries.begin_at),
        (None if given.added else given.ends, boundaries.end_at),
    )
    statement = next(s for s in transcript.statements if start_of(s) == start)
    for words, move in moves:
        if words:
            last = statement.paragraphs[-1].segments[-1].end - 1
            moved = move(transcript, statement, words)
            if moved is None:
                return None
            transcript = moved
            statement = _holding(transcript, last, start)
    return transcript, statement.ordinal


def _holding(transcript: Transcript, *offsets: int) -> Statement:
    """The statement that holds the first of the offsets which any holds."""
    for offset in offsets:
        for statement in transcript.statements:
            spans = [segment for p in statement.paragraphs for segment in p.segments]
            if any(span.start <= offset < span.end for span in spans) or start_of(statement) == offset:
                return statement
    raise ValueError("a moved statement holds neither its old end nor its old start")


def _spoken(statement: Statement, given: StatementCorrection) -> Statement | None:
    """The statement with who speaks as given; None where a role is given and nobody speaks. That nobody is the speaker
    leaves an attribution that names nobody alone as it is printed."""
    attribution = statement.attribution
    if given.speaker:
        attribution = _named(statement, given.speaker)
    elif given.speaker is not None and attribution is not None and attribution.name is not None:
        attribution = None
    if given.role is not None:
        if attribution is None:
            return None
        attribution = replace(attribution, rule=RULE, role=given.role or None, role_span=None)
    held = statement.given
    held = replace(
        held,
        person=held.person if given.person is None else given.person or None,
        department=held.department if given.department is None else given.department,
        place=held.place if given.place is None else given.place,
    )
    return replace(statement, attribution=attribution, given=held)


def _named(statement: Statement, name: str) -> Attribution:
    if statement.attribution is not None:
        return replace(statement.attribution, rule=RULE, name=name, voices=())
    start = statement.paragraphs[0].segments[0].start
    return Attribution(RULE, Span(start, start), "", name, None, None)


def _settled(done: Transcript, before: Transcript, ordinal: int) -> Transcript:
    """Without the doubts about who speaks in the statement that had this ordinal before."""
    own = [block.span for block in before.blocks if block.statement == ordinal and block.kind is not BlockKind.BLANK]

    def over(problem: Problem) -> bool:
        span = problem.span
        return span is not None and any(span.start < o.end and o.start < span.end for o in own)

    problems = tuple(p for p in done.problems if not (p.code in _ABOUT_SPEAKERS and over(p)))
    return replace(done, problems=problems)


def _point(transcript: Transcript, given: PointCorrection) -> Transcript | None:
    found = mark_at(transcript.statements, given.at, Lines(transcript.restored))
    if found is None:
        return None
    statement, mark = found
    points: tuple[Point, ...] = statement.points
    passages: tuple[Passage, ...] = statement.passages
    if isinstance(mark, Point):
        points = tuple(replace(p, kind=given.kind, cue=None) if p is mark else p for p in points)
    elif given.kind is None:
        passages = tuple(p for p in passages if p is not mark)
    else:
        passages = tuple(replace(p, kind=given.kind) if p is mark else p for p in passages)
    changed = replace(statement, points=points, passages=passages)
    return replace(
        transcript, statements=tuple(changed if s.ordinal == statement.ordinal else s for s in transcript.statements)
    )

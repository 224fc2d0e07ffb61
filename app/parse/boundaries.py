"""Moving the bounds of statements: blocks change hands, paragraphs and points follow, the text stays tiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.domain.blocks import Block, BlockKind
from app.domain.transcript import Mode, Paragraph, Statement, Transcript
from app.parse.anchoring import find_words
from app.parse.points import find_points
from app.parse.strands import WHITE
from app.text.spans import Span

_TAKEN_OVER = frozenset({BlockKind.NARRATION, BlockKind.STATEMENT, BlockKind.SALUTATION})
_NEVER_SPOKEN = frozenset({BlockKind.BLANK, BlockKind.MARKUP, BlockKind.STATEMENT, BlockKind.ATTRIBUTION})
_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def begin_at(transcript: Transcript, statement: Statement, words: str) -> Transcript | None:
    """The statement begins with these words: what of its text is before them becomes narration, what was outside of it
    becomes its text, up to the statement before. None where the words are not there."""
    body = _bounds(statement)
    before = _neighbour(transcript, statement.ordinal - 1)
    low = _bounds(before).start + 1 if before else 0
    at = _nearest(transcript, words, Span(low, body.end), lambda span: abs(span.start - body.start))
    if at is None:
        return None
    outer, inner = min(at.start, body.start), max(at.start, body.start)
    done = _moved(transcript, statement, Span(outer, body.start), Span(body.start, inner))
    return done if any(_bounds(s).start == at.start for s in done.statements) else None


def end_at(transcript: Transcript, statement: Statement, words: str) -> Transcript | None:
    """The statement ends with these words; otherwise as ``begin_at``."""
    body = _bounds(statement)
    after = _neighbour(transcript, statement.ordinal + 1)
    high = _bounds(after).end - 1 if after else len(transcript.restored.text)
    at = _nearest(transcript, words, Span(body.start, high), lambda span: abs(span.end - body.end))
    if at is None:
        return None
    inner, outer = min(at.end, body.end), max(at.end, body.end)
    done = _moved(transcript, statement, Span(body.end, outer), Span(inner, body.end))
    return done if any(_bounds(s).end == at.end for s in done.statements) else None


def split_at(transcript: Transcript, statement: Statement, words: str) -> tuple[Transcript, int] | None:
    """A statement of nobody's begins at these words inside the statement; gives its ordinal with the transcript. None
    where the words do not stand inside it exactly once."""
    body = _bounds(statement)
    own = [s for p in statement.paragraphs for s in p.segments]
    found = [
        span
        for span in find_words(transcript.restored.text, words)
        if span.start > body.start and any(segment.start <= span.start < segment.end for segment in own)
    ]
    if len(found) != 1:
        return None
    text, at, fresh = transcript.restored.text, found[0].start, len(transcript.statements) + 1

    def change(block: Block) -> Block:
        mine = block.statement == statement.ordinal and block.span.start >= at
        return replace(block, statement=fresh) if mine else block

    blocks = [change(block) for block in _cut(transcript.blocks, at, text)]
    second = replace(statement, ordinal=fresh, attribution=None, heading=None)
    return _rebuilt(transcript, blocks, {fresh: second}), statement.ordinal + 1


def join_before(transcript: Transcript, statement: Statement) -> Transcript | None:
    """The statement is part of the one before; None for the first one."""
    before = _neighbour(transcript, statement.ordinal - 1)
    if before is None:
        return None
    number = statement.ordinal
    blocks = [replace(b, statement=number - 1) if b.statement == number else b for b in transcript.blocks]
    whole = replace(before, truncated=before.truncated or statement.truncated)
    return _rebuilt(transcript, blocks, {number - 1: whole})


def drop(transcript: Transcript, statement: Statement) -> Transcript:
    """The statement is none: its text is narration."""

    def change(block: Block) -> Block:
        if block.statement != statement.ordinal:
            return block
        return Block(BlockKind.NARRATION if block.kind is BlockKind.STATEMENT else block.kind, block.span)

    return _rebuilt(transcript, [change(block) for block in transcript.blocks], {})


def add(transcript: Transcript, start: Span, end: int | None) -> tuple[Transcript, int] | None:
    """A statement of nobody's from the words at ``start`` to the offset ``end`` (None: the end of their line), of text
    that belongs to no statement; gives its ordinal with the transcript, None where there is no such text."""
    text, fresh = transcript.restored.text, len(transcript.statements) + 1
    if end is None:
        end = next((at for at in range(start.end, len(text)) if text[at] in _BREAKS), len(text))
    region = Span(start.start, max(start.end, end))
    kinds = frozenset(BlockKind) - _NEVER_SPOKEN
    blocks = _recast(_cut(_cut(transcript.blocks, region.start, text), region.end, text), region, kinds, fresh, text)
    if not any(block.statement == fresh for block in blocks):
        return None
    made = Statement(fresh, None, Mode.DIRECT, None, None, False, ())
    done = _rebuilt(transcript, blocks, {fresh: made})
    return done, next(s.ordinal for s in done.statements if region.covers(s.paragraphs[0].segments[0]))


def _bounds(statement: Statement) -> Span:
    return Span(statement.paragraphs[0].segments[0].start, statement.paragraphs[-1].segments[-1].end)


def _neighbour(transcript: Transcript, ordinal: int) -> Statement | None:
    return next((s for s in transcript.statements if s.ordinal == ordinal), None)


def _nearest(transcript: Transcript, words: str, within: Span, distance: Callable[[Span], int]) -> Span | None:
    found = [span for span in find_words(transcript.restored.text, words) if within.covers(span)]
    return min(found, key=distance, default=None)


def _moved(transcript: Transcript, statement: Statement, won: Span, lost: Span) -> Transcript:
    """``won`` becomes text of the statement, ``lost`` narration."""
    text, number = transcript.restored.text, statement.ordinal
    blocks: Iterable[Block] = transcript.blocks
    for edge in (won.start, won.end, lost.start, lost.end):
        blocks = _cut(blocks, edge, text)
    blocks = _recast(blocks, won, _TAKEN_OVER, number, text)
    blocks = [
        Block(BlockKind.NARRATION, block.span)
        if block.kind is BlockKind.STATEMENT and block.statement == number and lost.covers(block.span)
        else block
        for block in blocks
    ]
    return _rebuilt(transcript, blocks, {})


def _cut(blocks: Iterable[Block], at: int, text: str) -> list[Block]:
    """The blocks with an edge at an offset; white space on either side of a cut through speech is blank."""
    done: list[Block] = []
    for block in blocks:
        if not block.span.start < at < block.span.end:
            done.append(block)
            continue
        left, right = at, at
        if block.kind is BlockKind.STATEMENT:
            left = block.span.start + len(text[block.span.start : at].rstrip(WHITE))
            right = block.span.end - len(text[at : block.span.end].lstrip(WHITE))
        spans = (Span(block.span.start, left), Span(left, right), Span(right, block.span.end))
        kinds = (block.kind, BlockKind.BLANK, block.kind)
        owners = (block.statement, None, block.statement)
        parts = (Block(k, s, o) for k, s, o in zip(kinds, spans, owners, strict=True))
        done += [part for part in parts if len(part.span)]
    return done


def _recast(blocks: Iterable[Block], region: Span, kinds: frozenset[BlockKind], number: int, text: str) -> list[Block]:
    """Blocks of these kinds inside the region are text of a statement, and so is the space between two of them."""
    done = [
        Block(BlockKind.STATEMENT, block.span, number) if block.kind in kinds and region.covers(block.span) else block
        for block in blocks
    ]
    for index in range(1, len(done) - 1):
        gap = done[index]
        around = (done[index - 1], done[index + 1])
        spoken = all(b.kind is BlockKind.STATEMENT and b.statement == number for b in around)
        inline = gap.kind is BlockKind.BLANK and not any(sign in _BREAKS for sign in gap.span.of(text))
        if region.covers(gap.span) and spoken and inline:
            done[index] = Block(BlockKind.STATEMENT, gap.span, number)
    return done


def _rebuilt(transcript: Transcript, blocks: list[Block], changed: Mapping[int, Statement]) -> Transcript:
    """The transcript over other blocks: statements in the order of their text, numbered from 1. ``changed`` are those
    whose facts are others, by the number that blocks give them."""
    spoken: dict[int, list[Span]] = {}
    for block in blocks:
        if block.kind is BlockKind.STATEMENT and block.statement is not None:
            spoken.setdefault(block.statement, []).append(block.span)
    numbers = {old: new for new, old in enumerate(spoken, start=1)}
    known = {statement.ordinal: statement for statement in transcript.statements} | dict(changed)
    glued = _glued(transcript)
    text = transcript.restored.text
    statements = tuple(
        _respoken(replace(known[old], ordinal=numbers[old]), text, spans, glued) for old, spans in spoken.items()
    )
    numbered = _whole(replace(block, statement=numbers.get(block.statement or 0)) for block in blocks)
    done = replace(transcript, blocks=numbered, statements=statements)
    closed = _glued(done)
    return replace(done, joins=tuple(j for j in transcript.joins if (j.after.start, j.after.end) in closed))


def _whole(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with those of one statement's text that touch made one."""
    done: list[Block] = []
    for block in blocks:
        last = done[-1] if done else None
        same = last and (last.kind, last.statement) == (block.kind, block.statement)
        if last and same and block.kind is BlockKind.STATEMENT and last.span.end == block.span.start:
            done[-1] = replace(last, span=Span(last.span.start, block.span.end))
        else:
            done.append(block)
    return tuple(done)


def _glued(transcript: Transcript) -> frozenset[tuple[int, int]]:
    """Between which offsets a paragraph goes on over something that is not its text."""
    paragraphs = (paragraph for statement in transcript.statements for paragraph in statement.paragraphs)
    return frozenset((a.end, b.start) for p in paragraphs for a, b in zip(p.segments, p.segments[1:], strict=False))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans with those that touch made one."""
    done: list[Span] = []
    for span in spans:
        if done and done[-1].end == span.start:
            done[-1] = Span(done[-1].start, span.end)
        else:
            done.append(span)
    return done


def _respoken(statement: Statement, text: str, spans: list[Span], glued: frozenset[tuple[int, int]]) -> Statement:
    """The statement with the text that these spans hold; itself where it is the same."""
    if _joined(span for p in statement.paragraphs for span in p.segments) == _joined(spans):
        return statement
    paragraphs: list[list[Span]] = []
    for span in spans:
        last = paragraphs[-1][-1] if paragraphs else None
        gap = text[last.end : span.start] if last else ""
        if last is None or ((last.end, span.start) not in glued and any(sign in _BREAKS for sign in gap)):
            paragraphs.append([span])
        elif last.end == span.start:
            paragraphs[-1][-1] = Span(last.start, span.end)
        else:
            paragraphs[-1].append(span)
    made = tuple(Paragraph("".join(s.of(text) for s in held), tuple(held)) for held in paragraphs)
    points, passages = find_points([paragraph.text for paragraph in made], statement.heading)
    return replace(statement, paragraphs=made, points=points, passages=passages)

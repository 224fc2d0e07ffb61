"""Pinyin glosses that a converter put into a page, taken out again at the level of bytes.

The converter replaced byte pairs of a GBK stream without heed of character borders: each traditional character of
a kind fixed for the page became itself and its reading in brackets, each full-width ``?``, ``!`` and ``,`` an ASCII
one. A pair can begin at the second byte of a character; then the gloss stands inside a character, a first byte
loses its second one and comes out as ``?`` (it swallows the bracket), and what follows is read one byte off.
So the bytes of a stretch are put together again without the glosses, and a candidate counts only if all of it
decodes, if every gloss stands after the bytes of a character that reads so, and if no other candidate does as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.text.changes import Change, Loss
from app.text.evidence import GLOSS, INSIDE, converters_kinds
from app.text.mainland import plainly
from app.text.readings import SYLLABLE, WIDE_BYTES, is_reading
from app.text.stretches import Solution, solutions, strangeness
from app.text.words import stands_in_a_word

_INNER = r"(?<=[^\x00-\x28\x2a-\x7f])"
_STRETCH = re.compile(
    rf"(?:(?P<lost>{_INNER}\?(?=[!?,]))?(?P<mark>(?!\?{SYLLABLE}\))[!?,]))?"
    rf"(?P<body>(?:[^\x00-\x3f\x7f]++|\({SYLLABLE}\)|\?{SYLLABLE}\))++)"
)
_GLUED = re.compile(r"[㐀-鿿][@-~](?![A-Za-z])|[@-~][㐀-鿿]")
_BARE_STOP = re.compile(rf"{_INNER}\?[!?,]?\?(?=[\x00-\x3e]|$)", re.MULTILINE)
_AFTER_INNER = re.compile(_INNER)
_GLOSSED = re.compile(rf"[㐀-鿿]\({SYLLABLE}\)|.")
_GLOSSES = re.compile(rf"[(?]{SYLLABLE}\)|[?!,]")
_RUN = re.compile(r"[^\x00-\x7f]+")
_STOP_FIRST = b"\xa1"
_NEVER_AFTER_A_STOP = frozenset("、。,;:!?")
_LONGEST_CHAIN = 3
_GARBLED, _GARBLED_AND_CUT = 0.75, 0.35
_REASON = "转换程序丢失了字节，无法确定原来的字，这里保留收到的文字"


def undo(received: str) -> tuple[tuple[Change, ...], tuple[Loss, ...]]:
    """What the converter did to ``received``, in the order of the text; nothing for a page that it never saw."""
    kinds = converters_kinds(received)
    if kinds is None:
        return (), ()
    changes: list[Change] = []
    losses = [Loss(*found.span(), _REASON) for found in _BARE_STOP.finditer(received)]
    stretches = list(_STRETCH.finditer(received))
    glosses = _whole(received, 0, len(received), kinds)
    starts = [gloss.start for gloss in glosses]
    signs = sorted(found.start() for sign in (INSIDE, _GLUED) for found in sign.finditer(received))
    at = 0
    while at < len(stretches):
        stretch = stretches[at]
        at += 1
        if _is_in_order(stretch, signs):
            if stretch["mark"] == "?" and _is_garbled(received, stretch):
                losses.append(Loss(stretch.start(), stretch.end(), _REASON))
            else:
                begin, end = stretch.span("body")
                changes += glosses[bisect_left(starts, begin) : bisect_left(starts, end)]
            continue
        found = _alone(received, stretch)
        if found is None:
            found, used = _chained(received, stretches[at - 1 : at - 1 + _LONGEST_CHAIN])
            at += used
        if found is not None:
            changes += found
        else:
            for outcome in _beside_the_loss(received, stretch, kinds):
                (changes if isinstance(outcome, Change) else losses).append(outcome)  # type: ignore[arg-type]
    return tuple(changes), tuple(sorted(losses, key=lambda loss: loss.start))


def _is_in_order(stretch: re.Match[str], signs: Sequence[int]) -> bool:
    """True where nothing says that the bytes of ``stretch`` are read one off; ``signs`` are the places on the page
    where something may."""
    begin, end = stretch.span("body")
    first = bisect_left(signs, begin - 1)
    if not stretch["lost"] and (first == len(signs) or signs[first] >= end):
        return True
    if INSIDE.search(stretch.string, max(begin - 1, 0), end):
        return False
    return not _may_begin_with_a_stop(stretch)


def _may_begin_with_a_stop(stretch: re.Match[str]) -> bool:
    if stretch["lost"]:
        return True
    return stretch["mark"] in ("!", ",") and _GLUED.search(stretch["body"]) is not None


def _alone(received: str, stretch: re.Match[str]) -> list[Change] | None:
    """The changes of ``stretch`` read by itself, its mark as a mark or as the middle of 。 and what follows."""
    start, body, lost = stretch.start("body"), stretch["body"], stretch["lost"]
    literal = _best(solutions(body, b""))
    stop = None
    if _may_begin_with_a_stop(stretch):
        stop = _best(solutions(body, _STOP_FIRST + WIDE_BYTES[stretch["mark"]]))
    if stop is not None and ((not lost and stop.strangeness) or stop.text[1:2] in _NEVER_AFTER_A_STOP):
        stop = None
    if stop is not None and (literal is None or stop.strangeness < literal.strangeness):
        return list(stop.changes(received, stretch.start(), start))
    if literal is None or (lost and (literal.strangeness or _is_cut(received, stretch))):
        return None
    return list(literal.changes(received, start, start))


def _chained(received: str, stretches: Sequence[re.Match[str]]) -> tuple[list[Change] | None, int]:
    """The changes of the first stretch read with the next ones, where a mark between them is part of a character."""
    first = stretches[0]
    prefix = _STOP_FIRST + WIDE_BYTES[first["mark"]] if first["lost"] else b""
    for more in range(1, len(stretches)):
        if stretches[more].start() != stretches[more - 1].end() or not stretches[more]["mark"]:
            break
        body = received[first.start("body") : stretches[more].end()]
        solution = _best(solutions(body, prefix))
        if solution is None or not _makes_words(
            solution, [s.start("mark") - first.start("body") for s in stretches[1 : more + 1]]
        ):
            continue
        if solution.strangeness * 2 <= sum(map(strangeness, _GLOSSES.sub("", body))):
            begin = first.start() if prefix else first.start("body")
            return list(solution.changes(received, begin, first.start("body"))), more
    return None, 0


def _makes_words(solution: Solution, marks: Sequence[int]) -> bool:
    """True where the characters that a mark was made part of stand in words: a ``?`` may as well be a lost byte."""
    for mark in marks:
        start = max((reached for offset, reached in solution.borders if offset <= mark), default=0)
        end = min((reached for offset, reached in solution.borders if offset > mark), default=len(solution.text))
        if not stands_in_a_word(solution.text, start, end):
            return False
    return True


def _best(found: list[Solution]) -> Solution | None:
    """The least strange of ``found``, None where another is as good; variants of a character are no rivals."""
    if not found:
        return None
    first, *others = sorted(found, key=lambda solution: solution.strangeness)
    if any(other.strangeness == first.strangeness and plainly(other.text) != plainly(first.text) for other in others):
        return None
    return first


def _whole(received: str, start: int, end: int, kinds: frozenset[str]) -> list[Change]:
    """The glosses in [start, end) of characters whose bytes are in order: nothing but a look at each is needed."""
    return [
        Change(*found.span(), found[1])
        for found in GLOSS.finditer(received, start, end)
        if found[1] in kinds and is_reading(found[1], found[2])
    ]


def _is_garbled(received: str, stretch: re.Match[str]) -> bool:
    """True where what follows a ``?`` between characters looks like bytes read one off, as 考 after a lost 保."""
    run = _RUN.match(stretch["body"])
    if run is None or not _AFTER_INNER.match(received, stretch.start()):
        return False
    density = sum(map(strangeness, run.group())) / len(run.group())
    return density >= (_GARBLED_AND_CUT if _is_cut(received, stretch) else _GARBLED)


def _is_cut(received: str, stretch: re.Match[str]) -> bool:
    return received.startswith("?", stretch.end())


def _beside_the_loss(received: str, stretch: re.Match[str], kinds: frozenset[str]) -> Iterator[Change | Loss]:
    """The smallest part of ``stretch`` that has to stay as received, and the glosses before and after it."""
    start, end = stretch.span("body")
    inside = list(INSIDE.finditer(received, max(start - 1, 0), end))
    first = stretch.start()
    if inside and inside[0].group(1) and stretch["mark"] != "?":
        first = max(inside[0].start() - 1, start)
    resumed = end
    for found in reversed(list(_GLOSSED.finditer(received, inside[-1].end() if inside else end, end))):
        if strangeness(found.group()[0]):
            break
        resumed = found.start()
    yield from _whole(received, start, max(first, start), kinds)
    yield Loss(first, resumed, _REASON)
    yield from _whole(received, resumed, end, kinds)

"""A received text as the mainland page would have printed it, with every change on record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from app.text.changes import Change, Loss
from app.text.decoding import BROKEN
from app.text.glosses import undo
from app.text.mainland import in_names, is_traditional, to_mainland
from app.text.radicals import without_radicals
from app.text.repairs import Repair, RepairKind, Residue, Restored
from app.text.spans import Span

_REPLACED = re.compile(f"[\ufffd{chr(BROKEN + 0x80)}-{chr(BROKEN + 0xFF)}]+")
_RUN = re.compile(b"\x01+")
_UNREADABLE = "收到的文件里这个字已经是乱码，无法确定原来的字"
_BROKEN = "收到的文件在这里有坏掉的字节，无法确定原来的字"


@dataclass(frozen=True)
class _Unglossed:
    """The received text, the same without glosses but in its own script, and how one became the other; ``readable`` is
    the text without radicals."""

    received: str
    text: str
    readable: str
    changes: tuple[Change, ...]
    losses: tuple[Loss, ...]


def restore(received: str) -> Restored:
    """``received`` without a converter's glosses and in mainland characters; damage beyond repair is a Residue.

    A page in simplified characters comes out as it is, but for radicals in place of characters. Names are converted
    like all else: see ``keep_names``.
    """
    page = _without_glosses(received)
    lost = _apart(span for span, _ in _lost(page))
    if not page.changes and not is_traditional(_pieced(page.readable, lost, [""] * len(lost))):
        return _assembled(page, page.readable)
    plain = to_mainland(page.readable)
    return _assembled(page, _pieced(plain, lost, [span.of(page.text) for span in lost]) if lost else plain)


def keep_names(restored: Restored, names: Iterable[str]) -> Restored:
    """``restored`` with ``names`` (as they stand in its text) in the characters that are right in personal names.

    刘志干 whose received form is 劉志乾 becomes 刘志乾, wherever it stands; lengths and offsets stay.
    """
    if not restored.repairs:
        return restored
    wanted = [name for name in dict.fromkeys(names) if name and name in restored.text]
    if not wanted:
        return restored
    page = _without_glosses(restored.received)
    plain = restored.text
    for name in wanted:
        at = restored.text.find(name)
        while at >= 0:
            end = at + len(name)
            plain = plain[:at] + in_names(page.text[at:end], plain[at:end]) + plain[end:]
            at = restored.text.find(name, end)
    return restored if plain == restored.text else _revised(page, restored, plain)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans sorted by their starts, without what an earlier one covers already."""
    apart: list[Span] = []
    for span in spans:
        done = apart[-1].end if apart else 0
        apart.append(span if span.start >= done else Span(done, max(done, span.end)))
    return apart


def _pieced(text: str, spans: Sequence[Span | Change], contents: Sequence[str]) -> str:
    """``text`` with other ``contents`` at ``spans``, which are sorted and do not overlap."""
    pieces: list[str] = []
    start = 0
    for span, content in zip(spans, contents, strict=True):
        pieces += (text[start : span.start], content)
        start = span.end
    return "".join((*pieces, text[start:]))


@lru_cache(maxsize=2)
def _without_glosses(received: str) -> _Unglossed:
    readable = without_radicals(received)
    changes, found = undo(readable)
    losses = tuple(sorted([*found, *_unreadable(received, [*found, *changes])], key=lambda loss: loss.start))
    if not changes:
        return _Unglossed(received, received, readable, (), losses)
    text = _pieced(received, changes, [change.restored for change in changes])
    return _Unglossed(received, text, without_radicals(text), changes, losses)


def _unreadable(received: str, covered: Sequence[Loss | Change]) -> Iterator[Loss]:
    """The runs of replacement characters, or of broken bytes, that touch nothing ``covered``."""
    if _REPLACED.search(received) is None:
        return
    spans = sorted((one.start, one.end) for one in covered)
    reached = list(accumulate((end for _, end in spans), max, initial=0))
    for match in _REPLACED.finditer(received):
        start, end = match.span()
        if reached[bisect_left(spans, (end,))] <= start:
            yield Loss(start, end, _UNREADABLE if match[0][0] == "\ufffd" else _BROKEN)


def _lost(page: _Unglossed) -> Iterator[tuple[Span, Loss]]:
    """Each loss with its span in the text without glosses."""
    shift, waiting = 0, list(reversed(page.changes))
    for loss in page.losses:
        while waiting and waiting[-1].end <= loss.start:
            change = waiting.pop()
            shift += len(change.restored) - (change.end - change.start)
        yield Span(loss.start, loss.end).shifted(shift), loss


def _assembled(page: _Unglossed, plain: str) -> Restored:
    changed = _changed(page.text, plain)
    repairs: list[Repair] = []
    received, done = 0, 0
    for change in page.changes:
        start = done + change.start - received
        repairs += _script_repairs(page.text, plain, changed, done, start, received - done)
        received, done = change.end, start + len(change.restored)
        before, after = Span(change.start, received), Span(start, done)
        repairs.append(
            Repair(RepairKind.GLOSS, before, after, page.received[change.start : received], plain[start:done])
        )
    repairs += _script_repairs(page.text, plain, changed, done, len(plain), received - done)
    return Restored(page.received, plain, tuple(repairs), _residues(page, plain))


def _revised(page: _Unglossed, restored: Restored, plain: str) -> Restored:
    """``restored`` with ``plain`` for its text; where they differ in nothing but repairs, the other repairs stay."""
    spans = [repair.after for repair in restored.repairs]
    written = [span.of(plain) for span in spans]
    if _pieced(restored.text, spans, written) != plain:
        return _assembled(page, plain)
    changed = _changed(page.text, plain)
    repairs: list[Repair] = []
    for repair, words in zip(restored.repairs, written, strict=True):
        if words == repair.restored:
            repairs.append(repair)
        elif repair.kind is RepairKind.GLOSS:
            repairs.append(replace(repair, restored=words))
        else:
            span = repair.after
            repairs += _script_repairs(
                page.text, plain, changed, span.start, span.end, repair.before.start - span.start
            )
    return Restored(page.received, plain, tuple(repairs), _residues(page, plain))


def _residues(page: _Unglossed, plain: str) -> tuple[Residue, ...]:
    return tuple(Residue(span, span.of(plain), loss.reason) for span, loss in _lost(page))


def _changed(text: str, plain: str) -> bytes:
    """For each character 1 where it changed, else 0; nothing where none did."""
    if text == plain:
        return b""
    before, after = (np.frombuffer(one.encode("utf-32-le", "surrogatepass"), np.uint32) for one in (text, plain))
    changed: npt.NDArray[np.bool_] = before != after
    return changed.tobytes()


def _script_repairs(text: str, plain: str, changed: bytes, begin: int, stop: int, shift: int) -> Iterator[Repair]:
    """The maximal runs of changed characters in [begin, stop); ``shift`` leads from the text to the received one."""
    for run in _RUN.finditer(changed, begin, stop):
        start, end = run.span()
        after = Span(start, end)
        before = Span(start + shift, end + shift) if shift else after
        yield Repair(RepairKind.SCRIPT, before, after, text[start:end], plain[start:end])

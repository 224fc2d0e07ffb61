"""A received text as the mainland page would have printed it, with every change on record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count
from operator import ne

from app.text.changes import Change, Loss
from app.text.glosses import undo
from app.text.mainland import in_names, is_traditional, to_mainland
from app.text.radicals import without_radicals
from app.text.repairs import Repair, RepairKind, Residue, Restored
from app.text.spans import Span

_REPLACED = re.compile("\ufffd+")
_UNREADABLE = "收到的文件里这个字已经是乱码,无法确定原来的字"


@dataclass(frozen=True)
class _Unglossed:
    """The received text, the same without glosses but in its own script, and how one became the other."""

    received: str
    text: str
    changes: tuple[Change, ...]
    losses: tuple[Loss, ...]


def restore(received: str) -> Restored:
    """``received`` without a converter's glosses and in mainland characters; damage beyond repair is a Residue.

    A page in simplified characters comes out as it is, but for radicals in place of characters. Names are converted
    like all else: see ``keep_names``.
    """
    page = _without_glosses(received)
    lost = tuple(span for span, _ in _lost(page))
    text = without_radicals(page.text)
    if not page.changes and not is_traditional(_without(text, lost)):
        return _assembled(page, text)
    plain = to_mainland(text)
    for span in lost:
        plain = plain[: span.start] + span.of(page.text) + plain[span.end :]
    return _assembled(page, plain)


def keep_names(restored: Restored, names: Iterable[str]) -> Restored:
    """``restored`` with ``names`` (as they stand in its text) in the characters that are right in personal names.

    刘志干 whose received form is 劉志乾 becomes 刘志乾, wherever it stands; lengths and offsets stay.
    """
    wanted = [name for name in dict.fromkeys(names) if name and name in restored.text]
    if not wanted or not restored.repairs:
        return restored
    page = _without_glosses(restored.received)
    plain = restored.text
    for name in wanted:
        at = restored.text.find(name)
        while at >= 0:
            end = at + len(name)
            plain = plain[:at] + in_names(page.text[at:end], plain[at:end]) + plain[end:]
            at = restored.text.find(name, end)
    return restored if plain == restored.text else _assembled(page, plain)


def _without(text: str, spans: Iterable[Span]) -> str:
    for span in reversed(tuple(spans)):
        text = text[: span.start] + text[span.end :]
    return text


@lru_cache(maxsize=2)
def _without_glosses(received: str) -> _Unglossed:
    changes, found = undo(without_radicals(received))
    covered = [(loss.start, loss.end) for loss in found] + [(change.start, change.end) for change in changes]
    unreadable = (Loss(*match.span(), _UNREADABLE) for match in _REPLACED.finditer(received))
    new = [loss for loss in unreadable if not any(start < loss.end and loss.start < end for start, end in covered)]
    losses = tuple(sorted([*found, *new], key=lambda loss: loss.start))
    pieces: list[str] = []
    start = 0
    for change in changes:
        pieces += (received[start : change.start], change.restored)
        start = change.end
    pieces.append(received[start:])
    return _Unglossed(received, "".join(pieces), changes, losses)


def _lost(page: _Unglossed) -> Iterator[tuple[Span, Loss]]:
    """Each loss with its span in the text without glosses."""
    shift, waiting = 0, list(reversed(page.changes))
    for loss in page.losses:
        while waiting and waiting[-1].end <= loss.start:
            change = waiting.pop()
            shift += len(change.restored) - (change.end - change.start)
        yield Span(loss.start, loss.end).shifted(shift), loss


def _assembled(page: _Unglossed, plain: str) -> Restored:
    repairs: list[Repair] = []
    received, done = 0, 0
    for change in page.changes:
        unchanged = change.start - received
        repairs += _script_repairs(page.text, plain, Span(done, done + unchanged), received - done)
        done += unchanged
        after = Span(done, done + len(change.restored))
        before = Span(change.start, change.end)
        repairs.append(Repair(RepairKind.GLOSS, before, after, before.of(page.received), after.of(plain)))
        received, done = change.end, after.end
    repairs += _script_repairs(page.text, plain, Span(done, len(plain)), received - done)
    residues = tuple(Residue(span, span.of(plain), loss.reason) for span, loss in _lost(page))
    return Restored(page.received, plain, tuple(repairs), residues)


def _script_repairs(text: str, plain: str, span: Span, shift: int) -> Iterator[Repair]:
    """The maximal runs in ``span`` whose characters changed; ``shift`` leads from the text to the received one."""
    before, after = span.of(text), span.of(plain)
    if before == after:
        return
    start = end = -1
    for at in (*compress(count(span.start), map(ne, before, after)), len(text) + 1):
        if at != end:
            if start >= 0:
                run = Span(start, end)
                yield Repair(RepairKind.SCRIPT, run.shifted(shift) if shift else run, run, run.of(text), run.of(plain))
            start = at
        end = at + 1

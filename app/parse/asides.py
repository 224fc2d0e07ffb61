"""Rows that the file itself sets apart from its main text (menus of a web page, running heads, notes)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.blocks import BlockKind
from app.parse.grammar.attribution import name_role, role_name
from app.parse.grammar.labels import LABEL
from app.parse.grammar.saying import reported
from app.parse.grammar.signs import HAN
from app.parse.rows import Row, whole
from app.text.repairs import Restored
from app.text.spans import Span

_SPEECH = re.compile(f"(?:{HAN}|[，,、；;：:“”]){{20,}}[^\n]*[。！？!?”」]")


def outside(restored: Restored, asides: Sequence[Span]) -> Callable[[int], bool]:
    """Tells of an offset in the restored text whether it stands in one of ``asides`` (spans of the received text)."""
    starts = [span.start for span in asides]

    def is_outside(offset: int) -> bool:
        at = restored.source_offset(offset)
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < asides[index].end

    return is_outside


def set_aside(rows: Sequence[Row], apart: Sequence[bool]) -> Iterator[Row]:
    """The rows, those that stand apart set aside without facts of the event: as paging between two rows of the main
    text (running heads), as navigation elsewhere.

    A row that names a speaker keeps its place, and so does the speech after it: an extractor may be wrong about
    what is main text, and nothing that somebody says is lost to that. Rows of facts (editor, source) that follow the
    main text at once count as before.
    """
    speaks = directly = False
    last = max((number for number, one in enumerate(apart) if not one), default=-1)
    begun = False
    for number, (row, is_apart) in enumerate(zip(rows, apart, strict=True)):
        if not is_apart:
            speaks, directly, begun = False, True, True
            yield row
            continue
        following = rows[number + 1].text if number + 1 < len(rows) and apart[number + 1] else ""
        speaks = _opens(row, following) or (speaks and _SPEECH.search(row.text) is not None)
        directly = directly and not row.text
        if speaks or (directly and row.kind is not None):
            yield row
        else:
            kind = BlockKind.PAGING if begun and number < last else BlockKind.NAVIGATION
            yield replace(whole(row, kind) if row.text else row, findings=(), credits=())


def _opens(row: Row, following: str) -> bool:
    printed = name_role(row.text) or role_name(LABEL.match(row.text), row.bold) or reported(row.text)
    if printed is None or printed.name is None:
        return False
    return _SPEECH.search(row.text[printed.end :]) is not None or _SPEECH.search(following) is not None

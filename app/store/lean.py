"""JSON as the tables hold it: without spaces, characters as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from app.domain.blocks import Block
from app.text.repairs import Repair
from app.text.spans import Span

_LEAN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Encoded(str):
    """JSON that is made already. What a corpus holds by the ten thousand is written directly, which takes a third of
    the time of making lists and dictionaries of it first."""

    __slots__ = ()


def lean(value: Any) -> str:
    """``value`` as JSON."""
    # a plain text is bound at once; for any other the driver asks first whether it can be adapted
    return str.__str__(value) if type(value) is Encoded else _LEAN.encode(value)


def spans(these: Iterable[Span]) -> Encoded:
    """Each span as a pair of its ends."""
    return Encoded(f"[{','.join([f'[{span.start},{span.end}]' for span in these])}]")


def blocks(these: Iterable[Block]) -> Encoded:
    """Each block as a list: its kind, both ends, its statement or null."""
    parts = []
    for block in these:
        span, statement = block.span, block.statement
        parts.append(f'["{block.kind}",{span.start},{span.end},{"null" if statement is None else statement}]')
    return Encoded(f"[{','.join(parts)}]")


def repairs(these: Iterable[Repair]) -> Encoded:
    """Each repair as a list: its kind, both ends of the text received, both ends of the text restored."""
    parts = []
    for repair in these:
        before, after = repair.before, repair.after
        parts.append(f'["{repair.kind}",{before.start},{before.end},{after.start},{after.end}]')
    return Encoded(f"[{','.join(parts)}]")

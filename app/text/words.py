"""Whether characters put together from damaged bytes make sense: evidence from words, not a decision of their own.

Source: the phrase tables of OpenCC and of pypinyin (MIT), about 110,000 words between them. Looked up only for a
reading of bytes that nothing else confirms.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from app.text.mainland import to_mainland
from app.text.script import entries


@cache
def _words() -> frozenset[str]:
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pypinyin")
    read: dict[str, object] = json.loads((Path(spec.origin).parent / "phrases_dict.json").read_text("utf-8"))
    return frozenset(read) | {
        word
        for table in ("STPhrases", "TSPhrases")
        for key, candidates in entries(table)
        for word in (key, *candidates)
    }


def stands_in_a_word(text: str, start: int, end: int) -> bool:
    """True where a known word of two characters covers at least one of ``text[start:end]``."""
    plain = to_mainland(text)
    pairs = range(max(start - 1, 0), min(end, len(text) - 1))
    return any(plain[at : at + 2] in _words() or text[at : at + 2] in _words() for at in pairs)

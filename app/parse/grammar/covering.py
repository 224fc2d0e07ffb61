"""Short letters that only send something along."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENDS = re.compile(
    "附件|附上|随信|见附|附后|请(?:您|你|各位|领导|予以|予)?(?:查收|审阅|审定|过目|查阅|斧正)|(?:发|报|呈)(?:给|送)?您"
)
_ADDRESSES = re.compile("[您你我请]")
_LONGEST, _SHORT = 300, 60
_MOST = 8
"""Lines that such a letter may have."""


def covers(texts: Sequence[str]) -> bool:
    """True where the lines of a page are such a letter (附件是发言摘要,请查收)."""
    length = sum(map(len, texts))
    if length > _LONGEST or len(texts) > _MOST or not any(_SENDS.search(text) for text in texts):
        return False
    return length <= _SHORT or any(_ADDRESSES.search(text) for text in texts)

"""Short stable ids, made from content, so that the same file has the same permalinks in every database."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

LENGTH = 10  # 50 bits: a collision is met by salting, so only links, not correctness, depend on it


def short_id(*parts: str) -> str:
    """Ten lower-case letters and digits (RFC 4648 base32) of the parts' SHA-256."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return base64.b32encode(digest)[:LENGTH].decode().lower()


def free_id(taken: Callable[[str], bool], *parts: str) -> str:
    """The short id of the parts, salted with 1, 2, … until ``taken`` says it is free."""
    candidate = short_id(*parts)
    salt = 0
    while taken(candidate):
        salt += 1
        candidate = short_id(*parts, str(salt))
    return candidate

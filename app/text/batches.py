"""Texts taken many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def by_length(texts: Iterable[str], characters: int) -> Iterator[list[str]]:
    """The texts in their order, in lists of at least so many ``characters`` in all; the last one may hold fewer."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= characters:
            yield held
            held, size = [], 0
    if held:
        yield held

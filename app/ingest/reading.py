"""Reading an item into a document, whatever it holds, and readers: who does it, in which order and how far ahead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode
from app.ingest.items import Item
from app.ingest.limits import Limits, too_costly
from app.ingest.stages import read_document
from app.settings import Settings

_FOLDERS = re.compile(r"(?:/[^/\s'\"]+)+/")
_LONGEST = 200


class Reader(Protocol):
    """Whoever reads items for a run."""

    limits: Limits

    def documents(self, items: Iterable[tuple[Item, bool]]) -> Iterator[tuple[Item, Document | None]]:
        """The items in their order, each that is wanted (True) with its document, the others with None."""

    def read(self, item: Item) -> Document:
        """One item, at once."""


class Here:
    """A reader in this process, one file after another; only the size is limited."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits.of(Settings())

    def documents(self, items: Iterable[tuple[Item, bool]]) -> Iterator[tuple[Item, Document | None]]:
        """Each item, read when it is asked for."""
        for item, wanted in items:
            yield item, self.read(item) if wanted else None

    def read(self, item: Item) -> Document:
        """The item as a document."""
        return read(item)


def read(item: Item) -> Document:
    """The document of an item; where it could not be opened or a rule has a bug, one that says so."""
    if item.data is None:
        return failed(item, item.failure)
    try:
        return read_document(item.name, item.data, item.corrections)
    except MemoryError:
        return failed(item, too_costly())
    except Exception as error:  # the one place where a bug in a rule is caught: the rest of the run goes on
        return failed(item, _internal(error))


def failed(item: Item, problem: Problem | None) -> Document:
    """The document of an item of which nothing was read."""
    return Document(item.name, item.sha256, len(item.data or b""), failure=problem)


def _internal(error: Exception) -> Problem:
    # what an exception says may name folders of the machine, which no reader needs to know
    said = _FOLDERS.sub("", str(error))[:_LONGEST]
    message = f"读取时程序出错({type(error).__name__}: {said})。其余文件不受影响；请把此文件报告给维护者。"
    return Problem(ProblemCode.INTERNAL_ERROR, message)

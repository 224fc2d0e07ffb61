"""Naming one document: a file by its path, what a container holds by the path of the container, ``MEMBER`` and the
label in it, as the store holds it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from app.domain.problems import Problem
from app.ingest.folders import find
from app.ingest.gathering import gather
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.store.files import MEMBER
from app.store.paths import on_disk, shown, storable


@dataclass(frozen=True)
class Named:
    """A document that can be named by its ``path``, as it can be stored; ``failure`` is why it cannot be opened."""

    path: str
    failure: Problem | None = None


class NamingError(ValueError):
    """What was named is not one document; the message says why. ``choices`` are those that can be named instead."""

    def __init__(self, message: str, choices: tuple[Named, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


def named(words: str, limits: Limits) -> tuple[Item, tuple[Named, ...]]:
    """The document that the words name, and the others in the same file where a file was named (what is attached to a
    mail). A container that holds one document alone stands for it; what it holds may be named by a container in it.

    Raises NamingError for what is not there, a folder, and a container of several documents.
    """
    path = os.path.abspath(on_disk(words))  # noqa: PTH100  resolve() follows a link and loses its name
    file = file_of(path)
    if file.is_dir():
        raise NamingError(f"{shown(words)}: 这是文件夹，请写出其中一份文件。")
    if not os.path.lexists(file):
        raise NamingError(f"{shown(words)}: 路径不存在，请检查路径。")
    wanted = storable(path)
    first: Item | None = None
    inside, beside = list[Named](), list[Named]()
    for item in gather(find([file]), limits):
        own = item.path == wanted
        if own and path != str(file):
            return item, ()
        if own or item.path.startswith(f"{wanted}{MEMBER}"):
            first = first or item
            inside.append(Named(item.path, item.failure))
        else:
            beside.append(Named(item.path, item.failure))
    if first is not None and (first.path == wanted or len(inside) == 1):
        return first, tuple(inside[1:])
    if inside:
        raise NamingError(f"{shown(words)}: 里面有 {len(inside)} 份文件，请写明是哪一份：", tuple(inside))
    raise NamingError(f"{shown(words)}: {shown(file.name)} 里没有这份文件；里面有 {len(beside)} 份：", tuple(beside))


def file_of(path: str) -> Path:
    """The file on the disk at which, or in which, the document at ``path`` stands: of the parts before ``MEMBER`` the
    longest that is there, all of it where none is."""
    parts = re.split(f"(?={re.escape(MEMBER)})", path)
    found = (Path(part) for part in reversed(list(accumulate(parts))) if os.path.lexists(part))
    return next(found, Path(path))

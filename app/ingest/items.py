"""What a run reads: each file as an item, with its bytes or with the reason why there are none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.problems import Problem, ProblemCode
from app.formats.extracted import FormatError
from app.formats.members import is_container, members
from app.formats.refusals import refusal
from app.store.files import MEMBER


@dataclass(frozen=True)
class Item:
    """One thing to read. ``path`` is where it stands, in a container after the container's own path
    (``app.store.files.MEMBER``); ``name`` has no
    folder. ``data`` is None where it could not be opened; ``failure`` says why, and ``sha256`` then stands for the
    path."""

    path: str
    name: str
    sha256: str
    data: bytes | None
    failure: Problem | None = None


def items(path: Path) -> Iterator[Item]:
    """What stands at ``path``: one file, or the documents in an archive; a mail and then what is attached to it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(ProblemCode.UNREADABLE_FILE, f"文件无法读取({reason})。请检查文件权限或链接后重新导入。")
        digest = hashlib.sha256(f"unreadable\x1f{path}".encode(errors="surrogateescape")).hexdigest()
        yield Item(str(path), path.name, digest, None, problem)
        return
    yield from contents(str(path), path.name, data)


def contents(path: str, name: str, data: bytes) -> Iterator[Item]:
    """The documents in a file of these bytes that stands at ``path``."""
    if not is_container(data):
        yield Item(path, name, hashlib.sha256(data).hexdigest(), data)
        return
    empty = True
    for member in members(data):
        empty = False
        where, own = MEMBER.join((path, *member.labels)), member.name or name
        if member.data is None:
            yield _failed(where, own, member.error or refusal("damaged"))
        else:
            yield Item(where, own, hashlib.sha256(member.data).hexdigest(), member.data)
    if empty:
        yield _failed(path, name, refusal("nothing"))


def _failed(path: str, name: str, error: FormatError) -> Item:
    digest = hashlib.sha256(f"unreadable\x1f{path}".encode()).hexdigest()
    return Item(path, name, digest, None, Problem(ProblemCode(error.code), error.message))

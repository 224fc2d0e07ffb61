"""What a run reads: each file as an item, with its bytes or with the reason why there are none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.problems import Problem, ProblemCode


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
    """What stands at ``path``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(ProblemCode.UNREADABLE_FILE, f"文件无法读取({reason})。请检查文件权限或链接后重新导入。")
        digest = hashlib.sha256(f"unreadable\x1f{path}".encode(errors="surrogateescape")).hexdigest()
        yield Item(str(path), path.name, digest, None, problem)
        return
    yield Item(str(path), path.name, hashlib.sha256(data).hexdigest(), data)

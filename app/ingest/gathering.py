"""The items of a run: what the files hold, or why a file is not opened, under names that can be stored and shown."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.problems import Problem, ProblemCode
from app.ingest.folders import Found, leads_outside
from app.ingest.items import Item, items
from app.ingest.limits import Limits, too_large
from app.store.paths import shown, storable

_OUTSIDE = "这是一个链接，指向所读文件夹之外，没有读取。如需收录，请把文件本身放进来，或在命令中直接写出它的路径。"
_NO_FILE = "这不是普通文件（可能是管道、设备），没有读取。"
_CLOSED = "文件夹无法打开，其中的文件没有读取。请检查权限后重新导入。"


def gather(found: Found, limits: Limits) -> Iterator[Item]:
    """Every item of a run in the fixed order of the files."""
    for path in found.files:
        refusal = refused(path, found, limits)
        gathered = iter((_unopened(path, refusal),)) if refusal else items(path)
        for item in gathered:
            size = len(item.data or b"")
            if size > limits.size:
                item = replace(item, data=None, failure=too_large(size, limits.size))
            yield replace(item, path=storable(item.path), name=shown(item.name))


def refused(path: Path, found: Found, limits: Limits) -> Problem | None:
    """Why a file must not be opened: it stands elsewhere, would never end, or is too large."""
    if leads_outside(path, found):
        return Problem(ProblemCode.OUTSIDE_FOLDER, _OUTSIDE)
    try:
        status = path.stat()
    except OSError:
        return None  # what opens it says why it cannot
    if stat.S_ISDIR(status.st_mode):
        return Problem(ProblemCode.UNREADABLE_FILE, _CLOSED)
    if not stat.S_ISREG(status.st_mode):
        return Problem(ProblemCode.UNREADABLE_FILE, _NO_FILE)
    return too_large(status.st_size, limits.size) if status.st_size > limits.size else None


def _unopened(path: Path, problem: Problem) -> Item:
    digest = hashlib.sha256(f"{problem.code}\x1f{path}".encode(errors="surrogateescape")).hexdigest()
    return Item(str(path), path.name, digest, None, problem)

"""Writing corrections down: an entry is added or taken out, everything else in the file stays as it was written."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

from app.domain.corrections import (
    Acceptance,
    Anchor,
    Bearer,
    Entry,
    EventCorrection,
    Merge,
    PointCorrection,
    StatementCorrection,
    Why,
    entry_id,
)
from app.ingest.correction_files import NO_KIND, parse_corrections
from app.ingest.corrections import SUFFIX

_TABLES: dict[type, str] = {
    EventCorrection: "event",
    StatementCorrection: "statement",
    PointCorrection: "point",
    Merge: "people",
    Acceptance: "accept",
}
_LONGEST_NAME = 60
_HEADER = re.compile(rf"(?<=[^\n])\n(?=\[\[(?:{'|'.join(_TABLES.values())})\]\])")


def file_for(folder: Path, applied: Sequence[Path], name: str, sha256: str) -> Path:
    """The file in which the next correction of a source is to stand: the last one that is applied to it, else one named
    after it, readably."""
    if applied:
        return applied[-1]
    stem = re.sub(r"[^\w一-鿿-]+", "_", Path(name).stem).strip("_")[:_LONGEST_NAME] or "source"
    plain = folder / f"{stem}{SUFFIX}"
    return folder / f"{stem}-{sha256[:8]}{SUFFIX}" if plain.exists() else plain


def write_down(folder: Path, applied: Sequence[Path], entries: Sequence[Entry], name: str, sha256: str) -> Path:
    """Write entries down for a source; gives the file they stand in. The files that are ``applied`` to the source by
    its name alone are those of its present content from here on.

    Errors as for ``add_entry``.
    """
    path = file_for(folder, applied, name, sha256)
    for other in applied:
        if other != path:
            _change(other, lambda text: _addressed(text, name, sha256))
    for entry in entries:
        add_entry(path, entry, name, sha256)
    return path


def with_entry(text: str, entry: Entry, name: str, sha256: str) -> str:
    """The text of a correction file with one entry more, for the source of this name and digest."""
    document = tomlkit.parse(_addressed(text, name, sha256))
    kind = _TABLES[type(entry)]
    if kind not in document:
        document.add(kind, tomlkit.aot())
    held = document[kind]
    assert isinstance(held, AoT)
    held.append(_table(entry))
    # a blank line before every entry, as a person would leave
    return _HEADER.sub("\n\n", tomlkit.dumps(document))


def without_entry(text: str, identity: str, name: str) -> str | None:
    """The text of a correction file without the entry that has this id; empty where none is left, None where it has
    no such entry. Raises CorrectionError where the file cannot be read."""
    read = parse_corrections(text.encode(), name)
    document = tomlkit.parse(text)
    groups: dict[str, tuple[Entry, ...]] = {
        "event": read.events,
        "statement": read.statements,
        "point": read.points,
        "people": read.merges,
        "accept": read.acceptances,
    }
    for kind, entries in groups.items():
        for number, entry in enumerate(entries):
            if entry_id(entry) == identity:
                held = document[kind]
                assert isinstance(held, AoT)
                del held[number]
                if not len(held):
                    document.remove(kind)
                return "" if len(read.entries) == 1 else tomlkit.dumps(document)
    return None


def add_entry(path: Path, entry: Entry, name: str, sha256: str) -> None:
    """Write an entry into a correction file, which is made where it is not there.

    Raises CorrectionError where what would be written, or what stands there, cannot be read. Raises OSError where it
    cannot be written; the file is then as it was.
    """
    _change(path, lambda text: with_entry(text, entry, name, sha256))


def remove_entry(path: Path, identity: str) -> bool:
    """Take the entry with this id out of a correction file, and the file away where it was the last; False where it has
    no such entry. Errors as for ``add_entry``."""
    with _alone(path):
        try:
            before = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return False
        text = without_entry(before, identity, path.name)
        if text is None:
            return False
        if text:
            _replace(path, text)
        else:
            path.unlink()
    return True


def _addressed(text: str, name: str, sha256: str) -> str:
    """The text of a correction file as that of the source with this name and digest."""
    document = tomlkit.parse(text)
    if "document" not in document:
        document.add("document", tomlkit.table())
    head = document["document"]
    assert isinstance(head, Table)
    head["name"], head["sha256"] = name, sha256
    return tomlkit.dumps(document)


def _change(path: Path, change: Callable[[str], str]) -> None:
    with _alone(path):
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before:
            parse_corrections(before.encode(), path.name)
        text = change(before)
        parse_corrections(text.encode(), path.name)
        _replace(path, text)


def _table(entry: Entry) -> Table:
    table = tomlkit.table()
    for key, value in _values(entry):
        table.add(key, value)
    return table


def _values(entry: Entry) -> Iterator[tuple[str, Any]]:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Anchor):
            yield "line", value.line
            yield "words", value.words
        elif field.name == "kind":
            yield "kind", str(value) if value else NO_KIND
        elif field.name == "people":
            yield "same", [str(bearer) for bearer in value if isinstance(bearer, Bearer)]
        elif isinstance(value, tuple):
            yield field.name, list(value)
        elif value is not None and value is not False and not isinstance(value, Why):
            yield field.name, value if isinstance(value, int | date) else str(value)
    yield "reason", entry.why.reason
    yield "by", entry.why.by
    yield "day", entry.why.day


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Nobody else writes corrections in this folder meanwhile; the lock goes with the process that holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path.parent / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _replace(path: Path, text: str) -> None:
    handle, made = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(made).chmod(0o644)
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise

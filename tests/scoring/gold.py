"""The gold set as data: what reading each document right means, as tests/gold/README.md lays it down."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Value = str | tuple[str, ...] | frozenset[str] | frozenset[tuple[str, ...]] | None
"""Something to judge. None says that there is nothing: no speaker named, no office, no date."""

DOCUMENT = {"layouts", "features", "event", "statements", "reason"}
EVENT = {"title", "published", "origin", "destinations", "start", "end"}
NEEDED, FREE = {"speaker", "role", "begins", "ends"}, {"departments", "place"}


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """How a statement's text begins and ends, and the facts that were judged, by their key."""

    begins: str
    ends: str
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document by its file's name, its bytes, and what it holds. A negative has a ``reason`` and no statements."""

    name: str
    data: bytes
    layouts: tuple[str, ...]
    event: Mapping[str, Value]
    statements: tuple[GoldStatement, ...]
    reason: str | None


def load(folder: Path, only: str = "") -> tuple[Gold, ...]:
    """The documents of a folder by name, those that begin with ``only``; none where there is no such folder.

    Raises ValueError for a gold file that does not keep to the format or has not exactly one document beside it.
    """
    return tuple(_document(path) for path in sorted(folder.glob(f"{only}*.json")))


def plain(text: str | None) -> str | None:
    """The text without white space and with letters and punctuation of one width; None where nothing is left."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()) or None


def chain(names: Collection[str] | None) -> tuple[str, ...] | None:
    """A place as its names from the province down; None for nowhere."""
    return tuple(names) if names else None


def _document(path: Path) -> Gold:
    entry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    beside = [p for p in sorted(path.parent.glob(f"{path.stem}.*")) if p != path]
    if len(beside) != 1:
        raise ValueError(f"{path.name}: {len(beside)} documents stand beside it, not one")
    _check(path.name, entry, {"layouts", "statements"}, DOCUMENT)
    event = entry.get("event", {})
    _check(path.name, event, set(), EVENT)
    if bool(entry["statements"]) == bool(entry.get("reason")):
        raise ValueError(f"{path.name}: either statements or a reason why there are none")
    for statement in entry["statements"]:
        _check(path.name, statement, NEEDED, NEEDED | FREE)
        if not (statement["begins"].strip() and statement["ends"].strip()):
            raise ValueError(f"{path.name}: a statement without its first or last characters")
    return Gold(
        beside[0].name,
        beside[0].read_bytes(),
        tuple(entry["layouts"]),
        {key: _event_value(key, value) for key, value in event.items()},
        tuple(_statement(statement) for statement in entry["statements"]),
        entry.get("reason"),
    )


def _check(name: str, entry: Mapping[str, Any], needed: set[str], known: set[str]) -> None:
    wrong = (needed - entry.keys()) | (entry.keys() - known)
    if wrong:
        raise ValueError(f"{name}: missing or unknown: {', '.join(sorted(wrong))}")


def _statement(entry: Mapping[str, Any]) -> GoldStatement:
    facts: dict[str, Value] = {"speaker": plain(entry["speaker"]), "role": plain(entry["role"])}
    if "departments" in entry:
        facts["departments"] = frozenset(entry["departments"] or ()) or None
    if "place" in entry:
        facts["place"] = chain(entry["place"])
    return GoldStatement(entry["begins"], entry["ends"], facts)


def _event_value(key: str, value: Any) -> Value:
    if key == "destinations":
        return frozenset(tuple(names) for names in value or ()) or None
    return chain(value) if key == "origin" else plain(value)

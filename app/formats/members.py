"""What is in a container: the files of a zip and the attachments of a mail, inner containers opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.formats import archive, mail
from app.formats.extracted import FormatError
from app.formats.limits import DEPTH, ENTRIES, FILE_BYTES, INNER, MAIL_LINES, MEMBERS, UNPACKED_BYTES
from app.formats.recognition import SUFFIXES, Kind, is_mail, recognise, zip_entries
from app.formats.refusals import refusal

_UNSAFE = re.compile("[\x00-\x1f\x7f]")
_PASSED_OVER = re.compile(r"(?:^|/)(?:__MACOSX(?:/|$)|\.(?!\.?/)|readme\.md$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container. ``labels`` lead to it: the name that it has in each container, the outermost first,
    made harmless and unique; they are labels and never paths. ``data`` or ``error`` is None."""

    labels: tuple[str, ...]
    data: bytes | None
    error: FormatError | None = None

    @property
    def name(self) -> str:
        """The member's own name, without a folder; empty for the container itself."""
        return self.labels[-1].rpartition("/")[2] if self.labels else ""


def is_container(data: bytes) -> bool:
    """True where ``data`` holds further files (a mail does only with attachments)."""
    try:
        kind = recognise(data)
    except FormatError:
        return False
    return kind is Kind.ZIP or (kind is Kind.MAIL and bool(mail.attachments(data)))


def members(data: bytes) -> Iterator[Member]:
    """The documents in a container in its order, down to a bounded depth; a mail with a text of its own comes before
    what is attached to it. What cannot be opened is a member with an error; nothing is raised."""
    yield from _Opening().members(data, (), 1)


class _Opening:
    """One container being opened, with what is left of its bounds."""

    def __init__(self) -> None:
        self._left = MEMBERS
        self._bytes = UNPACKED_BYTES
        self._entries = INNER * ENTRIES
        self._lines = INNER * MAIL_LINES

    def members(self, data: bytes, labels: tuple[str, ...], depth: int) -> Iterator[Member]:
        taken: set[str] = set()
        if recognise(data) is Kind.MAIL and mail.has_text(data):
            yield Member(labels, data)
        try:
            for name, one in self._inside(data):
                if not _is_document(name):
                    continue
                path = (*labels, _unique(_label(name), taken))
                self._left -= 1
                if self._left < 0:
                    raise refusal("members")
                yield from self._member(path, one, depth)
        except FormatError as error:
            yield Member((*labels, _unique("…", taken)), None, error)

    def _inside(self, data: bytes) -> Iterator[tuple[str, bytes | FormatError]]:
        if recognise(data) is Kind.MAIL:
            yield from mail.attachments(data)
        else:
            yield from archive.files(data, lambda: self._bytes, _is_document)

    def _member(self, path: tuple[str, ...], one: bytes | FormatError, depth: int) -> Iterator[Member]:
        if isinstance(one, FormatError):
            yield Member(path, None, one)
            return
        self._bytes -= len(one)
        if len(one) > FILE_BYTES or self._bytes < 0:
            yield Member(path, None, refusal("bomb"))
            return
        if not self._may_open(one):
            yield Member(path, None, refusal("members"))
        elif not is_container(one):
            yield Member(path, one)
        elif depth >= DEPTH:
            yield Member(path, None, refusal("members"))
        else:
            yield from self.members(one, path, depth + 1)

    def _may_open(self, one: bytes) -> bool:
        """Whether it may be looked into, which takes a zip's entries or a mail's lines from what is left."""
        if one.startswith(b"PK"):
            self._entries -= zip_entries(one)
            return self._entries >= 0
        if is_mail(one):
            self._lines -= mail.line_ends(one)
            return self._lines >= 0
        return True


def _is_document(name: str) -> bool:
    base = name.replace("\\", "/").rstrip("/")
    return not name.endswith(("/", "\\")) and not _PASSED_OVER.search(base) and base.lower().endswith(SUFFIXES)


def _label(name: str) -> str:
    """A name without what would lead out of a folder: roots, drives, ``..`` and control characters."""
    parts = _UNSAFE.sub("", name.replace("\\", "/")).replace("!/", "/").split("/")
    kept = (part.strip() for part in parts if not re.fullmatch("[A-Za-z]:", part))
    return "/".join(part for part in kept if part not in ("", ".", ".."))[-200:] or "无名"


def _unique(label: str, taken: set[str]) -> str:
    stem, dot, suffix = label.rpartition(".")
    number, free = 2, label
    while free in taken:
        free = f"{stem} ({number}){dot}{suffix}" if stem else f"{label} ({number})"
        number += 1
    taken.add(free)
    return free

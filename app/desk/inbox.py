"""Files that a person drops in: saved under safe names, then read."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path
from typing import BinaryIO

LONGEST = 120
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe_name(given: str) -> str:
    """The last part of a name, without what a file system or a terminal could stumble over; never empty, never
    hidden."""
    plain = _CONTROL.sub("", unicodedata.normalize("NFC", given)).replace("\\", "/")
    last = plain.rsplit("/", 1)[-1].strip().lstrip(".").strip()
    stem, dot, suffix = last.rpartition(".")
    stem, suffix = (stem, f"{dot}{suffix[:10]}") if stem else (suffix, "")
    return (_cut(stem, LONGEST) or "file") + suffix


def save(inbox: Path, given: str, data: BinaryIO) -> Path:
    """Save an uploaded file and give its path: that of the same content under the same name where it is there already,
    one with a number where another content has the name. Raises OSError where it cannot be written."""
    inbox.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(prefix=".", suffix=".part", dir=inbox)
    part = Path(made)
    try:
        with os.fdopen(handle, "wb") as out:
            shutil.copyfileobj(data, out)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(0o644)
        return _placed(inbox, safe_name(given), part)
    finally:
        part.unlink(missing_ok=True)


def _placed(inbox: Path, name: str, part: Path) -> Path:
    number = 1
    while True:
        path = inbox / (name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}")
        try:
            os.link(part, path)  # unlike a rename this never takes the place of another file
            return path
        except FileExistsError:
            if _digest(path) == _digest(part):
                return path
            number += 1


def _digest(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _cut(text: str, length: int) -> str:
    # a name is at most 255 bytes long
    while len(text) > length or len(text.encode()) > 200:
        text = text[:-1]
    return text

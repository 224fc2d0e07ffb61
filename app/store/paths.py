"""Names of files as the store can hold them and as people can read them.

A name on a disk is bytes, which Python gives as text with lone surrogates where they are no UTF-8 (PEP 383); no
database takes those. Each is kept as a character of the last private-use plane, so that the way back is open.
"""

from __future__ import annotations

import os

_LONE, _KEPT = 0xDC80, 0x10FE80
_STORE = {_LONE + byte: _KEPT + byte for byte in range(0x80)}
_LOAD = {kept: lone for lone, kept in _STORE.items()}
_VISIBLE = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}


def storable(path: str | os.PathLike[str]) -> str:
    """The path of a file as text that any database takes."""
    return os.fspath(path).translate(_STORE)


def on_disk(stored: str) -> str:
    """The path for the system that ``storable`` gave this text for."""
    return stored.translate(_LOAD)


def shown(name: str) -> str:
    """A name for people: bytes that are no UTF-8 are read as GB18030, as zip files from Windows hold it, control
    characters have their pictures."""
    data = os.fsencode(on_disk(name))
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding).translate(_VISIBLE)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace").translate(_VISIBLE)

"""A member of a zip, unpacked within bounds: what the directory says of its size is not believed."""

from __future__ import annotations

import zipfile

from app.formats.limits import RATIO, RATIO_FROM
from app.formats.refusals import refusal

_BLOCK = 65_536


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member. Raises FormatError where they are more than ``most`` or far more than packed; whatever
    ``zipfile`` raises for damage goes through."""
    if info.file_size > most:
        raise refusal("bomb")
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > most or (size > RATIO_FROM and size > RATIO * max(info.compress_size, 1)):
                raise refusal("bomb")
            pieces.append(block)
    return b"".join(pieces)

"""The files of a zip: names in UTF-8 or GBK, bytes within bounds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from app.formats.extracted import FormatError
from app.formats.limits import FILE_BYTES
from app.formats.refusals import refusal
from app.formats.unpacking import unpacked
from app.text.decoding import DecodingError, decode

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError, RuntimeError)


def files(
    data: bytes, left: Callable[[], int], wanted: Callable[[str], bool]
) -> Iterator[tuple[str, bytes | FormatError]]:
    """Name and content of the ``wanted`` files in a zip, in its order; the error instead of the content of what
    cannot be unpacked. ``left`` says how many bytes may still be unpacked. Raises FormatError for a broken zip."""
    try:
        opened = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise refusal("damaged") from error
    with opened:
        for info in opened.infolist():
            name = _name(info)
            if info.is_dir() or not wanted(name):
                continue
            yield name, _content(opened, info, min(FILE_BYTES, left()))


def _content(opened: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | FormatError:
    if info.flag_bits & 1:
        return refusal("locked-zip")
    try:
        return unpacked(opened, info, most)
    except FormatError as error:
        return error
    except _BROKEN:
        return refusal("unpackable")


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file: as marked in UTF-8, else by the extra field that some packers add, else by the evidence."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    extra = _unicode_path(info.extra)
    if extra is not None:
        return extra
    if raw.isascii():
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding) if encoding == "utf-8" else _by_evidence(raw)
        except UnicodeDecodeError:
            continue
    return info.filename


def _by_evidence(raw: bytes) -> str:
    # a name is too short to tell Big5 from GBK by itself in many cases: GBK, which Windows in China writes, is then it
    try:
        return decode(raw).text
    except DecodingError:
        return raw.decode("gb18030")


def _unicode_path(extra: bytes) -> str | None:
    """The name in Info-ZIP's extra field 0x7075 (a version byte and a checksum before it)."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        body = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and len(body) > 5:
            try:
                return body[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + size
    return None

"""What kind of file bytes are, by their content and never by their name."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from app.formats.limits import ENTRIES
from app.formats.refusals import refusal

SUFFIXES = (
    *(".txt", ".md", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".docm", ".pdf", ".eml", ".zip"),
    *(".doc", ".wps", ".rtf", ".odt", ".ofd", ".caj", ".rar", ".7z"),
)
"""The names that a folder is searched for; those of the second line are there to be refused with a word on why."""


class Kind(StrEnum):
    """What is read, each in a way of its own."""

    TEXT = "text"
    HTML = "html"
    WORD = "word"
    PDF = "pdf"
    MAIL = "mail"
    ZIP = "zip"


_REFUSED = (
    ("caj", (b"CAJ", b"HN\0\0", b"KDH ")),
    ("archive", (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")),
    ("image", (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\1\0", b"8BPS")),
    ("image", (b"BM", b"RIFF")),
    ("rtf", (b"{\\rtf",)),
)
_BINARY_HEADS = (b"BM", b"RIFF", b"BZh", b"CAJ")  # also the beginning of a text in Latin letters
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY, _END, _LOCATOR = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07"
_LOCATOR_BYTES = 20
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF = re.compile(rb"%PDF-\d\.\d[ \t]*(?:[\r\n]|%|\Z)")
_PDF_WITHIN = 1024
_HTML = re.compile(
    rb"(?:\s|<!--.{0,4000}?-->|<\?xml.{0,200}?\?>)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|main|h[1-3]|center|font|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_END_TAG = re.compile(rb"</(?:html|head|body|div|p|table|article|section|main|h[1-3]|center|font|span)\s*>", re.I)
_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_MAIL_SURE = frozenset((b"mime-version", b"received", b"return-path", b"message-id", b"x-mailer", b"dkim-signature"))
_MAIL = _MAIL_SURE | frozenset((b"from", b"to", b"date", b"subject", b"content-type", b"cc", b"reply-to"))
_HEAD = 65_536


def recognise(data: bytes) -> Kind:
    """The kind of ``data``. Raises FormatError for kinds that are not read, with what to do."""
    if not data:
        raise refusal("empty")
    if data.startswith(_OLE):
        raise refusal(_ole(data))
    if data.startswith(_ZIPS):
        return _zipped(data)
    for reason, heads in _REFUSED:
        if any(data.startswith(head) and (head not in _BINARY_HEADS or b"\0" in data[:200]) for head in heads):
            raise refusal(reason)
    if data[4:8] == b"ftyp":
        raise refusal("image")
    if _PDF.search(data[:_PDF_WITHIN]):
        return Kind.PDF
    if is_mail(data):
        return Kind.MAIL
    return Kind.HTML if looks_like_html(data) else Kind.TEXT


def looks_like_html(data: bytes) -> bool:
    """True where the text begins as a web page and has at least one end tag; signs inside a text do not count."""
    head = data[: 4 * _HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\0" or head[:1] == b"\0":
        head = head.replace(b"\0", b"")  # UTF-16: its ASCII is enough to tell
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return _HTML.match(head) is not None and _END_TAG.search(data.replace(b"\0", b"")) is not None


def is_mail(data: bytes) -> bool:
    """True where the bytes begin as a mail does, with its headers."""
    head, names = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), set[bytes]()
    if head.startswith(b"From "):
        head = head.partition(b"\n")[2]
    while found := _FIELD.match(head):
        names.add(found[1].lower())
        head = head[found.end() :]
    known = names & _MAIL
    return len(known) >= 2 and bool(known & _MAIL_SURE or {b"from", b"subject"} <= known or {b"from", b"to"} <= known)


def _ole(data: bytes) -> str:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "locked-office"
    return "ole-word" if holds("WordDocument") or holds("WpsDocument") else "ole-other"


def zip_entries(data: bytes) -> int:
    """At least as many entries as a zip of these bytes has, without opening it: each has a head in its directory, which
    lies right before the record at the end that gives its length (APPNOTE.TXT 4.3.16). Zips that are in it stored as
    they are have directories of their own; they count where the length is not given there (4.3.15)."""
    end = data.rfind(_END)
    far = end < 0 or data[max(end - _LOCATOR_BYTES, 0) : end].startswith(_LOCATOR)
    length = int.from_bytes(data[end + 12 : end + 16], "little")
    return data.count(_ENTRY) if far else data.count(_ENTRY, max(end - length, 0), end)


def _zipped(data: bytes) -> Kind:
    if zip_entries(data) > ENTRIES:
        raise refusal("members")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {info.filename.lower() for info in archive.infolist()[:5_000]}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise refusal("damaged") from error
    if "ofd.xml" in names:
        raise refusal("ofd")
    if "mimetype" in names and ("content.xml" in names or "meta-inf/container.xml" in names):
        raise refusal("odf")
    if "[content_types].xml" not in names:
        return Kind.ZIP
    if any(name.startswith("word/") for name in names):
        return Kind.WORD
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names):
        raise refusal("sheet")
    return Kind.ZIP

"""A mail (.eml) as a document of its own, and its attachments; web archives (.mht), which are mails by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value, parsedate_to_datetime

from app.formats.extracted import Extracted, FormatError, assembled
from app.formats.html.page import read_page
from app.formats.letters import with_parts
from app.formats.limits import DEPTH, FILE_BYTES, MAIL_LINES
from app.formats.refusals import refusal
from app.text.decoding import DecodingError, decode, decode_as

_HAN = re.compile("[\u3400-\u9fff]")
_REPLY = re.compile(r"^(?:\s*(?:re|fw|fwd|答复|回复|转发)\s*[:：])+\s*", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_BEYOND_ASCII = re.compile("[^\x20-\x7e]+")
_MOST_PARTS = 500


def read_mail(data: bytes) -> Extracted:
    """The text that a mail itself holds, without attachments; its subject is the title. A web archive is the page in
    it, with its address and day. Raises FormatError and DecodingError."""
    message = _parsed(data)
    address = _header(message, "Snapshot-Content-Location")
    texts = [one for one in _texts(message, address, _saved_day(message) if address else None) if one.text.strip()]
    texts = texts[:1] if address else texts  # the page itself; the frames in it, which follow, are advertisements
    if not texts:
        raise refusal("nothing" if attachments(data) else "empty")
    subject = _REPLY.sub("", _header(message, "Subject") or "").strip()
    first = texts[0]
    joined, asides, at = "", [], 0
    for one in texts:
        asides += [span.shifted(at) for span in one.asides]
        text = one.text if one.text.endswith("\n") else one.text + "\n"
        joined, at = joined + text, at + len(text)
    html = any(one.format == "html" for one in texts)
    return Extracted(
        text=joined,
        format="html" if html else "txt",
        encoding=first.encoding,
        title=first.title or (subject if _HAN.search(subject) else None),
        published=first.published or (None if address else _saved_day(message)),
        publication=first.publication,
        address=first.address,
        fetched=first.fetched,
        asides=tuple(asides),
    )


def has_text(data: bytes) -> bool:
    """True where a mail holds text of its own beside its attachments."""
    try:
        parts = list(_leaves(_parsed(data)))
    except FormatError:
        return True
    return any(
        name is None and part.get_content_maintype() == "text" and _bytes(part).strip() for part, name, _ in parts
    )


def attachments(data: bytes) -> list[tuple[str, bytes | FormatError]]:
    """Name and content of what is attached to a mail, the error instead of what cannot be decoded."""
    try:
        parts = list(_leaves(_parsed(data)))
    except FormatError:
        return []
    return [(name, _content(part)) for part, name, _ in parts if name is not None]


def line_ends(data: bytes) -> int:
    """How many lines a mail has, each of which its parser holds by itself; half of them at the least."""
    return max(data.count(b"\n"), data.count(b"\r"))


def _parsed(data: bytes) -> Message:
    if len(data) > FILE_BYTES or line_ends(data) > MAIL_LINES:
        raise refusal("large")
    start = data.lstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf")
    return BytesParser(policy=policy.compat32).parsebytes(start)


def _leaves(message: Message) -> Iterator[tuple[Message, str | None, Message | None]]:
    """The parts that hold no parts: each with its name if it is attached, and the alternative that it is in."""
    stack: list[tuple[Message, Message | None, int]] = [(message, None, 0)]
    count = 0
    while stack:
        part, choice, depth = stack.pop()
        count += 1
        if count > _MOST_PARTS or depth > 10 * DEPTH:
            raise refusal("members")
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" or not isinstance(inner, list):
            yield part, _name(part), choice
            continue
        mine = part if part.get_content_type() == "multipart/alternative" else choice
        stack += [(one, mine, depth + 1) for one in reversed(inner) if isinstance(one, Message)]


def _name(part: Message) -> str | None:
    """The file name of an attached part; None for a part of the mail's own text."""
    given = _decoded(_parameter(part, "filename", "content-disposition") or _parameter(part, "name", "content-type"))
    if part.get_content_type() == "message/rfc822":
        return given or "转发邮件.eml"
    attached = part.get_content_disposition() == "attachment"
    if (
        part.get_content_type() in ("text/plain", "text/html")
        and not attached
        and (not given or part.get("Content-ID"))
    ):
        return None
    return given or ("附件.txt" if attached and part.get_content_maintype() == "text" else None)


def _parameter(part: Message, name: str, header: str) -> str | None:
    line = Message()
    line[header] = _raw(part, header) or ""
    try:
        found = line.get_param(name, None, header)
        return collapse_rfc2231_value(found) if found is not None else None
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError):
        return None


def _header(message: Message, name: str) -> str | None:
    return _decoded(_raw(message, name))


def _raw(message: Message, name: str) -> str | None:
    """A header on one line; bytes beyond ASCII, which have no place there but occur, are read by the evidence."""
    for key, text in message.raw_items():
        if key.lower() == name.lower():
            line = str(text).replace("\r", "").replace("\n", "")
            return _read(line.encode("utf-8", "surrogateescape"), None)
    return None


def _decoded(text: str | None) -> str | None:
    """A header's text with its encoded words (RFC 2047) read."""
    if text is None:
        return None
    try:
        pieces = [_read(one, charset) if isinstance(one, bytes) else one for one, charset in decode_header(text)]
    except (ValueError, LookupError, HeaderParseError):
        return text.strip() or None
    return "".join(pieces).strip() or None


def _read(data: bytes, charset: str | None) -> str:
    """Bytes of a header; those that no encoding reads are left out, for a name is no text, and its end tells most."""
    if data.isascii():
        return data.decode("ascii")
    try:
        return ((decode_as(data, charset) if charset else None) or decode(data)).text
    except DecodingError:
        return _BEYOND_ASCII.sub("_", data.decode("latin-1"))


def _content(part: Message) -> bytes | FormatError:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        whole = inner[0] if isinstance(inner, list) and inner else inner
        try:
            return whole.as_bytes() if isinstance(whole, Message) else str(whole).encode("utf-8", "surrogateescape")
        except (UnicodeError, ValueError, LookupError, TypeError, AttributeError):
            return refusal("damaged")
    return _bytes(part)


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _texts(message: Message, address: str | None, fetched: date | None) -> Iterator[Extracted]:
    """The parts of text in order; of alternatives the one with the most Chinese characters, a web page before plain
    text where they are equal, for plain text is often wrapped."""
    chosen: dict[int, Extracted] = {}
    order: list[tuple[int, Extracted]] = []
    for part, name, choice in _leaves(message):
        if name is not None or part.get_content_type() not in ("text/plain", "text/html"):
            continue
        one = _text(part, address, fetched)
        if one is None:
            continue
        if choice is None:
            order.append((id(part), one))
            continue
        before = chosen.get(id(choice))
        if before is None:
            order.append((id(choice), one))
        if before is None or _weight(one) > _weight(before):
            chosen[id(choice)] = one
    yield from (chosen.get(key, one) for key, one in order)


def _weight(one: Extracted) -> tuple[int, bool]:
    return len(_HAN.findall(one.text)), one.format == "html"


def _text(part: Message, address: str | None, fetched: date | None) -> Extracted | None:
    data = _bytes(part)
    label = part.get_content_charset(None)
    if not data.strip():
        return None
    if part.get_content_type() == "text/html":
        web = address if address and _WEB.fullmatch(address) else None
        try:
            return read_page(data, label, web, fetched)
        except FormatError as error:
            if error.code == "empty-file":
                return None
            raise
    decoded = (decode_as(data, label) if label else None) or decode(data)
    text, asides = assembled(with_parts(decoded.text.splitlines()))
    return Extracted(text, "txt", decoded.encoding, asides=asides)


def _saved_day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(message.get("Date", "")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

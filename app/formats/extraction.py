"""One file, whatever it is, as text."""

from __future__ import annotations

from app.formats.extracted import Extracted, FormatError
from app.formats.html.page import read_page
from app.formats.limits import FILE_BYTES, TEXT_BYTES
from app.formats.mail import read_mail
from app.formats.pdf.document import read_pdf
from app.formats.recognition import Kind, recognise
from app.formats.refusals import refusal
from app.formats.word.document import read_word
from app.text.decoding import DecodingError, decode

_CODES = {"empty": "empty-file", "binary": "binary-file", "undecodable": "undecodable"}


def extract(data: bytes) -> Extracted:
    """The text of ``data``, recognised by its content. Raises FormatError, and nothing else for any bytes."""
    if len(data) > FILE_BYTES:
        raise refusal("large")
    try:
        return _read(data)
    except DecodingError as error:
        raise FormatError(_CODES[error.code], error.message) from error


def _read(data: bytes) -> Extracted:
    kind = recognise(data)
    if kind is Kind.ZIP:
        raise refusal("container")
    if kind is Kind.HTML:
        return read_page(data)
    if kind is Kind.WORD:
        return read_word(data)
    if kind is Kind.PDF:
        return read_pdf(data)
    if len(data) > TEXT_BYTES:
        raise refusal("large")
    if kind is Kind.MAIL:
        return read_mail(data)
    decoded = decode(data)
    return Extracted(decoded.text, "txt", decoded.encoding)

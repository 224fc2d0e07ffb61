"""The glyphs of a PDF page by page: what stands where, as pdfminer reads it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTImage, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from app.formats.extracted import FormatError
from app.formats.limits import PAGE_CHARACTERS, PAGES
from app.formats.refusals import refusal

UNKNOWN = "\ufffd"
"""A glyph that the file does not say the character of; restoration reports it as lost."""
_MOST_OF_PAGE = 0.5

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its complaints about a file are none of the reader's


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box: x to the right, y downwards from the top of the page, ``size`` its height;
    ``spaced`` where a blank is drawn before it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The glyphs of a page in the order in which they are drawn; ``pictured`` where an image covers most of it."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    pictured: bool


@dataclass(frozen=True, slots=True)
class Pdf:
    """The pages of a PDF and its title."""

    pages: tuple[PdfPage, ...]
    title: str | None


def pdf_of(data: bytes) -> Pdf:
    """Read a PDF. Raises FormatError where it is locked, damaged or too large."""
    try:
        return _pdf(data)
    except FormatError:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise refusal("locked-pdf") from error
    except Exception as error:  # pdfminer raises whatever a damaged file leads it to
        raise refusal("damaged") from error


def _pdf(data: bytes) -> Pdf:
    document = PDFDocument(PDFParser(BytesIO(data)))
    resources = PDFResourceManager()
    device = _Device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= PAGES:
            raise refusal("large")
        interpreter.process_page(page)
    if not device.pages:
        raise refusal("damaged")
    return Pdf(tuple(device.pages), _title(document))


class _Device(PDFLayoutAnalyzer):
    """Takes the glyphs of each page and draws nothing."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.pages: list[PdfPage] = []

    def receive_layout(self, ltpage: LTPage) -> None:
        """Called with each page."""
        glyphs: list[Glyph] = []
        covered = 0.0
        for one in _leaves(ltpage):
            if isinstance(one, LTImage):
                covered = max(covered, one.width * one.height)
            elif one.x1 > ltpage.x0 and one.x0 < ltpage.x1 and one.y1 > ltpage.y0 and one.y0 < ltpage.y1:
                glyphs.append(_glyph(one, ltpage))
                if len(glyphs) > PAGE_CHARACTERS:
                    raise refusal("large")
        size = max(ltpage.width * ltpage.height, 1.0)
        self.pages.append(PdfPage(ltpage.width, ltpage.height, tuple(glyphs), covered >= _MOST_OF_PAGE * size))


def _leaves(page: LTPage) -> Iterator[LTChar | LTImage]:
    stack = list(reversed(list(page)))
    while stack:
        one = stack.pop()
        if isinstance(one, LTChar | LTImage):
            yield one
        elif isinstance(one, LTContainer):
            stack += reversed(list(one))


def _glyph(char: LTChar, page: LTPage) -> Glyph:
    text = char.get_text()
    if text.startswith("(cid:") or not (text.isprintable() or text.isspace()):
        text = UNKNOWN
    high = char.y1 - char.y0
    return Glyph(text, char.x0 - page.x0, page.y1 - char.y1, char.x1 - page.x0, page.y1 - char.y0, max(high, 0.1))


def _title(document: PDFDocument) -> str | None:
    for info in document.info:
        title = info.get("Title")
        if isinstance(title, bytes):
            for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
                if title.startswith(mark):
                    try:
                        return title[len(mark) :].decode(encoding).strip()
                    except UnicodeDecodeError:
                        return None
    return None

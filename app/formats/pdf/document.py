"""A PDF with a text layer as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.formats.extracted import Extracted, assembled
from app.formats.limits import TEXT_CHARACTERS
from app.formats.pdf.columns import blocks
from app.formats.pdf.furniture import running
from app.formats.pdf.glyphs import UNKNOWN, Pdf, PdfPage, pdf_of
from app.formats.pdf.paragraphs import Placed, glued, goes_on, placed
from app.formats.pdf.rows import lines, stretches
from app.formats.refusals import refusal

_HARDLY_ANY = 20
"""Characters a page that are not yet its text: a number and a stamp over a picture."""
_MOST_UNKNOWN = 0.1
_TITLE = re.compile("(?=.*[\u3400-\u9fff])(?!.*(?:文档|无标题|Word|PowerPoint|\\.docx?)).{4,60}")


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF: columns in the order of reading, lines put together to paragraphs; running heads and page
    numbers are asides. ``unread`` names the pages that are pictures. Raises FormatError."""
    pdf = pdf_of(data)
    text_of_page = ["".join(glyph.text for glyph in page.glyphs if not glyph.text.isspace()) for page in pdf.pages]
    everything = "".join(text_of_page)
    if len(everything) > TEXT_CHARACTERS:
        raise refusal("large")
    pictures = [n for n, page in enumerate(pdf.pages, 1) if page.pictured and len(text_of_page[n - 1]) < _HARDLY_ANY]
    if not everything or len(pictures) == len(pdf.pages):
        raise refusal("scan")
    if everything.count(UNKNOWN) > _MOST_UNKNOWN * len(everything):
        raise refusal("unmapped")
    text, asides = assembled(_paragraphs(pdf))
    unread = f"第 {'、'.join(map(str, pictures))} 页只有图像，没有文字，没能读出，请补找全文。" if pictures else None
    title = pdf.title if pdf.title and _TITLE.fullmatch(pdf.title) else None
    return Extracted(text=text, format="pdf", title=title, asides=asides, unread=unread)


def _paragraphs(pdf: Pdf) -> Iterator[tuple[str, bool]]:
    """Paragraphs, each with whether it is main text; asides wait for the end of the paragraph that they interrupt."""
    parts = [stretches(page.glyphs) for page in pdf.pages]
    rows = [lines(page) for page in parts]
    apart = running(rows, [page.height for page in pdf.pages])
    open_text, last, waiting = "", None, list[str]()
    for page, all_rows, numbers in zip(pdf.pages, rows, apart, strict=True):
        heads = [all_rows[n].text for n in sorted(numbers) if all_rows[n].y0 < page.height / 2]
        feet = [all_rows[n].text for n in sorted(numbers) if all_rows[n].y0 >= page.height / 2]
        waiting += heads
        taken = {(g.text, g.x0, g.y0) for n in numbers for g in all_rows[n].glyphs}
        for here in _main(page, taken):
            text = here.line.text
            if last is not None and goes_on(last, here):
                open_text = glued(open_text, text)
            else:
                if open_text:
                    yield open_text, True
                yield from ((aside, False) for aside in waiting)
                open_text, waiting = text, []
            last = here
        waiting += feet
    if open_text:
        yield open_text, True
    yield from ((aside, False) for aside in waiting)


def _main(page: PdfPage, taken: set[tuple[str, float, float]]) -> Iterator[Placed]:
    glyphs = [glyph for glyph in page.glyphs if (glyph.text, glyph.x0, glyph.y0) not in taken]
    for block in blocks(stretches(glyphs)):
        yield from placed(lines(block))

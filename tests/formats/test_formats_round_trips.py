"""Each real file saved in another format or encoding gives the same speakers, roles and boundaries."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from app.domain.document import Document
from app.domain.problems import ProblemCode
from app.domain.transcript import Statement
from app.ingest.stages import read_document
from app.settings import Settings
from app.text.form_tables import Form
from app.text.forms import convert
from tests.formats import saving
from tests.formats.printing import printed

pytestmark = pytest.mark.needs_shared

FILES = ("000", "001", "002", "003", "004")
HALVES = "提供技术支持|抓人才引进|优化服务供给"
BIG5_RESIDUE = {"001": {"珏"}}
"""What Big5 without Hong Kong's supplement cannot write; it comes out as a question mark."""

SAVED: dict[str, Callable[[str], bytes]] = {
    "docx": saving.as_docx,
    "html": saving.as_html,
    "html in GBK": lambda text: saving.as_html(text, "gb18030"),
    "pdf": saving.as_pdf,
    "pdf in two columns": lambda text: saving.as_pdf(text, 2),
    "pdf in three columns": lambda text: saving.as_pdf(text, 3),
    "GB18030": saving.as_gb18030,
    "UTF-16": saving.as_utf16,
    "UTF-16 without a mark": saving.as_utf16_bare,
    "UTF-8 with a mark": saving.as_utf8_marked,
}


@cache
def source(number: str) -> str:
    """The text of a real file."""
    (path,) = Path(Settings().seeds).glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@cache
def original(number: str) -> Document:
    """The reading of the file as it is."""
    return read_document("a.txt", source(number).encode())


def plain(text: str | None) -> str:
    """Without white space."""
    return re.sub(r"\s", "", text or "")


def facts(statement: Statement) -> tuple[object, ...]:
    """Who speaks, as what, under which heading, and what."""
    attribution = statement.attribution
    return (
        attribution.name if attribution else None,
        plain(attribution.role) if attribution else None,
        plain(statement.heading),
        statement.reporter,
        statement.mode,
        plain("".join(paragraph.text for paragraph in statement.paragraphs)),
    )


def statements(document: Document) -> list[tuple[object, ...]]:
    """The statements of a reading."""
    assert document.transcript is not None, document.failure
    return [facts(statement) for statement in document.transcript.statements]


def without_halves(facts_of: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The same without the halves of torn headlines: a page break beside one leaves open where it belongs."""
    return [tuple(re.sub(HALVES, "", one) if isinstance(one, str) else one for one in each) for each in facts_of]


def event(document: Document) -> tuple[object, ...]:
    """What the reading says of the event."""
    assert document.transcript is not None
    known = document.transcript.event
    return plain(known.title), known.published, known.publication, known.start, known.end, known.reporters


@pytest.mark.parametrize("number", FILES)
@pytest.mark.parametrize("way", SAVED)
def test_a_file_saved_in_another_way_is_read_as_before(number: str, way: str) -> None:
    """Statements and event; the paragraphs are glued where a page or column breaks them."""
    read = read_document("b", SAVED[way](source(number)))
    assert statements(read) == statements(original(number))
    assert event(read) == event(original(number))


@pytest.mark.needs_chromium
@pytest.mark.parametrize("number", FILES)
def test_a_page_printed_by_a_browser_is_read_as_before(number: str) -> None:
    """Which prints its title, the day and the address at the edges of each page and names glyphs as radicals."""
    read = read_document("b", printed(saving.as_article(source(number))))
    assert without_halves(statements(read)) == without_halves(statements(original(number)))


@pytest.mark.parametrize("number", FILES[1:])
def test_a_file_in_taiwan_forms_and_big5_is_read_as_before(number: str) -> None:
    """In Big5 with Hong Kong's supplement; 000, a converter's page, holds what no Big5 can write."""
    text = convert(source(number), Form.TAIWAN)
    assert not {char for char in text if not char.encode("big5hkscs", "ignore")}
    read = read_document("b", text.encode("big5hkscs"))
    assert statements(read) == statements(original(number))
    assert event(read) == event(original(number))


@pytest.mark.parametrize("number", FILES[1:])
def test_what_big5_alone_cannot_write_costs_a_name_and_nothing_else(number: str) -> None:
    """The residue is named; who bears it speaks as nobody, and what is said stays whole."""
    text = convert(source(number), Form.TAIWAN)
    residue = {char for char in text if not char.encode("cp950", "ignore")}
    assert residue == BIG5_RESIDUE.get(number, set())
    read = read_document("b", text.encode("cp950", "replace"))
    for have, want in zip(statements(read), statements(original(number)), strict=True):
        cut = any(char in str(want[0]) for char in residue)
        assert have == ((None, "", *want[2:]) if cut else want)
    codes = [problem.code for problem in read.problems]
    assert codes.count(ProblemCode.UNCLEAR_ATTRIBUTION) == len(residue)

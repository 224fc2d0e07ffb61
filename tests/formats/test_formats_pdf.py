"""PDF: columns in the order of reading, lines put together to paragraphs, running heads as asides."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from app.formats.extracted import Extracted, FormatError
from app.formats.extraction import extract
from tests.formats.saving import FONT, as_pdf

SENTENCE = "要引进人才、打造平台，优化营商环境(第{}项)，主动靠前服务，推动高质量发展。"
TEXT = "枫溪市赴清河考察发言摘要\n" + "\n".join(
    f"第{n}位发言人({n}号局局长):" + "".join(SENTENCE.format(n * 10 + k) for k in range(n % 5 + 1))
    for n in range(1, 40)
)


def drawn(*strings: tuple[float, float, str], size: float = 10, password: str | None = None, font: str = FONT) -> bytes:
    """A page with strings at places (from the left, from the top)."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password is not None else None
    canvas = Canvas(out, pagesize=(400, 600), encrypt=lock)
    canvas.setFont(font, size)
    for x, y, text in strings:
        canvas.drawString(x, 600 - y - size, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def main_of(extracted: Extracted) -> str:
    """The text without its asides."""
    text = extracted.text
    for span in reversed(extracted.asides):
        text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_columns_are_read_one_after_another_and_lines_become_paragraphs(columns: int) -> None:
    """Over columns and pages."""
    extracted = extract(as_pdf(TEXT, columns))
    assert main_of(extracted).splitlines() == TEXT.splitlines()


def test_running_heads_and_page_numbers_are_asides() -> None:
    """Each page's, and they do not interrupt a paragraph."""
    extracted = extract(as_pdf(TEXT, 2))
    asides = "".join(span.of(extracted.text) for span in extracted.asides).splitlines()
    pages = len(asides) // 2
    assert pages > 1
    assert sorted(asides) == sorted(["枫溪日报 要闻"] * pages + [f"— {n} —" for n in range(1, pages + 1)])


def test_a_headline_over_two_of_three_columns_stands_before_them() -> None:
    """The third column is read after both."""
    rows = [(20 + 130 * column, 60.0 + 14 * row) for column in range(2) for row in range(8)]
    strings = [(x, y, "甲乙丙丁"[column] * 11) for (x, y), column in zip(rows, [0] * 8 + [1] * 8, strict=True)]
    strings += [(280, 20.0 + 14 * row, "戊" * 11) for row in range(11)]
    text = extract(drawn((20, 30, "枫溪代表团赴清河考察学习谈体会"), *strings)).text
    assert "".join(text.split()) == "枫溪代表团赴清河考察学习谈体会" + "甲" * 88 + "乙" * 88 + "戊" * 121


def test_a_table_is_read_row_by_row() -> None:
    """Its cells are no columns of text."""
    cells = [(20.0, "姓名"), (120.0, "职务"), (20.0, "钟小满"), (120.0, "局长"), (20.0, "霍惊蛰"), (120.0, "主席")]
    text = extract(drawn(*((x, 30.0 + 16 * (n // 2), cell) for n, (x, cell) in enumerate(cells)))).text
    assert text.splitlines() == ["姓名 职务", "钟小满 局长", "霍惊蛰 主席"]


def test_blanks_between_characters_are_closed_and_a_blank_in_a_headline_stays() -> None:
    """Some programs set a blank after every character."""
    text = extract(drawn((20, 20, "强化服务 主动靠前"), (20, 60, "优 化 营 商 环 境 促 进 发 展"))).text
    assert text.splitlines() == ["强化服务 主动靠前", "优化营商环境促进发展"]


def test_bold_type_that_is_drawn_twice_counts_once() -> None:
    """A little to the right."""
    assert extract(drawn((20, 20, "钟小满"), (20.4, 20, "钟小满"), (20, 60, "局局长"))).text.splitlines() == [
        "钟小满",
        "局局长",
    ]


def picture(*pages: str | None) -> bytes:
    """A PDF of pages that are pictures (None) or hold a line of text."""
    image = ImageReader(Image.new("RGB", (40, 60), "gray"))
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 600))
    for text in pages:
        if text is None:
            canvas.drawImage(image, 0, 0, 400, 600)
        else:
            canvas.setFont(FONT, 12)
            canvas.drawString(30, 500, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (picture(None), "no-text-layer", "OCR"),
        (drawn(), "no-text-layer", "OCR"),
        (drawn((20, 20, "要引进人才"), password="geheim"), "encrypted-file", "取消密码"),
        (b"%PDF-1.4\n%\xe2\xe3\ntrailer <<>>", "damaged-file", "重新取得"),
        (drawn((20, 20, "要引进人才"))[:400], "damaged-file", "重新取得"),
    ],
    ids=["scan", "blank", "locked", "hollow", "cut"],
)
def test_what_holds_no_text_is_refused_with_what_to_do(data: bytes, code: str, words: str) -> None:
    """In Chinese."""
    with pytest.raises(FormatError) as caught:
        extract(data)
    assert caught.value.code == code
    assert words in caught.value.message


def test_a_password_that_is_empty_keeps_nobody_out() -> None:
    """Such files forbid printing, not reading."""
    assert extract(drawn((20, 20, "GDP 2020"), password="", font="Helvetica")).text == "GDP 2020\n"


def test_pages_that_are_pictures_are_named() -> None:
    """The others are read."""
    extracted = extract(picture("要引进人才，打造平台，优化营商环境。", None, "下一步抓落实，见成效，推动发展。"))
    assert extracted.unread is not None
    assert "第 2 页" in extracted.unread
    assert len(extracted.text.splitlines()) == 2


line = st.text(st.sampled_from("甲乙丙丁，。：戊己1a"), min_size=1, max_size=36)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([20.0, 40.0]), line), min_size=1, max_size=30))
def test_every_visible_character_is_there_once_and_in_order(rows: list[tuple[float, str]]) -> None:
    """Of one column, whatever its lines."""
    strings = [(x, 20.0 + 18 * number, text) for number, (x, text) in enumerate(rows)]
    visible = "".join(text for _, text in rows)
    assert "".join(extract(drawn(*strings)).text.split()) == visible


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 330), st.integers(0, 560), line), min_size=1, max_size=30))
def test_every_visible_character_is_there_once_wherever_it_stands(rows: list[tuple[int, int, str]]) -> None:
    """Of any page, the order left out, what is drawn twice in one place and what leaves the page left out."""
    strings = {(x, y): text for x, y, text in rows}
    kept = [(float(x), float(y), text) for (x, y), text in strings.items() if x + 10 * len(text) <= 400]
    apart = [one for one in kept if all(abs(one[1] - other[1]) > 4 for other in kept if other is not one)]
    if apart:
        assert sorted("".join(extract(drawn(*apart)).text.split())) == sorted("".join(text for *_, text in apart))

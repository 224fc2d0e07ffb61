"""Word files: all visible text once and in order, with the numbers that Word prints."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.extracted import FormatError
from app.formats.extraction import extract
from app.formats.word.numbering import spelled
from tests.formats.saving import as_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="n" Type="http://x/relationships/numbering" Target="numbering.xml"/>'
    '<Relationship Id="f" Type="http://x/relationships/footnotes" Target="footnotes.xml"/>'
    "</Relationships>"
)


def word(body: str, namespace: str = W, **parts: str) -> bytes:
    """A Word file with this body; ``parts`` are the contents of numbering and footnotes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {namespace}><w:body>{body}</w:body></w:document>".encode())
        if parts:
            archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content.encode())
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*inside: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (para(run("甲"), run("乙")) + para() + para(run("丙")), ["甲乙", "丙"]),
        (para(run("甲"), "<w:r><w:br/></w:r>", run("乙")), ["甲", "乙"]),
        (para(run("甲"), "<w:r><w:tab/></w:r>", run("乙  丙")), ["甲\t乙  丙"]),
        (para(f"<w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>不</w:delText></w:r></w:del>"), ["甲"]),
        (para(f"<w:moveFrom>{run('不')}</w:moveFrom><w:moveTo>{run('甲')}</w:moveTo>"), ["甲"]),
        (para(run("不", "<w:vanish/>"), run("甲", '<w:vanish w:val="0"/>')), ["甲"]),
        (para("<w:r><w:instrText>不</w:instrText></w:r>", f"<w:hyperlink>{run('甲')}</w:hyperlink>"), ["甲"]),
        (f"<w:sdt><w:sdtContent>{para(run('甲'))}</w:sdtContent></w:sdt>", ["甲"]),
        (para(run("局长"), run("钟", "<w:b/>"), run("小满", "<w:b/>"), run(":甲")), ["局长**钟小满**:甲"]),
        (para(run("甲", "<w:b/>")), ["甲"]),
        (para("<w:r><w:sym w:char='F0B7'/><w:noBreakHyphen/></w:r>", run("甲")), ["•-甲"]),
        (
            f"<w:tbl><w:tr><w:tc>{para(run('甲'))}</w:tc><w:tc>{para(run('乙'))}</w:tc></w:tr></w:tbl>",
            ["甲\t乙"],
        ),
        (
            f"<w:tbl><w:tr><w:tc>{para(run('甲'))}{para(run('乙'))}</w:tc><w:tc>{para(run('丙'))}</w:tc></w:tr></w:tbl>",
            ["甲", "乙", "丙"],
        ),
        (
            para(
                "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>"
                + para(run("框"))
                + "</w:txbxContent></mc:Choice><mc:Fallback>"
                + para(run("不"))
                + "</mc:Fallback></mc:AlternateContent></w:r>",
                run("甲"),
            ),
            ["甲", "框"],
        ),
        (
            para(
                "<w:r><w:ruby><w:rt>" + run("jué") + "</w:rt><w:rubyBase>" + run("珏") + "</w:rubyBase></w:ruby></w:r>"
            ),
            ["珏(jué)"],
        ),
    ],
)
@pytest.mark.parametrize("namespace", [W, STRICT], ids=["usual", "strict"])
def test_visible_text_becomes_lines(body: str, lines: list[str], namespace: str) -> None:
    """Insertions, fields, boxes, tables; what is deleted or hidden is left out."""
    assert extract(word(body, namespace)).text.splitlines() == lines


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(text: str, depth: int, number: int = 1) -> str:
    """A paragraph of a list."""
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return para(run(text), properties=properties)


def test_numbers_are_printed_as_the_numbering_says() -> None:
    """A deeper level starts anew under each item; bullets are no numbers; number 0 takes a number away."""
    body = [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 3)]
    source = "".join(numbered(text, depth) for text, depth in body) + numbered("辛", 0, 0) + numbered("壬", 0, 2)
    assert extract(word(source, numbering=NUMBERING)).text.splitlines() == [
        *("一、甲", "（一）乙", "（二）丙", "1. 丁", "二、戊", "（一）己", "庚", "辛", "五、壬"),
    ]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        *(
            (10, "chineseCounting", "十"),
            (21, "chineseCountingThousand", "二十一"),
            (105, "japaneseCounting", "一百零五"),
        ),
        *((12, "ideographDigital", "一二"), (3, "ideographTraditional", "丙"), (2, "ideographZodiac", "丑")),
        *((3, "decimalEnclosedCircleChinese", "③"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV")),
        *((7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"), (9, "nobody knows", "9")),
    ],
)
def test_numbers_are_spelled_in_the_form_of_the_file(number: int, form: str, printed: str) -> None:
    """Those that Chinese documents use."""
    assert spelled(number, form) == printed


def test_running_heads_and_notes_are_asides() -> None:
    """They stay in the text, where they can be seen to be no speech."""
    note = f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>{para(run("注"))}'
    extracted = extract(word(para(run("甲")), footnotes=note + "</w:footnote></w:footnotes>"))
    assert extracted.text == "甲\n注\n"
    assert [span.of(extracted.text) for span in extracted.asides] == ["注\n"]
    headed = extract(as_docx("甲\n乙"))
    assert [span.of(headed.text) for span in headed.asides] == ["内部资料 注意保存\n"]


def test_the_title_of_the_file_is_kept_unless_a_program_gave_it() -> None:
    """“文档 1” says nothing."""
    for title, kept in (("枫溪市考察发言摘要", "枫溪市考察发言摘要"), ("Word 文档 1", None), ("", None)):
        made = docx.Document()
        made.core_properties.title = title
        made.add_paragraph("甲")
        out = io.BytesIO()
        made.save(out)
        assert extract(out.getvalue()).title == kept


def test_a_document_type_is_refused() -> None:
    """No entity is ever resolved: a Word file has none."""
    bomb = '<!DOCTYPE d [<!ENTITY a "甲"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:document {W}><w:body><w:p><w:r><w:t>&a;&f;</w:t></w:r></w:p></w:body></w:document>"
        archive.writestr("word/document.xml", (bomb + body).encode())
    with pytest.raises(FormatError) as caught:
        extract(out.getvalue())
    assert caught.value.code == "damaged-file"


line = st.text(st.sampled_from("甲乙丙丁，。：12ab "), min_size=1, max_size=12).filter(str.strip)


@given(st.lists(st.one_of(line, st.lists(st.lists(line, min_size=1, max_size=3), min_size=1, max_size=3)), min_size=1))
def test_every_visible_character_is_there_once_and_in_order(parts: list[str | list[list[str]]]) -> None:
    """Paragraphs and tables, cells of one or several paragraphs."""
    body, visible = "", ""
    for part in parts:
        if isinstance(part, str):
            body += para(*(run(char) for char in part))
            visible += part
        else:
            rows = "".join(
                "<w:tr>" + "".join(f"<w:tc>{para(run(cell))}{para(run('戊'))}</w:tc>" for cell in row) + "</w:tr>"
                for row in part
            )
            body += f"<w:tbl>{rows}</w:tbl>"
            visible += "".join(cell + "戊" for row in part for cell in row)
    assert "".join(extract(word(body)).text.split()) == "".join(visible.split())

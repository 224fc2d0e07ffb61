"""What a file is, its content says; what cannot be read is refused with what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.formats.extracted import FormatError
from app.formats.extraction import extract
from app.formats.recognition import Kind, recognise
from tests.formats.saving import as_docx, as_html, as_pdf

TEXT = "枫溪市考察学习发言摘要\n钟小满(市人社局局长):要引进人才。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIL = b"From: a@example.com\r\nSubject: =?utf-8?b?5Y+R6KiA?=\r\nMIME-Version: 1.0\r\n\r\ntext\r\n"


def zipped(*names: str) -> bytes:
    """A zip with empty files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), Kind.TEXT),
        (TEXT.encode("utf-16"), Kind.TEXT),
        (b"# " + TEXT.encode(), Kind.TEXT),
        (as_html(TEXT), Kind.HTML),
        (as_html(TEXT, "gb18030"), Kind.HTML),
        (as_html(TEXT).decode().encode("utf-16"), Kind.HTML),
        (b"\xef\xbb\xbf\r\n<!-- x --><DIV>a</DIV>", Kind.HTML),
        (as_docx(TEXT), Kind.WORD),
        (as_pdf(TEXT), Kind.PDF),
        (MAIL, Kind.MAIL),
        (zipped("a.txt"), Kind.ZIP),
    ],
)
def test_a_kind_is_told_by_content(data: bytes, kind: Kind) -> None:
    """Whatever the file is called."""
    assert recognise(data) is kind


@pytest.mark.parametrize(
    "text",
    [
        "<tr id=a>\n钟小满(市人社局局长):要引进人才。",
        "<h3>一、加快发展\n要引进人才。",
        "From: 这里\n要引进人才。",
        "Subject: 发言\n\n要引进人才。",
        "%PDF-1.4 是一种格式。",
        "BM 是缩写。",
        "PK 赛",
    ],
)
def test_signs_of_another_kind_inside_a_text_do_not_make_it_one(text: str) -> None:
    """Left-over tags and a word at the beginning are text."""
    assert recognise(text.encode()) is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty-file", "没有文字"),
        (OLE + "WordDocument".encode("utf-16-le"), "foreign-format", "另存为 .docx"),
        (OLE + "Workbook".encode("utf-16-le"), "foreign-format", "另存为 .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-file", "取消密码"),
        (rb"{\rtf1\ansi}", "foreign-format", "RTF"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "foreign-format", "电子表格"),
        (zipped("mimetype", "content.xml"), "foreign-format", "OpenDocument"),
        (zipped("OFD.xml"), "foreign-format", "OFD"),
        (b"Rar!\x1a\x07\x01\0", "foreign-format", ".zip"),
        (b"\x1f\x8b\x08\0abc", "foreign-format", ".zip"),
        (b"CAJ\0\0\0", "foreign-format", "CAJ"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "binary-file", "文字识别"),
        (b"\x89PNG\r\n\x1a\n", "binary-file", "文字识别"),
        (b"\0\0\0\x18ftypheic", "binary-file", "文字识别"),
        (b"\x7fELF\x02\x01\x01\0\0", "binary-file", "纯文本"),
        (b"PK\x03\x04\x14\0\x06\0", "damaged-file", "重新取得"),
        (zipped("a.txt"), "foreign-format", "逐一收录"),
        (b"<html><body><script>x</script></body></html>", "empty-file", "没有文字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, code: str, words: str) -> None:
    """In Chinese, by a code that the problem list knows."""
    with pytest.raises(FormatError) as caught:
        extract(data)
    assert caught.value.code == code
    assert words in caught.value.message

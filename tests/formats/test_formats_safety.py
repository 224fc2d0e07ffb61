"""Whatever the bytes, there is a text or a message, soon; nothing is fetched and no bomb goes off."""

from __future__ import annotations

import io
import time
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.extracted import Extracted, FormatError
from app.formats.extraction import extract
from app.formats.members import is_container, members
from app.formats.refusals import _MESSAGES
from tests.formats.saving import as_docx, as_html, as_pdf
from tests.formats.test_formats_members import mail, zipped

TEXT = "枫溪市考察发言摘要\n钟小满(市人社局局长):要引进人才，打造平台。\n霍惊蛰(市科协主席):要创新。\n"
CODES = {code for code, _ in _MESSAGES.values()} | {"undecodable"}


@cache
def valid() -> dict[str, bytes]:
    """A file of each format."""
    return {
        "txt": TEXT.encode("gb18030"),
        "utf16": TEXT.encode("utf-16"),
        "html": as_html(TEXT),
        "docx": as_docx(TEXT),
        "pdf": as_pdf(TEXT),
        "eml": mail(TEXT, a__docx=as_docx(TEXT)).as_bytes(),
        "zip": zipped(a__txt=TEXT.encode(), b__docx=as_docx(TEXT)),
    }


def outcome(data: bytes) -> Extracted | FormatError:
    """The text, or why there is none."""
    try:
        return extract(data)
    except FormatError as error:
        return error


def hold(data: bytes) -> None:
    """The law: a text whose asides lie in it, or a FormatError with a known code and a word on what to do."""
    for one in members(data) if is_container(data) else ():
        assert (one.data is None) != (one.error is None)
    extracted = outcome(data)
    if isinstance(extracted, FormatError):
        assert extracted.code in CODES
        assert "请" in extracted.message or "逐一" in extracted.message
        return
    assert extracted.text.strip()
    assert all(span.end <= len(extracted.text) for span in extracted.asides)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Random ones."""
    hold(data)


HEADS = st.sampled_from(
    [
        *(b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"<p>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        *(b"From: a\nSubject: b\n", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"),
        *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"),
    ]
)


@given(HEADS, st.binary(max_size=300))
def test_any_bytes_after_the_head_of_a_format(head: bytes, data: bytes) -> None:
    """They are taken for what they seem to be."""
    hold(head + data)


@pytest.mark.parametrize("kind", ["txt", "utf16", "html", "docx", "pdf", "eml", "zip"])
@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file(kind: str, data: st.DataObject) -> None:
    """Cut off, bits turned over, a stretch put elsewhere."""
    file = bytearray(valid()[kind])
    if data.draw(st.booleans()):
        del file[data.draw(st.integers(0, len(file))) :]
    for _ in range(data.draw(st.integers(0, 8))):
        if file:
            file[data.draw(st.integers(0, len(file) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    if file and data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(file) - 1))
        piece = file[start : start + data.draw(st.integers(1, 40))]
        at = data.draw(st.integers(0, len(file)))
        file[at:at] = piece
    hold(bytes(file))


ENTITY = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "甲甲甲">]>'


def test_no_entity_of_a_page_is_resolved() -> None:
    """Neither a file nor one of its own."""
    text = extract(f"{ENTITY}<html><body><p>乙&x;&y;丙</p></body></html>".encode()).text
    assert "甲" not in text
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123  what the entity names
        assert file.read().strip() not in text


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 300_000,
        b"<p>" + b"<b>" * 200_000,
        b"<table>" * 20_000,
        b"<ol>" + b"<li>a" * 50_000 + b"</ol>",
        b"<p>" + b"a<br>" * 100_000 + b"</p>",
        b"<!--" * 100_000 + b"</p>",
        b"From: a\nSubject: b\nMIME-Version: 1.0\n" + b"X: y\n" * 100_000,
        b"MIME-Version: 1.0\nFrom: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
    ],
    ids=["div", "bold", "tables", "items", "breaks", "comments", "headers", "parts"],
)
def test_what_repeats_without_end_is_read_or_refused_in_a_few_seconds(data: bytes) -> None:
    """No step is quadratic in the length of a file."""
    began = time.process_time()
    hold(data)
    assert time.process_time() - began < 10


def test_a_word_file_that_unpacks_without_end_is_refused() -> None:
    """By what comes out, not by what its directory says."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    with pytest.raises(FormatError) as caught:
        extract(out.getvalue())
    assert caught.value.code == "too-large"


def test_a_zip_in_a_zip_in_a_zip_is_bounded_as_a_whole() -> None:
    """Ten files of ten megabytes each, ten times over, are not all unpacked."""
    inner = zipped(**{f"a{n}__txt": bytes(4_000_000) for n in range(12)})
    outer = zipped(**{f"b{n}__zip": inner + bytes(n) for n in range(12)})
    found = list(members(outer))
    assert sum(len(one.data) for one in found if one.data is not None) <= 400_000_000
    assert any(one.error is not None and one.error.code == "too-large" for one in found)

"""Bytes become text by strict candidates, or a clear message."""

from __future__ import annotations

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.settings import ROOT
from app.text.decoding import Decoded, DecodingError, decode, decode_as
from app.text.form_tables import Form
from app.text.forms import convert
from app.text.restoration import restore

SPEECH = "各位委员，同志们：\r\n一是要加快发展，在人才引进上要有新的突破。二是优化营商环境。\n"
gb = st.text(st.sampled_from(SPEECH + "为了我们的工作，(GDP) 2020"), min_size=4)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SPEECH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SPEECH.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + SPEECH.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SPEECH.encode("utf-16-be"), "utf-16-be"),
        (SPEECH.encode("gbk"), "gb18030"),
        ((SPEECH + "𠮷䶮").encode("gb18030"), "gb18030"),
        ("朱斌(局长):".encode("gb18030"), "gb18030"),
    ],
)
def test_each_encoding_is_recognised_and_the_text_stays_as_it_is(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.text.startswith(SPEECH[:2]) or decoded.text.startswith("朱斌")
    assert not decoded.text.startswith("\ufeff")
    assert decoded.encoding == encoding
    assert decoded.text.encode(encoding) == data.removeprefix(codecs.BOM_UTF8)[-len(decoded.text.encode(encoding)) :]


def test_line_ends_stay() -> None:
    assert decode(SPEECH.encode()).text == SPEECH


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000\n".encode()])
def test_a_file_without_characters_is_empty(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert caught.value.code == "empty"
    assert "请" in caught.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0\x08\0",
        "带有\0的文字".encode(),
        bytes(range(1, 32)) * 3,
        codecs.BOM_UTF16_LE + "文\0字".encode("utf-16-le"),
    ],
)
def test_a_file_full_of_controls_is_binary(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert caught.value.code == "binary"
    assert "请" in caught.value.message


@pytest.mark.parametrize(
    "data",
    [
        SPEECH.encode()[:-1] + b"\xff" * 5,
        "대표단은 외지 시찰을 다녀왔습니다. 경제 발전을 위하여 노력하겠습니다.".encode("cp949"),
        "これは視察団の報告です。経済の発展を目指します。".encode("cp932"),
        "Résumé à l'été: déjà vu, façade".encode("latin-1"),
        "Привет, это обычный русский текст".encode("cp1251"),
        codecs.BOM_UTF16_LE + b"\x00\xd8a",
        codecs.BOM_UTF32_LE + "文字".encode("utf-32-le"),
        bytes(random.Random(1).choices(range(0x20, 0x100), k=400)),
    ],
)
def test_other_bytes_are_undecodable(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert caught.value.code == "undecodable"
    assert "UTF-8" in caught.value.message


def test_a_file_cut_inside_a_character_says_so() -> None:
    with pytest.raises(DecodingError) as caught:
        decode(SPEECH.encode().rstrip()[:-1])
    assert caught.value.code == "undecodable"
    assert "中间断了" in caught.value.message


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text.strip("\ufeff ")))
def test_utf8_always_wins(text: str) -> None:
    text = text.lstrip("\ufeff")
    if text.strip():
        assert decode(text.encode()).text == text


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_message_and_never_a_replacement_character(data: bytes) -> None:
    with suppress(DecodingError):
        decoded = decode(data)
        assert decoded.text.strip()
        assert "\ufffd" not in decoded.text or b"\xef\xbf\xbd" in data or decoded.encoding != "utf-8"


TRADITIONAL = "黨政代表團赴外地考察學習，圍繞創新發展開展研討。"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TRADITIONAL.encode("big5"), "big5", TRADITIONAL),
        ((TRADITIONAL + "珏").encode("big5hkscs"), "big5hkscs", TRADITIONAL + "珏"),
        ((TRADITIONAL + "碁銹‧").encode("cp950"), "cp950", TRADITIONAL + "碁銹‧"),
        (TRADITIONAL.encode("gb18030"), "gb18030", TRADITIONAL),
        (SPEECH.encode("utf-16-le"), "utf-16-le", SPEECH),
        (SPEECH.encode("utf-16-be"), "utf-16-be", SPEECH),
        (TRADITIONAL.encode("utf-16-le"), "utf-16-le", TRADITIONAL),
    ],
)
def test_encodings_without_a_mark_are_told_apart(data: bytes, encoding: str, text: str) -> None:
    """Nearly all of these bytes are valid in the others as well."""
    assert decode(data) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        ("加快发展".encode("gbk"), "GB2312", "加快发展"),
        ("加快发展".encode("gbk"), "utf-8", None),
        ("加快发展".encode(), "gb2312", None),
        (TRADITIONAL.encode("big5"), "gb2312", None),
        (SPEECH.encode("gbk"), "iso-8859-1", None),
        ("déjà vu".encode("latin-1"), "iso-8859-1", "déjà vu"),
        ("会議".encode("cp932"), "Shift_JIS", "会議"),
        (codecs.BOM_UTF16_LE + b"a\0", "gbk", None),
        (SPEECH.encode("gbk"), "no such charset", None),
    ],
)
def test_what_is_declared_counts_unless_the_bytes_speak_against_it(data: bytes, label: str, text: str | None) -> None:
    """None leaves the decision to the evidence."""
    decoded = decode_as(data, label)
    assert (decoded.text if decoded else None) == text


def corpus() -> str:
    """The sample corpus in simplified characters, without white space."""
    files = sorted((ROOT / "corpus" / "samples").glob("*.txt"))
    return "".join("".join(restore(decode(path.read_bytes()).text).text.split()) for path in files)


def written(text: str, encoding: str) -> tuple[bytes, str]:
    """The bytes of what of ``text`` the encoding can write, and that text."""
    kept = text.encode(encoding, "ignore").decode(encoding)
    return kept.encode(encoding), kept


@pytest.mark.parametrize(
    ("encoding", "form"),
    [
        *(
            ("gb18030", Form.SIMPLIFIED),
            ("gb18030", Form.TAIWAN),
            ("cp950", Form.TAIWAN),
            ("big5hkscs", Form.HONG_KONG),
        ),
        *(("utf-16-le", Form.SIMPLIFIED), ("utf-16-be", Form.TAIWAN), ("utf-8", Form.SIMPLIFIED)),
    ],
)
def test_stretches_of_the_corpus_are_read_right_or_refused_and_never_wrongly(encoding: str, form: Form) -> None:
    """Of 16 characters and more none is read as another text; of 100 none is refused, of 16 hardly any."""
    source = convert(corpus(), form)
    draw = random.Random(7)
    refused = {16: 0, 30: 0, 100: 0}
    for size in refused:
        for _ in range(200):
            start = draw.randrange(len(source) - size)
            data, text = written(source[start : start + size], encoding)
            try:
                assert decode(data).text == text
            except DecodingError:
                refused[size] += 1
    assert refused[100] == 0
    assert refused[16] <= 10
    assert refused[30] <= 2

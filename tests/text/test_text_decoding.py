"""Bytes become text by strict candidates, or a clear message."""

from __future__ import annotations

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.decoding import DecodingError, decode

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

"""A UTF-8 file with one broken character: read, its bytes kept, the reader told. All is invented."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.problems import ProblemCode
from app.ingest.stages import read_document
from app.text.decoding import BROKEN, DecodingError, decode
from app.text.restoration import restore
from tests.parse.pages import MORE, SPEECH

TEXT = f"座谈会发言摘要\n市发改委主任苏木：\n{SPEECH}\n市财政局局长白露：\n{MORE}\n"
DATA = TEXT.encode()
HAN = [at for at, byte in enumerate(DATA) if byte >= 0x80][3:-6]


def written(text: str) -> bytes:
    """The file again: each kept byte as it was."""
    escaped = {code: code - BROKEN + 0xDC00 for code in range(BROKEN + 0x80, BROKEN + 0x100)}
    return text.translate(escaped).encode("utf-8", "surrogateescape")


@given(st.sampled_from(HAN), st.integers(0x80, 0xFF))
def test_one_broken_byte_costs_one_character(at: int, byte: int) -> None:
    """Every byte of the file is in the text, no replacement character, and the place is named where it is broken."""
    data = DATA[:at] + bytes([byte]) + DATA[at + 1 :]
    text = decode(data).text
    assert "\ufffd" not in text
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        assert written(text) == data
        restored = restore(text)
        assert restored.text == text
        assert all("坏掉的字节" in residue.reason for residue in restored.residues)
        assert restored.residues
    else:
        assert text == whole


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("form", ["{}", "<html><body><p>{}</p></body></html>"])
def test_the_document_is_read_and_the_reader_told(mark: bytes, form: str) -> None:
    """With who speaks, and one doubt at the line."""
    whole = form.format(TEXT.replace("\n", "\n<p>" if "<" in form else "\n")).encode()
    at = whole.index("墙".encode())
    document = read_document("a", mark + whole[:at] + b"\xff" + whole[at + 1 :])
    assert document.transcript is not None
    assert [s.attribution.name for s in document.transcript.statements if s.attribution] == ["苏木", "白露"]
    assert [problem.code for problem in document.problems].count(ProblemCode.LOST_BYTES) == 1


@pytest.mark.parametrize(
    "data",
    [
        DATA[: HAN[4]] + b"\xff" + DATA[HAN[4] + 1 : HAN[30]] + b"\xff\xff\xff" + DATA[HAN[33] :],
        DATA.rstrip()[:-1],
        "The delegation visited caf\u00e9s.".encode("latin-1"),
    ],
)
def test_more_than_one_a_cut_file_and_other_alphabets_are_refused(data: bytes) -> None:
    """Who knows what else is lost there."""
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert caught.value.code == "undecodable"

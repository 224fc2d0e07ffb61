"""From bytes to text: strict candidates only, and evidence that the outcome is text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\v\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.01
_EXPECTED = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff\u2000-\u27ff\u3000-\u33ff\uff00-\uffef\x00-\x7f]")
_FEWEST_EXPECTED = 0.9
_COMMON = re.compile("[的一是在不了有和人这這为為中大上发發会會年国國要个個业業地来來、。，]")
_FEWEST_COMMON = 0.02
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SHORT = 50

_EMPTY = "文件里没有文字。请检查文件是否保存完整,再重新收录。"
_BINARY = "这不是文本文件(像是图片、压缩包或 Word 文档)。请另存为纯文本(.txt)后重新收录。"
_UNDECODABLE = "认不出文件的文字编码。请用编辑器打开,另存为 UTF-8 编码后重新收录。"
_CUT = "文件在最后一个字的中间断了,后面的内容可能也缺了。请重新取得完整的文件后再收录。"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, untouched (line ends stay, a byte order mark is no part of it), and its encoding."""

    text: str
    encoding: str


class DecodingError(Exception):
    """Why bytes are no text: ``code`` is "empty", "binary" or "undecodable", ``message`` says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def decode(data: bytes) -> Decoded:
    """The text of ``data``: UTF-8, UTF-16 with a byte order mark, or GB18030, tried strictly in this order.

    Valid UTF-8 wins; GB18030 has to look like Chinese text as well, because almost any bytes are valid in it.
    Raises DecodingError.
    """
    if not data:
        raise DecodingError("empty", _EMPTY)
    decoded = _marked(data) or _unmarked(data)
    if not decoded.text.strip():
        raise DecodingError("empty", _EMPTY)
    return decoded


def _marked(data: bytes) -> Decoded | None:
    if data.startswith(_WIDE_MARKS):
        raise DecodingError("undecodable", _UNDECODABLE)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise DecodingError("undecodable", _UNDECODABLE)
            if _too_many_controls(text.encode("utf-8")):
                raise DecodingError("binary", _BINARY)
            return Decoded(text, encoding)
    return None


def _unmarked(data: bytes) -> Decoded:
    if _too_many_controls(data):
        raise DecodingError("binary", _BINARY)
    for encoding in ("utf-8", "gb18030"):
        text = _strict(data, encoding)
        if text is not None and (encoding == "utf-8" or _looks_chinese(text)):
            return Decoded(text, encoding)
    raise DecodingError("undecodable", _CUT if _ends_inside_a_character(data) else _UNDECODABLE)


def _ends_inside_a_character(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start > 0
    return False


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _too_many_controls(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls > len(data) * _MOST_CONTROLS


def _looks_chinese(text: str) -> bool:
    """True where nearly all is Han, ASCII or Chinese punctuation, and a longer text has the commonest characters."""
    expected = len(_EXPECTED.findall(text))
    han = len(_HAN.findall(text))
    if expected < len(text) * _FEWEST_EXPECTED or not han:
        return False
    return han < _SHORT or len(_COMMON.findall(text)) >= han * _FEWEST_COMMON

"""From bytes to text: strict candidates only, and evidence that the outcome is text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from app.text.plausibility import likelihood

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\v\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.01
_EXPECTED = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff\u2000-\u27ff\u3000-\u33ff\uff00-\uffef\x00-\x7f]+")
_FEWEST_EXPECTED = 0.9
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LIKELY = ((200, -9.5), (50, -10.2), (0, -11.8))
"""From how many characters on which mean likelihood a Chinese text has; true ones lie above, other readings below."""
_MARGIN = 5.0
"""By how much (natural logarithm, whole text) a reading must be likelier than the next: a factor of 150."""
_FEWEST_WIDE = 4
"""Chinese characters that a UTF-16 text without a mark must have."""
_EAST = ("gb18030", "cp950", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_RIVALS = ("cp949",)
"""Korean bytes decode as GB18030 throughout; read as what they are they are likelier. Never the answer itself."""
_FEWEST_SYLLABLES = 20
"""Characters from which a rival counts: a few Chinese ones could be Korean as well."""
_LABELS = {
    **dict.fromkeys("gb2312 gbk gb18030 gb_2312-80 gb_2312 x-gbk eucgb2312_cn euc-cn cp936 ms936".split(), "gb18030"),
    **dict.fromkeys("big5 big-5 cp950 ms950 x-x-big5 big5-eten cn-big5".split(), "cp950"),
    **dict.fromkeys("big5-hkscs big5hkscs hkscs".split(), "big5hkscs"),
    **dict.fromkeys("shift_jis sjis x-sjis windows-31j".split(), "cp932"),
    **dict.fromkeys("iso-8859-1 latin1 us-ascii ascii windows-1252 cp1252".split(), "cp1252"),
    "euc-jp": "euc-jp",
    "euc-kr": "cp949",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
}
"""Charsets that pages and mails declare, and how Python calls them; GB2312 is read as its superset, as browsers do."""

_MOST_BROKEN = 3
"""Bytes of UTF-8 that may be broken: those of one character."""
_ESCAPED = 0xDC00
BROKEN = 0xF700
"""A broken byte is kept as the private character that x-user-defined of the Encoding Standard gives it (80: U+F780)."""

_EMPTY = "文件里没有文字。请检查文件是否保存完整，再重新收录。"
_BINARY = "这不是文本文件(像是图片、压缩包或 Word 文档)。请另存为纯文本(.txt)后重新收录。"
_UNDECODABLE = "认不出文件的文字编码。请用编辑器打开，另存为 UTF-8 编码后重新收录。"
_CUT = "文件在最后一个字的中间断了，后面的内容可能也缺了。请重新取得完整的文件后再收录。"


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
    """The text of ``data``, decoded strictly: by its byte order mark; else as UTF-8 where that is valid; else as the
    one of GB18030, Big5 (with HKSCS) and UTF-16 whose reading is clearly the likeliest Chinese text.

    Almost any bytes are valid GB18030 or UTF-16, so that likelihood decides between readings. Chinese text in UTF-8
    with one broken character inside is read with its bytes kept (``BROKEN``). Raises DecodingError.
    """
    if not data:
        raise DecodingError("empty", _EMPTY)
    decoded = _marked(data) or _unmarked(data)
    if not decoded.text.strip():
        raise DecodingError("empty", _EMPTY)
    return decoded


def decode_as(data: bytes, label: str) -> Decoded | None:
    """The text of ``data`` in the charset that is declared as ``label``; None where the mark, valid UTF-8 or the
    evidence speak against it, or where it is not known."""
    encoding = _LABELS.get(label.strip().lower())
    marked = data.startswith((*(mark for mark, _ in _MARKS), *_WIDE_MARKS))
    if encoding is None or marked or _too_many_controls(data) or _strict(data, "utf-8") is not None:
        return None
    chinese = encoding in _EAST
    if not chinese and _likeliest(data, (*_EAST, *_RIVALS)) is not None:
        return None
    text = _strict(data, encoding)
    if not text or (chinese and not _is_likely(text, *likelihood(text))):
        return None
    return Decoded(text, _named(text, encoding))


def _marked(data: bytes) -> Decoded | None:
    if data.startswith(_WIDE_MARKS):
        raise DecodingError("undecodable", _UNDECODABLE)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None and encoding == "utf-8":
                text = _with_one_broken(data[len(mark) :])
            if text is None:
                raise DecodingError("undecodable", _UNDECODABLE)
            if _too_many_controls(text.encode("utf-8")):
                raise DecodingError("binary", _BINARY)
            return Decoded(text, encoding)
    return None


def _unmarked(data: bytes) -> Decoded:
    if _too_many_controls(data):
        wide = _likeliest(data, _WIDE)
        if wide is None or len(_HAN.findall(wide.text)) < _FEWEST_WIDE or _too_many_controls(wide.text.encode()):
            raise DecodingError("binary", _BINARY)
        return wide
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    likeliest = _likeliest(data, (*_EAST, *_WIDE, *_RIVALS))
    broken = _with_one_broken(data) if likeliest is None else None
    if broken is not None:
        return Decoded(broken, "utf-8")
    if likeliest is None:
        raise DecodingError("undecodable", _CUT if _ends_inside_a_character(data) else _UNDECODABLE)
    return likeliest


def _likeliest(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """The reading that is likely Chinese text and clearly likelier than every reading in another encoding."""
    readings: list[tuple[float, int, str, str]] = []
    for encoding in encodings:
        text = _strict(data, encoding)
        total, count = likelihood(text) if text is not None else (0.0, 0)
        if text is not None and count >= (_FEWEST_SYLLABLES if encoding in _RIVALS else 1):
            readings.append((total, count, encoding, text))
    if not readings:
        return None
    total, count, encoding, text = max(readings, key=lambda reading: reading[0] / reading[1])
    others = [each / size for each, size, name, _ in readings if _family(name) != _family(encoding)]
    clear = all((total / count - other) * count >= _MARGIN for other in others)
    good = clear and encoding not in _RIVALS and _is_likely(text, total, count)
    return Decoded(text, _named(text, encoding)) if good else None


def _family(encoding: str) -> str:
    return "big5" if encoding in ("cp950", "big5hkscs") else encoding


def _named(text: str, encoding: str) -> str:
    """The plainest name of the encoding: Big5 where nothing of an extension was needed."""
    if _family(encoding) != "big5":
        return encoding
    try:
        return "big5" if text.encode("big5") == text.encode(encoding) else encoding
    except UnicodeEncodeError:
        return encoding


def _with_one_broken(data: bytes) -> str | None:
    """The text of bytes that are likely Chinese in UTF-8 but for those of one character before its end; else None."""
    text = data.decode("utf-8", "surrogateescape")
    escaped = {ord(sign) for sign in text if _ESCAPED <= ord(sign) < _ESCAPED + 0x100}
    kept = text.translate({code: code - _ESCAPED + BROKEN for code in escaped})
    broken = sum(text.count(chr(code)) for code in escaped)
    if broken > _MOST_BROKEN or ord(text.rstrip()[-1:] or " ") in escaped or not _is_likely(kept, *likelihood(kept)):
        return None
    return kept


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


def _is_likely(text: str, total: float, count: int) -> bool:
    """True where nearly all is Han, ASCII or Chinese punctuation, and the characters, by their likelihood ``total`` and
    their ``count``, are those of Chinese text."""
    expected = sum(map(len, _EXPECTED.findall(text)))
    if expected < len(text) * _FEWEST_EXPECTED or not _HAN.search(text):
        return False
    return total / count >= next(least for size, least in _LIKELY if count >= size)

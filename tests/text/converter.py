"""The converter that damaged pages, imitated: replacements in a GBK stream without heed of character borders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

GLOSSES = {
    word[0]: word[1:]
    for word in (
        "發fā 創chuàng 區qū 業yè 進jìn 動dòng 實shí 產chǎn 學xué 環huán 臺tái 經jīng "
        "習xí 務wù 會huì 質zhì 濟jì 現xiàn 優yōu 點diǎn 識shí 協xié 調diào 結jié "
        "堅jiān 術shù 團tuán 標biāo 態tài 設shè 戰zhàn 運yùn 個gè 對duì 機jī 數shù "
        "網wǎng 構gòu 轉zhuǎn 關guān 時shí 應yīng 認rèn 項xiàng 風fēng 強qiáng 導dǎo 驅qū "
        "續xù 費fèi 當dāng 計jì 鄉xiāng 報bào 獎jiǎng 內nèi 責zé 論lùn 國guó 長zhǎng "
        "書shū 縣xiàn 熱rè "
    ).split()
}
_GLOSS = re.compile(rb"\([a-z]*[\xa8-\xa9][\xa0-\xff][a-z]*\)")
WIDE = {b"\xa3\xbf": b"?", b"\xa3\xa1": b"!", b"\xa3\xac": b","}


@dataclass(frozen=True, slots=True)
class Damaged:
    """What a browser showed, and whether every byte of the page can still be told from it."""

    text: str
    lossless: bool


def damage(text: str, glosses: Mapping[str, str] = GLOSSES) -> Damaged:
    """``text`` (of GBK only) after the converter: glosses first, in their order, then full-width marks."""
    data = text.encode("gbk")
    for char, reading in glosses.items():
        data = data.replace(char.encode("gbk"), char.encode("gbk") + f"({reading})".encode("gbk"))
    for wide, narrow in WIDE.items():
        data = data.replace(wide, narrow)
    return _shown(data)


def _shown(data: bytes) -> Damaged:
    """A lenient decoding: a first byte without its second becomes ``?``, which swallows an ASCII byte after it.

    After a first byte of the row of stops a mark stays: 。 and a quotation mark show as ``?!`` and what follows.
    The byte is known again from a gloss (its bracket was swallowed) or from the mark that stayed.
    """
    shown: list[str] = []
    lossless = True
    at = 0
    while at < len(data):
        pair = data[at : at + 2]
        if pair[0] < 0x80:
            shown.append(chr(pair[0]))
            at += 1
        elif len(pair) == 2 and pair[0] != 0x80 and (0x40 <= pair[1] <= 0x7E or 0x80 <= pair[1] <= 0xFE):
            shown.append(pair.decode("gb18030"))
            at += 2
        else:
            shown.append("?")
            stays = pair[0] == 0xA1 and pair[1:] in WIDE.values()
            lossless = lossless and (stays or _GLOSS.match(data, at + 1) is not None)
            at += 2 if len(pair) == 2 and pair[1] < 0x40 and pair[1] != 0x0A and not stays else 1
    return Damaged("".join(shown), lossless)

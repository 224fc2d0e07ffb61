"""What is shaped like a personal name, and how sure that is."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES, TRANSLITERATION
from app.domain.titles import ends_in_title
from app.parse.grammar.signs import CLOSE, DOT, GAP, HAN, OPEN
from app.parse.grammar.words import CITY_NAMES, EVERYDAY_WORDS, SAYING_WORDS

_PLAIN = re.compile(f"{HAN}{{2,4}}")
_DOTTED = re.compile(f"{HAN}{{1,8}}(?:{DOT}{HAN}{{1,8}}){{1,4}}")
_LONG = re.compile(f"{HAN}{{4,10}}")
_MASKED = re.compile(f"{HAN}(?:[某]{{1,2}}{HAN}?|[XxＸ×*＊☆○]{{1,2}})")
_SPACED = re.compile(f"(?<!{HAN})({HAN}){GAP}{{1,3}}({HAN})(?!{HAN})")
_GAP = re.compile(GAP)
_HONORIFICS = ("同志", "先生", "女士", "同学", "老师")
_WEEKDAYS = frozenset("周一 周二 周三 周四 周五 周六 周日 周末".split())
_ITEMS = re.compile("[,，;；、]")
_TAG = re.compile(
    f"男|女|{HAN}{{1,5}}族|\\d{{1,3}}岁|\\d{{4}}年\\d{{0,2}}月?(?:生|出生)?|中共(?:预备)?党员|群众|无党派(?:人士)?"
    f"|致公党员|九三学社社员"
    f"|主持|书面(?:发言)?|视频(?:连线|发言|参会)?|线上(?:参会)?|[作小总]?小?结|插话|补充(?:发言)?|即席(?:发言)?"
    f"|民(?:盟|建|进|革)会?员?|农工党员|化名|笔名|左|右|中|[左右前后]+(?:一|二|三|四|五|\\d)|音|[A-Za-zÀ-ž .'·-]+"
)

_BRACKET = re.compile(f"{OPEN}[^()（）]*{CLOSE}{GAP}*")
_CLOSE = frozenset(CLOSE[1:-1])
_BETWEEN = f"[,，、]|{GAP}"
_SEX = re.compile(f"(?:{_BETWEEN})+[男女](?:(?:{_BETWEEN})+(?:{HAN}{{1,5}}族|\\d{{1,3}}岁))*(?=(?:{_BETWEEN}){HAN})")
_LONGEST = 10  # characters of a name without dots
_NEVER_LAST = frozenset("们说称问答讲吗呢吧啊呀的着是在及等者姐哥嫂婶姨")
_NEVER_IN = frozenset("的是我你她这哪们吗呢吧啊就又把很最不没")
_SEATS = ("代表", "委员", "议员")
_NOT_SEATED = frozenset("人户方主民众员工贤友客商企校厂会检传织训")
"""What ends a body of people or a task before 代表 or 委员, not a name (商户代表, 纪检委员)."""
_KIN = tuple("爷爷 奶奶 伯伯 叔叔 阿姨 大爷 大妈 大叔 大婶 大哥 大姐 师傅 老师 老板 老汉".split())
_BODY = re.compile(".{2,}(?:[局委院部处厅办厂店校班队市县区镇]|公司|中心|单位)")
_COLLECTIVE = re.compile(
    "(?:[团组会局委院部处科厅办厂店校班队市县区镇乡村省州]|公司|中心|单位|成员|领导|部门|^..?[人者方员长])$"
)


def unspaced(text: str) -> str:
    """A name or a role with the blank inside a name of two characters closed (张 三 -> 张三)."""
    bare = text.strip()
    if not _GAP.search(bare) or not _SPACED.search(bare):
        return bare
    return _SPACED.sub(r"\1\2", bare)


def without_honorific(text: str) -> str:
    """A name without 同志, 先生 and the like after it."""
    return text[:-2] if text.endswith(_HONORIFICS) else text


def is_tag(text: str) -> bool:
    """True for what brackets say of a person that is no role: sex, people, age, party, a name in Latin letters."""
    return _TAG.fullmatch(text.strip()) is not None


def surname_of(name: str) -> str | None:
    """The known surname that the name begins with, None where there is none."""
    for length in (4, 3, 2):
        if name[:length] in COMPOUND_SURNAMES and len(name) > length:
            return name[:length]
    if name[:1] in SINGLE_SURNAMES:
        return name[:1]
    return None


def is_never(text: str) -> bool:
    """True where the text is no name even after a title: a verb of saying or what ends in one, a particle, another
    title."""
    if text[-2:] in SAYING_WORDS or text[-1:] in _NEVER_LAST or text.endswith(_KIN) or not _NEVER_IN.isdisjoint(text):
        return True
    return text in _WEEKDAYS or ends_in_title(text)


def is_word(text: str) -> bool:
    """True where the text is known to be an everyday word, or begins with one (方案 in 方案一)."""
    return text in EVERYDAY_WORDS or text[:2] in EVERYDAY_WORDS


def is_certain(name: str) -> bool:
    """True where the characters alone say that this is a name: a known surname and a given name of one or two.

    Four characters need a compound surname, or two surnames; names with a dot and transliterated ones of three
    characters and more count too, and so do masked ones (李某某, 王×).
    """
    return _DOTTED.fullmatch(name) is not None if len(name) > _LONGEST else _is_certain(name)


@lru_cache(maxsize=8192)
def _is_certain(name: str) -> bool:
    if _DOTTED.fullmatch(name):
        return True
    if _MASKED.fullmatch(name):
        return name[0] in SINGLE_SURNAMES
    if is_never(name):
        return False
    if 3 <= len(name) <= _LONGEST and all(sign in TRANSLITERATION for sign in name):
        return True
    if not _PLAIN.fullmatch(name):
        return False
    surname = surname_of(name)
    if surname is None:
        return False
    given = len(name) - len(surname)
    if given in (1, 2):
        return True
    return given == 3 and name[1] in SINGLE_SURNAMES and name[1] not in DOUBTFUL_SURNAMES


def is_plain(name: str) -> bool:
    """True where the characters suffice with nothing else to vouch for them: certain, and no everyday word, no office
    (房管局), no city (湛江, 惠安县)."""
    if not is_certain(name) or name in CITY_NAMES or _BODY.fullmatch(name) or is_word(name):
        return False
    surname = surname_of(name)
    return surname is None or surname not in DOUBTFUL_SURNAMES


def is_possible(name: str) -> bool:
    """True for what brackets, bold type or a line of its own may vouch for: two to four Han that are no word."""
    if is_certain(name):
        return True
    if not (_PLAIN.fullmatch(name) or _LONG.fullmatch(name)):
        return False
    return not is_never(name) and name not in EVERYDAY_WORDS and _COLLECTIVE.search(name) is None


def seat_of(label: str) -> str | None:
    """The seat that somebody is called by behind his name (苏木代表), None for another label and for whom a delegate
    stands (商户代表)."""
    seat = label[-2:]
    if seat not in _SEATS or not 4 <= len(label) <= 5 or label[-3] in _NOT_SEATED or not is_plain(label[:-2]):
        return None
    return seat


def without_tags(text: str) -> str:
    """A label without what it says of a person that is no role: in brackets at its end, or between name and office
    (某某,男,回族,市水利局局长)."""
    if text[-1:] in _CLOSE:
        last = max(text.rfind("("), text.rfind("（"))
        text = text[:last] + _BRACKET.sub(_blank, text[last:]) if last >= 0 else text
    return _SEX.sub("", text) if "男" in text or "女" in text else text


def without_brackets(text: str) -> str:
    """A line with a blank for each bracket that says nothing of an office."""
    return _BRACKET.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " if all(is_tag(part) for part in bracket_items(found[0].strip()[1:-1])) else found[0]


def bracket_items(text: str) -> list[str]:
    """What stands between brackets, split at commas and 、 where every part may be a tag."""
    return [part.strip() for part in _ITEMS.split(text.strip()) if part.strip()]

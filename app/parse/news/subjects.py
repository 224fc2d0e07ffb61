"""Who is the subject of a clause: a person, several, somebody of whom only surname and title are known, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES
from app.domain.titles import TITLE_HEADS, TITLE_PREFIXES
from app.parse.grammar.names import is_plain
from app.parse.grammar.signs import CLOSE, GAP, HAN, OPEN
from app.parse.news.people import HONORIFIC, People, suffix_title
from app.parse.news.spelling import PEOPLE_WORDS, role_before
from app.parse.news.verbs import ADVERBIAL

_BRACKET = re.compile(f"{OPEN}[^()（）]{{1,60}}{CLOSE}")
_HONOR = re.compile(HONORIFIC)
_AND = re.compile("、|和|与|及|以及")
_TOGETHER = re.compile("时|后|中|期间|之后|会谈|交谈|座谈|交流|互动|探讨|聊")
_LEADING = re.compile(
    "(?:随后|同时|最后|接着|接下来|对此|为此|因此|而|但|但是|不过|正如|据|听|用|在|对于|对|会上|会后|会前|席间|期间|其间|这时|此时|当天|当日|当晚"
    "|日前|近日|今天|昨天|首先|如今|现在|目前|[,，]|说到这里|话音刚落|(?:座谈|交流|总结|推进|见面|汇报|动员|对接|分享|研讨|讨论)会(?:上|后|前|期间|结束后|结束时)"
    "|座谈(?:中|时|后)|讨论(?:中|时)|发言(?:中|时)|现场|(?:\\d{1,2}月)?\\d{1,2}日(?:[上下]午|晚|晚上)?|[^,，。]{0,8}(?:途中|路上|车上|会场|间隙))*"
)
_PRONOUN = re.compile("(?:他|她|其)(?!们|人|他|中|实|余|次|间|所|说)")
_PLURAL = re.compile("(?:他|她)们")
_TITLE = "(?:常务副|副|总|执行)?(?:" + "|".join(TITLE_HEADS) + "|会长|处长|总|老总|工|支书|掌柜)"
_TITLED = re.compile(f"((?:{'|'.join(sorted(COMPOUND_SURNAMES))})|{HAN})({_TITLE})")
_NO_TITLED = frozenset((*DOUBTFUL_SURNAMES, *"老小本该各女男原代前现总某大区党支和于从国县市省镇乡村院校局"))
_NOBODY = re.compile(
    "(?:[^,，。]{0,12}?(?:的|上|中|时|后|内|里|间))?(?:[^,，。]{0,6})(?:会议|大会|座谈会|大家|与会者?|考察[团组队]|代表团|调研组|访问团|参访团|参观团|学习团|团队|一行|们|双方|两地|所有人?|全体"
    "|相关负责人|有关负责人|负责人|负责同志|发言人|记者|主持人|主播|笔者|编辑|工作人员|讲解员|解说员|导游|店员|老板|群众|村民|市民|居民|游客|家长|老乡|老人|大爷|大妈|大叔|阿姨|大姐|大哥"
    "|师傅|女士|先生|小伙|姑娘|专家|人士|报告|文件|公报|文章|社论|人们|众人|有人|网友|观众|听众|嘉宾|学者|业内|代表|委员|学员|干部|成员)(?:一致|普遍|纷纷|均|都|还|也|则|又|并|就|在|对"
    "|向|们|表示|,)*[^,，。]{0,8}"
    "|(?:[^,，。]{0,16}的)?(?:一位|一名|有位|有名|几位|多位|两位|三位|不少|许多|很多|部分|有的?|某|老[^年百区城]|小[^区学康镇]|(?:[^,，。的]{1,3}(?:女士|先生|大爷|大妈|师傅)))[^,，。]{0,20}"
)


class Voice(Enum):
    """What the subject of a clause is."""

    PERSON = "person"
    JOINT = "joint"
    TITLED = "titled"
    NOBODY = "nobody"
    PRONOUN = "pronoun"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """``start`` is where its words begin; ``role`` where the office stands that is printed with the name, by offsets in the text."""

    voice: Voice
    start: int
    name: str | None = None
    role: tuple[int, int] | None = None
    glued: bool = False


def subject_of(text: str, low: int, high: int, people: People, bare: bool = True) -> Subject | None:
    """The subject of the words from ``low`` to ``high``, which end where a verb begins.

    ``bare`` says that a name that nothing introduces may stand there. None where the words have no subject that
    speaks: then the verb is part of what somebody said.
    """
    at = leading_end(text, low, high)
    found = _person(text, low, at, high, people, bare)
    if found is not None:
        return found
    pronoun = _PRONOUN.match(text, at, high)
    if pronoun is not None and _fills(text, pronoun.end(), high):
        return Subject(Voice.PRONOUN, at)
    titled = _TITLED.match(text, at, high)
    if titled is not None and _fills(text, titled.end(), high):
        person = people.titled(titled[1], titled[2])
        if person is not None:
            return Subject(Voice.PERSON, at, person.name)
        if _is_surname(titled[1]):
            return Subject(Voice.TITLED, at)
    if _PLURAL.match(text, at, high) or _NOBODY.fullmatch(text, at, high):
        return Subject(Voice.NOBODY, at)
    return None


def leading_end(text: str, low: int, high: int) -> int:
    """Where the words end that only say when and where (随后, 座谈会上)."""
    found = _LEADING.match(text, low, high)
    return found.end() if found is not None else low


def _is_surname(text: str) -> bool:
    return text in COMPOUND_SURNAMES or (text in SINGLE_SURNAMES and text not in _NO_TITLED)


def _fills(text: str, at: int, high: int) -> bool:
    """True where what stands up to the verb only says how, where and when."""
    return at == high or ADVERBIAL.fullmatch(text, at, high) is not None


def _person(text: str, low: int, at: int, high: int, people: People, bare: bool) -> Subject | None:
    """The first place at which a name stands with a role or nothing before it, and a manner of speaking after it."""
    near = max(low, high - 90)
    for place in range(near, high - 1):
        role = None
        if place > at or (place == near > low):
            role = role_before(text, place, low) if text[:place].rstrip(" \u3000").endswith(PEOPLE_WORDS) else None
            opened = role is not None or _opens(text, low, place)
            if not opened:
                continue
        elif place < at:
            continue
        end = people.end_of_name(text, place)
        if end is None or end > high:
            continue
        name = text[place:end]
        person = people.person(name)
        if name in people.asides:
            return Subject(Voice.NOBODY, place)
        if person is None and role is None and (not bare or not is_plain(name)):
            suffix = suffix_title(text, end)
            if not (bare and suffix is not None and suffix[1] <= high) and not (bare and _MIDDLE_DOT in name):
                continue
        subject = _checked(text, low, place, end, high, role, people)
        if subject is not None:
            return subject
    return None


_MIDDLE_DOT = "·"


def _opens(text: str, low: int, place: int) -> bool:
    """True where words such as 来自…的 or 在座谈会上 stand before the place and nothing else in the clause."""
    before = text[low:place]
    return before.endswith(("的", "会上", "会后", "时", "后", "中", "期间", "上")) and 2 < len(before) <= 40 and not re.search("[他她我]", before)


def _checked(
    text: str, low: int, place: int, end: int, high: int, role: tuple[int, int] | None, people: People
) -> Subject | None:
    start = role[0] if role is not None else place
    at = end
    bracket = _BRACKET.match(text, at, high)
    at = bracket.end() if bracket else at
    glued = suffix_title(text, at)
    if glued is not None and glued[1] <= high:
        at = glued[1]
        role = role or glued
    honor = _HONOR.match(text, at, high)
    at = honor.end() if honor else at
    while at < high and re.match(GAP, text[at]):
        at += 1
    name = text[place:end]
    before = _joined_before(text, low, start, people)
    if before is not None:
        return Subject(Voice.JOINT, before)
    joint = _AND.match(text, at, high)
    if joint is not None and not _TOGETHER.search(text, joint.end(), high):
        return Subject(Voice.JOINT, start) if _another(text, joint.end(), high, people) else None
    if text.startswith("等", at) and at < high:
        return Subject(Voice.NOBODY, start)
    if not _fills(text, at, high):
        return None
    person = people.person(name)
    return Subject(Voice.PERSON, start, person.name if person else name, role, glued is not None and role == glued)


def _joined_before(text: str, low: int, start: int, people: People) -> int | None:
    """Where another person's words begin who stands before this one in the clause (甲、乙表示)."""
    if start - low < 3 or text[start - 1] not in "、和与及":
        return None
    for place in range(low, start - 2):
        end = people.end_of_name(text, place)
        if end is not None and end == start - 1 and (people.person(text[place:end]) or is_plain(text[place:end])):
            role = role_before(text, place, low)
            return role[0] if role else place
        if end is not None and text[end:start - 1] in ("代表", "委员", "议员", "同志", "先生", "女士"):
            return place
    return None


def _another(text: str, at: int, high: int, people: People) -> bool:
    """True where a second person stands between ``at`` and the verb."""
    for place in range(at, high - 1):
        end = people.end_of_name(text, place)
        if end is not None and end <= high and (people.person(text[place:end]) or is_plain(text[place:end])):
            return True
    return False

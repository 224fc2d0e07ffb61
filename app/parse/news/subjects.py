"""Who is the subject of a clause: a person, several, somebody of whom only surname and title are known, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES
from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_plain
from app.parse.grammar.signs import CLOSE, GAP, HAN, OPEN
from app.parse.news.people import HONORIFIC, People, suffix_title
from app.parse.news.spelling import PEOPLE_WORDS, inside_title, role_before
from app.parse.news.verbs import ADVERBIAL

_BRACKET = re.compile(f"{OPEN}[^()（）]{{1,60}}{CLOSE}")
_HONOR = re.compile(HONORIFIC)
_TOGETHER_SAID = re.compile("一致|都|均|共同|不约而同|异口同声|[两三二]位|齐声")
_SEVERAL = re.compile("[两二三四五]位")
_AND = re.compile("、|和|与|及|以及")
_TOGETHER = re.compile("时|后|中|期间|之后|会谈|交谈|座谈|交流|互动|探讨|聊")
_LEADING = re.compile(
    "(?:随后|同时|最后|接着|接下来|对此|为此|因此|而|但|但是|不过|正如|据|听|用|在|对于|对|会上|会后|会前|席间|期间|其间|这时|此时|当天|当日|当晚"
    "|日前|近日|今天|昨天|首先|如今|现在|目前|[,，]|说到这里|话音刚落|(?:座谈|交流|总结|推进|见面|汇报|动员|对接|分享|研讨|讨论)会(?:上|后|前|期间|结束后|结束时)"
    "|座谈(?:中|时|后)|讨论(?:中|时)|发言(?:中|时)|现场|(?:\\d{1,2}月)?\\d{1,2}日(?:[上下]午|晚|晚上)?|[^,，。]{0,4}(?:途中|路上|车上|会场|间隙))*"
)
_PRONOUN = re.compile("(?:他|她|其)(?!们|人|他|中|实|余|次|间|所|说)")
_OF = re.compile("[^,，。]{2,20}的")
_LONGEST_MANNER = 14
_PLURAL = re.compile("(?:他|她)们")
_TITLE = "(?:常务副|副|总|执行)?(?:" + "|".join(TITLE_HEADS) + "|会长|处长|总|老总|工|支书|掌柜)"
_TITLED = re.compile(f"((?:{'|'.join(sorted(COMPOUND_SURNAMES))})|{HAN})({_TITLE})")
_NO_TITLED = frozenset((*DOUBTFUL_SURNAMES, *"老小本该各女男原代前现总某大区党支和于从国县市省镇乡村院校局"))
_NOBODY = re.compile(
    "(?:[^,，。]{0,12}?(?:的|上|中|时|后|内|里|间))?(?:[^,，。]{0,6})(?:会议|大会|座谈会|大家|与会者?|考察[团组队]|代表团|调研组|访问团|参访团|参观团|学习团|团队|一行|们|双方|两地|所有人?|全体"
    "|相关负责人|有关负责人|负责人|负责同志|发言人|记者|主持人|主播|笔者|编辑|工作人员|讲解员|解说员|导游|店员|老板|群众|村民|市民|居民|游客|家长|老乡|老人|大爷|大妈|大叔|阿姨|大姐|大哥"
    "|师傅|女士|先生|小伙|姑娘|专家|人士|报告|文件|公报|文章|社论|人们|众人|有人|网友|观众|听众|嘉宾|学者|业内|代表|委员|学员|干部|成员)(?:一致|普遍|纷纷|均|都|还|也|则|又|并|就|在|对"
    "|向|们|表示|,)*[^,，。]{0,8}"
    "|(?:[^,，。]{0,16}的)?(?:一位|一名|多名|多位|有位|有名|几位|多位|两位|三位|不少|许多|很多|部分|有的?|某|老[^年百区城板]|小[^区学康镇]|(?:[^,，。的]{1,3}(?:女士|先生|大爷|大妈|大娘|大婶|大嫂|师傅|老板)))[^,，。]{0,20}"
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
    joint = _joint(text, at, high, people)
    if joint is not None:
        return joint
    found = _person(text, low, at, high, people, bare)
    if found is not None:
        return found
    pronoun = _PRONOUN.match(text, at, high)
    if pronoun is not None and (_fills(text, pronoun.end(), high) or high - pronoun.end() <= _LONGEST_MANNER):
        return Subject(Voice.PRONOUN, at)
    titled = titled_subject(text, at, high, people)
    if titled is not None:
        return titled
    if _PLURAL.match(text, at, high) or _NOBODY.fullmatch(text, at, high):
        return Subject(Voice.NOBODY, at)
    return None


def titled_subject(text: str, at: int, high: int, people: People, acting: bool = False) -> Subject | None:
    """李局长, 县交通局的李局长: the one person of that surname and title, else somebody without a full name.

    ``acting`` says that any words may follow up to ``high``, not only those that say how and when."""
    of = _OF.match(text, at, high)
    for start in {at, of.end() if of else at}:
        titled = _TITLED.match(text, start, high)
        if titled is None or not (acting or _fills(text, titled.end(), high)):
            continue
        person = people.titled(titled[1], titled[2])
        if person is not None:
            return Subject(Voice.PERSON, at, person.name)
        if _is_surname(titled[1]):
            return Subject(Voice.TITLED, at, role=titled.span(2))
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
    places = [*_places(text, low, at, high)]
    for known in (True, False):
        for place, role in places:
            end = people.end_of_name(text, place)
            if end is None or end > high:
                continue
            name = text[place:end]
            if name in people.asides:
                return Subject(Voice.NOBODY, place)
            vouched = role is not None or people.person(name) is not None
            if vouched is not known or not (vouched or (bare and _stands_alone(text, place, end, high))):
                continue
            subject = _checked(text, low, place, end, high, role, people)
            if subject is not None:
                return subject
    return None


def _places(text: str, low: int, at: int, high: int) -> list[tuple[int, tuple[int, int] | None]]:
    """Where a name may begin, with the role that ends there: at the beginning, after a role, after 来自…的."""
    found: list[tuple[int, tuple[int, int] | None]] = []
    for place in range(max(at, high - 90), high - 1):
        before = text[max(low, place - 6) : place].rstrip(" \u3000")
        role = role_before(text, place, low) if place > low and before.endswith(PEOPLE_WORDS) else None
        if place == at or role is not None or _opens(text, low, place):
            found.append((place, None if inside_title(text, place) else role))
    return found


def _stands_alone(text: str, place: int, end: int, high: int) -> bool:
    """True where a name needs nobody to introduce it: its characters say so, and no word that it begins goes on."""
    suffix = suffix_title(text, end)
    if text[end : end + 1] in _GOES_ON:
        return False
    return is_plain(text[place:end]) or (suffix is not None and suffix[1] <= high) or _MIDDLE_DOT in text[place:end]


_GOES_ON = tuple("市县区省州镇乡村路县")
_MIDDLE_DOT = "·"


def _opens(text: str, low: int, place: int) -> bool:
    """True where words such as 来自…的 or 在座谈会上 stand before the place and nothing else in the clause."""
    before = text[low:place]
    return (
        before.endswith(("的", "会上", "会后", "时", "后", "中", "期间", "上"))
        and 2 < len(before) <= 40
        and not re.search("[他她我]", before)
    )


def _checked(
    text: str, low: int, place: int, end: int, high: int, role: tuple[int, int] | None, people: People
) -> Subject | None:
    start = role[0] if role is not None else place
    at = end
    bracket = _BRACKET.match(text, at, high)
    if bracket and re.match("[(（](?:19|20)\\d\\d", bracket[0]):
        return None
    at = bracket.end() if bracket else at
    glued = suffix_title(text, at)
    if glued is not None and text[glued[0] : glued[1]] == "总书记":
        return Subject(Voice.NONE, start)
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
        if end is not None and text[end : start - 1] in ("代表", "委员", "议员", "同志", "先生", "女士"):
            return place
    return None


def _joint(text: str, at: int, high: int, people: People) -> Subject | None:
    """Several people who say one thing (甲、乙一致表示)."""
    if not _TOGETHER_SAID.search(text, at, high) or not _AND.search(text, at, high):
        return None
    named = 0
    place = at
    while place < high - 1:
        end = people.end_of_name(text, place)
        if (
            end is not None
            and end <= high
            and (place == at or text[place - 1] in "、和与及的" or text[:place].endswith(PEOPLE_WORDS))
        ):
            named += people.person(text[place:end]) is not None or is_plain(text[place:end])
            place = end
        else:
            place += 1
    return Subject(Voice.JOINT, at) if named > (_SEVERAL.search(text, at, high) is None) else None


def _another(text: str, at: int, high: int, people: People) -> bool:
    """True where a second person stands between ``at`` and the verb."""
    for place in range(at, high - 1):
        end = people.end_of_name(text, place)
        if end is not None and end <= high and (people.person(text[place:end]) or is_plain(text[place:end])):
            return True
    return False

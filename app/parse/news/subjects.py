"""Who is the subject of a clause: a person, several, somebody of whom only surname and title are known, or nobody."""

from __future__ import annotations

import re
from enum import Enum

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES
from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_plain
from app.parse.grammar.signs import CLOSE, GAP, HAN, OPEN
from app.parse.news.nobodies import is_nobody
from app.parse.news.offices import inside_title, office_ends, role_before
from app.parse.news.people import HONORIFIC, People, suffix_title
from app.parse.news.together import AND, is_company, joined_after, joined_before, say_together
from app.parse.news.verbs import ADVERBIAL
from app.text.records import record

_BRACKET = re.compile(f"{OPEN}[^()（）]{{1,60}}{CLOSE}")
_YEAR = re.compile("[(（](?:19|20)\\d\\d")
_AFTER = re.compile(f"(?:{HONORIFIC})?{GAP}*")
_LEADING = re.compile(
    "(?:随后|同时|最后|接着|接下来|对此|为此|因此|而|但|但是|不过|正如|据|听|用|在|对于|对|会上|会后|会前|席间|期间|其间|这时|此时|当天|当日|当晚"
    "|日前|近日|今天|昨天|首先|如今|现在|目前|[,，]|说到这里|话音刚落|(?:座谈|交流|总结|推进|见面|汇报|动员|对接|分享|研讨|讨论)会(?:上|后|前|期间|结束后|结束时)"
    "|座谈(?:中|时|后)|讨论(?:中|时)|发言(?:中|时)|现场|(?:\\d{1,2}月)?\\d{1,2}日(?:[上下]午|晚|晚上)?|[^,，。]{0,4}(?:途中|路上|车上|会场|间隙))*"
)
_PRONOUN = re.compile("(?:他|她|其)(?!们|人|他|中|实|余|次|间|所|说)")
_LONGEST_MANNER = 14
_LONGEST_SUBJECT = 90
_LONGEST_LEAD = 40
_LEADS = ("的", "上", "后", "时", "中", "期间")
_SPOKEN_OF = re.compile("[他她我]")
_GOES_ON = tuple("市县区省州镇乡村路")
_SHORTEST_BARE = 3
_QUOTED_NEXT = re.compile('[^,，。]{0,6}(?:[:：]|[,，](?=[“「"])|。$)')
_MIDDLE_DOT = "·"
_TITLE = "(?:常务副|副|总|执行)?(?:" + "|".join(TITLE_HEADS) + "|[区县市]议员|会长|处长|总|老总|工|支书|掌柜)"
_TITLED = re.compile(f"((?:{'|'.join(sorted(COMPOUND_SURNAMES))})|{HAN})({_TITLE})")
_OF = re.compile(f"[^,，。]{{1,20}}(?:的|[局委办院部处厅府校司镇乡村])(?={_TITLED.pattern})")
_NO_TITLED = frozenset((*DOUBTFUL_SURNAMES, *"老小本该各女男原代前现总某大区党支和于从国县市省镇乡村院校局"))


class Voice(Enum):
    """What the subject of a clause is."""

    PERSON = "person"
    JOINT = "joint"
    TITLED = "titled"
    NOBODY = "nobody"
    PRONOUN = "pronoun"
    NONE = "none"


@record
class Subject:
    """``start`` is where its words begin, ``role`` where the office stands that is printed with the name; ``glued``
    says that it stands behind the name (某某议员). All by offsets in the text."""

    voice: Voice
    start: int
    name: str | None = None
    role: tuple[int, int] | None = None
    glued: bool = False


def subject_of(text: str, low: int, high: int, people: People) -> Subject | None:
    """The subject of the words from ``low`` to ``high``, which end where a verb begins.

    None where the words have no subject that speaks: then the verb is part of what somebody said.
    """
    at = leading_end(text, low, high)
    if say_together(text, at, high, people):
        return Subject(Voice.JOINT, at)
    found = _person(text, low, at, high, people)
    if found is not None:
        return found
    pronoun = _PRONOUN.match(text, at, high)
    if pronoun is not None and (_fills(text, pronoun.end(), high) or high - pronoun.end() <= _LONGEST_MANNER):
        return Subject(Voice.PRONOUN, at)
    titled = titled_subject(text, at, high, people)
    if titled is not None:
        return titled
    return Subject(Voice.NOBODY, at) if is_nobody(text, at, high) else None


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


def _person(text: str, low: int, at: int, high: int, people: People) -> Subject | None:
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
            if vouched is not known or not (vouched or _stands_alone(text, place, end, high)):
                continue
            subject = _checked(text, low, place, end, high, role, people)
            if subject is not None:
                return subject
    return None


def _places(text: str, low: int, at: int, high: int) -> list[tuple[int, tuple[int, int] | None]]:
    """Where a name may begin, with the role that ends there: at the beginning, after a role, after 来自…的."""
    found: list[tuple[int, tuple[int, int] | None]] = []
    offices = frozenset(office_ends(text, low, high - 2))
    for place in range(max(at, high - _LONGEST_SUBJECT), high - 1):
        role = role_before(text, place, low) if place in offices else None
        if place == at or role is not None or _opens(text, low, place):
            found.append((place, None if inside_title(text, place) else role))
    return found


def _stands_alone(text: str, place: int, end: int, high: int) -> bool:
    """True where a name needs nobody to introduce it: its characters say so, and no word that it begins goes on."""
    suffix = suffix_title(text, end)
    if suffix is None and text[end : end + 1] in _GOES_ON:
        return False
    if suffix is None and end - place < _SHORTEST_BARE and not _QUOTED_NEXT.match(text, high):
        return False
    return is_plain(text[place:end]) or (suffix is not None and suffix[1] <= high) or _MIDDLE_DOT in text[place:end]


def _opens(text: str, low: int, place: int) -> bool:
    """True where words such as 来自…的 or 在座谈会上 stand before the place and nothing else in the clause."""
    return (
        2 < place - low <= _LONGEST_LEAD
        and text.endswith(_LEADS, low, place)
        and _SPOKEN_OF.search(text, low, place) is None
    )


def _checked(
    text: str, low: int, place: int, end: int, high: int, role: tuple[int, int] | None, people: People
) -> Subject | None:
    start = role[0] if role is not None else place
    bracket = _BRACKET.match(text, end, high)
    if bracket and _YEAR.match(bracket[0]):
        return None
    if bracket and "化名" in bracket[0]:
        return Subject(Voice.NOBODY, start)
    at = bracket.end() if bracket else end
    glued = suffix_title(text, at)
    if glued is not None and text[slice(*glued)] == "总书记":
        return Subject(Voice.NONE, start)
    if glued is not None and glued[1] <= high:
        at = glued[1]
        role = role or glued
    after = _AFTER.match(text, at, high)
    at = after.end() if after else at
    name = text[place:end]
    before = joined_before(text, low, start, people)
    if before is not None:
        return Subject(Voice.JOINT, before)
    joint = AND.match(text, at, high)
    if joint is not None and not is_company(text, joint.end(), high):
        return Subject(Voice.JOINT, start) if joined_after(text, joint.end(), high, people) else None
    if text.startswith("等", at) and at < high:
        return Subject(Voice.NOBODY, start)
    if not _fills(text, at, high):
        return None
    person = people.person(name)
    return Subject(Voice.PERSON, start, person.name if person else name, role, glued is not None and role == glued)

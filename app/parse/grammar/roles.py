"""What is shaped like a printed role, and where a role ends and a name begins."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.titles import TITLE_ENDS, ends_in_title
from app.parse.grammar.names import is_certain, is_possible, seat_of, surname_of, unspaced, without_honorific
from app.parse.grammar.signs import CLOSE, COMMA, DOT, GAP, HAN, OPEN
from app.text.records import record

_LONGEST_ROLE = 60
_LONGEST_NAME = 4
_NOT_IN_ROLE = re.compile(
    "[。!！?？;；:：“”「」…我你您他她]|同志们|各位|尊敬|[要把将]求?[^区]{0,3}做|指出|表示|认为|强调|介绍"
)
_ORGANISATION = re.compile(
    "(?:局|委|办|部|院|校|会|社|团|厅|处|所|站|中心|公司|集团|银行|医院|大学|学院|中学|小学|管委会|政府|党组|支队"
    "|大队|"
    "街道|乡|镇|村|社区|协会|商会|开发区|园区|企业|工厂|农场|合作社)$"
)
_BRACKETED = re.compile(f"{OPEN}[^()（）]*{CLOSE}$")
_COMMA = re.compile(COMMA)
_ROLE_ENDS = TITLE_ENDS | {")", "）"}
_BEFORE_NAME = re.compile(f"[{re.escape(''.join(sorted(_ROLE_ENDS)))},，\\s]")
_LONGEST_SPLIT = 13
_LEAD_IN = re.compile(
    ".*(?:由|邀请到?了?|采访到?了?|专访|对话|访谈|是|为|请|据|随着|陪同|以及|参加|率领|走进|做客|对|向|让|听取了?"
    "|会上,?|(?<=[日午晚]),?)"
)
_GAPS = re.compile(f"{GAP}+")
_RULED = frozenset("|｜/／—－-·•")
"""What may stand alone between a name and an office on one line."""
_PARTED = re.compile(f"[{GAP[1:-1]}{COMMA[1:-1]}]")
_NAME_FIRST = re.compile(f"({HAN}{{2,4}}){COMMA}")
_BEFORE = re.compile(f"((?:{HAN}|[A-Za-z0-9、]|{DOT}){{2,60}}){GAP}*{COMMA}?$")
_AFTER = re.compile(
    f"(?:同志)?{GAP}*(?:{OPEN}([^()（）]{{2,60}}){CLOSE}|(?:{COMMA}|是|系|现任"
    f"|担任){GAP}*([^,，。;；!?]{{2,40}})(?=[,，。;；]|$))"
)


@record
class Split:
    """A role and a name in one label; ``sure`` is False where only the shape speaks for the name."""

    role: str
    name: str
    sure: bool
    name_at: int


def has_title(text: str) -> bool:
    """True where the text, a remark in brackets at its end left aside, ends in a title word."""
    bare = text.strip()
    return ends_in_title(_BRACKETED.sub("", bare) if bare[-1:] in (")", "）") else bare)


def is_role(text: str) -> bool:
    """True for a printed role: short, without verbs of saying and sentence marks, ending in a title word."""
    last = text[-1:]
    if last not in _ROLE_ENDS and not last.isspace():
        return False
    bare = text.strip()
    return 1 < len(bare) <= _LONGEST_ROLE and bare[-1] in _ROLE_ENDS and _is_role(bare)


@lru_cache(maxsize=4096)
def _is_role(bare: str) -> bool:
    return all(has_title(part) for part in _COMMA.split(bare)) and not _NOT_IN_ROLE.search(bare)


def is_office(text: str) -> bool:
    """True for a role, or for the bare name of an organisation where a role is expected (in brackets after a name)."""
    bare = text.strip()
    if is_role(bare):
        return True
    return 1 < len(bare) <= _LONGEST_ROLE and _ORGANISATION.search(bare) is not None and not _NOT_IN_ROLE.search(bare)


@lru_cache(maxsize=2048)
def split_label(label: str) -> Split | None:
    """Cut ``职务姓名`` or ``职务 姓名`` into role and name.

    The name is what follows a title word. One that begins with a known surname wins, and of several the one with the
    longest role (秘书长江明 is 秘书长 and 江明). Where only the shape speaks for the name it must be the one
    candidate, and ``sure`` is False. None where the label holds no role and name.
    """
    bare = without_honorific(unspaced(label))
    candidates = []
    for found in _BEFORE_NAME.finditer(bare, max(0, len(bare) - _LONGEST_SPLIT - 1), max(0, len(bare) - 2)):
        at = found.end()
        role, name = bare[:at], bare[at:]
        if name[0] in " \t\u3000\u00a0,，、":
            continue
        spaced = role[-1] in " \t\u3000\u00a0,，"
        cut = role.rstrip(" \t\u3000\u00a0,，")
        if is_role(cut) and (is_certain(name) or (len(name) <= _LONGEST_NAME and is_possible(name))):
            candidates.append(Split(cut, name, is_certain(name) or (spaced and len(name) <= 4), at))
    if not candidates:
        return None
    known = [split for split in candidates if surname_of(split.name) and split.sure]
    for group in (known, [split for split in candidates if split.sure], candidates):
        if group:
            return max(group, key=lambda split: len(split.role)) if group is not candidates or len(group) == 1 else None
    return None


def name_in(words: str) -> str:
    """The name in words before an office in brackets, without a seat behind it (某某代表) and without what somebody is
    here before it (第三组发言人某某); blank where an office is in them and no name (商会会长尹)."""
    seat = seat_of(words)
    if seat is not None:
        return words[: -len(seat)]
    if len(words) <= _LONGEST_NAME or is_certain(words):
        return words
    split = split_label(words)
    if split is not None and split.sure:
        return split.name
    return "" if any(ends_in_title(words[:at]) for at in range(2, len(words))) else words


def split_byline(line: str) -> tuple[str, str] | None:
    """A whole line ``职务 姓名`` or ``姓名 职务`` (a comma may part them) as (role, name), None where it is neither."""
    if not _PARTED.search(line):
        return None
    bare = unspaced(line)
    named = _NAME_FIRST.match(bare)
    if named is None and not _GAPS.search(bare):
        return None
    if named is not None:
        bare = f"{named[1]} {bare[named.end() :]}"
    words = [word for word in _GAPS.split(bare) if word and word not in _RULED]
    if len(words) < 2:
        return None
    last, first = without_honorific(words[-1]), without_honorific(words[0])
    head, tail = " ".join(words[:-1]), " ".join(words[1:])
    if is_role(head) and is_possible(last):
        return head, last
    if is_certain(first) and is_role(tail):
        return tail, first
    return None


def introduced(text: str, name: str) -> tuple[str, int, int] | None:
    """The role printed with ``name`` in running text, as (role, start, end); the last such place counts.

    Knows ``职务姓名``, ``职务 姓名``, ``姓名(职务)`` and ``姓名,职务``. None where no role stands next to the name.
    """
    best: tuple[str, int, int] | None = None
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        best = _role_before(text, at) or _role_after(text, end) or best
        at = text.find(name, end)
    return best


def _role_before(text: str, end: int) -> tuple[str, int, int] | None:
    found = _BEFORE.search(text[max(0, end - 64) : end])
    if found is None:
        return None
    role = found[1]
    lead = _LEAD_IN.match(role)
    start = max(0, end - 64) + found.start(1)
    if lead and is_role(role[lead.end() :]):
        start, role = start + lead.end(), role[lead.end() :]
    return (role, start, start + len(role)) if is_role(role) else None


def _role_after(text: str, start: int) -> tuple[str, int, int] | None:
    found = _AFTER.match(text, start)
    if found is None:
        return None
    group = 1 if found[1] else 2
    role = found[group]
    if not (is_office(role) if group == 1 else is_role(role)):
        return None
    return role, found.start(group), found.end(group)

"""The printed forms that say who speaks, at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from app.domain.titles import TITLE_HEADS, TITLE_PREFIXES
from app.parse.grammar.labels import LABEL, Label, is_asker
from app.parse.grammar.names import (
    bracket_items,
    is_certain,
    is_plain,
    is_possible,
    is_tag,
    is_word,
    surname_of,
    unspaced,
    without_brackets,
    without_honorific,
    without_tags,
)
from app.parse.grammar.roles import is_office, is_role, name_in, split_byline, split_label
from app.parse.grammar.salutations import is_salutation
from app.parse.grammar.several import holds_person, is_byname, names_several, without_saying
from app.parse.grammar.signs import CLOSE, COLON, DOT, GAP, HAN, OPEN
from app.text.records import record

_NAME = (
    f"(?:{HAN}{GAP}{{1,3}}{HAN}|{HAN}{{1,8}}(?:{DOT}{HAN}{{1,8}}){{1,3}}|{HAN}{{2,10}}|{HAN}{{1,2}}[XxＸ×某]{{1,2}})"
)
_BRACKET = f"{OPEN}(?:[^()（）]|{OPEN}[^()（）]{{1,12}}{CLOSE}){{1,70}}{CLOSE}"
_BRACKETS = re.compile(_BRACKET)
_NAME_ROLE = re.compile(f"({_NAME})(?:同志|先生|女士|代表|委员)?{GAP}*((?:{_BRACKET}){{1,2}}){GAP}*({COLON}|$)")
_INNER = re.compile(f"({HAN}{{2,8}}){OPEN}({HAN}{{2,8}}){CLOSE}{COLON}")
_SEATS = "局处室所会科院司府署厅部心"
_SEATED = frozenset(_SEATS)
_SERVED = re.compile(f"({HAN}{{2,12}}?[{_SEATS}])(?={HAN}{{4,6}}{COLON})")
"""The office of somebody who is addressed by surname, title and given name."""
_ADDRESSES = frozenset("议员 局长 处长 科长 署长 司长 主委".split())
"""Titles that follow a surname, not the name of a place as 县长 does (单县长)."""
_OFFICES = tuple(
    "书记 主任 局长 县长 市长 区长 镇长 乡长 部长 主席 院长 校长 所长 站长 "
    "董事长 总经理 厅长 负责人 秘书长 会长 馆长 处长 行长 队长".split()
)
_NO_OFFICE = re.compile("第|副|[一二三四五六七八九十\\d(（]|各|广大|全体|对|作为|关于|当好|每|由|让|向|请|要|新任|历任")
_CLOSE = frozenset(CLOSE[1:-1])
_HEADS = frozenset(TITLE_HEADS)
_LONGEST_PARTED = 9
LONGEST_HELD = 19  # an office and such a name, or the name in brackets behind it
NOT_IN_BYLINE = re.compile(f"[{COLON[1:-1]}。!！?？;；“”]")
"""The signs that no line with an office and a name has."""
_OPEN = re.compile(OPEN)
AGAIN = "again"
"""The rule of a bare name that an office stands with further up."""


@record
class Printed:
    """An attribution as it stands in a line, by offsets in that line.

    ``name`` is None where the words cannot be settled (``role`` then holds what was printed of an office);
    ``role_at`` is where the role stands, None where the line prints no role; ``end`` is where the speech begins.
    """

    rule: str
    name: str | None
    role: str | None
    role_at: tuple[int, int] | None
    end: int


def name_role(line: str) -> Printed | None:
    """``姓名(职务):``, the colon left out only where nothing follows the bracket."""
    found = _NAME_ROLE.match(line)
    if found is None or (not found[3] and found.end() != len(line)):
        return None
    words = without_honorific(unspaced(found[1]))
    name = name_in(words)
    inner = [bracket[1:-1] for bracket in _BRACKETS.findall(found[2])]
    parts = [part for bracket in inner for part in bracket_items(bracket)]
    office = [part for part in parts if not is_tag(part)]
    role = _role_in(found[2], inner, parts, office)
    if role is None:
        return (
            Printed("name-role", name, None, None, found.end())
            if found[3] and not office and is_certain(name) and words.startswith(name)
            else None
        )
    if not (is_office(role) or (is_certain(name) and found[3] and not is_plain(role))) or not is_possible(name):
        return None
    at = line.index(role, found.start(2))
    return Printed("name-role", name, role, (at, at + len(role)), found.end())


def _role_in(brackets: str, inner: list[str], parts: list[str], office: list[str]) -> str | None:
    if not office:
        return None
    if len(inner) == 1 and len(office) == len(parts):
        return inner[0].strip()
    start = brackets.index(office[0])
    return brackets[start : brackets.index(office[-1], start) + len(office[-1])]


def role_name(found: Label, bold: tuple[tuple[int, int], ...] = ()) -> Printed | None:
    """A label ``职务姓名:`` with or without a blank between, or with the name in bold type (``bold``: offsets in the
    line)."""
    printed = _in_label(found.string, found, bold) if found is not None else None
    if found is None or printed is None or is_asker(found[1]) or is_salutation(found[0]):
        return None
    return printed


def _in_label(line: str, found: re.Match[str], bold: tuple[tuple[int, int], ...]) -> Printed | None:
    label = without_tags(words := found[1])
    for start, end in bold:
        name = without_honorific(unspaced(line[start:end]))
        if start > 0 and end <= len(words) and is_role(line[:start]) and is_possible(name):
            return Printed("role-name", name, line[:start].strip(), (0, start), found.end())
    inside = parted(line, found) if len(words) <= LONGEST_HELD else None
    if inside is not None:
        return replace(inside, rule="role-name")
    bare = label.rstrip()
    split = split_label(bare)
    alone = without_saying(bare) if split is None else label
    if split is None and alone != label and found.end() == len(line):
        split = split_label(alone)
    if (split is not None and holds_person(split.role)) or (split is None and names_several(alone)):
        return Printed("joint", None, None, None, found.end())
    if split is not None and is_byname(split.name):
        return Printed("unsettled", None, None, None, found.end())
    if split is not None and split.sure:
        return Printed("role-name", split.name, split.role, place_of(line, split.role), found.end())
    if split is not None and len(split.name) in (3, 4) and heads_office(split.role) and not is_word(split.name):
        return Printed("role-name", None, words.strip(), None, found.end())
    byline = split_byline(label)
    if byline is not None:
        role, name = byline
        return Printed("role-name", name, role, place_of(line, role), found.end())
    return None


def place_of(line: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a line, None where they do not."""
    at = line.find(words)
    return (at, at + len(words)) if at >= 0 else None


def parted(line: str, found: Label) -> Printed | None:
    """A title in the name, in a line and its label: ``陈议员明远:``, ``主席(陈议长明远):``, ``交通局陈局长明远:``."""
    if found is None:  # each of the three forms is one
        return None
    served = _SERVED.match(line) if not _SEATED.isdisjoint(found[1][-7:-4]) else None
    rest = line[served.end() :] if served is not None else ""
    inside_office = parted(rest, LABEL.match(rest)) if served is not None else None
    if served is not None and inside_office is not None:
        end = served.end() + inside_office.end
        return replace(inside_office, role=f"{served[1]}{inside_office.role}", role_at=None, end=end)
    inner = _INNER.match(line) if found[1][-1] in _CLOSE else None
    label = inner[2] if inner else found[1]
    if not 3 <= len(label) <= _LONGEST_PARTED or surname_of(label) is None:
        return None
    inside = {label[start:end] for start in (1, 2) for end in (-1, -2)}
    for head in sorted(inside & _HEADS, key=TITLE_HEADS.index):
        at = label.find(head)
        if 0 < at <= 2 and surname_of(label) and len(label) - at - len(head) in (1, 2):
            name = label[:at] + label[at + len(head) :]
            alone = label[:at] in TITLE_PREFIXES or (head not in _ADDRESSES and is_plain(label[at + len(head) :]))
            if is_certain(name) and label[:at] == surname_of(name) and not alone:
                start = line.index(label) + at
                end = inner.end() if inner else line.index(label) + len(label) + 1
                return Printed("turn", name, head, (start, start + len(head)), end)
    return None


def byline(line: str) -> Printed | None:
    """A whole line ``职务 姓名``, ``姓名 职务``, ``姓名(职务)`` or, where it is certain, ``职务姓名``."""
    if len(line) > 60 or NOT_IN_BYLINE.search(line):
        return None
    printed = _byline(line)
    return printed if printed is not None and not is_asker(line) else None


def _byline(line: str) -> Printed | None:
    bracketed = _OPEN.search(line) is not None
    bare = (without_brackets(line) if bracketed else line).strip()
    both = split_byline(bare)
    if both is None:
        split = split_label(bare)
        both = (split.role, split.name) if split is not None and split.sure and is_certain(split.name) else None
    if both is None:
        return name_role(line) if bracketed else None
    return Printed("byline", both[1], both[0], place_of(line, both[0]), len(line))


def signature(line: str) -> Printed | None:
    """What stands alone under the title of one speech: a byline, or an organisation and a name (市科技局 方舟)."""
    printed = byline(line)
    if printed is not None or is_asker(line):
        return printed
    words = unspaced(line).split()
    if len(words) == 2 and is_office(words[0]) and is_plain(words[1]) and len(words[1]) <= 4:
        return Printed("byline", words[1], words[0], place_of(line, words[0]), len(line))
    return None


def heads_office(role: str) -> bool:
    """True for the head of some office (市水利局局长), not for groups of people (党员干部) or a bare title."""
    if len(role) < 4 or not role.endswith(_OFFICES) or role in _HEADS:
        return False
    return is_role(role) and not _NO_OFFICE.match(role)


def again(found: Label, known: Container[str]) -> Printed | None:
    """A label ``姓名:`` of somebody who was named with an office before on the same page."""
    name = without_honorific(unspaced(found[1])) if found else ""
    return Printed(AGAIN, name, None, None, found.end()) if found and name in known else None

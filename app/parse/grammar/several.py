"""Labels of blocks that name several people, or somebody by no name of his own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.parse.grammar.names import is_certain, is_plain
from app.parse.grammar.roles import has_title, split_label
from app.parse.grammar.signs import CLOSE, COLON, COMMA, HAN, OPEN
from app.parse.grammar.words import SAYING

_ONE = f"{HAN}{{2,4}}?(?:{OPEN}[^()（）:：]{{2,24}}{CLOSE})?"
_BETWEEN = "[、,，和与\\u3000 ]"
_TOGETHER = re.compile(f"((?:{_ONE}{_BETWEEN}){{1,5}}{_ONE})(?:{SAYING})?{COLON}")
_NAMES = re.compile(f"(?:^|{_BETWEEN}|[)）])({HAN}{{2,4}})(?={_BETWEEN}|[(（]|$)")
_PERSON = re.compile(f"(?:^|{_BETWEEN}|[)）])({HAN}{{2,4}})(?:{OPEN}([^()（）:：]{{2,24}}){CLOSE})?(?={_BETWEEN}|$)")
_OPEN, _COMMA = re.compile(OPEN), re.compile(COMMA)
_PARTS = re.compile(r"[、,，\s]+")
_LISTED = re.compile("[、,，]")
_SAYS = re.compile(f"{SAYING}$")
_SAYING_ENDS = ("说", "道", "到", "认为", "表示", "指出", "强调", "提出", "发言")
_AND = re.compile("以及|[和与及暨]")
_PARTED = re.compile("[、,，和与及暨]")
_KIN = "先生|女士|老师|师傅|大[妈爷叔婶娘伯姐哥嫂]|[姐哥嫂婶姨叔]|阿姨|奶奶|爷爷|老[汉板]"
_BYNAME = re.compile(f"[老小阿]{HAN}|{HAN}(?:某某?|{_KIN})")
_BRACKET_AT_END = re.compile(f"{OPEN}[^()（）]{{1,24}}{CLOSE}$")
_BYNAME_ENDS = frozenset("某生士师傅妈爷叔婶娘伯姐哥嫂姨奶汉板)）")
_BYNAME_BEGINS = frozenset("老小阿")
_NO_BYNAMES = frozenset("小组 小区 小学 小康 小镇 小时 小结 小计 老师 老年 老人 老板 老区 老乡 老汉".split())


def spoken_together(line: str) -> int | None:
    """Where the words begin after ``姓名、姓名(职务):``, each name certain by its surname; None for another line."""
    found = _together(line)
    return found.end() if found else None


def people_together(line: str) -> list[tuple[str, str | None]]:
    """The names before the colon of such a line, each with what stands in brackets behind it; empty for another."""
    found = _together(line)
    return [(one[1], one[2]) for one in _PERSON.finditer(found[1])] if found else []


def _together(line: str) -> re.Match[str] | None:
    found = _TOGETHER.match(line)
    if found is None or not all(map(is_certain, _NAMES.findall(found[1]))):
        return None
    bare = _OPEN.search(found[1]) is None and _COMMA.search(found[1]) is not None
    return None if bare else found  # names with commas and no office are those of authors, too


def holds_person(role: str) -> bool:
    """True where another person stands inside a role (副局长王岭、科长; 书记 王岭 局长): its label is of two people."""
    parts = [part for part in _PARTS.split(role) if part]
    for before, part in zip(["", *parts], parts[:-1], strict=False):
        if (has_title(before) and is_plain(part)) or _holds(part):
            return True
    last = parts[-1] if parts else ""
    return any(_holds(last[: and_.start()]) and has_title(last[and_.end() :]) for and_ in _AND.finditer(last))


def without_saying(label: str) -> str:
    """A label without the words at its end that say that somebody speaks (市长某某一致认为)."""
    return _SAYS.sub("", label) if label.endswith(_SAYING_ENDS) else label


def names_several(label: str) -> bool:
    """True for a label of two people and more, each with his office before his name (市委书记甲,市长 乙)."""
    if _PARTED.search(label) is None:
        return False
    people, waiting = 0, True
    for part in _each(label):
        if _holds(part) or (people and is_plain(part)):
            people, waiting = people + 1, False
        elif has_title(part):
            waiting = True
        else:
            return False
    return people > 1 and not waiting


def _each(label: str) -> Iterator[str]:
    """The offices and the people of a label, parted by 、, a comma or 和."""
    for part in map(str.strip, _LISTED.split(label)):
        start = 0
        for found in _AND.finditer(part):
            if _holds(part[start : found.start()]) and _holds(part[found.end() :]):
                yield part[start : found.start()]
                start = found.end()
        yield part[start:]


def _holds(words: str) -> bool:
    """True for an office and the name of its holder."""
    split = None if has_title(words) else split_label(words)
    return split is not None and split.sure and is_plain(split.name)


def is_byname(label: str) -> bool:
    """True for 老柴, 刘某, 尹女士: somebody, but the page does not say who."""
    return _BYNAME.fullmatch(label) is not None and label not in _NO_BYNAMES


def ends_in_byname(label: str) -> bool:
    """True for a byname, alone or after what somebody is (村民代表宁大妈), with a bracket behind it or none."""
    if label[-1:] not in _BYNAME_ENDS and label[-2:-1] not in _BYNAME_BEGINS:
        return False
    bare = _BRACKET_AT_END.sub("", label)
    return is_byname(bare) or any(is_byname(bare[-size:]) and has_title(bare[:-size]) for size in (2, 3, 4))

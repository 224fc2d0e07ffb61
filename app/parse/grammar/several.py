"""Labels of blocks that name several people, or somebody by no name of his own."""

from __future__ import annotations

import re

from app.parse.grammar.names import is_certain, is_plain
from app.parse.grammar.roles import has_title, split_label
from app.parse.grammar.signs import CLOSE, COLON, HAN, OPEN

_ONE = f"{HAN}{{2,4}}(?:{OPEN}[^()（）:：]{{2,24}}{CLOSE})?"
_TOGETHER = re.compile(f"((?:{_ONE}[、和与\\u3000 ]){{1,5}}{_ONE}){COLON}")
_NAMES = re.compile(f"(?:^|[、和与\\u3000 )）])({HAN}{{2,4}})(?=[、和与\\u3000 (（]|$)")
_PERSON = re.compile(
    f"(?:^|[、和与\\u3000 )）])({HAN}{{2,4}})(?:{OPEN}([^()（）:：]{{2,24}}){CLOSE})?(?=[、和与\\u3000 ]|$)"
)
_PARTS = re.compile(r"[、,，\s]+")
_BYNAME = re.compile(f"[老小阿]{HAN}|{HAN}某某?")


def spoken_together(line: str) -> int | None:
    """Where the words begin after ``姓名、姓名(职务):``, each name certain by its surname; None for another line."""
    found = _TOGETHER.match(line)
    if found is None or not all(map(is_certain, _NAMES.findall(found[1]))):
        return None
    return found.end()


def people_together(line: str) -> list[tuple[str, str | None]]:
    """The names before the colon of such a line, each with what stands in brackets behind it; empty for another."""
    found = _TOGETHER.match(line) if spoken_together(line) else None
    return [(one[1], one[2]) for one in _PERSON.finditer(found[1])] if found else []


def holds_person(role: str) -> bool:
    """True where another person stands inside a role (副局长王岭、科长; 书记 王岭 局长): its label is of two people."""
    parts = [part for part in _PARTS.split(role) if part]
    for before, part in zip(["", *parts], parts[:-1], strict=False):
        split = None if has_title(part) else split_label(part)
        alone = has_title(before) and is_plain(part)
        if alone or (split is not None and split.sure and is_plain(split.name)):
            return True
    return False


def is_byname(label: str) -> bool:
    """True for 老柴, 小李, 刘某: somebody, but the page does not say who."""
    return _BYNAME.fullmatch(label) is not None

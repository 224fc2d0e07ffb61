"""Labels of blocks that name several people, or somebody by no name of his own."""

from __future__ import annotations

import re

from app.parse.grammar.names import is_certain
from app.parse.grammar.signs import CLOSE, COLON, HAN, OPEN

_ONE = f"{HAN}{{2,4}}(?:{OPEN}[^()（）:：]{{2,24}}{CLOSE})?"
_TOGETHER = re.compile(f"((?:{_ONE}[、和与\\u3000 ]){{1,5}}{_ONE}){COLON}")
_NAMES = re.compile(f"(?:^|[、和与\\u3000 )）])({HAN}{{2,4}})(?=[、和与\\u3000 (（]|$)")
_BYNAME = re.compile(f"[老小阿]{HAN}|{HAN}某某?")


def spoken_together(line: str) -> int | None:
    """Where the words begin after ``姓名、姓名(职务):``, each name certain by its surname; None for another line."""
    found = _TOGETHER.match(line)
    if found is None or not all(map(is_certain, _NAMES.findall(found[1]))):
        return None
    return found.end()


def is_byname(label: str) -> bool:
    """True for 老柴, 小李, 刘某: somebody, but the page does not say who."""
    return _BYNAME.fullmatch(label) is not None

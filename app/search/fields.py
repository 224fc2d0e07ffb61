"""Facts that a query can ask for by name: 地区:安庆, kind:gap, 年:2018-2020."""

from __future__ import annotations

import re
import unicodedata

from app.domain.kinds import KIND_LABELS
from app.search.model import UNKNOWN
from app.search.query import AnyOf, Field, Unit
from app.search.tokens import Token, UnreadableError
from app.text.folding import fold
from app.text.messages import many, say

LABELS = {
    "place": say("地区{field}", field=""),
    "department": say("部门{field}", field=""),
    "speaker": say("发言人{field}", field=""),
    "role": say("职务{field}", field=""),
    "event": say("活动{field}", field=""),
    "visited": say("目的地{field}", field=""),
    "kind": say("类型{field}", field=""),
    "year": say("年份{field}", field=""),
    "mentioned": say("提到的地区{field}", field=""),
}
"""What readers call each field. The empty ``{field}`` tells these words, which stand inside sentences, from the same
words elsewhere, which a translation writes otherwise (Departments, department)."""
MOST_YEARS = 100
"""Years that a range may span; the bound keeps the tree small."""

_SHORT = {"年": "year", "提到": "mentioned"}
WORDS = LABELS | {name: label for label, name in _SHORT.items()}
"""The name under which a field is written in a query."""
IN_PART = {"role": LABELS["role"], "event": say("活动名称{field}", field="")}
"""Fields that ask for a part of a printed text rather than for a name, with what that text is."""
_NAMES = {fold(label): name for name, label in LABELS.items()} | {fold(name): name for name in LABELS}
_NAMES |= {fold(label): name for label, name in _SHORT.items()}
_SPELLINGS = {
    "同句": Unit.SENTENCE,
    "同段": Unit.PARAGRAPH,
    "同点": Unit.POINT,
    "同要点": Unit.POINT,
    "sentence": Unit.SENTENCE,
    "para": Unit.PARAGRAPH,
    "point": Unit.POINT,
}
_SCOPES = {fold(spelling): unit for spelling, unit in _SPELLINGS.items()}
UNIT_WORDS = {unit: spelling for spelling, unit in reversed(_SPELLINGS.items())}
"""The word that opens a restriction to one stretch: the first of its spellings."""
_NAMED = re.compile(r"(\w{1,10})[:：]")
_UNKNOWN = frozenset({fold("不详"), fold(UNKNOWN)})
_KINDS = {fold(name): kind.value for kind, label in KIND_LABELS.items() for name in (kind.value, label)}
_YEAR = re.compile(r"([0-9]{4})年?")
_YEARS = re.compile(r"([0-9]{4})年?(?:[-‐‑‒–−—―─~〜]{1,2}|至|到)([0-9]{4})年?")


def named(text: str, at: int) -> tuple[str | Unit, int] | None:
    """The field or the unit whose name with its colon begins at ``at``, and where the colon ends. Names are known in
    every script, width and case."""
    match = _NAMED.match(text, at)
    if match is None:
        return None
    name = fold(match[1])
    found = _NAMES.get(name) or _SCOPES.get(name)
    return (found, match.end()) if found is not None else None


LONGEST_VALUE = 200
"""Characters of a field's value at the most."""


def field_of(token: Token) -> Field | AnyOf:
    """What a field asks for; a range of years is any of them. A value that it cannot have raises UnreadableError."""
    value = fold(token.text.strip())
    label = LABELS[token.name]
    if not value:
        raise UnreadableError(
            say("“{label}”的冒号后面没有内容，请紧接着冒号写上要找的{label}", label=label), max(token.start - 1, 0)
        )
    if len(value) > LONGEST_VALUE:
        raise UnreadableError(
            many(LONGEST_VALUE, "“{label}”的内容太长，最多{n}个字符，请删短", label=label), token.start + LONGEST_VALUE
        )
    if value in _UNKNOWN:
        return _field(token, UNKNOWN)
    if token.name == "year":
        return _years(token)
    if token.name == "kind":
        if value not in _KINDS:
            raise UnreadableError(say("没有“{text}”这种类型，请写体会、差距、举措或建议", text=token.text), token.start)
        return _field(token, _KINDS[value])
    return _field(token, value)


def _field(token: Token, folded: str, text: str = "") -> Field:
    return Field(token.name, text or token.text, folded, token.start, token.end)


def _years(token: Token) -> Field | AnyOf:
    value = unicodedata.normalize("NFKC", token.text.strip())
    if one := _YEAR.fullmatch(value):
        return _field(token, fold(one[1]))
    span = _YEARS.fullmatch(value)
    if span is None:
        raise UnreadableError(say("年份请写四位数字，如 年:2020 或 年:2018-2020，没有日期的写 年:不详"), token.start)
    first, last = int(span[1]), int(span[2])
    if not first <= last < first + MOST_YEARS:
        raise UnreadableError(many(MOST_YEARS, "年份的范围请从早到晚写，最多{n}年"), token.start)
    years = [f"{year:04}" for year in range(first, last + 1)]
    fields = tuple(_field(token, fold(year), year) for year in years)
    return fields[0] if len(fields) == 1 else AnyOf(fields)

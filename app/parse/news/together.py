"""Several people as one subject (甲、乙一致表示)."""

from __future__ import annotations

import re

from app.parse.grammar.names import is_plain
from app.parse.news.offices import ends_named, ends_office, role_before
from app.parse.news.people import People

AND = re.compile("、|和|与|及|以及")
"""What stands between two people who are one subject, or before one who is company only."""
_SAID_TOGETHER = re.compile("一致|都|均|共同|不约而同|异口同声|[两三二]位|齐声")
_SEVERAL = re.compile("[两二三四五]位")
_COMPANY = re.compile("时|后|中|期间|之后|会谈|交谈|座谈|交流|互动|探讨|聊")
_FORMS_OF_ADDRESS = ("代表", "委员", "议员", "同志", "先生", "女士")


def say_together(text: str, low: int, high: int, people: People) -> bool:
    """True where the words before a verb name two people and say that they speak as one."""
    if not _SAID_TOGETHER.search(text, low, high) or not AND.search(text, low, high):
        return False
    named, place = 0, low
    while place < high - 1:
        end = people.end_of_name(text, place) if _may_begin(text, place, low) else None
        if end is not None and end <= high:
            named += _is_person(text[place:end], people)
            place = end
        else:
            place += 1
    return named > 1 or (named == 1 and _SEVERAL.search(text, low, high) is not None)


def _may_begin(text: str, place: int, low: int) -> bool:
    return place == low or text[place - 1] in "、和与及的" or ends_office(text, place, low)


def _is_person(name: str, people: People) -> bool:
    return people.person(name) is not None or is_plain(name)


def joined_before(text: str, low: int, start: int, people: People) -> int | None:
    """Where another person's words begin who stands before the one at ``start`` (甲、乙表示), None if nobody."""
    if start - low < 3 or text[start - 1] not in "、和与及":
        return None
    for place in range(low, start - 2):
        end = people.end_of_name(text, place)
        if end == start - 1 and _is_person(text[place:end], people):
            role = role_before(text, place, low)
            return role[0] if role else place
        if end is not None and text[end : start - 1] in _FORMS_OF_ADDRESS:
            return place
    return low if text[start - 1] in "、和" and ends_named(text, start - 1, low) else None


def joined_after(text: str, at: int, high: int, people: People) -> bool:
    """True where a second person stands between ``at`` and the verb, as one who speaks too."""
    for place in range(at, high - 1):
        end = people.end_of_name(text, place)
        if end is not None and end <= high and _is_person(text[place:end], people):
            return True
    return False


def is_company(text: str, at: int, high: int) -> bool:
    """True where whoever follows at ``at`` is only the one spoken with (与某某座谈时)."""
    return _COMPANY.search(text, at, high) is not None

"""The people of a page: who is known by which name, office and form of address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.domain.titles import TITLE_HEADS, TITLE_PREFIXES
from app.parse.grammar.names import surname_of
from app.parse.news.spelling import is_dotted, name_end
from app.text.records import record
from app.text.spans import Span

HONORIFIC = "同志|先生|女士|老师|同学"
"""What may stand between a name and a title glued to it, or after a name."""
VAGUE = ("代表", "委员", "议员", "区议员", "县议员", "市议员", "学员", "会员", "同学")
"""Offices that yield to any other."""

_DASHED = re.compile("[·•・‧∙]")
_CHIEFS = ("总经理", "总裁", "董事长", "总监")
_SUFFIX = re.compile(f"(?:{HONORIFIC})?([区县市]议员|(?:{'|'.join(TITLE_PREFIXES)})?(?:{'|'.join(TITLE_HEADS)}))")


@record
class Person:
    """A name and its office; ``span`` is where the office stands in the source, None with the office."""

    name: str
    role: str | None = None
    span: Span | None = None


@dataclass
class People:
    """Who is known on a page. ``asides`` are reporters, moderators and other people of the page's own."""

    source: str
    known: dict[str, Person] = field(default_factory=dict)
    asides: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    _initials: set[str] = field(default_factory=set)
    _short: dict[str, str | None] = field(default_factory=dict)

    def person(self, name: str) -> Person | None:
        """The person of that name, or whose name with dots begins with it."""
        found = self.known.get(name)
        if found is None and self._short.get(name):
            found = self.known.get(self._short[name] or "")
        return found

    def end_of_name(self, text: str, at: int) -> int | None:
        """Where the name of a person ends that begins at ``at``; a known one wins."""
        if text[at : at + 1] in self._initials and not is_dotted(text, at):
            for length in (4, 3, 2):
                if self.person(text[at : at + length]) is not None and length <= len(text) - at:
                    return at + length
        return name_end(text, at, self.counts, self.source)

    def titled(self, surname: str, title: str) -> Person | None:
        """The one person of that surname whose office has that title (李局长); None where there is none or are two."""
        found = {
            person.name
            for person in self.known.values()
            if surname_of(person.name) == surname and person.role is not None and _holds(person.role, title)
        }
        return self.known[found.pop()] if len(found) == 1 else None

    def add(self, name: str, role: str | None, span: Span | None) -> None:
        """Take note of a person; the first office printed stays, but a vague one (代表) yields to another."""
        before = self.known.get(name)
        if before is None or (role is not None and (before.role is None or _yields(before.role, role))):
            self.known[name] = Person(name, role, span)
            self._initials.add(name[:1])
        if before is None and _DASHED.search(name):
            first = _DASHED.split(name)[0]
            self._short[first] = None if first in self._short else name


def suffix_title(text: str, at: int) -> tuple[int, int] | None:
    """Where the title stands that is glued to a name ending at ``at`` (海燕副院长), None where there is none."""
    found = _SUFFIX.match(text, at)
    return found.span(1) if found is not None else None


def _yields(before: str, role: str) -> bool:
    return before in VAGUE and role not in VAGUE


def _holds(role: str, title: str) -> bool:
    """True where one of the offices in ``role`` has that title; a deputy is called by the title without 副 too."""
    words = _CHIEFS if title in ("总", "老总") else (title,)
    return any(part.endswith(words) for part in re.split("[、,，]", role))

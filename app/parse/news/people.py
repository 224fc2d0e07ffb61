"""The people whom a page introduces: their names as printed, with the office that stands with them first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.titles import TITLE_HEADS, TITLE_PREFIXES
from app.parse.grammar.names import is_certain, is_plain, is_possible, surname_of
from app.parse.grammar.roles import is_office, is_role
from app.parse.grammar.signs import CLOSE, HAN, OPEN
from app.parse.news.spelling import (
    ENDS,
    PEOPLE_WORDS,
    SURNAMES,
    inside_title,
    is_dotted,
    name_end,
    rare_end,
    role_before,
)
from app.parse.strands import Strand
from app.text.spans import Span

_SPOT = re.compile(f"(?<=[{ENDS}])(?:[ \u3000]?)(?={HAN})")
_BRACKETED = re.compile(f"({HAN}{{2,4}}){OPEN}([^()（）]{{2,40}}){CLOSE}")
_DASHED = re.compile("[·•・‧∙]")
_CALLED = re.compile(f"[{SURNAMES}](?:副|代)?(?:{'|'.join(TITLE_HEADS)})")
_CHIEFS = ("总经理", "总裁", "董事长", "总监")
_VAGUE = ("代表", "委员", "议员", "学员", "会员", "同学")
_ASIDE = ("记者", "主持人", "通讯员", "编辑", "摄影", "主播", "责编", "校对", "审核", "监制")
_SUFFIXED = re.compile(
    f"(?:^|(?<=[。,，;；、!！?？”」]))([{SURNAMES}]{HAN}{{1,2}})(代表|委员|议员|院士|教授|博士)(?![团们会大])"
)
_APPOSED = re.compile(
    f"(?:^|(?<=[。,，;；!！?？”」]))([{SURNAMES}]{HAN}{{1,2}})是([^,，。;；:：“”的]{{3,30}})(?=[,，。])"
)
HONORIFIC = "同志|先生|女士|老师|同学"
_SUFFIX = re.compile(f"(?:{HONORIFIC})?((?:{'|'.join(TITLE_PREFIXES)})?(?:{'|'.join(TITLE_HEADS)}))")


@dataclass(frozen=True, slots=True)
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
    _short: dict[str, str | None] = field(default_factory=dict)

    def person(self, name: str) -> Person | None:
        """The person of that name, or whose name with dots begins with it."""
        found = self.known.get(name)
        if found is None and self._short.get(name):
            found = self.known.get(self._short[name] or "")
        return found

    def end_of_name(self, text: str, at: int) -> int | None:
        """Where the name of a person ends that begins at ``at``; a known one wins."""
        if not is_dotted(text, at):
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
        if (
            before is None
            or (role is not None and (before.role is None or _is_vague(before.role)) and not _is_vague(role))
            or (before.role is None and role is not None)
        ):
            self.known[name] = Person(name, role, span)
        if before is None and _DASHED.search(name):
            first = _DASHED.split(name)[0]
            self._short[first] = None if first in self._short else name


def people_of(source: str, bodies: Iterable[Strand]) -> People:
    """Read who is introduced: an office and the name after it, a name and its office in brackets or glued to it."""
    people = People(source)
    strands = [body for body in bodies if body.text]
    for body in strands:
        _offices(body, people)
    for body in strands:
        _brackets(body, people)
        _apposed(body, people)
        _suffixed(body, people)
    return people


def roles_of(people: People) -> Mapping[str, tuple[str, Span]]:
    """The office of each person of whom one is known, and where it stands."""
    return {
        person.name: (person.role, person.span)
        for person in people.known.values()
        if person.role is not None and person.span is not None
    }


def suffix_title(text: str, at: int) -> tuple[int, int] | None:
    """Where the title stands that is glued to a name ending at ``at`` (海燕副院长), None where there is none."""
    found = _SUFFIX.match(text, at)
    return found.span(1) if found is not None else None


def _offices(body: Strand, people: People) -> None:
    text = body.text
    for found in _SPOT.finditer(text):
        at = found.end()
        if not text[max(0, found.start() - 6) : found.start()].endswith((*PEOPLE_WORDS, *_ASIDE)):
            continue
        if inside_title(text, at):
            continue
        end = name_end(text, at, people.counts, people.source) or rare_end(text, at)
        if end is None:
            continue
        name = text[at:end]
        if text[: found.start()].endswith(_ASIDE):
            people.asides.add(name)
            continue
        where = role_before(text, found.start())
        if where is not None and _CALLED.fullmatch(text, *where):
            continue
        if where is not None and not _runs_on(text, where, end):
            people.add(name, text[slice(*where)], body.cut(*where).span)


def _runs_on(text: str, role: tuple[int, int], end: int) -> bool:
    """True where the name is the beginning of another office or organisation (代表石门县)."""
    return text[role[0] : role[1]] in _VAGUE and text[end : end + 1] in tuple("市县区镇乡村省州团院校局委")


def _brackets(body: Strand, people: People) -> None:
    for found in _BRACKETED.finditer(body.text):
        if not is_office(found[2]):
            continue
        for length in (3, 2, 4):
            name = found[1][-length:]
            rest = found[1][:-length]
            if (
                len(name) == length
                and is_certain(name)
                and is_possible(name)
                and (not rest or rest.endswith(PEOPLE_WORDS))
            ):
                people.add(name, found[2].strip(), body.cut(*found.span(2)).span)
                break


def _suffixed(body: Strand, people: People) -> None:
    """曾某某议员 at the beginning of a clause."""
    for found in _SUFFIXED.finditer(body.text):
        name = found[1]
        if is_plain(name) and not name.endswith(("委", "组", "部")):
            people.add(name, found[2], body.cut(*found.span(2)).span)


def _apposed(body: Strand, people: People) -> None:
    """某某是市财政局局长, at the beginning of a clause."""
    for found in _APPOSED.finditer(body.text):
        if is_plain(found[1]) and is_role(found[2]):
            people.add(found[1], found[2], body.cut(*found.span(2)).span)


def _is_vague(role: str) -> bool:
    return role in _VAGUE


def _holds(role: str, title: str) -> bool:
    """True where one of the offices in ``role`` has that title; a deputy is called by the title without 副 too."""
    words = _CHIEFS if title in ("总", "老总") else (title,)
    return any(part.endswith(words) for part in re.split("[、,，]", role))

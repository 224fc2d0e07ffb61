"""Who is introduced on a page: an office and the name after it, a name and its office in brackets or glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_certain, is_plain, is_possible, is_word
from app.parse.grammar.roles import is_office, is_role
from app.parse.grammar.signs import CLOSE, HAN, OPEN
from app.parse.news.offices import PEOPLE_WORDS, ends_office, inside_title, role_before
from app.parse.news.people import VAGUE, People
from app.parse.news.spelling import NAMED_AS_WORDS, SURNAMES, name_end, rare_end, vouched_end
from app.parse.news.verbs import SPEAKS
from app.parse.strands import Strand
from app.text.alternatives import endings
from app.text.spans import Span

_ASIDE = ("记者", "主持人", "通讯员", "编辑", "摄影", "主播", "责编", "校对", "审核", "监制")
_SPOT = re.compile(f"(?:{endings((*PEOPLE_WORDS, *_ASIDE))})(?=[ \u3000]?{HAN})")
"""Where an office or an aside may end, with a character of a name or a blank and such a character after it."""
_BRACKETED = re.compile(f"{OPEN}([^()（）]{{2,40}}){CLOSE}")
_HAN_BEFORE = re.compile(f"{HAN}{{2,4}}$")
_CALLED = re.compile(f"[{SURNAMES}](?:副|代)?(?:{'|'.join(TITLE_HEADS)})")
_SEATED = "代表|委员|议员"
_ELECTED = f"[区县市]?议员|{_SEATED}"
_LEARNED = "院士|教授|博士"
_TITLE = re.compile(f"{_SEATED}|{_LEARNED}")
_SUFFIXED = re.compile(
    f"(?:^|(?<=[。,，;；、!！?？”」]))([{SURNAMES}]{HAN}{{1,2}})({_ELECTED}|{_LEARNED})(?![团们会大])"
)
_CLAUSE_ENDS = "。,，;；!！?？”」"
_OPENS = "|".join(
    f"(?<={before}[{SURNAMES}]{given}是)" for before in ("^", f"[{_CLAUSE_ENDS}]") for given in (HAN, HAN + HAN)
)
_APPOSED = re.compile(f"是(?!是)(?:{_OPENS})([^,，。;；:：“”的]{{3,30}})(?=[,，。])")
"""Looked for by its one fixed character; a name of two or three stands before it, at the beginning of a clause."""
_DELEGATE = re.compile(
    f"(?:^|(?<=[。!！?？”」]))({HAN}{{2,3}})({_ELECTED})(?={SPEAKS.pattern}|[^,，。:：]{{0,16}}[:：][“「])"
)
_GROUP = re.compile(
    "[大协会团组委各位名与有些多众全体职工农民学生市县区省州乡镇村政人党界企业家长基层妇女青年的也他她]"
)
_LEAST_SEATED = 2
_SIGNS = tuple("、,，(（")
_WALKS = tuple("农民 村民 居民 市民 职工 工人 学生 干部 群众 老人 游客".split())
_PLACES = tuple("市县区镇乡村省州团院校局委")


def people_of(source: str, bodies: Iterable[Strand]) -> People:
    """Read who is introduced: an office and the name after it, a name and its office in brackets or glued to it."""
    people = People(source)
    strands = [body for body in bodies if body.text]
    for body in strands:
        _offices(body, people)
    titled: list[Strand] = []
    for body in strands:
        _brackets(body, people)
        _apposed(body, people)
        if _TITLE.search(body.text):  # both rules below need one of these titles
            _suffixed(body, people)
            titled.append(body)
    for body in titled:
        _delegates(body, people)
    return people


def roles_of(people: People) -> Mapping[str, tuple[str, Span]]:
    """The office of each person of whom one is known, and where it stands."""
    return {
        person.name: (person.role, person.span)
        for person in people.known.values()
        if person.role is not None and person.span is not None
    }


def _offices(body: Strand, people: People) -> None:
    text = body.text
    for found in _SPOT.finditer(text):
        office = found.end()
        at = office + 1 if text[office] in " \u3000" else office
        aside = text.endswith(_ASIDE, 0, office)
        if not (aside or ends_office(text, office)) or inside_title(text, at):
            continue
        end = name_end(text, at, people.counts, people.source) or rare_end(text, at)
        end = end or vouched_end(text, at, people.source)
        if end is None:
            continue
        name = text[at:end]
        if aside:
            people.asides.add(name)
            continue
        where = role_before(text, office)
        if where is not None and _CALLED.fullmatch(text, *where):
            continue
        if _is_weak(text, office, at, end, people):
            continue
        if where is not None and not _runs_on(text, where, end):
            people.add(name, text[slice(*where)], body.cut(*where).span)


def _runs_on(text: str, role: tuple[int, int], end: int) -> bool:
    """True where the name is the beginning of another office or organisation (代表石门县)."""
    return text[role[0] : role[1]] in VAGUE and text[end : end + 1] in _PLACES


def _is_weak(text: str, office: int, at: int, end: int, people: People) -> bool:
    """True for two characters after a walk of life that may be what such people do (农民采药)."""
    if not text.endswith(_WALKS, 0, office) or end - at > 2 or text[end : end + 1] in _SIGNS or SPEAKS.match(text, end):
        return False
    return people.source.count(text[at:end]) < 2


def _brackets(body: Strand, people: People) -> None:
    for found in _BRACKETED.finditer(body.text):
        before = _HAN_BEFORE.search(body.text, max(0, found.start() - 4), found.start())
        if before is None or not is_office(found[1]):
            continue
        for length in (3, 2, 4):
            name = before[0][-length:]
            rest = before[0][:-length]
            if (
                len(name) == length
                and is_certain(name)
                and is_possible(name)
                and (not rest or rest.endswith(PEOPLE_WORDS))
            ):
                people.add(name, found[1].strip(), body.cut(*found.span(1)).span)
                break


def _suffixed(body: Strand, people: People) -> None:
    """曾某某议员 at the beginning of a clause."""
    for found in _SUFFIXED.finditer(body.text):
        name = found[1]
        if is_plain(name) and not name.endswith(("委", "组", "部", "区", "县", "市")):
            people.add(name, found[2], body.cut(*found.span(2)).span)


def _delegates(body: Strand, people: People) -> None:
    """某某代表 at the beginning of a sentence, where the name is a word or has an unknown surname, on a page that calls
    others so."""
    for found in _DELEGATE.finditer(body.text):
        name, title = found[1], found[2]
        others = sum(known + title in people.source for known in people.known)
        if others < _LEAST_SEATED or _GROUP.search(name) or people.person(name) is not None:
            continue
        if name in NAMED_AS_WORDS or (len(name) == 3 and is_possible(name) and not is_word(name)):
            people.add(name, title, body.cut(*found.span(2)).span)


def _apposed(body: Strand, people: People) -> None:
    """某某是市财政局局长, at the beginning of a clause."""
    text = body.text
    for found in _APPOSED.finditer(text):
        end = found.start()
        name = text[end - 2 : end] if end == 2 or text[end - 3] in _CLAUSE_ENDS else text[end - 3 : end]
        if (is_plain(name) or _is_full(name)) and is_role(found[1]):
            people.add(name, found[1], body.cut(*found.span(1)).span)


def _is_full(name: str) -> bool:
    """True for a name of three characters that is no word, though its surname is one (都, 和)."""
    return len(name) == 3 and is_certain(name) and not is_word(name)

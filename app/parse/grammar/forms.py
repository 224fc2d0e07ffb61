"""Rarer printed forms that say who speaks: tags before the office, the office in brackets or a dash before the name."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.parse.grammar.attribution import Printed, byline
from app.parse.grammar.labels import is_asker
from app.parse.grammar.names import (
    bracket_items,
    is_certain,
    is_plain,
    is_possible,
    is_tag,
    surname_of,
    unspaced,
    without_honorific,
)
from app.parse.grammar.roles import is_office, is_role, split_label
from app.parse.grammar.signs import CLOSE, COLON, DOT, GAP, HAN, OPEN
from app.parse.grammar.unsettled import called

_LONGEST_NAME = 15
_NAME = f"{HAN}(?:{HAN}|{DOT}|{GAP}(?={HAN})){{1,{_LONGEST_NAME - 1}}}"
_OPEN = re.compile(OPEN)
_QUOTES = ("", *"“「\"'")
_BRACKETS = frozenset(OPEN[1:-1] + "【[")
_DASH = re.compile("[—－/|｜-]")
"""What each of the dashes in ``_DASHED`` begins with."""
_WORDS = "[^()（）:：。;；“”]"
_VERB = "(?:说道?|谈道?|讲道?|认为|表示|指出|发言|介绍说?)"
_TAGGED = re.compile(f"({_NAME}){OPEN}({_WORDS}{{1,30}}){CLOSE}{GAP}*[,，]?({_WORDS}{{3,40}}?){GAP}*{COLON}")
_BRACKET_FIRST = re.compile(f"{OPEN}({_WORDS}{{3,40}}){CLOSE}{GAP}*({_NAME}){GAP}*{COLON}")
_FUNCTION = re.compile(f"{HAN}{{1,8}}(?:人|员|代表|方|者){OPEN}({_WORDS}{{3,40}}){CLOSE}{GAP}*({_NAME}){GAP}*{COLON}")
_DASHED = re.compile(f"({_WORDS}{{3,40}}?){GAP}*(?:——|—|－|--|-|[/|｜]){GAP}*({_NAME}){GAP}*{COLON}")
_SQUARED = re.compile(f"[【\\[]({_NAME})[】\\]]{GAP}*({_WORDS}{{3,40}}?)(?:{GAP}*{COLON}|$)")
_LABELLED = re.compile(
    f"[【\\[]?(?:发言人|讲话人|汇报人|发言代表|交流人|发言嘉宾){HAN}{{0,2}}\\d?[】\\]]?{GAP}*{COLON}{GAP}*({_WORDS}{{2,50}})$"
)
_SAID = re.compile(f"({_NAME}){OPEN}({_WORDS}{{3,40}}){CLOSE}(?:同志)?{GAP}*{_VERB}{COLON}")
_HOLDER = re.compile(f"({_WORDS}{{3,40}}?){OPEN}({HAN}{{2,4}}){CLOSE}{GAP}*{COLON}")
_GLUED = re.compile(f"({_WORDS}{{2,24}}?[局委办院心司团镇乡道会厅部处])({GAP}*)({HAN}{{2,3}}){GAP}*{COLON}")
_PARTS = frozenset("站所馆台社室团组行矿场园科队村会厂校店部办局委院处人户方")
_MEMBER = re.compile(f"({HAN}{{3}}){OPEN}({_WORDS}{{3,40}}){CLOSE}{GAP}*{COLON}")


def rare_form(line: str) -> Printed | None:
    """What such a form at the beginning of a line says, None where it opens otherwise."""
    first = line[:1]
    if first in _QUOTES:
        return None
    printed = None
    if first in _BRACKETS:  # with which the first two forms begin
        printed = _in_order(_BRACKET_FIRST.match(line), 1, 2, is_office)
        printed = printed or _in_order(_SQUARED.match(line), 2, 1, is_role)
    bracketed = _OPEN.search(line, 1, _LONGEST_NAME + 1) is not None
    if bracketed and printed is None:
        printed = _tagged(line) or _in_order(_SAID.match(line), 2, 1, is_office)
    if printed is None and _DASH.search(line):
        dashed = _DASHED.match(line)
        printed = _in_order(dashed, 1, 2, is_role) or _held(dashed)
    if bracketed and printed is None:
        printed = _held(_HOLDER.match(line))
    printed = printed or speaks_for(line)
    if bracketed and printed is None:
        printed = _in_order(_MEMBER.match(line), 2, 1, is_role, soft=True)
    return printed


def _held(found: re.Match[str] | None) -> Printed | None:
    """``市水利局(姓名):``, ``市水利局-姓名:``: the office that somebody speaks for and his name, which is certain."""
    if found is None or not is_office(found[1]) or not is_plain(found[2]) or is_asker(found[0][:-1]):
        return None
    person = called(found[1])
    if person is not None and person[1] == surname_of(found[2]):
        return Printed("name-role", found[2], person[0] + person[2], None, found.end())
    return Printed("name-role", found[2], found[1], found.span(1), found.end())


def speaks_for(line: str, beside: bool = False) -> Printed | None:
    """``市水利局姓名:`` and ``市水利局 姓名:``. Two characters need the blank and three must begin with no word, but
    ``beside`` another such line; a part of an office is nobody."""
    found = _GLUED.match(line)
    if found is None or found[3][-1] in _PARTS or not is_office(found[1]):
        return None
    short = len(found[3]) == 2
    fits = is_plain(found[3]) if short or not beside else is_certain(found[3])
    if not fits or (short and not found[2] and not beside):
        return None
    return Printed("name-role", found[3], found[1], found.span(1), found.end())


def at_hearing(line: str) -> Printed | None:
    """``陈述人(职务)姓名:``: what somebody is at a hearing, what he is elsewhere, his name."""
    return _in_order(_FUNCTION.match(line), 1, 2, is_office)


def labelled(line: str) -> Printed | None:
    """``发言人:职务姓名`` on a line of its own."""
    found = _LABELLED.match(line)
    if found is None:
        return None
    words = found[1].strip()
    printed = byline(words)
    split = split_label(words) if printed is None else None
    if printed is not None and printed.name is not None:
        at = line.find(printed.role or "", found.start(1))
        where = (at, at + len(printed.role)) if printed.role else None
        return Printed("label", printed.name, printed.role, where, len(line))
    if split is not None and split.sure:
        return Printed("label", split.name, split.role, (found.start(1), found.start(1) + len(split.role)), len(line))
    name = without_honorific(unspaced(words))
    return Printed("label", name, None, None, len(line)) if is_certain(name) else None


def _tagged(line: str) -> Printed | None:
    """``姓名(女,回族)职务:``."""
    found = _TAGGED.match(line)
    if found is None or not all(is_tag(item) for item in bracket_items(found[2])):
        return None
    return _in_order(found, 3, 1, is_role)


def _in_order(
    found: re.Match[str] | None, role: int, name: int, accepts: Callable[[str], bool], soft: bool = False
) -> Printed | None:
    """The attribution in two groups of a match, None where they are no office and no name."""
    if found is None or not accepts(found[role]):
        return None
    bare = without_honorific(unspaced(found[name]))
    held = split_label(found[role])
    if held is not None and held.sure and not is_role(found[role]):
        return None
    if not (is_certain(bare) or is_possible(bare) or (soft and is_vouched(bare))):
        return None
    return Printed("name-role", bare, found[role].strip(), found.span(role), found.end())


def is_vouched(name: str) -> bool:
    """True for a name with a character that names rarely hold (安不忘), which an office in brackets vouches for."""
    return is_certain(re.sub("[不没最很又把]", "文", name)) and name[0] not in "不没最很又把"

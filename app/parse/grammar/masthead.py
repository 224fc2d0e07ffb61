"""The line over an article that prints the paper, the day, the page and whom the reader may thank."""

from __future__ import annotations

import re

from app.parse.grammar.signs import GAP
from app.text.needed import word_gate
from app.text.records import record

_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_DAY = (
    rf"(?:民国\d{{2,3}}|\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*[-./年]\s*{_NUMBER}\s*[-./月]\s*{_NUMBER}(?:\s*日)?"
    r"(?:\s*[(（]?(?:星期|周).[)）]?)?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_RUN_TOGETHER = r"1[01]\d(?:0[1-9]|1[0-2])[0-3]\d(?=\s+记者)"
_GAP = f"(?:{GAP}|[|｜])"
_MASTHEAD = re.compile(
    f"(?:第?[A-Z]?\\d{{1,3}}版[:：]?\\S{{0,8}}\\s+(?:[上下]一版\\s*)*)?(?P<paper>《?(?![\\d第])[^\\s\\d:：,，。;；!?！？(（【\\[|>]{{2,16}}》?)?{_GAP}*(?P<day>{_DAY}|{_RUN_TOGETHER}){_GAP}*"
    f"(?P<issue>(?:第?{GAP}*[A-Z]?[\\d一二三四五六七八九十]{{1,3}}{GAP}*版[^\\s]{{0,8}}"
    f"|总?第{GAP}*\\d+{GAP}*期){GAP}*)*(?P<rest>.*)"
)
_MAY_BE_MASTHEAD = word_gate(_MASTHEAD)
_GOES_ON = re.compile("[,，至到—起前后在-]")
_LONGEST = 140
_LAST_DAY = re.compile(f"(?:^|(?<=[\\s\u3000]))({_DAY})$")
_DAY_ENDS = re.compile(r"(?:[日)）\d一二三四五六七八九十]|(?:期|周).)$")  # how every day ends
_BRACKETED = re.compile(f"[(（\\[【]\\s*(?:{_DAY}|\\d{{4}}年\\d{{1,2}}月)\\s*(?:[上下]午)?[)）\\]】]")

_REPORTED_FROM = re.compile("[／/][^／/]{2,4}报[导道]$")


@record
class Masthead:
    """Offsets in a line: the paper (None where not printed), the day, and where the rest begins."""

    paper: tuple[int, int] | None
    day: tuple[int, int]
    rest: int


def masthead(line: str) -> Masthead | None:
    """A line that begins with a paper and a day, or a day alone; None for running text that begins with a date."""
    if len(line) > _LONGEST or "。" in line or not _MAY_BE_MASTHEAD.search(line):
        return None
    found = _MASTHEAD.fullmatch(line)
    if found is None:
        return None
    glued = found.end("paper") == found.start("day") and found["paper"] and not found["paper"].endswith("》")
    if glued or _GOES_ON.match(found["rest"]):
        return None
    paper = found.span("paper") if found["paper"] else None
    return Masthead(paper, found.span("day"), found.start("rest"))


def is_bracketed_day(line: str) -> bool:
    """True for the day of a speech as it stands in brackets under its title."""
    return _BRACKETED.fullmatch(line) is not None


def last_day(value: str) -> int | None:
    """Where a whole date begins that ends the value of a field (某某网 2021-05-12), None where there is none."""
    bare = value.rstrip()
    if not _DAY_ENDS.search(bare, max(0, len(bare) - 2)):
        return None
    found = _LAST_DAY.search(bare)
    return found.start(1) if found and found.start(1) > 0 else None


def without_newsroom(text: str) -> str:
    """A reporter's line without the place from which he reports (記者某某／某地報導), as papers of Taiwan print it."""
    return _REPORTED_FROM.sub("", text)

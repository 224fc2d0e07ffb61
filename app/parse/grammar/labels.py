"""What stands before a colon or in square brackets at the beginning of a line, and whether it is one who asks."""

from __future__ import annotations

import re

from app.parse.grammar.signs import CLOSE, COLON, GAP, HAN, OPEN
from app.text.needed import word_gate

Label = re.Match[str] | None
"""What stands before the first colon of a line, None where that is no label: ``LABEL.match`` of the line."""

LABEL = re.compile(
    f"(?=[^:：︰∶﹕。!！?？;；“”「」]{{2,}}+{COLON})([^:：︰∶﹕。!！?？;；“”「」]{{2,70}}?){GAP}*({COLON})"
)
_SQUARES = "[【〔［"
SQUARE = re.compile(f"[{re.escape(_SQUARES)}]{GAP}*([^\\[\\]【】〔〕［］]{{2,40}}?){GAP}*[\\]】〕］]{GAP}*{COLON}?")
_ASKER = re.compile(
    "(?:.{0,16}(?:记者|主持人|主播|书记员|速记员|记录员|网友|观众|听众|提问者?|追问|现场提问|编者|编辑部|画外音|旁白|导语|采访者|编者按"
    "|评论员)"
    f"|(?:网友|网民){HAN}{{1,8}}|(?:网友|网民|观众|听众|读者)(?:{GAP}+|[“‘「])[^“”，。]{{1,16}}[”’」]?|问|《[^》]{{1,20}}》|[QＱ]\\d?"
    f"|.{{0,12}}(?:记者|主持人|主持|主播){OPEN}?{GAP}*{HAN}{{2,4}}{CLOSE}?|现场|【现场】"
    f"|(?:网友|网民|观众|听众|读者|市民|群众|记者|现场)?(?:提问|追问|留言|问){GAP}*{OPEN}[^()（）]{{1,20}}{CLOSE}"
    f"|(?:网友|网民|观众|听众|读者|市民|记者){OPEN}[^()（）]{{1,20}}{CLOSE}(?:提问|追问|留言|问)?)"
)
_MAY_ASK = word_gate(_ASKER)
_NICKNAMED = re.compile(f"(问|(?:网友|网民|观众|听众|读者)[“‘「][^“”]{{1,16}}[”’」])(?:提问|问)?({COLON})")
_TIMED = re.compile(f"({HAN}[^\\s:：。,，]{{1,15}}){GAP}+(\\d{{1,2}}:\\d{{2}}(?::\\d{{2}})?)$")
_ANSWERS = re.compile(f"[\\[【]?({HAN}{{1,3}}|A)[\\]】]?({COLON})")
_ANSWER = frozenset("答 答复 嘉宾 受访者 被访者 A".split())


def is_asker(label: str) -> bool:
    """True for a label that opens a question or a remark of the page itself: 记者, 主持人, 网友, 问."""
    return _MAY_ASK.search(label) is not None and _ASKER.fullmatch(label.strip(" []【】*")) is not None


def asker_end(line: str, label: Label) -> int:
    """How many characters of a line with that label name the one who asks, 0 where it opens otherwise."""
    found = timed(line) or square(line) or label or _NICKNAMED.match(line)
    return found.end() if found and is_asker(found[1]) else 0


def square(line: str) -> Label:
    """What stands in square brackets at the beginning of a line, None where it begins otherwise."""
    return SQUARE.match(line) if line[:1] in _SQUARES else None


def timed(line: str) -> Label:
    """Who speaks, and when in the recording, on a line of its own (``姓名 03:12``), None for another line."""
    return _TIMED.match(line) if line[-1:].isdecimal() else None


def answer_end(line: str) -> int:
    """How many characters open an answer without a name (答:, 嘉宾:), 0 where the line opens otherwise."""
    found = _ANSWERS.match(line)
    return found.end() if found and found[1] in _ANSWER else 0

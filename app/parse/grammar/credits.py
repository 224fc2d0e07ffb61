"""Who wrote, edited and photographed: credit lines, and credits glued to the end of a sentence."""

from __future__ import annotations

import re

from app.parse.grammar.names import is_certain, is_plain, is_word, surname_of
from app.parse.grammar.signs import COLON, GAP, HAN, OPEN
from app.text.needed import word_gate
from app.text.records import record

_WRITER = "(?:记者|通讯员|特约撰稿人?|撰稿人?|报道员|特派员)"
_DESK = (
    "(?:责任编辑|执行编辑|本[期版]编辑|本[期版]责编|值班编辑|摄像|配音|制片人?|编导|播音|审片|网络编辑|编辑|责编|校对|责任校对|审核|审校|审签|一审|二审|三审|初审|复审|终审"
    "|监制|总监制|策划|编审|排版|美编"
    "|制图|版式|值班主任|值班编委|供稿单位|供稿人?|供图|摄影|图片|整理|文字整理|录音整理|视频|剪辑)"
)
_PREFIX = f"(?:{HAN}{{0,12}}?)"
_NAMES = f"{HAN}[{chr(0x3400)}-{chr(0x9FFF)} \t\u3000\u00a0、,，/;；·|]*"
_WRITERS = re.compile(
    f"(?:□|■|●|◎|文[/／|]|图?文[/／]|\\(|（)?{GAP}*{_PREFIX}{GAP}*{_WRITER}{GAP}*(?:{COLON}|[/／])?{GAP}*({_NAMES}?)"
    f"(?:{GAP}*(?:文[/／]图|文[/／]摄|摄影报道|报道|采写|摄影|文图|/文|/图))?(?:\\)|）)?"
)
_DESK_LINE = re.compile(f"[(（【\\[]?{GAP}*{_DESK}{GAP}*(?:{COLON}|[/／|]|{GAP}).{{0,60}}")
_AUTHOR = re.compile(f"[(（]?{GAP}*(?:作者|文|供稿|撰文|执笔){GAP}*(?:{COLON}|[/／]){GAP}*({_NAMES})[)）]?")
_REPORT = re.compile(f"[(（]([^()（）。]{{2,50}}?){GAP}*(?:报道|供稿|撰稿|文[/／]图|文[/／]摄|采写|文){GAP}*[)）]")
_BRACKETED = re.compile(f"[(（][^()（）。]{{0,20}}?{_WRITER}[^()（）。]{{2,60}}[)）]")
_BRACKETED_TAIL = (
    f"[(（][^()（）。]{{0,20}}?{_WRITER}[^()（）。]{{2,60}}[)）]"
    f"|[(（][^()（）。]{{2,50}}?(?:报道|供稿|撰稿|文[/／]图|采写|整理)[)）]"
    f"|[(（](?:据|原载|摘自|转自|来源|作者系|作者为|作者单位|本文)[^()（）]{{2,50}}[)）]|[(（](?:本报综合|综合)[)）]"
)
_LOOSE_TAIL = (
    f"[(（]?(?:{_DESK}|作者|来源|稿源){GAP}*{COLON}[^。]{{1,60}}|据新华社[^。]{{0,12}}"
    f"|(?:本报|全媒体|融媒体?|新媒体|首席|见习|实习|特约|{HAN}{{2,10}}(?:报|网|台|社"
    f"|客户端))*{_WRITER}{GAP}*{COLON}?{GAP}*{_NAMES}?"
)
_SENTENCE_ENDS = "。!！?？”’」…"
_TAIL = re.compile(f"(?:(?<=[{_SENTENCE_ENDS})）])|{GAP}+){GAP}*({_BRACKETED_TAIL}|{_LOOSE_TAIL})$")
_BEFORE_TAIL = re.compile(f"[{_SENTENCE_ENDS})）{GAP[1:-1]}]")
_BARE = re.compile(f"[(（](?<=[{_SENTENCE_ENDS}].)({HAN}{{2,4}}(?:(?:{GAP}+|、){HAN}{{2,4}}){{0,3}})[)）]$")
_DISPATCH = re.compile(
    f"(?:{HAN}{{2,12}}?(?:讯|电|消息)|本报讯|本网讯|本台消息){GAP}*(?:[(（][^()（）]{{2,60}}[)）])?{GAP}*{COLON}?"
    f"|[(（][^()（）。]{{0,12}}{_WRITER}[^()（）。]{{2,50}}[)）]"
)
_DISPATCHED = 14  # characters up to the end of 消息 in it
_SKIP = re.compile(
    f"{_PREFIX}{_WRITER}|{_DESK}|文|图|摄|报道|采写|见习|实习|首席|本报|全媒体|整理|作者|供稿|撰稿|执笔|撰文|并摄"
    f"|文图|摄影报道|图文|来源"
)


_LISTED = re.compile(f"{_WRITER}(?:{GAP}|{COLON}|[/／])")
_WROTE = re.compile(f"{_WRITER}|报道|采写|撰稿|作者{COLON}")
_DESK_HEAD = re.compile(f"[(（]?{_DESK}")
_BETWEEN = re.compile(f"{GAP}+|、")
_BRACKET = re.compile("[(（]([^()（）]*)[)）]")
_HOLDS_WRITER = re.compile(_WRITER)
_FROM_NEWSROOM = re.compile("本[报网台]|.{2,12}?讯")
_WORD_ENDS = re.compile(r"[\s\u3000、,，/／;；|()（）:：□■]+")
_ALL_HAN = re.compile(f"{HAN}+")
_WRITER_BEFORE = re.compile(f"^{_PREFIX}{_WRITER}")
_MAY_BE_CREDIT = word_gate(_WRITERS, _REPORT, _BRACKETED, _AUTHOR, _DESK_LINE)
_MAY_TRAIL = word_gate(re.compile(_LOOSE_TAIL))


@record
class Credit:
    """Names credited; ``wrote`` is True for reporters and authors, False for the desk and photographers."""

    names: tuple[str, ...]
    wrote: bool


_TAIL_LENGTH = 200
_PLACEHOLDERS = frozenset("本站 本网 本报 佚名 管理员 匿名 网站 小编 综合 原创 转载".split())


def _names(text: str, listed: bool = False) -> tuple[str, ...]:
    """The names in a credit; in a list after 记者 four characters without a known surname count too."""
    words = [word for word in _WORD_ENDS.split(text) if word]
    found: list[str] = []
    single = ""
    for word in words:
        if len(word) == 1 and _ALL_HAN.fullmatch(word) and (single or surname_of(word)):
            single += word
            if len(single) == 2:
                found.append(single)
                single = ""
            continue
        single = ""
        bare = _WRITER_BEFORE.sub("", word)
        if _SKIP.fullmatch(word) or bare in _PLACEHOLDERS or not 2 <= len(bare) <= 4 or not _ALL_HAN.fullmatch(bare):
            continue
        if is_certain(bare) or (listed and not is_word(bare) and bare == word):
            found.append(bare)
    return tuple(dict.fromkeys(found))


def credit_line(line: str) -> Credit | None:
    """A whole line that only credits people, None where it is anything else."""
    if len(line) > 90 or "。" in line or not _MAY_BE_CREDIT.search(line):
        return None
    found = _WRITERS.fullmatch(line)
    if found is not None:
        names = _names(found[1], listed=_LISTED.search(line) is not None)
        return Credit(names, True) if names else None
    if _REPORT.fullmatch(line) or _BRACKETED.fullmatch(line):
        names = _names(line)
        return Credit(names, True) if names else None
    author = _AUTHOR.fullmatch(line)
    if author is not None and _names(author[1]):
        return Credit(_names(author[1]), True)
    if _DESK_LINE.fullmatch(line):
        return Credit((), False)
    return None


def may_credit_tail(line: str) -> bool:
    """False where ``credit_tail`` finds nothing, in a fraction of its time: every other line."""
    last = line[-1:]  # a full stop ends most lines and no credit
    if last == "。":
        return False
    low = max(0, len(line) - _TAIL_LENGTH)
    if last not in ")）" and _MAY_TRAIL.search(line, low) is None:
        return False
    return _BEFORE_TAIL.search(line, max(0, low - 1), len(line) - 1) is not None


def credit_tail(line: str) -> tuple[int, Credit] | None:
    """Where a credit begins that is glued to the end of a text, and the credit; None where there is none."""
    if not may_credit_tail(line):
        return None
    bare = _BARE.search(line, max(0, len(line) - _TAIL_LENGTH))
    if bare is not None:
        names = tuple(word for word in _BETWEEN.split(bare[1]) if word)
        if all(is_plain(name) and len(name) <= 4 for name in names) and (len(names) > 1 or len(names[0]) > 2):
            return bare.start(), Credit(names, True)
    found = _TAIL.search(line, max(0, len(line) - _TAIL_LENGTH))
    if found is None or found.start(1) == 0:
        return None
    words = found[1]
    wrote = _WROTE.search(words) is not None and not _DESK_HEAD.match(words)
    names = _names(words) if wrote else ()
    if wrote and not names:
        return None
    return found.start(1), Credit(names, wrote)


def dispatch_head(line: str) -> tuple[int, Credit] | None:
    """The head of a news report (本报讯(记者 某某)) with its length, None where the line opens otherwise."""
    head = line[:_DISPATCHED]
    if head[:1] not in OPEN[1:-1] and "讯" not in head and "电" not in head and "消息" not in head:
        return None
    found = _DISPATCH.match(line)
    if found is None or found.end() == len(line):
        return None
    bracket = _BRACKET.search(found[0])
    names = _names(bracket[1]) if bracket and _HOLDS_WRITER.search(bracket[1]) else ()
    if not names and not _FROM_NEWSROOM.match(found[0]):
        return None
    return found.end(), Credit(names, True)

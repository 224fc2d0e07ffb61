"""The words of a source that say that its text is cut off."""

from __future__ import annotations

import re

from app.text.needed import opening_gate, word_gate

_OMISSION_WORDS = (
    "未完|全文共\\s*\\d+|省略\\s*\\d+\\s*字|(?:当前|目前|现)仅?显示|正式会员|试读|会员可|剩余\\s*\\d+|未读完"
    "|查看全文|阅读全文|展开全文|点击阅读|登录后(?:查看|阅读)"
    "|付费(?:阅读|查看)|开通会员|下载全文|(?:以下|此处|中间|下文|部分内容|后面内容)(?:内容)?(?:从略|略去|省略|隐藏"
    "|有删节|有删减)|此处略|(?:有|略有)删节|节选自全文|字数限制"
)
_LEFT_OUT = "[(（]\\s*(?:以下|下|中)?略\\s*[)）]"
OMISSION_LINE = re.compile(f"[.…⋯·\\s(（【\\[]*[^。]{{0,40}}?(?:{_OMISSION_WORDS}).{{0,120}}|{_LEFT_OUT}|未完(?:待续)?")
_WORDY_TAIL = re.compile(
    f"\\s*(?:…+|⋯+|\\.{{3,}})\\s*(?:[(（【\\[]|\\s)[^。]{{0,40}}?(?:{_OMISSION_WORDS}).{{0,160}}"
    f"|\\s*[(（【\\[][^()（）。]{{0,30}}?(?:{_OMISSION_WORDS})[^()（）]{{0,120}}[)）】\\]]?"
    f"|\\s*[\\[【(（](?:详细|详情|更多|全文|查看更多|查看详情)[\\]】)）](?:>+|»)?"
    f"|\\s*[.…⋯]*\\s*[【\\[]?(?:查看|阅读|展开|点击查看)全文[】\\]>]*|\\s*全文\\s*(?:>+|»)[\\s\\d]*"
)
_TAIL = f"(?:{_WORDY_TAIL.pattern}|\\s*{_LEFT_OUT})\\s*$"
OMISSION_TAIL = re.compile(f"(?={opening_gate(re.compile(_TAIL)).pattern}){_TAIL}")
DOTS = re.compile("[(（]?(?:…+|⋯+|\\.{3,}|[.．]{6,})[)）]?")
_TELLS_OF_MORE = re.compile("[(（【\\[…⋯]|全文|会员|显示|省略|登录|试读")
_SPEAKS_OF_WORK = re.compile("我们|工作|建设|发展")
_TAIL_LENGTH = 300
_MAY_OMIT_TAIL = re.compile(f"{word_gate(_WORDY_TAIL).pattern}|略\\s*[)）]")
"""The one word of ``_LEFT_OUT`` stands in many a sentence (战略), before a bracket in few."""


def tells_of_more(line: str) -> bool:
    """True for a line that may as a whole say that text is missing, which ``OMISSION_LINE`` matches then."""
    return is_omission(line) or line.startswith("未完")


def is_omission(line: str) -> bool:
    """True where the words say that text is missing, and are not those of a speaker."""
    return _TELLS_OF_MORE.search(line) is not None and not _SPEAKS_OF_WORK.search(line)


def may_omit_tail(line: str) -> bool:
    """False where ``omission_tail`` finds nothing, in a fraction of its time: nearly every line."""
    return _MAY_OMIT_TAIL.search(line, max(0, len(line) - _TAIL_LENGTH)) is not None


def omission_tail(line: str) -> int | None:
    """Where the source's words begin that the text is cut off here, None where there are none."""
    found = OMISSION_TAIL.search(line, max(0, len(line) - _TAIL_LENGTH)) if may_omit_tail(line) else None
    return found.start() if found and found.start() > 0 and is_omission(found[0]) else None

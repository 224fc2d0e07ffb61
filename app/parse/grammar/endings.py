"""Lines after the last words of a speech: the end of a sitting, the day and the office that sign a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.parse.grammar.signs import COLON, HAN, finished

_RULE = re.compile("[-—=*_·~]{3,}\\s*[^-—=*_。]{2,20}\\s*[-—=*_·~]{3,}")
_ORDINAL = "(?:[(（]?[一二三四五六七八九十\\d]{1,3}[)）]?[、.．]?\\s*)?"
_OVER = re.compile(
    f"{_ORDINAL}(?:(?:主席|议长|主持人?){COLON})?[(（【]?(?:散会|休会|闭会|会议结束|访谈结束|直播结束|讨论结束|座谈结束|录音结束|录像结束|节目结束)(?:时间|。|$|{COLON}|[)）】]).{{0,30}}"
    f"|[(（]?(?:散会|会议结束|闭会)[^。]{{0,20}}[)）]?"
)
_APPENDIX = re.compile(f"附件?\\d?{COLON}.{{0,60}}|(?:附记|[附备]注){COLON}.{{0,200}}")
_SMALL = "[\\d一二三四五六七八九十]{1,3}"
_DAY = re.compile(
    f"[(（]?(?:(?:民[国國])?[\\d〇○零一二三四五六七八九]{{2,4}}\\s*[年./-]\\s*)?{_SMALL}\\s*[月./-]\\s*{_SMALL}\\s*[日号號]?"
    "(?:\\s*[(（]?(?:星期|周|週).[)）]?)?(?:\\s*[上下]?[午晚]?.{0,8})?[)）]?"
)
_CLOCK = re.compile(
    f"{HAN}{{0,4}}时间?\\s*\\d{{1,2}}[时時:：]\\d{{0,2}}分?|{HAN}{{2,4}}時間\\s*\\d{{1,2}}[时時:：]\\d{{0,2}}分?"
)
_NOTE = re.compile("[(（【\\[](?:[^()（）【】\\[\\]]|[(（][^()（）]*[)）]){1,80}[)）】\\]]")
_OWN = re.compile("我|咱|本席|本人")
_LONGEST_SIGNATURE = 24
_LONGEST_DAY = 24
_SHORTEST_SENTENCE = 12
_SHORTEST_UNFINISHED = 16
_ITEM = re.compile("\\d{1,2}[.、．]")


def ends_sitting(line: str) -> bool:
    """True for a line that says that the sitting is over, and for a ruled line with words in it."""
    return len(line) <= 40 and (_OVER.fullmatch(line) is not None or _RULE.fullmatch(line) is not None)


def is_day(line: str) -> bool:
    """True for a line that is a day and nothing else."""
    return len(line) <= _LONGEST_DAY and (_DAY.fullmatch(line) is not None or _CLOCK.fullmatch(line) is not None)


def is_note(line: str) -> bool:
    """True for a line that brackets enclose as a whole and nobody says: of the minutes, the page or the hall."""
    return _NOTE.fullmatch(line) is not None and _OWN.search(line) is None


def is_spoken(line: str) -> bool:
    """True for a paragraph that can be speech: a sentence with a stop, not an item of a list."""
    return len(line) >= _SHORTEST_SENTENCE and finished(line) and line[-1] not in ":：" and not _ITEM.match(line)


def is_worded(rest: str) -> bool:
    """True for what can be the words of somebody behind a colon: a sentence with its stop, or as long as one; not a
    number, a name, a part in a play."""
    return finished(rest.rstrip()) or len(rest) >= _SHORTEST_UNFINISHED


def speech_end(lines: Sequence[str], dated: bool = False) -> int:
    """How many of the paragraphs of a page's last speech are its own; the first always is. ``dated`` says that a day
    that was set aside follows them.

    What follows the end of the sitting is not, nor an appendix, nor the day at the end and the office or name over it.
    """
    for number, line in enumerate(lines[1:], start=1):
        if ends_sitting(line):
            return number
        if _APPENDIX.fullmatch(line):
            return number
    end = len(lines)
    while end > 1 and is_note(lines[end - 1]):
        end -= 1
    while end > 1 and is_day(lines[end - 1]):
        end -= 1
    if end < len(lines) or dated:
        while end > 1 and _is_signature(lines[end - 1]) and len(lines) - end < 4:
            end -= 1
    return end


def _is_signature(line: str) -> bool:
    return len(line) <= _LONGEST_SIGNATURE and re.search("[。,，;；:：!！?？…、]", line) is None

"""Chinese words for what pages show: dates, kinds, states, counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import reduce

from app.domain.blocks import FAMILY, BlockKind
from app.domain.kinds import KIND_LABELS
from app.domain.labels import (
    BLOCK_LABELS,
    FAMILY_LABELS,
    MODE_LABELS,
    PROBLEM_LABELS,
    REPAIR_LABELS,
    SEVERITY_LABELS,
)
from app.search.buckets import UNTITLED
from app.store.reading.briefs import EventBrief, PlaceRef
from app.store.reading.openings import opening_words
from app.text.messages import Message, many, say

__all__ = ["UNTITLED", "opening_words"]

BEIJING = timezone(timedelta(hours=8))
UNKNOWN_DAY, UNKNOWN_PLACE, UNSIGNED = say("日期不详"), say("地区不详"), say("未署名")

KINDS = {str(kind): label for kind, label in KIND_LABELS.items()}
MODES = {str(mode): label for mode, label in MODE_LABELS.items()}
SEVERITIES = {str(severity): label for severity, label in SEVERITY_LABELS.items()}
SEVERITY_HINTS = {
    "block": say("文件有问题，处理之前不会出现在检索里"),
    "doubt": say("已收录，但有一处需要人来判断"),
    "note": say("已收录，值得知道"),
}
STATES = {"published": say("已收录"), "withdrawn": say("已撤下"), "quarantined": say("未收录")}
REPAIRS = {str(kind): label for kind, label in REPAIR_LABELS.items()}
FORMATS = {"txt": say("纯文本"), "html": say("网页"), "docx": say("Word 文件"), "pdf": say("PDF 文件")}
LEVELS = {"province": say("省级"), "city": say("市级"), "county": say("县级")}
FAMILIES, BLOCKS = FAMILY_LABELS, BLOCK_LABELS
PROBLEMS = {str(code): label for code, label in PROBLEM_LABELS.items()}
PROBLEM_HINTS = {
    "missing-path": say("给出的路径上没有文件或文件夹，请检查路径。"),
    "unreadable-file": say("文件打不开，请检查权限。"),
    "outside-folder": say("这是指向文件夹之外的链接，没有读取，请把文件本身放进来。"),
    "too-slow": say("读这份文件用时超过上限，请检查内容是否正常。"),
    "too-costly": say("读这份文件所需内存超过上限，请检查内容是否正常。"),
    "reader-died": say("读这份文件的进程两次意外中止，下次导入时会再试。"),
    "empty-file": say("文件里没有文字，请换成有内容的文件。"),
    "binary-file": say("这不是纯文本，请另存为文本后重新导入。"),
    "undecodable": say("看不出文字用的是哪种编码，请存为 UTF-8 后重新导入。"),
    "foreign-format": say("这种格式读不了，请另存为 docx、带文字的 PDF 或纯文本后重新导入。"),
    "encrypted-file": say("文件设了密码，请取消密码后重新导入。"),
    "no-text-layer": say("PDF 里没有可读的文字，请先做文字识别（OCR）再导入。"),
    "damaged-file": say("文件已损坏或不完整，请重新取得完整的文件。"),
    "too-large": say("文件超过大小上限，请拆成较小的文件。"),
    "same-content": say("内容与另一份文件完全相同，只计一次。"),
    "copied-statements": say("有发言与另一份文件里的相同，只计一次，以那里的为准。"),
    "no-statement": say("文件里没有认出任何发言。"),
    "truncated-source": say("收到的文字不全，缺的部分没有补。"),
    "lost-bytes": say("有些字在传递中损坏，无法还原，请对照原件补上。"),
    "unclear-attribution": say("署名的写法读不清，请对照原件。"),
    "unsigned-statement": say("原文没有写明发言人。"),
    "joint-speakers": say("几个人一起说的话，保留原文的写法，认得出的人各自都能查到。"),
    "empty-statement": say("署名之后没有发言的文字。"),
    "unknown-place": say("行政区划里找不到这个地名。"),
    "ambiguous-place": say("几个地区都叫这个名字，原文没有说明是哪一个。"),
    "unknown-department": say("机构名录里没有这个部门，照原文列出。"),
    "ambiguous-speaker": say("同名的人不止一位，没有证据认定是同一个人。"),
    "unknown-origin": say("原文没有写明考察团从哪里来。"),
    "stale-correction": say("有一条人工校订在文件里找不到它改的地方，请核对后改写或删去。"),
    "internal-error": say("读这份文件时程序出了错，请把文件交给维护者。"),
}
"""What each kind of problem means and what to do, in a sentence."""
FACETS = {
    "kind": say("要点"),
    "place": say("发言人所在地区"),
    "department": say("部门"),
    "speaker": say("发言人"),
    "level": say("职级"),
    "year": say("年份"),
    "event": say("考察活动"),
    "visited": say("考察地"),
    "mentioned": say("提到的地区"),
}


def printed_day(day: date | None) -> Message:
    """2020年10月29日; 日期不详 for None."""
    return say("{y}年{m}月{d}日", y=day.year, m=day.month, d=day.day) if day else UNKNOWN_DAY


def printed_days(start: date | None, end: date | None) -> Message:
    """2020年10月29日至11月1日: what start and end share is said once."""
    if start is None or end is None or start == end:
        return printed_day(start or end)
    first, last = printed_day(start), printed_day(end)
    if start.year != end.year:
        return say("{first}至{last}", first=first, last=last)
    if start.month != end.month:
        return say("{first}至{m}月{d}日", first=first, m=end.month, d=end.day, last=last)
    return say("{first}至{d}日", first=first, d=end.day, last=last)


def event_days(event: EventBrief) -> Message:
    """When an event was, or when it was printed if that is all that is known."""
    if event.start is None and event.published is not None:
        return say("{day}刊发", day=printed_day(event.published))
    return printed_days(event.start, event.end)


def statement_day(day: date | None, printed_only: bool) -> Message:
    """The day of a statement; where only its publication is known, it says so."""
    return say("{day}刊发", day=printed_day(day)) if day and printed_only else printed_day(day)


def printed_moment(moment: datetime | None) -> str:
    """2026年11月23日 16:15 in Beijing of a stored moment (UTC), blank for None."""
    if moment is None:
        return ""
    local = moment.replace(tzinfo=UTC).astimezone(BEIJING)
    return say("{day} {time}", day=printed_day(local.date()), time=f"{local:%H:%M}")


def place_name(place: PlaceRef | None) -> str:
    """安庆市大观区: the names below the province, or the province itself; 地区不详 for None."""
    if place is None:
        return UNKNOWN_PLACE
    return "".join(name for _, name in place.chain[1:]) or place.name


def restricted(title: Message, restrictions: Sequence[str]) -> Message:
    """The title of a list with what restricts it, so that two of them are told apart."""
    if not restrictions:
        return title
    first, *rest = restrictions
    words = reduce(lambda before, more: say("{before}、{words}", before=before, words=more), rest, first)
    return say("{title}：{words}", title=title, words=words)


def event_name(title: str | None, source_name: str) -> str:
    """The printed title; where there is none, the name of the file says which event it is."""
    return title or say("未题名（{name}）", name=source_name)


def counted(number: int) -> str:
    """12,345: thousands apart."""
    return f"{number:,}"


def file_size(size: int) -> str:
    """3.4 KB; bytes below one kilobyte."""
    return many(size, "{n} 字节") if size < 1024 else f"{size / 1024:.1f} KB"


def file_state(state: str, blocked: int) -> Message:
    """What became of a file; where an earlier version of it stands and the present one is kept out, both."""
    if state == "published" and blocked:
        return say("已收录，改动后的未收录")
    return STATES[state]


def family(block: BlockKind) -> str:
    """The family that a kind of block belongs to, as a class of the style sheet."""
    return str(FAMILY[block])


def is_web(address: str) -> bool:
    """True for an address that a page may link to: of the web, and nothing that a browser would run."""
    return address.lower().startswith(("http://", "https://"))

"""Chinese words for what pages show: dates, kinds, states, counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from app.domain.blocks import FAMILY, BlockKind
from app.domain.kinds import KIND_LABELS
from app.domain.labels import BLOCK_LABELS, FAMILY_LABELS, MODE_LABELS, REPAIR_LABELS, SEVERITY_LABELS
from app.store.reading.briefs import EventBrief, PlaceRef, opening_words

__all__ = ["opening_words"]

BEIJING = timezone(timedelta(hours=8))
UNKNOWN_DAY, UNKNOWN_PLACE, UNSIGNED = "日期不详", "地区不详", "未署名"

KINDS = {str(kind): label for kind, label in KIND_LABELS.items()}
MODES = {str(mode): label for mode, label in MODE_LABELS.items()}
SEVERITIES = {str(severity): label for severity, label in SEVERITY_LABELS.items()}
SEVERITY_HINTS = {
    "block": "文件有问题，处理之前不会出现在检索里",
    "doubt": "已收录，但有一处需要人来判断",
    "note": "已收录，值得知道",
}
STATES = {"published": "已收录", "withdrawn": "已撤下", "quarantined": "未收录"}
REPAIRS = {str(kind): label for kind, label in REPAIR_LABELS.items()}
LEVELS = {"province": "省级", "city": "市级", "county": "县级"}
FAMILIES, BLOCKS = FAMILY_LABELS, BLOCK_LABELS
PROBLEMS = {
    "missing-path": "路径不存在",
    "unreadable-file": "文件读不了",
    "empty-file": "空文件",
    "binary-file": "不是文本",
    "undecodable": "编码不明",
    "same-content": "内容相同",
    "no-statement": "没有发言",
    "truncated-source": "原文不全",
    "lost-bytes": "缺字",
    "unclear-attribution": "署名不清",
    "unsigned-statement": "未署名",
    "empty-statement": "发言无内容",
    "unknown-place": "地名不识",
    "ambiguous-place": "地名有歧义",
    "unknown-department": "部门不识",
    "ambiguous-speaker": "同名待辨",
    "unknown-origin": "来处不明",
    "internal-error": "程序出错",
}
FACETS = {
    "kind": "要点",
    "place": "发言人所在地区",
    "department": "部门",
    "speaker": "发言人",
    "level": "职级",
    "year": "年份",
    "event": "考察活动",
    "visited": "考察地",
    "mentioned": "提到的地区",
}


def printed_day(day: date | None) -> str:
    """2020年10月29日; 日期不详 for None."""
    return f"{day.year}年{day.month}月{day.day}日" if day else UNKNOWN_DAY


def printed_days(start: date | None, end: date | None) -> str:
    """2020年10月29日至11月1日: what start and end share is said once."""
    if start is None or end is None or start == end:
        return printed_day(start or end)
    if start.year != end.year:
        return f"{printed_day(start)}至{printed_day(end)}"
    if start.month != end.month:
        return f"{printed_day(start)}至{end.month}月{end.day}日"
    return f"{printed_day(start)}至{end.day}日"


def event_days(event: EventBrief) -> str:
    """When an event was, or when it was printed if that is all that is known."""
    if event.start is None and event.published is not None:
        return f"{printed_day(event.published)}刊发"
    return printed_days(event.start, event.end)


def printed_moment(moment: datetime | None) -> str:
    """2026年11月23日 16:15 in Beijing of a stored moment (UTC), blank for None."""
    if moment is None:
        return ""
    local = moment.replace(tzinfo=UTC).astimezone(BEIJING)
    return f"{printed_day(local.date())} {local:%H:%M}"


def place_name(place: PlaceRef | None) -> str:
    """安庆市大观区: the names below the province, or the province itself; 地区不详 for None."""
    if place is None:
        return UNKNOWN_PLACE
    return "".join(name for _, name in place.chain[1:]) or place.name


def event_name(title: str | None, source_name: str) -> str:
    """The printed title; where there is none, the name of the file says which event it is."""
    return title or f"未题名（{source_name}）"


def counted(number: int) -> str:
    """12,345: thousands apart."""
    return f"{number:,}"


def file_size(size: int) -> str:
    """3.4 KB; bytes below one kilobyte."""
    return f"{size} 字节" if size < 1024 else f"{size / 1024:.1f} KB"


def family(block: BlockKind) -> str:
    """The family that a kind of block belongs to, as a class of the style sheet."""
    return str(FAMILY[block])

"""Lines of labelled fields such as 来源:… 发布时间:… 浏览:…, often many on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from app.domain.blocks import BlockKind
from app.parse.grammar.signs import COLON, GAP
from app.text.needed import word_gate
from app.text.records import record


class Label(StrEnum):
    """What a field of the page's head says."""

    SOURCE = "source"
    PUBLISHED = "published"
    WHEN = "when"  # of the publication, or of the event where the page prints its place too
    PLACE = "place"
    HELD = "held"  # when the event took place
    CREDIT = "credit"
    SITE = "site"  # a site named by itself or by its trail of crumbs
    GUEST = "guest"  # who is interviewed, who speaks
    OTHER = "other"


@record
class Field:
    """One field of a line: offsets of label and value together, and of the value alone."""

    label: Label
    kind: BlockKind
    start: int
    end: int
    value_at: int


_LABELS: tuple[tuple[Label, BlockKind, str], ...] = (
    (
        Label.SOURCE,
        BlockKind.PUBLICATION,
        "信息来源|文章来源|稿件来源|新闻来源|内容来源|来源|稿源|出处|转自|发布机构|发布单位|发布者|信息提供",
    ),
    (
        Label.PUBLISHED,
        BlockKind.DATE,
        "发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|刊发时间|刊登日期|上传时间|添加时间|创建时间"
        "|成文日期|生成日期|发文日期",
    ),
    (Label.HELD, BlockKind.DATE, "访谈时间|会议时间|活动时间|座谈时间|讲话时间|发言时间|举办时间|直播时间|采访时间"),
    (Label.WHEN, BlockKind.DATE, "时间|日期"),
    (Label.PLACE, BlockKind.EVENT, "访谈地点|会议地点|活动地点|地点"),
    (
        Label.GUEST,
        BlockKind.ATTRIBUTION,
        "访谈嘉宾|嘉宾|受访者|受访人|受访嘉宾|发言人|主讲人?|演讲者|讲话人|汇报人|报告人|宣讲人|致辞人|对话嘉宾",
    ),
    (
        Label.CREDIT,
        BlockKind.CREDIT,
        "责任编辑|网络编辑|执行编辑|编辑|责编|作者|撰稿|供稿|校对|审核|审签|审校|一审|二审|三审|初审|复审|终审"
        "|监制|策划|摄影|记者|通讯员|记录人?|录入|采编",
    ),
    (
        Label.OTHER,
        BlockKind.JUNK,
        "浏览次数|浏览量|浏览|点击次数|点击数|点击量|点击|阅读次数|阅读量|阅读数|阅读|访问量|访问次数|人气|评论"
        "|点赞|转发|热度",
    ),
    (
        Label.OTHER,
        BlockKind.NAVIGATION,
        "字号|字体大小|字体|【?字号|大小|打印本页|打印|关闭窗口|关闭|纠错|分享到|分享|收藏|复制链接|朗读"
        "|视力保护色|保护视力色|背景色|我要纠错|保存",
    ),
    (
        Label.OTHER,
        BlockKind.JUNK,
        "索引号|文号|主题分类|主题词|信息分类|关键词|关键字|标签|栏目|所属栏目|有效性|公开方式|公开范围|组配分类",
    ),
    (
        Label.OTHER,
        BlockKind.EVENT,
        "访谈主题|会议主题|活动主题|座谈主题|访谈单位|会议主持|主持|参加人员|出席人员|列席人员|与会人员|参会人员",
    ),
)
_STRONG = frozenset((Label.SOURCE, Label.PUBLISHED, Label.WHEN, Label.HELD, Label.OTHER))
_GUESTS = re.compile(next(names for label, _, names in _LABELS if label is Label.GUEST))
_ALL = "|".join(f"(?P<l{number}>{names})" for number, (_, _, names) in enumerate(_LABELS))
_BARE = (
    "返回(?:顶部|首页|列表|目录|上页|上一页|栏目)|回到顶部|打印本页|打印|关闭窗口|关闭|纠错|我要纠错"
    "|分享到|分享|收藏|复制链接|朗读|保存|字号|字体"
)
_MARK = re.compile(
    f"(?:(?<=^)|(?<=[\\s\u3000\u00a0|【\\[(（】\\])）/]))[【\\[(（]?{GAP}*(?:(?:{_ALL}){GAP}*(?:{COLON}"
    f"|(?={GAP}*\\[))|(?P<bare>{_BARE})(?=$|[\\s\u3000|】\\])）]))"
)
_MAY_BE_FIELDS = word_gate(_MARK)
_WEAK_LABEL = re.compile("(?:时间|日期|地点)")
_SPOKEN = re.compile(r"(?<!\d)[:：]|[;；!！?？]|[,，、]\D.*[,，.]")  # before the first label: no name of a site
_LONGEST = 260
_GLUED_HEAD = re.compile(
    r"(?:[^\s:：,，。]{2,6}\s+){3,}(?P<title>[^\s:：。]{10,50})\s+(?=(?:发布|发表)?(?:时间|日期)[:：]|(?:信息|文章)?来源[:：])"
)


def fields(line: str) -> tuple[Field, ...]:
    """The fields of a line that consists of fields, empty where it is anything else.

    What stands before the first label belongs to no field (a site's name or a date may stand there).
    """
    if len(line) > _LONGEST or "。" in line or not _MAY_BE_FIELDS.search(line):
        return ()
    marks = list(_MARK.finditer(line))
    guests = bool(marks) and _GUESTS.match(line) is not None
    if not guests and ("；" in line or line.count(";") > 1):
        return ()
    if not marks or marks[0].start() > 40 or _SPOKEN.search(line, 0, marks[0].start()):
        return ()
    found = tuple(_fields(line, marks))
    if marks[0].start() > 0 and not any(field.label in _STRONG for field in found):
        return ()
    if len(found) == 1 and not _alone(line, found[0]):
        return ()
    return found


def _fields(line: str, marks: list[re.Match[str]]) -> Iterator[Field]:
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(line)
        if mark["bare"] is not None:
            yield Field(Label.OTHER, BlockKind.NAVIGATION, mark.start(), end, mark.end())
            continue
        for index, (label, kind, _) in enumerate(_LABELS):
            if mark[f"l{index}"] is not None:
                yield Field(label, kind, mark.start(), end, mark.end())


def _alone(line: str, field: Field) -> bool:
    """A single field is believed where its value is as short as such values are."""
    value = line[field.value_at :].strip()
    longest = {Label.GUEST: 200, Label.CREDIT: 60, Label.SOURCE: 40}.get(field.label, 50)
    if len(value) > longest or (field.label is not Label.GUEST and value[-1:] in "!！?？,，"):
        return False
    if _WEAK_LABEL.match(line) and field.kind is BlockKind.DATE:
        return bool(re.search(r"\d|[〇○零一二三四五六七八九十]{2,}年", value))
    return True


def glued_head(line: str) -> re.Match[str] | None:
    """A menu and a title (group ``title``) before the fields of the page on one line, None for other lines."""
    return _GLUED_HEAD.match(line)

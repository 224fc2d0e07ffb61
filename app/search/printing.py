"""The results of a search as lines of text for a terminal, in columns that hold where characters are two wide."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from app.search.concordance import Concordance
from app.search.grouping import Groups
from app.search.model import UNKNOWN, Hit, SearchResult
from app.search.years import Years

_UNSIGNED, _UNDATED = "未署名", "日期不详"
_LONGEST_BAR = 30


def columns_of(text: str) -> int:
    """The columns that ``text`` takes up in a terminal: two for a wide or full-width character, none for a combining
    one (Unicode Standard Annex 11)."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, columns: int, *, before: bool = False) -> str:
    """``text`` with spaces behind (or ``before``) it, so that it takes up ``columns`` at least."""
    space = " " * (columns - columns_of(text))
    return space + text if before else text + space


def list_text(found: SearchResult) -> Iterator[str]:
    """The hits of one page with their passages."""
    yield f"解读为：{found.interpreted}"
    yield f"共 {found.total} 篇发言，第 {found.request.page}/{max(1, found.pages)} 页"
    for hit in found.hits:
        yield ""
        yield f"{hit.id}  {_by(hit)}"
        yield f"  {_plain(hit.snippet.text)}"


def lines_text(found: Concordance) -> Iterator[str]:
    """The lines of one page, their keywords under one another, with the source and the id of the statement."""
    yield f"解读为：{found.interpreted}"
    yield f"共 {found.total} 处，见于 {found.statements} 篇发言，第 {found.page}/{max(1, found.pages)} 页"
    if found.arranged < found.total:
        yield f"只有最新的 {found.arranged} 处按上下文排序，更早的接在后面，按日期排列。"
    if found.wordless:
        yield "检索式里没有要在正文中找的词，没有可以列出的位置。"
    yield ""
    left, keyword, right, speaker, place = (
        max((columns_of(_plain(text)) for text in column), default=0)
        for column in (
            [line.left for line in found.lines],
            [line.keyword for line in found.lines],
            [line.right for line in found.lines],
            [line.hit.signed or _UNSIGNED for line in found.lines],
            [_place(line.hit) for line in found.lines],
        )
    )
    for line in found.lines:
        cells = (
            padded(_plain(line.left), left, before=True),
            padded(f"[{_plain(line.keyword)}]", keyword + 2),
            padded(_plain(line.right), right),
            padded(line.hit.signed or _UNSIGNED, speaker),
            padded(_place(line.hit), place),
            padded(str(line.hit.date or _UNDATED), 10),
            line.hit.id,
        )
        yield "  ".join(cells)


def groups_text(found: Groups) -> Iterator[str]:
    """The groups of one page with their best hits."""
    yield f"解读为：{found.interpreted}"
    yield f"共 {found.total} 篇发言，{found.count} 组，第 {found.page}/{max(1, found.pages)} 页"
    for group in found.groups:
        yield ""
        yield f"{''.join(group.above)}{group.label}  {group.total} 篇发言  ({found.by}={group.value})"
        for hit in group.hits:
            yield f"  {hit.id}  {_by(hit)}"
            yield f"    {_plain(hit.snippet.text)}"


def years_text(found: Years) -> Iterator[str]:
    """The years as a table: hits, all statements of the year, the share, and a bar."""
    yield f"解读为：{found.interpreted}"
    yield f"共 {found.total} 篇发言"
    yield ""
    yield "  ".join(padded(title, 8, before=True) for title in ("年份", "篇数", "全库当年", "占比"))
    highest = max((year.count for year in found.years), default=0)
    for year in (*found.years, found.undated):
        label = _UNDATED if year.value == UNKNOWN else f"{year.value}年"
        cells = (label, str(year.count), str(year.whole), f"{year.share:.1%}" if year.whole else "")
        bar = "■" * round(year.count / highest * _LONGEST_BAR) if highest and year.value != UNKNOWN else ""
        yield "  ".join([*(padded(cell, 8, before=True) for cell in cells), bar]).rstrip()


def _by(hit: Hit) -> str:
    who = " ".join(part for part in (hit.role, hit.signed or _UNSIGNED) if part)
    return f"{who} · {hit.event or '活动不详'} · {hit.date or _UNDATED}"


def _place(hit: Hit) -> str:
    return "".join(hit.place[1:] or hit.place) or "地区不详"


def _plain(text: str) -> str:
    return " ".join(text.split("\n"))

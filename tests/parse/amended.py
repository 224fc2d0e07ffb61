"""A page of several statements to put right, and corrections without ceremony."""

from __future__ import annotations

from datetime import date

from app.domain.corrections import Anchor, Corrections, EventCorrection, PointCorrection, StatementCorrection, Why
from app.domain.kinds import Kind
from app.domain.transcript import Transcript
from app.parse.amending import amend
from app.parse.reader import read
from app.text.repairs import Restored

WHY = Why("看过原版", "编者", date(2026, 1, 5), "某文件:3")
PAGE = """新乡市党政代表团赴苏州考察学习发言摘要

9月15日,代表团在苏州座谈。

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。
我们还要把窗口开到园区里。

霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快。

通过学习,考察团成员一致表示,要真抓实干。
"""


def page(text: str = PAGE) -> Transcript:
    """The page as it is read."""
    return read(Restored(text, text))


def put_right(words: str, line: int = 5, text: str = PAGE, **given: object) -> Transcript:
    """The page with one statement put right."""
    correction = StatementCorrection(WHY, Anchor(line, words), **given)  # type: ignore[arg-type]
    return amend(page(text), Corrections(statements=(correction,)))


def event_right(**given: object) -> Transcript:
    """The page with its event put right."""
    return amend(page(), Corrections(events=(EventCorrection(WHY, **given),)))  # type: ignore[arg-type]


def point_right(words: str, kind: Kind | None, line: int = 8) -> Transcript:
    """The page with the kind of a point put right."""
    return amend(page(), Corrections(points=(PointCorrection(WHY, Anchor(line, words), kind),)))

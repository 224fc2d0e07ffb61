"""A small invented corpus that has one of everything a page must show; real places, invented people and words."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.search import index, wording
from app.store.tables import (
    DepartmentRow,
    DestinationRow,
    EventRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    ProblemRow,
    RedirectRow,
    RoleRow,
    SpeakerRow,
    StatementRow,
)
from tests.web.building import File, point, statement

PLACES = (
    ("34", "安徽省", "province", None, "34"),
    ("3408", "安庆市", "city", "34", "34/3408"),
    ("340803", "大观区", "county", "3408", "34/3408/340803"),
    ("32", "江苏省", "province", None, "32"),
    ("3205", "苏州市", "city", "32", "32/3205"),
    ("3201", "南京市", "city", "32", "32/3201"),
)


def fill(session: Session) -> None:
    """Write the corpus: a dated event, an undated one, a withdrawn one and a quarantined file."""
    session.add_all(PlaceRow(code=c, name=n, level=v, parent_code=p, chain=h) for c, n, v, p, h in PLACES)
    session.add_all(
        (
            DepartmentRow(id="人社局", name="人力资源和社会保障局", aliases=["市人社局", "市人力资源和社会保障局"]),
            DepartmentRow(id="区委", name="区委", known=False, aliases=["区委"]),
            SpeakerRow(id="linxiaohe", name="林晓禾"),
            SpeakerRow(id="gaoyuan1", name="高远山", note="与另一位高远山没有共同的单位，分开列出。"),
            SpeakerRow(id="gaoyuan2", name="高远山", note="与另一位高远山没有共同的单位，分开列出。"),
            SpeakerRow(id="gonecorp", name="范已去"),
        )
    )
    session.flush()
    _dated(session)
    _undated(session)
    _withdrawn(session)
    _quarantined(session)
    session.add_all(
        (
            RedirectRow(kind="statements", old_id="oldstmt", new_id="olderstmt"),
            RedirectRow(kind="statements", old_id="olderstmt", new_id="stmt000001"),
            RedirectRow(kind="speakers", old_id="oldlin", new_id="linxiaohe"),
            RedirectRow(kind="events", old_id="turns", new_id="round"),
            RedirectRow(kind="events", old_id="round", new_id="turns"),
        )
    )
    session.flush()
    rows = session.query(StatementRow).filter_by(state="published")
    numbers = [row.number for row in rows]
    index.add(session.connection(), numbers)
    wording.add(session.connection(), numbers)


def _dated(session: Session) -> None:
    file = File("河东考察.txt")
    file.line("navigation", "首页 > 要闻 > 正文")
    file.line("title", "皖江考察团赴江苏<学习>考察⟦發|发|script⟧言摘要")
    file.line("date", "2020-11-02")
    file.line("narration", "10月29日至11月1日，考察团先后到南京、苏州。")
    file.line("", "")
    file.line("attribution", "林⟦曉|晓|script⟧禾(市人社局局⟦長(zhǎng)|长|gloss⟧):", 1)
    file.line("heading", "把服务送到门口", 1)
    one = file.line(
        "statement", "此行看到三个差距:一是⟦創(chuàng)新|创新|gloss⟧不足,一要补课;二要补人。二是服务不细。", 1
    )
    two = file.line("statement", "下一步要优化营商环境 & 产⟦業|业|script⟧布局,做到“店小二”式服", 1)
    three = file.line("statement", "务。营商环境没有最好。", 1)
    file.line("attribution", "区委书记高远山:", 2)
    four = file.line("statement", "高远山表示,与苏州相比,思想还不够解放,存在等靠要的问题。建议市里统筹园区。", 2)
    file.line("omission", "(此处省略320字)")
    five = file.line("statement", "各位代表，会议已经开到第三天，还有", 3)
    file.line("junk", "浏览次数: 400 <script>alert(1)</script>", ending="")
    row = file.row(
        "source0001",
        residues=[{"span": [one[0], one[0] + 2], "received": "此行", "reason": "缺一个字节"}],
        format="html",
        address="https://news.example.cn/a?x=1&y=<b>",
        fetched=date(2020, 11, 20),
    )
    row.problems.append(
        ProblemRow(
            code="lost-bytes",
            severity="doubt",
            message="此行有缺字，请对照原件补上后重新导入。",
            start=one[0],
            end=one[1],
            line=one[2],
        )
    )
    row.problems.append(
        ProblemRow(code="unsigned-statement", severity="note", message="第 3 篇没有署名。", start=five[0], end=five[1])
    )
    event = EventRow(
        id="event0001",
        title="皖江考察团赴江苏<学习>考察发言摘要",
        published=date(2020, 11, 2),
        publication="河东日报",
        start=date(2020, 10, 29),
        end=date(2020, 11, 1),
        day=date(2020, 10, 29),
        chair="范已去",
        reporters=["金一", "木二"],
        regions=["长三角"],
        home_code="3408",
        origin_code="3408",
        destinations=[DestinationRow(ordinal=1, place_code="3201"), DestinationRow(ordinal=2, place_code="3205")],
        source=row,
    )
    session.add(event)
    session.flush()
    _first(session, [[one], [two, three]])
    _second(session, [[four]])
    third = statement(3, "event0001", 3, [[five]], day=date(2020, 10, 29), truncated=True)
    session.add(third)


def _first(session: Session, segments: list[list[tuple[int, int, str]]]) -> None:
    row = statement(
        1,
        "event0001",
        1,
        segments,
        heading="把服务送到门口",
        speaker_id="linxiaohe",
        speaker_name="林晓禾",
        role="市人社局局长",
        attribution="林晓禾(市人社局局长):",
        rule="name-role",
        reporter="金一",
        place_code="3408",
        day=date(2020, 10, 29),
    )
    gap: dict[str, Any] = {"kind": "gap", "cue": "差距"}
    row.points.append(point(row, "1-1", "一是创新不足,一要补课;二要补人。", "一是", **gap))
    row.points.append(point(row, "1-1-1", "一要补课;", "一要", kind="measure", cue="要"))
    row.points.append(point(row, "1-1-2", "二要补人。", "二要"))
    row.points.append(point(row, "1-2", "二是服务不细。", "二是", **gap))
    start = row.text.index("下一步要优化")
    row.passages.append(PassageRow(ordinal=1, kind="measure", cue="下一步要", start=start, end=len(row.text)))
    row.roles.append(
        RoleRow(
            ordinal=1, printed="市人社局局长", title="局长", level="局长", department_id="人社局", place_code="3408"
        )
    )
    row.mentions.append(MentionRow(place_code="3205"))
    session.add(row)


def _second(session: Session, segments: list[list[tuple[int, int, str]]]) -> None:
    row = statement(
        2,
        "event0001",
        2,
        segments,
        speaker_id="gaoyuan1",
        speaker_name="高远山",
        role="区委书记",
        attribution="区委书记高远山:",
        rule="role-name",
        mode="mixed",
        place_code="340803",
        day=date(2020, 10, 29),
    )
    start = row.text.index("存在")
    row.passages.append(PassageRow(ordinal=1, kind="gap", cue="存在", start=start, end=start + 9))
    asked = row.text.index("建议")
    row.passages.append(PassageRow(ordinal=2, kind="proposal", cue="建议", start=asked, end=len(row.text)))
    row.roles.append(
        RoleRow(ordinal=1, printed="区委书记", title="书记", level="书记", department_id="区委", place_code="340803")
    )
    session.add(row)


def _undated(session: Session) -> None:
    file = File("座谈.md")
    file.line("attribution", "市人力资源和社会保障局党组书记、局长林晓禾:", 1)
    one = file.line("statement", "稳就业要靠产业,也要靠服务。", 1)
    file.line("attribution", "办公室主任高远山:", 2)
    two = file.line("statement", "我谈两点体会。", 2)
    session.add(EventRow(id="event0002", source=file.row("source0002", sample=True)))
    session.flush()
    row = statement(
        4,
        "event0002",
        1,
        [[one]],
        speaker_id="linxiaohe",
        speaker_name="林晓禾",
        role="市人力资源和社会保障局党组书记、局长",
        attribution="市人力资源和社会保障局党组书记、局长林晓禾:",
        rule="role-name",
        place_code="3408",
    )
    for ordinal, (printed, title) in enumerate((("党组书记", "书记"), ("局长", "局长")), 1):
        role = RoleRow(
            ordinal=ordinal,
            printed=f"市人力资源和社会保障局{printed}",
            title=title,
            level=title,
            department_id="人社局",
            place_code="3408",
        )
        row.roles.append(role)
    other = statement(
        5, "event0002", 2, [[two]], speaker_id="gaoyuan2", speaker_name="高远山", role="办公室主任", rule="unheard-of"
    )
    session.add_all((row, other))


def _withdrawn(session: Session) -> None:
    file = File("旧闻.txt")
    one = file.line("statement", "这一篇已经不在了，营商环境四个字也不再检索得到。", 1)
    source = file.row("source0003", state="withdrawn")
    source.problems.append(ProblemRow(code="lost-bytes", severity="doubt", message="有一个字认不出来。"))
    session.add(EventRow(id="event0003", title="撤下的座谈会", state="withdrawn", source=source))
    session.flush()
    row = statement(6, "event0003", 1, [[one]], speaker_id="gonecorp", speaker_name="范已去", state="withdrawn")
    session.add(row)


def _quarantined(session: Session) -> None:
    row = File("坏文件.txt").row(
        "source0004", state="quarantined", encoding=None, layout=None, address="javascript:alert(1)"
    )
    message = "这不是文本文件，请换成文本后重新导入。"
    row.problems.append(ProblemRow(code="binary-file", severity="block", message=message))
    session.add(row)

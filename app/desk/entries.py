"""What a form says, as entries of a correction file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.desk.held import Held, changed, event_fields, statement_fields
from app.desk.parts import EVENT, reason_of
from app.domain.corrections import Acceptance, Entry, EventCorrection, Merge, PointCorrection, Why
from app.domain.kinds import Kind
from app.domain.lines import Lines
from app.domain.problems import ProblemCode
from app.domain.transcript import Passage, Point, Statement
from app.ingest.correcting import added_entry, bearer, quoted, statement_entry
from app.ingest.correction_files import NO_KIND, CorrectionError
from app.parse.anchoring import point_anchor
from app.text.messages import say

_DAYS = ("start", "end", "published", "fetched")
Fields = Mapping[str, str]


def entries(held: Held, sent: Fields, session: Session) -> list[Entry]:
    """The entries that a form asks for, in their order.

    Raises CorrectionError, in words for its reader, where the form says nothing or what cannot be.
    """
    if not sent.get("reason") or not sent.get("by"):
        raise CorrectionError(say("请写明理由和校订人。"))
    why = Why(sent["reason"], sent["by"], date.today())
    makers: dict[str, Callable[[Held, Fields, Why], Iterator[Entry]]] = {
        "event": _event,
        "statement": lambda held, sent, why: _about_statement(held, sent, why, session),
        "add": _added,
        "accept": _accepted,
    }
    make = makers.get(sent.get("action", ""))
    if held.waits and sent.get("action") != "event":
        raise CorrectionError(say("文件没有读成，现在只能写下活动的情况；请先按提示处理文件本身。"))
    if make is None:
        raise CorrectionError(say("不知道要做什么，请重新打开页面再试。"))
    made = list(make(held, sent, why))
    if not made:
        raise CorrectionError(say("没有改动，所以没有保存。"))
    return made


def _event(held: Held, sent: Fields, why: Why) -> Iterator[Entry]:
    said: dict[str, Any] = changed(sent, event_fields(held))
    for key in _DAYS:
        if key in said:
            said[key] = _day(said[key])
    if "destinations" in said:
        words = said["destinations"].replace("，", "、").replace(",", "、").split("、")
        said["destinations"] = tuple(word.strip() for word in words if word.strip())
    for part, names in EVENT.items():
        own = {name: said.pop(name) for name in names if name in said and reason_of(sent, part)}
        if own:
            yield EventCorrection(_why(sent, part, why), **own)
    if said:
        yield EventCorrection(why, **said)


def _about_statement(held: Held, sent: Fields, why: Why, session: Session) -> Iterator[Entry]:
    """Every part of the form of a statement, each with its own reason or that of the form."""
    made = [
        *_who(held, sent, _why(sent, "who", why)),
        *_points(held, sent, _why(sent, "points", why)),
        *_bounds(held, sent, _why(sent, "bounds", why)),
    ]
    if sent.get("other"):
        made += _merged(sent, _why(sent, "merge", why), session)
    if sent.get("how") in ("joined", "dropped") and len(made) > 1:
        raise CorrectionError(say("并入前一篇或不是发言的，不能同时改别的。"))
    yield from made


def _why(sent: Fields, part: str, why: Why) -> Why:
    return replace(why, reason=reason_of(sent, part) or why.reason)


def _who(held: Held, sent: Fields, why: Why) -> Iterator[Entry]:
    statement = _chosen(held, sent)
    said = changed(sent, statement_fields(held, statement))
    if said:
        yield statement_entry(held.document, statement.ordinal, why, said)


def _bounds(held: Held, sent: Fields, why: Why) -> Iterator[Entry]:
    statement = _chosen(held, sent)
    how = sent.get("how", "")
    if how in ("joined", "dropped"):
        yield statement_entry(held.document, statement.ordinal, why, {how: True})
        return
    said = {key: sent[key] for key in ("begins", "ends", "split") if sent.get(key)}
    if said.get("split"):
        if len(said) > 1:
            raise CorrectionError(say("起止和拆分请分两次改。"))
        said |= {key: sent[f"second_{key}"] for key in ("speaker", "role") if sent.get(f"second_{key}")}
    if said:
        yield statement_entry(held.document, statement.ordinal, why, said)


def _points(held: Held, sent: Fields, why: Why) -> Iterator[Entry]:
    statement = _chosen(held, sent)
    assert held.document.transcript is not None
    lines = Lines(held.document.transcript.restored)
    for number, mark in enumerate(marks_of(statement)):
        given = sent.get(f"kind-{number}", "")
        if given and given != (str(mark.kind) if mark.kind else NO_KIND):
            if given != NO_KIND and given not in set(Kind):
                raise CorrectionError(say("没有这种要点类型。"))
            kind = None if given == NO_KIND else Kind(given)
            yield PointCorrection(why, point_anchor(statement, mark, lines), kind)


def marks_of(statement: Statement) -> list[Point | Passage]:
    """The points and passages of a statement in the order of its text."""
    marks: list[Point | Passage] = [*statement.points, *statement.passages]
    return sorted(marks, key=lambda mark: (mark.paragraph, mark.start, mark.end))


def _added(held: Held, sent: Fields, why: Why) -> Iterator[Entry]:
    if not sent.get("words"):
        raise CorrectionError(say("请写出这篇发言开头的几个字。"))
    line = int(sent["line"]) if sent.get("line", "").isdigit() else None
    said = {key: sent[key] for key in ("ends", "speaker", "role") if sent.get(key)}
    yield added_entry(held.document, sent["words"], line, why, said)


def _accepted(held: Held, sent: Fields, why: Why) -> Iterator[Entry]:
    if sent.get("code") not in set(ProblemCode):
        raise CorrectionError(say("没有这种问题。"))
    line = int(sent["line"]) if sent.get("line", "").isdigit() else None
    yield Acceptance(why, ProblemCode(sent["code"]), line, quoted(sent.get("message", "")))


def _merged(sent: Fields, why: Why, session: Session) -> Iterator[Entry]:
    people = (bearer(session, sent["other"]), bearer(session, sent.get("one", "")))
    if people[0] == people[1]:
        raise CorrectionError(say("两处写的是同一位；同名的人请用编号，或在姓名后用括号写职务。"))
    yield Merge(why, people)


def _chosen(held: Held, sent: Fields) -> Statement:
    found = [s for s in held.statements if str(s.ordinal) == sent.get("statement")]
    if not found:
        raise CorrectionError(say("没有这篇发言，请重新打开页面再试。"))
    return found[0]


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise CorrectionError(say("“{words}”不是日期；请写成 2020-09-15（日期不能改成空白）。", words=words)) from error

"""The script of a broadcast: ``【解说】`` and ``【现场】`` tell, ``【同期声】职务 姓名:`` speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from app.parse.front import mark_front
from app.parse.grammar.attribution import Printed, byline, name_role, role_name, signature
from app.parse.grammar.labels import LABEL, is_asker
from app.parse.grammar.signs import COLON, GAP, finished
from app.parse.grammar.turns import turn
from app.parse.outline import NARRATION, TEXT, Fit, Mark, Outline, Part, blank_marks
from app.parse.page import Page

NAME = "scripts"
_SPEAKS = "同期声?|现场同期|采访同期|同期采访|人物同期|现场采访|采访|被采访人|讲话同期|受访者|现场"
_TELLS = (
    "导语|口播|正文|解说词?|旁白|字幕|画外音|配音|串词|演播室|主持人|栏目|片头|片尾|标题|转场|音乐|音效|空镜|画面|镜头"
    "|出镜|记者出镜|出像|记者|编后|结语|提要|预告|直播连线|连线|背景"
)
_TAG = re.compile(
    f"(?:[【\\[〔(（]{GAP}*(?:(?P<speaks>{_SPEAKS})|(?P<tells>{_TELLS})){GAP}*(?P<inner>[^】\\]〕)）]{{0,40}}?)[】\\]〕)）]"
    f"|(?P<bare>同期声?|解说词?|口播|导语|正文|旁白|字幕|现场同期){GAP}*(?={COLON}))(?:{GAP}|{COLON})*"
)
_CREDIT = re.compile(
    f"(?:字幕|摄像|配音|撰稿|剪辑|编导|制片|审片|播音|解说|责编|编辑|监制|记者|时长|播出)[^:：]{{0,6}}{COLON}"
)
_LONGEST_LABEL = 70


def read(page: Page) -> Fit | None:
    """That the page is one, None where fewer than two lines carry the tags of a script or nobody speaks.

    Journalists, moderators and people without a name are no speakers: what they say is told.
    """
    tags = {number: found for number in page.numbers if (found := _TAG.match(page.rows[number].text)) is not None}
    if len(tags) < 2 or not any(_speaks(found) for found in tags.values()):
        return None
    marks = blank_marks(page.rows)
    first = min(tags)
    mark_front(page, marks, first)
    known: set[str] = set()
    waiting = speaking = False
    for number in page.numbers:
        if number < first:
            continue
        text = page.rows[number].text
        tag = tags.get(number)
        if tag is not None or waiting:
            mark, waiting = _opening(text, tag, known)
            speaking = mark.part is Part.OPENING
        elif _CREDIT.match(text) and len(text) <= _LONGEST_LABEL:
            mark, speaking = NARRATION, False
        else:
            mark = TEXT if speaking else NARRATION
        marks[number] = mark
    blocks = sum(mark.part is Part.OPENING for mark in marks)
    named = any(mark.printed is not None and mark.printed.name for mark in marks)
    outline = Outline(NAME, tuple(marks), blocks + len(tags) // 2)
    return Fit(outline.blocks, lambda: outline) if named else None


def _speaks(tag: re.Match[str]) -> bool:
    return tag["speaks"] is not None or (tag["bare"] or "").startswith("同期")


def _opening(text: str, tag: re.Match[str] | None, known: set[str]) -> tuple[Mark, bool]:
    """The mark of a line with a tag, or of the line after a tag that stood alone; whether a name is still to come."""
    if tag is not None and not _speaks(tag):
        return NARRATION, False
    at = tag.end() if tag is not None else 0
    inner = tag["inner"] if tag is not None else ""
    if tag is not None and inner:
        words = inner.strip(" \t　:：")
        printed = _person(words + ":", known)
        shift = text.index(words)
        end = at
    elif not text[at:].strip():
        return NARRATION, tag is not None
    else:
        printed = _person(text[at:], known)
        shift, end = at, at + printed.end if printed else at
    if printed is None or printed.name is None:
        return NARRATION, False
    known.add(printed.name)
    role_at = (printed.role_at[0] + shift, printed.role_at[1] + shift) if printed.role_at else None
    return Mark(Part.OPENING, replace(printed, rule="script", role_at=role_at, end=end)), False


def _person(text: str, known: set[str]) -> Printed | None:
    """Who is named at the beginning of what a tag opens."""
    label = re.match(f"[^:：。!！?？]{{2,{_LONGEST_LABEL}}}(?={COLON})", text)
    if label is not None and is_asker(label[0]):
        return None
    found = LABEL.match(text)
    printed = name_role(text) or role_name(found) or turn(text, found, known)
    if printed is None and label is None and not finished(text) and len(text) <= _LONGEST_LABEL and not is_asker(text):
        printed = byline(text) or signature(text)
    return printed

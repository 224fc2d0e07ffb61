"""A correction in a line, for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from app.domain.corrections import Acceptance, Anchor, Entry, Merge, PointCorrection
from app.domain.kinds import KIND_LABELS, Kind
from app.domain.labels import PROBLEM_LABELS

LABELS = {
    "title": "活动名称",
    "start": "开始日期",
    "end": "结束日期",
    "published": "刊发日期",
    "publication": "刊发者",
    "origin": "来源地",
    "destinations": "考察地",
    "address": "原文网址",
    "fetched": "取得日期",
    "speaker": "发言人",
    "person": "同名之别",
    "role": "职务",
    "department": "部门",
    "place": "地区",
    "begins": "起于",
    "ends": "止于",
    "split": "另起一篇于",
    "joined": "并入前一篇",
    "dropped": "不是发言",
    "added": "补一篇发言",
    "kind": "类型",
}
"""What readers call the things that can be put right."""


def told(entry: Entry) -> str:
    """Where it takes hold, what is said, why, by whom and when: 行5“…” 发言人 白芷(看过原版,编者 2026-01-05)。"""
    parts = [part for part in (_where(entry), "、".join(_what(entry))) if part]
    why = entry.why
    return f"{' '.join(parts)}({why.reason};{why.by} {why.day})"


def _where(entry: Entry) -> str:
    anchor = getattr(entry, "at", None)
    return f"行{anchor.line}“{anchor.words}”" if isinstance(anchor, Anchor) else ""


def _what(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Merge):
        yield f"{'、'.join(map(str, entry.people))} 是一个人"
    elif isinstance(entry, Acceptance):
        yield f"{PROBLEM_LABELS[entry.code]}{f' 行{entry.line}' if entry.line else ''}{entry.words or ''} 无须改动"
    elif isinstance(entry, PointCorrection):
        yield f"类型 {KIND_LABELS[entry.kind] if entry.kind else '无'}"
    else:
        for field in fields(entry):
            value = getattr(entry, field.name)
            if value is True:
                yield LABELS[field.name]
            elif isinstance(value, tuple):
                yield f"{LABELS[field.name]} {'、'.join(value) or '不详'}"
            elif isinstance(value, str | date | Kind):
                yield f"{LABELS[field.name]} {value or '不详'}"

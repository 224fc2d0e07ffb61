"""The outline of one read file, as a person would check it against the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.blocks import BlockKind, Family
from app.domain.corrections import entry_id
from app.domain.document import Document
from app.domain.kinds import KIND_LABELS
from app.domain.labels import BLOCK_LABELS, FAMILY_LABELS, MODE_LABELS, REPAIR_LABELS, SEVERITY_LABELS, handle
from app.domain.lines import Lines
from app.domain.people import Place, Resolution, Role, StatementNames
from app.domain.problems import ProblemCode
from app.domain.readings import layout, rule
from app.domain.transcript import Paragraph, Statement, Transcript
from app.export.told import told
from app.text.repairs import RepairKind
from app.text.spans import Span

_LISTED = frozenset(BlockKind) - {BlockKind.STATEMENT, BlockKind.BLANK, BlockKind.MARKUP, BlockKind.ATTRIBUTION}
_PLAIN_GLOSS = re.compile(r".\([^()]*\)", re.DOTALL)
_HEAD, _TAIL = 16, 12
_SHORT_CUE = 2


@dataclass(frozen=True)
class _Terms:
    """How an outline names layouts, rules and problems."""

    layout: Callable[[str], str]
    rule: Callable[[str], str]
    problem: Callable[[ProblemCode], str]


_WORDS = _Terms(layout, rule, handle)
_CODES = _Terms(str, lambda name: f"规则 {name}", str)


def outline(document: Document, *, codes: bool = False, corrections: bool = True) -> str:
    """A text that names everything the reading decided, with the line of the file where each thing stands. With
    ``codes`` layouts, rules and problems stand by the short names that the program has for them. ``corrections``: with
    what was put right."""
    terms = _CODES if codes else _WORDS
    head = [f"文件 {document.name} · {document.encoding or document.format or '编码不明'} · {document.size}字节"]
    transcript, resolution = document.transcript, document.resolution
    if transcript is None or resolution is None:
        return "\n".join(head + _problems(document, None, terms))
    lines = Lines(transcript.restored)
    head += [*_event(transcript, resolution, terms), *_ledger(transcript), *_unusual_repairs(transcript, lines)]
    named = {names.ordinal: names for names in resolution.statements}
    body: list[str] = []
    for statement in transcript.statements:
        body += ["", *_statement(statement, named[statement.ordinal], lines, terms)]
    rest = [*_other_blocks(transcript, lines), *_problems(document, lines, terms)]
    if corrections:
        rest += _corrections(document)
    return "\n".join(head + body + ["", *rest])


def _event(transcript: Transcript, resolution: Resolution, terms: _Terms) -> list[str]:
    facts, places = transcript.event, resolution.event
    statements = transcript.statements
    single = any(statement.reporter for statement in statements)
    until = f" 至 {facts.end}" if facts.end and facts.end != facts.start else ""
    regions = f" · 区域 {'、'.join(places.regions)}" if places.regions else ""
    return [
        f"版式 {terms.layout(transcript.layout)} · 发言 {len(statements)} 篇"
        f" · 段 {sum(len(s.paragraphs) for s in statements)}"
        f" · 要点 {sum(len(s.points) for s in statements)} · 语段 {sum(len(s.passages) for s in statements)}",
        f"题名 {facts.title or '不详'}",
        f"出处 {facts.publication or '不详'} · 刊发 {facts.published or '不详'}",
        f"日期 {facts.start or '不详'}{until}",
        f"记者 {'、'.join(facts.reporters) or ('见各篇' if single else '不详')} · 主持 {facts.chair or '不详'}",
        f"出发 {_place(places.origin)} · 到访 {'、'.join(map(_place, places.destinations)) or '不详'}{regions}",
    ]


def _ledger(transcript: Transcript) -> list[str]:
    count = transcript.ledger()
    parts = " + ".join(f"{FAMILY_LABELS[family]} {count[family]}" for family in Family)
    kinds = Counter(repair.kind for repair in (*transcript.restored.repairs, *transcript.joins))
    repairs = "、".join(f"{label} {kinds[kind]}" for kind, label in REPAIR_LABELS.items() if kinds[kind])
    return [f"字数 {parts} = {len(transcript.restored.received)}", f"修复 {repairs or '无'}"]


def _unusual_repairs(transcript: Transcript, lines: Lines) -> list[str]:
    """The repairs that no reader could redo at a glance: bytes put together anew."""
    return [
        f"   {lines.over(repair.after)} {repair.received} → {repair.restored}"
        for repair in transcript.restored.repairs
        if repair.kind is RepairKind.GLOSS and not _PLAIN_GLOSS.fullmatch(repair.received)
    ]


def _statement(statement: Statement, names: StatementNames, lines: Lines, terms: _Terms) -> list[str]:
    attribution = statement.attribution
    start = attribution.span.start if attribution else statement.paragraphs[0].segments[0].start
    who = "未署名"
    if attribution:
        who = f"{attribution.name or f'“{attribution.printed}”'} | {attribution.role or '职务不详'}"
    parts = [f"{statement.ordinal}. 行{lines.of(start)} {who}", MODE_LABELS[statement.mode]]
    parts += ["有缺文"] if statement.truncated else []
    parts += [f"记者 {statement.reporter}"] if statement.reporter else []
    parts += [terms.rule(attribution.rule)] if attribution else []
    rows = [" | ".join(parts)]
    if statement.heading:
        rows.append(f"   题 {statement.heading}")
    people = [f"{v.name}({v.role or '职务不详'})" for v in (attribution.voices if attribution else ()) if v.full]
    rows += [f"   合说 {'、'.join(people)}"] if people else []
    held = "; ".join(_role(role, names.place) for role in names.roles) or "不详"
    away = attribution.role_span if attribution else None
    where = f"(职务见行{lines.of(away.start)})" if away and lines.of(away.start) != lines.of(start) else ""
    rows.append(f"   职 {held} · 地 {_place(names.place)}{where}")
    for index, paragraph in enumerate(statement.paragraphs):
        rows += _paragraph(statement, index, paragraph, lines)
    return rows


def _paragraph(statement: Statement, index: int, paragraph: Paragraph, lines: Lines) -> list[str]:
    whole = Span(paragraph.segments[0].start, paragraph.segments[-1].end)
    rows = [f"   ¶{index + 1} {lines.over(whole)} {len(paragraph.text)}字 {_short(paragraph.text)}"]
    seam = 0
    for before, after in zip(paragraph.segments, paragraph.segments[1:], strict=False):
        seam += len(before)
        joint = f"{paragraph.text[max(seam - 8, 0) : seam]}‖{paragraph.text[seam : seam + 8]}"
        rows.append(f"      接合 行{lines.of(before.end - 1)}、{lines.of(after.start)} …{joint}…")
    marks = [(p.start, p.depth, p.label, p.kind, p.cue, p.end) for p in statement.points if p.paragraph == index]
    marks += [(p.start, 0, "—", p.kind, p.cue, p.end) for p in statement.passages if p.paragraph == index]
    for begin, depth, label, kind, cue, end in sorted(marks, key=lambda mark: mark[:2]):
        text = paragraph.text[begin:end]
        kinds = f"[{KIND_LABELS[kind]}]" if kind else "[未判]"
        because = f" ← {_cue(cue, paragraph.text, begin)}" if cue else ""
        rows.append(f"      {'  ' * depth}{label} {kinds} {len(text)}字 {_short(text)}{because}")
    return rows


def _cue(cue: str, text: str, start: int) -> str:
    """The cue; a very short one inside its clause, or nobody could find it."""
    at = text.find(cue, start)
    if len(cue) > _SHORT_CUE or at < 0:
        return cue
    return f"{text[max(at - 6, 0) : at]}【{cue}】{text[at + len(cue) : at + len(cue) + 6]}"


def _other_blocks(transcript: Transcript, lines: Lines) -> list[str]:
    rows = ["其余"]
    for block in transcript.blocks:
        if block.kind in _LISTED or (block.kind is BlockKind.ATTRIBUTION and block.statement is None):
            text = block.span.of(transcript.restored.text).strip()
            rows.append(f"   {lines.over(block.span)} {BLOCK_LABELS[block.kind]} {_short(text)}")
    return rows


def _problems(document: Document, lines: Lines | None, terms: _Terms) -> list[str]:
    if not document.problems:
        return ["问题 无"]
    return ["问题"] + [
        f"   {SEVERITY_LABELS[problem.severity]} {terms.problem(problem.code)}"
        f"{f' {lines.over(problem.span)}' if lines and problem.span else ''} {problem.message}"
        f"{f' ✓已核：{problem.accepted}' if problem.accepted else ''}"
        for problem in document.problems
    ]


def _corrections(document: Document) -> list[str]:
    entries = document.corrections.entries
    return ["校订", *(f"   {entry_id(entry)} {told(entry)}" for entry in entries)] if entries else []


def _role(role: Role, place: Place | None) -> str:
    office = role.department.label if role.department else "部门不详"
    elsewhere = f"({_place(role.place)})" if role.place and role.place != place else ""
    return f"{role.printed} → {office}{elsewhere}"


def _short(text: str) -> str:
    flat = text.replace("\r", "").replace("\n", " ")
    return flat if len(flat) <= _HEAD + _TAIL else f"{flat[:_HEAD]}…{flat[-_TAIL:]}"


def _place(place: Place | None) -> str:
    return "".join(place.chain) if place else "不详"

"""The outline of one read file, as a person would check it against the source."""

from __future__ import annotations

from bisect import bisect_right

from app.domain.blocks import BlockKind, Family
from app.domain.document import Document
from app.domain.kinds import KIND_LABELS
from app.domain.labels import BLOCK_LABELS, FAMILY_LABELS, MODE_LABELS
from app.domain.people import Place, StatementNames
from app.domain.transcript import Statement, Transcript
from app.text.spans import Span

_LISTED = frozenset(BlockKind) - {BlockKind.STATEMENT, BlockKind.BLANK, BlockKind.MARKUP, BlockKind.ATTRIBUTION}


class Lines:
    """Line numbers of the received file for offsets in the restored text."""

    def __init__(self, transcript: Transcript) -> None:
        self._restored = transcript.restored
        received = transcript.restored.received
        self._starts = [0] + [index + 1 for index, character in enumerate(received) if character == "\n"]

    def of(self, offset: int) -> int:
        """The number of the line, from 1, that the restored offset came from."""
        return bisect_right(self._starts, self._restored.source_offset(offset))


def outline(document: Document) -> str:
    """A text that names everything the reading decided, with the line of the file where each thing stands."""
    head = [f"文件 {document.name} · {document.encoding or '编码不明'} · {document.size}字节"]
    transcript, resolution = document.transcript, document.resolution
    if transcript is None or resolution is None:
        return "\n".join(head + _problems(document))
    lines = Lines(transcript)
    facts, places = transcript.event, resolution.event
    head += [
        f"版式 {transcript.layout}",
        f"题名 {facts.title or '不详'}",
        f"出处 {facts.publication or '不详'} · 刊发 {facts.published or '不详'}",
        f"记者 {'、'.join(facts.reporters) or '不详'} · 主持 {facts.chair or '不详'}",
        f"日期 {facts.start or '不详'}{f' 至 {facts.end}' if facts.end and facts.end != facts.start else ''}",
        f"出发 {_place(places.origin)} · 到访 {'、'.join(map(_place, places.destinations)) or '不详'}"
        f"{' · 区域 ' + '、'.join(places.regions) if places.regions else ''}",
        _ledger(transcript),
    ]
    named = {names.ordinal: names for names in resolution.statements}
    body: list[str] = []
    for statement in transcript.statements:
        body += ["", *_statement(statement, named[statement.ordinal], lines)]
    return "\n".join(head + body + ["", *_other_blocks(transcript, lines), *_problems(document)])


def _ledger(transcript: Transcript) -> str:
    count = transcript.ledger()
    parts = " + ".join(f"{FAMILY_LABELS[family]} {count[family]}" for family in Family)
    repairs = len(transcript.restored.repairs) + len(transcript.joins)
    return f"字数 {parts} = {len(transcript.restored.received)} · 修复 {repairs} 处"


def _statement(statement: Statement, names: StatementNames, lines: Lines) -> list[str]:
    attribution = statement.attribution
    start = attribution.span.start if attribution else statement.paragraphs[0].segments[0].start
    who = f"{attribution.name} | {attribution.role or '职务不详'}" if attribution else "未署名"
    rows = [
        f"{statement.ordinal}. 行{lines.of(start)} {who} | {MODE_LABELS[statement.mode]}"
        f"{' | 有缺文' if statement.truncated else ''}{f' | 记者 {statement.reporter}' if statement.reporter else ''}"
        f"{f' | 规则 {attribution.rule}' if attribution else ''}"
    ]
    if statement.heading:
        rows.append(f"   题 {statement.heading}")
    offices = [f"{role.printed} → {role.department.label if role.department else '部门不详'}" for role in names.roles]
    if offices:
        rows.append(f"   职 {'; '.join(offices)} · 地 {_place(names.place)}")
    for index, paragraph in enumerate(statement.paragraphs):
        first, last = paragraph.segments[0], paragraph.segments[-1]
        where = _where(lines, Span(first.start, last.end))
        joined = " 接合" if len(paragraph.segments) > 1 else ""
        rows.append(f"   ¶{index + 1} {where}{joined} {len(paragraph.text)}字 {_short(paragraph.text)}")
        marks = [(p.start, p.label, p.kind, p.cue, p.end, p.depth) for p in statement.points if p.paragraph == index]
        marks += [(p.start, "—", p.kind, p.cue, p.end, 0) for p in statement.passages if p.paragraph == index]
        for begin, label, kind, cue, end, depth in sorted(marks, key=lambda mark: (mark[0], mark[5])):
            named = f"[{KIND_LABELS[kind]}] " if kind else ""
            because = f" ← {cue}" if cue else ""
            rows.append(f"      {'  ' * depth}{label} {named}{_short(paragraph.text[begin:end])}{because}")
    return rows


def _other_blocks(transcript: Transcript, lines: Lines) -> list[str]:
    rows = ["其余"]
    for block in transcript.blocks:
        if block.kind in _LISTED:
            text = block.span.of(transcript.restored.text).strip()
            rows.append(f"   行{lines.of(block.span.start)} {BLOCK_LABELS[block.kind]} {_short(text)}")
    return rows


def _problems(document: Document) -> list[str]:
    if not document.problems:
        return ["问题 无"]
    return ["问题"] + [f"   {problem.severity} {problem.code} {problem.message}" for problem in document.problems]


def _where(lines: Lines, span: Span) -> str:
    first, last = lines.of(span.start), lines.of(max(span.start, span.end - 1))
    return f"行{first}" if first == last else f"行{first}–{last}"


def _short(text: str) -> str:
    flat = text.replace("\r", "").replace("\n", " ")
    return flat if len(flat) <= 24 else f"{flat[:12]}…{flat[-8:]}"


def _place(place: Place | None) -> str:
    return "".join(place.chain) if place else "不详"

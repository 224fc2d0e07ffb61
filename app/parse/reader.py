"""Read one restored source: layouts say what each line is, this module makes a transcript of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.problems import Problem, ProblemCode
from app.domain.told import NOTHING_TOLD, Told
from app.domain.transcript import Attribution, EventFacts, Mode, Paragraph, Statement, Transcript, Voice
from app.parse.asides import outside
from app.parse.drafts import sheet_of
from app.parse.facts import event_facts
from app.parse.grammar.attribution import Printed
from app.parse.grammar.credits import Credit
from app.parse.grammar.roles import introduced
from app.parse.grammar.saying import all_quoted, holds_quotation, quotes, reports
from app.parse.layouts import outline_of
from app.parse.nobody import outline_of_nobody, why_nobody
from app.parse.outline import Outline
from app.parse.page import Page, page_of
from app.parse.points import find_points
from app.parse.run_on import parted
from app.parse.sheets import Draft, Sheet, writers
from app.parse.tiling import Piece, tile
from app.parse.voices import is_office_of_one, voices_of
from app.text.records import record
from app.text.repairs import Repair, RepairKind, Restored
from app.text.spans import Span

_UNNAMED = {
    "joint": (ProblemCode.JOINT_SPEAKERS, "这段话是几个人一起说的，保留原文的写法，认得出的人各自都能查到。"),
    "surname-title": (
        ProblemCode.UNCLEAR_ATTRIBUTION,
        "这里只写了姓和职务，文中没有写明是哪一位，暂不归入任何人，请核对原文。",
    ),
}
"""Attributions that name no single person, by rule."""


@record
class _Role:
    role: str | None
    span: Span | None


@dataclass(frozen=True)
class Reading:
    """A page of which is known who says what, but not yet which points are made: as much as it takes to know the names
    in it."""

    restored: Restored
    page: Page
    outline: Outline
    sheet: Sheet
    spoken: list[Draft]
    single: list[Draft]
    attributions: list[Attribution | None]
    facts: EventFacts

    def reporters(self) -> set[str]:
        """Who wrote of the event or noted down what somebody said."""
        return {*self.facts.reporters, *filter(None, (self.reporter(draft) for draft in self.spoken))}

    def reporter(self, draft: Draft) -> str | None:
        """Who noted down this draft alone."""
        return "、".join(writers(draft.credits)) if draft in self.single else None

    def transcript(self) -> Transcript:
        """Blocks that tile the text, the statements in their order, the facts of the event, the doubts."""
        statements = _statements(self)
        sheet = self.sheet
        named: dict[int | None, list[Piece]] = dict(enumerate((draft.named for draft in self.spoken), start=1))
        named[None] = sheet.named + [piece for draft in sheet.drafts if not draft.paragraphs for piece in draft.named]
        return Transcript(
            restored=self.restored,
            layout=self.outline.layout,
            blocks=tile(self.restored.text, named),
            statements=statements,
            event=self.facts,
            joins=tuple(_join(self.restored, gap) for gap in sheet.gaps),
            problems=tuple(_problems(self.page, self.outline, sheet, statements, self.facts.title or "")),
        )


def read(restored: Restored, told: Told = NOTHING_TOLD) -> Transcript:
    """What a restored text says; a page in which nobody speaks has no statements and says why.

    ``told`` is what the file says beside its text. Raises nothing for any text.
    """
    return attributed(restored, told).transcript()


def attributed(restored: Restored, told: Told = NOTHING_TOLD) -> Reading:
    """The first half of ``read``: who says what."""
    page = parted(page_of(restored.text, outside(restored, told.asides) if told.asides else None))
    outline = outline_of(page) or outline_of_nobody(page)
    page = outline.page or page
    sheet = sheet_of(page, outline)
    spoken = [draft for draft in sheet.drafts if draft.paragraphs]
    single = _credited_singly(spoken)
    credited = [*sheet.credits, *(credit for draft in sheet.drafts if draft not in single for credit in draft.credits)]
    facts = event_facts(page, sheet, _in_order(page, credited), told)
    return Reading(restored, page, outline, sheet, spoken, single, _attributions(restored.text, spoken, outline), facts)


def _in_order(page: Page, credited: list[Credit]) -> list[Credit]:
    """The credits in the order of the page; equal ones are one."""
    return [credit for row in page.rows for credit in row.credits if credit in credited]


def _credited_singly(spoken: list[Draft]) -> list[Draft]:
    """The drafts whose credits are their own: where at least two, and half of the blocks, carry one."""
    blocks = [draft for draft in spoken if not draft.reported]
    credited = [draft for draft in blocks if writers(draft.credits)]
    return credited if len(credited) > 1 and 2 * len(credited) >= len(blocks) else []


def _join(restored: Restored, gap: Span) -> Repair:
    last = Span(gap.start - 1, gap.start)
    before = Span(restored.source_span(last).end, restored.source_offset(gap.end))
    return Repair(RepairKind.JOIN, before, gap, before.of(restored.received), "")


def _attributions(text: str, spoken: list[Draft], outline: Outline) -> list[Attribution | None]:
    known = {name: _Role(*role) for name, role in outline.roles.items()}
    attributions = []
    for draft in spoken:
        attribution = _attribution(text, draft, known)
        if attribution is not None and attribution.name is not None and attribution.role is not None:
            known.setdefault(attribution.name, _Role(attribution.role, attribution.role_span))
        attributions.append(attribution)
    return attributions


def _statements(reading: Reading) -> tuple[Statement, ...]:
    statements = []
    for number, (draft, attribution) in enumerate(zip(reading.spoken, reading.attributions, strict=True), start=1):
        paragraphs = tuple(Paragraph(strand.text, strand.segments) for strand in draft.paragraphs)
        heading = " ".join(strand.text for strand in draft.headings) or None
        points, passages = find_points([paragraph.text for paragraph in paragraphs], heading)
        statements.append(
            Statement(
                ordinal=number,
                attribution=attribution,
                mode=_mode(draft, attribution),
                heading=heading,
                reporter=reading.reporter(draft),
                truncated=draft.truncated,
                paragraphs=paragraphs,
                points=points,
                passages=passages,
            )
        )
    return tuple(statements)


def _attribution(text: str, draft: Draft, known: dict[str, _Role]) -> Attribution | None:
    printed, span = draft.printed, draft.printed_span
    if printed is None or span is None:
        return None
    role = _Role(printed.role, draft.role_span)
    if printed.name is None:
        found = voices_of(printed, span.of(text), known, text)
        voices = tuple(_voice(voice, text, draft, known, span) for voice in found)
        return Attribution(printed.rule, span, span.of(text), None, *_titled(printed, role), voices)
    if role.role is None:
        role = known.get(printed.name) or _introduced(text, draft, printed.name, span)
    return Attribution(printed.rule, span, span.of(text), printed.name, role.role, role.span)


def _voice(voice: Voice, text: str, draft: Draft, known: dict[str, _Role], span: Span) -> Voice:
    """One of several people, with the role that the page gives him elsewhere where his label gives none."""
    if not voice.full or voice.role is not None:
        return voice
    role = (known.get(voice.name) or _introduced(text, draft, voice.name, span)).role
    return replace(voice, role=role) if role and is_office_of_one(role) else voice


def _titled(printed: Printed, role: _Role) -> tuple[str | None, Span | None]:
    """The title of somebody of whom only it and the surname are known; none for several people or an unread label."""
    return (role.role, role.span) if printed.rule == "surname-title" else (None, None)


def _introduced(text: str, draft: Draft, name: str, span: Span) -> _Role:
    """The role that stands with the name before its attribution, inside its own text, or after it."""
    end = draft.paragraphs[-1].span.end
    for low, high in ((0, span.start), (span.start, end), (end, len(text))):
        found = introduced(text[low:high], name)
        if found is not None:
            return _Role(found[0], Span(low + found[1], low + found[2]))
    return _Role(None, None)


def _mode(draft: Draft, attribution: Attribution | None) -> Mode:
    """Direct, unless the text reports its speaker's words: with quotations of at least a clause or without."""
    if attribution is None or (attribution.name is None and not draft.reported):
        return Mode.DIRECT
    text = "\n".join(strand.text for strand in draft.paragraphs)
    name = attribution.name
    if draft.reported:
        if all_quoted(text):
            return Mode.DIRECT
        return Mode.MIXED if holds_quotation(text) else Mode.INDIRECT
    if name is None or not reports(name, text):
        return Mode.DIRECT
    return Mode.MIXED if quotes(name, text) else Mode.INDIRECT


def _problems(
    page: Page, outline: Outline, sheet: Sheet, statements: tuple[Statement, ...], title: str
) -> list[Problem]:
    found = [
        Problem(ProblemCode.TRUNCATED_SOURCE, "来源注明此处有删节或未显示全文，请补找全文。", span)
        for span in sheet.omissions
    ]
    for draft in sheet.drafts:
        if not draft.paragraphs:
            if draft.printed is not None:
                message = "这里写明了发言人，但后面没有发言内容，请核对原文。"
                found.append(Problem(ProblemCode.EMPTY_STATEMENT, message, draft.printed_span))
        elif draft.printed is not None and draft.printed.rule in _UNNAMED:
            code, message = _UNNAMED[draft.printed.rule]
            found.append(Problem(code, message, draft.printed_span))
        elif draft.printed is not None and draft.printed.name is None:
            message = "看得出这里换了发言人，但认不出姓名，暂不归入任何人，请核对原文。"
            found.append(Problem(ProblemCode.UNCLEAR_ATTRIBUTION, message, draft.printed_span))
        elif draft.printed is None and outline.blocks > 1:
            message = "删节之后的文字说不清是谁的发言，暂不归入任何人，请核对原文。"
            found.append(Problem(ProblemCode.UNCLEAR_ATTRIBUTION, message, draft.paragraphs[0].span))
        elif draft.printed is None and not outline.unclear:
            message = "全文是一篇发言，但没有写明发言人。"
            found.append(Problem(ProblemCode.UNSIGNED_STATEMENT, message, draft.paragraphs[0].span))
    for number in outline.unclear:
        message = "不同位置写的发言人不一致，暂不归入任何人，请核对原文。"
        row = page.rows[number]
        span = row.body.span if row.text else row.pieces[0].span
        found.append(Problem(ProblemCode.UNCLEAR_ATTRIBUTION, message, span))
    if not statements:
        found.append(Problem(ProblemCode.NO_STATEMENT, why_nobody(page, title)))
    return found
